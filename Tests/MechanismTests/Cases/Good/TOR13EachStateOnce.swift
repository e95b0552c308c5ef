import Kernel
import Mechanism

extension Case {
    /// All States parties at the start of the cycle are reviewed in it, none twice.
    static let eachStateOnce = of(
        "TOR 13, each State once",
        [
            Case(
                "every State on the roll stands once in the calendar", Cycle.self, given: [World.opened()],
                when: .recordCalendar(years: World.calendar, lot: World.lot),
                .records("calendarDrawn")),
            Case(
                "the review of a State is opened", Review.self,
                when: World.opening(protocols: [.tip], scope: World.scope),
                .records("opened")),
        ])
}
