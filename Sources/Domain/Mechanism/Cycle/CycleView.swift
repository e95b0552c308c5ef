import Kernel

/// A cycle as anybody may see it: the calendar and the pairs are public (TOR 3; RES 5 (a)); the experts' list is not.
package struct CycleView: Sendable {
    package let opened: Cycle.Opened
    /// One list a year, in the order drawn.
    package let calendar: [[StateCode]]
    package let calendarLot: Lot?
    package let draws: [Int: Cycle.Draw]
    package let deferred: Set<StateCode>
    package let circulatedYears: Set<Int>
    /// Who does not serve in a year, at its own request (TOR 20).
    package let notServing: [Int: Set<StateCode>]
    package let setAside: [StateCode: Set<StateCode>]
    package let redraws: [StateCode: Int]
    /// In how many years the States not drawn yet are reviewed, until the new calendar is drawn.
    package let newYears: Int?
    /// How many decisions on the years there have been.
    package let decisions: Int
    package let joined: Set<StateCode>
    /// What States asked for and could not be given.
    package let refused: [Cycle.RefusedRequest]

    package func year(of state: StateCode) -> Int? {
        calendar.firstIndex { $0.contains(state) }.map { opened.startYear + $0 }
    }

    package var years: Range<Int> { opened.startYear..<(opened.startYear + opened.years) }

    /// The first year whose pairs are still to be drawn.
    package var nextYear: Int? { years.first { draws[$0] == nil } }

    /// The calendar's States of a year.
    package func states(of year: Int) -> [StateCode] {
        let place = year - opened.startYear
        return calendar.indices.contains(place) ? calendar[place] : []
    }
}

extension Cycle.State {
    /// `nil` until the cycle is opened.
    package func view() -> CycleView? {
        opened.map {
            CycleView(
                opened: $0, calendar: calendar, calendarLot: calendarLot, draws: draws, deferred: deferred,
                circulatedYears: Set(circulated.keys), notServing: notServing, setAside: setAside, redraws: redraws,
                newYears: newYears, decisions: decisions, joined: joined, refused: refused)
        }
    }

    /// The list of a year's draw, for States parties and the secretariat (TOR 21).
    package func circulatedExperts(year: Int) -> [Cycle.Circulated] { circulated[year] ?? [] }
}
