import Kernel
import Reports

extension Case {
    /// Comments and agreements on a draft that was not sent, or sent twice.
    static let notSent = of(
        "GUI 34, sent for agreement",
        [
            Case(
                "a comment is made before the draft was sent", Report.self, given: World.drafted,
                when: .comment(World.paragraph, "Too early", proposal: ""),
                .refused("report.not-sent GUI 34")),
            Case(
                "a State agrees before the draft was sent", Report.self, given: World.drafted,
                when: .agree("XAA", World.consents(World.drafted)),
                .refused("report.not-sent GUI 34")),
            Case(
                "the draft is sent twice", Report.self, given: World.sent,
                when: .send(.report),
                .refused("report.sent-already GUI 34")),
            Case(
                "the language is changed when the draft was sent", Report.self, given: World.sent,
                when: .speak(.ru),
                .refused("report.sent-already GUI 34")),
            Case(
                "a comment without words", Report.self, given: World.sent,
                when: .comment(nil, "", proposal: ""),
                .refused("required")),
            Case(
                "a comment is answered without words", Report.self, given: World.commented,
                when: .settle("r1", .answered, ""),
                .refused("required")),
            Case(
                "a comment is answered twice", Report.self,
                given: World.commented + [.settled(remark: "r1", outcome: .taken, text: "")],
                when: .settle("r1", .discussed, "On the call"),
                .refused("report.comment-settled GUI 34")),
            Case(
                "a comment is answered that was never made", Report.self, given: World.sent,
                when: .settle("r1", .taken, ""),
                .refused("hidden")),
        ])
}
