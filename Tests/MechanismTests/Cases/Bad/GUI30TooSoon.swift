import Kernel
import Mechanism
import Reports

extension Case {
    /// A report sent while the review has not come to it.
    static let reportTooSoon = of(
        "GUI 30, the report at the final stage",
        [
            Case(
                "the report is sent before the response was received", Review.self,
                given: World.course(through: "tasksDivided"),
                when: .noteReport(.sent(fingerprint: "text")),
                .refused("review.no-desk-review GUI 23")),
            Case(
                "the report is sent with a question open", Review.self, given: World.course(through: "callHeld"),
                when: .noteReport(.sent(fingerprint: "text")),
                .refused("review.questions-open TOR 23")),
            Case(
                "the report is sent without a call", Review.self,
                given: World.course(through: "deskReviewSubmitted") + [.answered(question: "q1", text: "Twelve")],
                when: .noteReport(.sent(fingerprint: "text")),
                .refused("review.no-call GUI 23")),
            Case(
                "two articles are not written", Report.self, given: World.drafted.dropLast(2),
                when: .send,
                .refused("report.section-incomplete BLU 11-16", "report.section-incomplete BLU 11-16")),
            Case(
                "the observations are taken out of a report that was sent", Report.self, given: World.sent,
                when: .draft(World.scope[0], World.section(""), upon: 1),
                .refused("report.section-incomplete BLU 11-16")),
        ])
}
