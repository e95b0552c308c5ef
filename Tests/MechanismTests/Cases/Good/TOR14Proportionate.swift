import Kernel
import Mechanism

extension Case {
    /// States per group per year proportionate to the group, drawn once at the beginning of the cycle.
    static let proportionate = of(
        "TOR 14, proportionate by lots",
        [
            Case(
                "two of four from each group in each of two years", Cycle.self, given: [World.opened()],
                when: .recordCalendar(years: World.calendar, lot: World.lot),
                .records("calendarDrawn")),
            Case(
                "pairs are drawn for the States of the year", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
        ])
}
