import Kernel
import Mechanism

extension Case {
    /// A State under review twice in a cycle, or not at all.
    static let twiceOrNever = of(
        "TOR 13, each State once",
        [
            Case(
                "a State stands twice in the calendar and another never", Cycle.self, given: [World.opened()],
                when: .recordCalendar(
                    years: [["XAA", "XAA", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]], lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "a State is left out of the calendar", Cycle.self, given: [World.opened()],
                when: .recordCalendar(years: [["XAA", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]], lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "a State that is not on the roll stands in the calendar", Cycle.self, given: [World.opened()],
                when: .recordCalendar(
                    years: [["XAA", "XZZ", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]], lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "a calendar has a year too many", Cycle.self, given: [World.opened()],
                when: .recordCalendar(years: World.calendar + [[]], lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "the review of a State is opened again", Review.self, given: World.course(through: "opened"),
                when: World.opening(protocols: [.tip], scope: World.scope),
                .refused("review.already-open TOR 13")),
        ])
}
