import Kernel
import Mechanism

extension Case {
    /// A calendar that favours a group, and pairs that do not follow the calendar.
    static let outOfProportion = of(
        "TOR 14, proportionate by lots",
        [
            Case(
                "one group has three States in a year, another one", Cycle.self, given: [World.opened()],
                when: .recordCalendar(
                    years: [["XAA", "XAB", "XAC", "XBA"], ["XAD", "XBB", "XBC", "XBD"]], lot: World.lot),
                .refused("cycle.calendar-not-proportionate TOR 14")),
            Case(
                "the calendar is drawn a second time", Cycle.self, given: [World.opened(), World.calendarDrawn],
                when: .recordCalendar(years: World.calendar, lot: World.lot),
                .refused("cycle.calendar-drawn TOR 14")),
            Case(
                "pairs are drawn before there is a calendar", Cycle.self,
                given: [World.opened(), World.circulated(2027)],
                when: World.draw(World.pairs),
                .refused("cycle.no-calendar TOR 14")),
            Case(
                "pairs are drawn for the States of another year", Cycle.self, given: World.ready(),
                when: World.draw(World.pairsAgain),
                .refused("cycle.pairs-not-of-year TOR 14")),
            Case(
                "a State of the year gets no pair", Cycle.self, given: World.ready(),
                when: World.draw(Array(World.pairs.dropLast())),
                .refused("cycle.pairs-not-of-year TOR 14")),
            Case(
                "a State of the year gets two pairs", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs + [World.otherPair]),
                .refused("cycle.pairs-not-of-year TOR 14")),
        ])
}
