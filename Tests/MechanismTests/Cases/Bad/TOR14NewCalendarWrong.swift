import Kernel
import Mechanism

extension Case {
    /// A calendar drawn again without a decision, or of other States than those that are left.
    static let newCalendarWrong = of(
        "TOR 14, the calendar drawn again",
        [
            Case(
                "the Conference has decided nothing", Cycle.self, given: World.ready(),
                when: .recordNewCalendar(years: World.calendar, lot: World.lot),
                .refused("cycle.calendar-drawn TOR 14")),
            Case(
                "the new calendar is drawn a second time", Cycle.self,
                given: World.ready() + [
                    World.decided(2), .calendarRedrawn(from: 2027, years: World.calendar, lot: World.lot),
                ],
                when: .recordNewCalendar(years: World.calendar, lot: World.lot),
                .refused("cycle.calendar-drawn TOR 14")),
            Case(
                "the first calendar is drawn in place of the new one", Cycle.self,
                given: World.ready() + [World.decided(2)],
                when: .recordCalendar(years: World.calendar, lot: World.lot),
                .refused("cycle.calendar-drawn TOR 14")),
            Case(
                "one group has three States in a year, another one", Cycle.self,
                given: World.ready() + [World.decided(2)],
                when: .recordNewCalendar(
                    years: [["XAA", "XAB", "XAC", "XBA"], ["XAD", "XBB", "XBC", "XBD"]], lot: World.lot),
                .refused("cycle.calendar-not-proportionate TOR 14")),
            Case(
                "a State stands twice and another never", Cycle.self, given: World.ready() + [World.decided(2)],
                when: .recordNewCalendar(
                    years: [["XAA", "XAA", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]], lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "there is a year more than was decided", Cycle.self, given: World.ready() + [World.decided(2)],
                when: .recordNewCalendar(years: World.calendar + [[]], lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "States stand in it whose lots are drawn", Cycle.self, given: World.readyAgain + [World.decided(2)],
                when: .recordNewCalendar(years: World.calendar, lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "a State that joined is left out", Cycle.self,
                given: World.ready() + [World.joined(World.newcomer), World.decided(2)],
                when: .recordNewCalendar(years: World.calendar, lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
            Case(
                "a State that left stands in it", Cycle.self,
                given: World.ready() + [World.decided(2), World.left("XAA")],
                when: .recordNewCalendar(years: World.calendar, lot: World.lot),
                .refused("cycle.calendar-not-once-each TOR 13")),
        ])
}
