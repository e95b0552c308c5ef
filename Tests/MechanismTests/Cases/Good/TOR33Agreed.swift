import Kernel
import Reports

extension Case {
    /// The report is finalized upon agreement between the reviewing States and the State under review.
    static let agreedByAll = of(
        "TOR 33, agreement of all three",
        [
            Case(
                "a State agrees", Report.self, given: World.sent,
                when: .agree("XBC", to: World.text(World.sent)),
                .records("agreed")),
            Case(
                "the third agreement makes the report final", Report.self, given: World.agreed("XAA", "XBC"),
                when: .agree("XAC", to: World.text(World.sent)),
                .records("agreed", "finalised")),
            Case(
                "an agreement taken back by a change is given again", Report.self,
                given: World.agreed("XAA", "XBC") + [
                    .drafted(article: World.scope[0], revision: 2, section: World.section())
                ],
                when: .agree("XAA", to: World.text(World.sent)),
                .records("agreed")),
            Case(
                "the same words saved again take no agreement back", Report.self, given: World.agreed("XAA", "XBC"),
                when: .draft(World.scope[0], World.section(), upon: 1),
                .records()),
        ])
}
