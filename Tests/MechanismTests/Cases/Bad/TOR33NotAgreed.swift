import Kernel
import Reports

extension Case {
    /// Agreement to another text, given twice, by others; and change after finality.
    static let notAgreed = of(
        "TOR 33, agreement of all three",
        [
            Case(
                "a State agrees to a text that has changed since", Report.self,
                given: World.sent + [.drafted(article: World.scope[0], revision: 2, section: World.section("Changed"))],
                when: .agree("XAA", to: World.text(World.sent)),
                .refused("report.text-changed TOR 33")),
            Case(
                "a State agrees twice", Report.self, given: World.agreed("XAA"),
                when: .agree("XAA", to: World.text(World.sent)),
                .refused("report.agreed-already TOR 33")),
            Case(
                "a State that takes no part agrees", Report.self, given: World.sent,
                when: .agree("XBD", to: World.text(World.sent)),
                .refused("hidden")),
            Case(
                "a final report is changed", Report.self, given: World.final,
                when: .draft(World.scope[0], World.section("Changed"), upon: 1),
                .refused("report.final TOR 33")),
            Case(
                "a comment is made on a final report", Report.self, given: World.final,
                when: .comment(nil, "One more thing"),
                .refused("report.final TOR 33")),
            Case(
                "a State agrees to a final report", Report.self, given: World.final,
                when: .agree("XAA", to: World.text(World.sent)),
                .refused("report.final TOR 33")),
            Case(
                "two write upon the same draft", Report.self, given: World.drafted,
                when: .draft(World.scope[0], World.section("Mine"), upon: 0),
                .refused("changed-meanwhile")),
        ])
}
