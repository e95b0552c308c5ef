import Kernel
import Reports

extension Case {
    /// Agreement to another text, given twice, by others; and change after finality.
    static let notAgreed = of(
        "TOR 33, agreement of all three",
        [
            Case(
                "a State agrees to a paragraph that has changed since", Report.self,
                given: World.sent + [World.revised],
                when: .agree("XAA", World.consents(World.sent)),
                .refused("report.text-changed TOR 33")),
            Case(
                "a State agrees to a paragraph that was taken out since", Report.self,
                given: World.sent + [
                    World.wrote(.article(World.scope[0], .needs), "Training"),
                    .struck(paragraph: World.name(.article(World.scope[0], .needs)), revision: 2, reason: nil),
                ],
                when: .agree(
                    "XAA",
                    World.consents(World.sent + [World.wrote(.article(World.scope[0], .needs), "Training")])),
                .refused("report.text-changed TOR 33")),
            Case(
                "a State agrees twice", Report.self, given: World.agreed("XAA"),
                when: .agree("XAA", World.consents(World.sent)),
                .refused("report.agreed-already TOR 33")),
            Case(
                "a State that takes no part agrees", Report.self, given: World.sent,
                when: .agree("XBD", World.consents(World.sent)),
                .refused("hidden")),
            Case(
                "a State agrees to nothing", Report.self, given: World.sent,
                when: .agree("XAA", []),
                .refused("hidden")),
            Case(
                "a final report is changed", Report.self, given: World.final,
                when: .revise(World.paragraph, upon: 1, "Changed", reason: ""),
                .refused("report.final TOR 33")),
            Case(
                "a paragraph is added to a final report", Report.self, given: World.final,
                when: .write(.article(World.scope[0], .needs), after: nil, "Training"),
                .refused("report.final TOR 33")),
            Case(
                "a comment is made on a final report", Report.self, given: World.final,
                when: .comment(nil, "One more thing", proposal: ""),
                .refused("report.final TOR 33")),
            Case(
                "a State agrees to a final report", Report.self, given: World.final,
                when: .agree("XAA", World.consents(World.sent)),
                .refused("report.final TOR 33")),
            Case(
                "two write upon the same paragraph", Report.self, given: World.drafted,
                when: .revise(World.paragraph, upon: 0, "Mine", reason: ""),
                .refused("changed-meanwhile")),
        ])
}
