import Kernel
import Mechanism
import Reports

extension Case {
    /// At the final stage the experts prepare the draft report by the blueprint.
    static let finalStage = of(
        "GUI 30, the report at the final stage",
        [
            Case(
                "the report is sent when the dialogue is over", Review.self,
                given: World.course(through: "dialogueClosed"),
                when: .noteReport(.sent(fingerprint: "text")),
                .records("reportSent")),
            Case(
                "the report is sent when nothing is left open, which ends the dialogue", Review.self,
                given: World.course(through: "answered"),
                when: .noteReport(.sent(fingerprint: "text")),
                .records("dialogueClosed", "reportSent")),
            Case(
                "every article is written, and the report sent", Report.self, given: World.drafted,
                when: .send,
                .records("sent")),
            Case(
                "good practices and needs may be empty, where not applicable", Report.self, given: World.sent,
                when: .draft(World.scope[0], World.section("Observed anew"), upon: 1),
                .records("drafted")),
        ])
}
