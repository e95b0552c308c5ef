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
                "an article is written but for its observations, another not at all", Report.self,
                given: World.drafted.dropLast(3),
                when: .send(.report),
                .refused("report.section-incomplete BLU 11-16", "report.section-incomplete BLU 11-16")),
            Case(
                "the observations are taken out of a report that was sent", Report.self, given: World.sent,
                when: .strike(World.paragraph, upon: 1, reason: ""),
                .refused("report.section-incomplete BLU 11-16")),
            Case(
                "a paragraph without words", Report.self, given: World.drafted,
                when: .write(.article(World.scope[0], .needs), after: nil, ""),
                .refused("required")),
            Case(
                "a paragraph of thirty pages", Report.self, given: World.drafted,
                when: .revise(
                    World.paragraph, upon: 1, String(repeating: "a", count: Report.longest + 1), reason: ""),
                .refused("report.too-long")),
            Case(
                "a paragraph is put after one of another part", Report.self, given: World.drafted,
                when: .write(.article(World.scope[0], .needs), after: World.paragraph, "Training"),
                .refused("hidden")),
        ])
}
