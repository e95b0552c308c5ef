import Kernel
import Mechanism

extension Case {
    /// Years that nobody decided, that cannot be, or of which nothing is left.
    static let yearsUndecided = of(
        "TOR 45, years decided by the Conference",
        [
            Case(
                "there is no decision of the Conference", Cycle.self, given: World.ready(),
                when: .decideYears(3, decision: ""),
                .refused("cycle.no-decision TOR 45")),
            Case(
                "the States are to be reviewed in no year", Cycle.self, given: World.ready(),
                when: .decideYears(0, decision: "CTOC/COP/DEC/4"),
                .refused("cycle.years-not-possible TOR 13")),
            Case(
                "the States are to be reviewed in eleven years", Cycle.self, given: World.ready(),
                when: .decideYears(11, decision: "CTOC/COP/DEC/4"),
                .refused("cycle.years-not-possible TOR 13")),
            Case(
                "all pairs are drawn", Cycle.self,
                given: World.readyAgain + [.pairsDrawn(year: 2028, pairs: World.pairsAgain, unmet: [], lot: World.lot)],
                when: .decideYears(1, decision: "CTOC/COP/DEC/4"),
                .refused("cycle.years-not-possible TOR 13")),
            Case(
                "there is no calendar yet", Cycle.self, given: [World.opened()],
                when: .decideYears(3, decision: "CTOC/COP/DEC/4"),
                .refused("cycle.no-calendar TOR 14")),
            Case(
                "there is no cycle yet", Cycle.self,
                when: .decideYears(3, decision: "CTOC/COP/DEC/4"),
                .refused("hidden")),
            Case(
                "pairs are drawn while the new calendar is due", Cycle.self, given: World.ready() + [World.decided(2)],
                when: World.draw(World.pairs),
                .refused("cycle.no-calendar TOR 14")),
            Case(
                "pairs are drawn of a year that the new calendar does not have", Cycle.self,
                given: World.ready() + [
                    World.decided(1),
                    .calendarRedrawn(from: 2027, years: [World.calendar.flatMap { $0 }], lot: World.lot),
                    World.circulated(2028),
                ],
                on: World.day("2028-01-10"),
                when: World.draw(World.pairsAgain, year: 2028),
                .refused("cycle.year-outside TOR 45")),
        ])
}
