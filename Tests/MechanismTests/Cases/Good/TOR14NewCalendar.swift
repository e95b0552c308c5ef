import Kernel
import Mechanism

extension Case {
    /// After a decision of the Conference the calendar of those that are left is drawn again, in proportion.
    static let newCalendar = of(
        "TOR 14, the calendar drawn again",
        [
            Case(
                "all States are spread over four years", Cycle.self, given: World.ready() + [World.decided(4)],
                when: .recordNewCalendar(
                    years: [["XAD", "XBA"], ["XAB", "XBD"], ["XAC", "XBC"], ["XAA", "XBB"]], lot: World.lot),
                .records("calendarRedrawn")),
            Case(
                "four of a group over three years: one, one and two", Cycle.self,
                given: World.ready() + [World.decided(3)],
                when: .recordNewCalendar(
                    years: [["XAA", "XBA"], ["XAB", "XBB", "XBD"], ["XAC", "XAD", "XBC"]], lot: World.lot),
                .records("calendarRedrawn")),
            Case(
                "the States whose lots are still to be drawn are spread over two years", Cycle.self,
                given: World.readyAgain + [World.decided(2)],
                when: .recordNewCalendar(years: [["XAC", "XBD"], ["XAD", "XBC"]], lot: World.lot),
                .records("calendarRedrawn")),
            Case(
                "a State that joined stands in it", Cycle.self,
                given: World.ready() + [World.joined(World.newcomer), World.decided(2)],
                when: .recordNewCalendar(
                    years: [["XAA", "XAB", "XAE", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]], lot: World.lot),
                .records("calendarRedrawn")),
            Case(
                "a State that left does not", Cycle.self,
                given: World.ready() + [World.decided(2), World.left("XAA")],
                when: .recordNewCalendar(
                    years: [["XAB", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]], lot: World.lot),
                .records("calendarRedrawn")),
        ])
}
