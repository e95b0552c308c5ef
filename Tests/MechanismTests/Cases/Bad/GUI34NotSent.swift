import Kernel
import Reports

extension Case {
    /// Comments and agreements on a draft that was not sent, or sent twice.
    static let notSent = of(
        "GUI 34, sent for agreement",
        [
            Case(
                "a comment is made before the draft was sent", Report.self, given: World.drafted,
                when: .comment(nil, "Too early"),
                .refused("report.not-sent GUI 34")),
            Case(
                "a State agrees before the draft was sent", Report.self, given: World.drafted,
                when: .agree("XAA", to: World.text(World.drafted)),
                .refused("report.not-sent GUI 34")),
            Case(
                "the draft is sent twice", Report.self, given: World.sent,
                when: .send,
                .refused("report.sent-already GUI 34")),
            Case(
                "a comment without words", Report.self, given: World.sent,
                when: .comment(nil, ""),
                .refused("required")),
        ])
}
