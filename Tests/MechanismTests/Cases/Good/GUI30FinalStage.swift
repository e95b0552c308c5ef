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
                "every chapter and article is written, and the report sent", Report.self, given: World.drafted,
                when: .send(.report),
                .records("sent")),
            Case(
                "a paragraph is added where another one stands", Report.self, given: World.drafted,
                when: .write(.article(World.scope[0], .observations), after: World.paragraph, "Besides"),
                .records("wrote")),
            Case(
                "good practices and needs may be left out, where not applicable", Report.self,
                given: World.sent + [World.wrote(.article(World.scope[0], .needs), "Training")],
                when: .strike(World.name(.article(World.scope[0], .needs)), upon: 1, reason: ""),
                .records("struck")),
        ])
}
