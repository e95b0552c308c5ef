import Kernel
import Mechanism

extension Case {
    /// The Conference may decide in how many years the rest of the States is reviewed.
    static let yearsDecided = of(
        "TOR 45, years decided by the Conference",
        [
            Case(
                "all States will be reviewed in one year", Cycle.self, given: World.ready(),
                when: .decideYears(1, decision: "CTOC/COP/DEC/4"),
                .records("yearsDecided")),
            Case(
                "all States will be reviewed in ten years", Cycle.self, given: World.ready(),
                when: .decideYears(10, decision: "CTOC/COP/DEC/4"),
                .records("yearsDecided")),
            Case(
                "the States that are left will be reviewed in two years", Cycle.self, given: World.readyAgain,
                when: .decideYears(2, decision: "CTOC/COP/DEC/4"),
                .records("yearsDecided")),
            Case(
                "another decision follows before the new calendar is drawn", Cycle.self,
                given: World.ready() + [World.decided(3)],
                when: .decideYears(2, decision: "CTOC/COP/DEC/5"),
                .records("yearsDecided")),
            Case(
                "pairs are drawn when the new calendar is", Cycle.self,
                given: World.ready() + [
                    World.decided(2), .calendarRedrawn(from: 2027, years: World.calendar, lot: World.lot),
                ],
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
            Case(
                "what was the last year has a following one", Cycle.self,
                given: World.ready() + [
                    World.decided(3), .calendarRedrawn(from: 2027, years: World.calendar + [[]], lot: World.lot),
                ],
                when: .deferReview("XAC", justification: "Elections"),
                .records("reviewDeferred")),
        ])
}
