import Kernel

extension Cycle {
    package struct State: Sendable {
        var opened: Opened?
        var calendar: [[StateCode]] = []
        var calendarLot: Lot?
        var deferred: Set<StateCode> = []
        var notServing: [Int: Set<StateCode>] = [:]
        var circulated: [Int: [Circulated]] = [:]
        var draws: [Int: Draw] = [:]
        var redraws: [StateCode: Int] = [:]
        /// Reviewing States that a request for a new lot has set aside, by State under review.
        var setAside: [StateCode: Set<StateCode>] = [:]
        /// In how many years, by a decision of the Conference, the States not drawn yet are reviewed; until the new
        /// calendar is drawn.
        var newYears: Int?
        /// How many such decisions there have been.
        var decisions = 0
        /// Became parties after the cycle began.
        var joined: Set<StateCode> = []
        var refused: [RefusedRequest] = []

        /// The first year whose pairs are still to be drawn; the one after the last where all are.
        var nextYear: Int {
            guard let opened else { return 0 }
            let years = opened.startYear..<(opened.startYear + opened.years)
            return years.first { draws[$0] == nil } ?? years.upperBound
        }

        /// States on the calendar whose pairs are still to be drawn.
        var undrawn: [StateCode] {
            guard let opened else { return [] }
            return calendar.dropFirst(nextYear - opened.startYear).flatMap { $0 }
        }

        var pairs: [Pairing] { draws.sorted { $0.key < $1.key }.flatMap(\.value.pairs) }

        func year(of state: StateCode) -> Int? {
            guard let opened, let index = calendar.firstIndex(where: { $0.contains(state) }) else { return nil }
            return opened.startYear + index
        }
    }

    package struct Opened: Sendable {
        package let number: Int
        package let phase: Int
        package let ruleSet: RuleSet
        package let decision: String
        package let startYear: Int
        package var years: Int
        package let theme: String
        package let scope: [Article]
        /// As it stands now: States that joined, left or became party to a further Protocol since.
        package var roll: [RollEntry]
        package let on: Day
    }

    /// The lots of one year.
    package struct Draw: Sendable {
        package var pairs: [Pairing]
        /// States that no draw could have given the minimum of one review.
        package let unmet: [StateCode]
        package var lots: [Lot]
        package let on: Day
    }
}
