import Kernel

extension Cycle {
    package struct State: Sendable {
        var opened: Opened?
        /// What each draw was drawn from, in the order published.
        var inputs: [PublishedInput] = []
        var calendar: [[StateCode]] = []
        var calendarLot: Lot?
        var deferred: Set<StateCode> = []
        var notServing: [Int: Set<StateCode>] = [:]
        var circulated: [Int: [Circulated]] = [:]
        var draws: [Int: Draw] = [:]
        var redraws: [StateCode: Int] = [:]
        /// Reviewing States that a request for a new lot has set aside, by State under review.
        var setAside: [StateCode: Set<StateCode>] = [:]

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
        package let years: Int
        package let theme: String
        package let scope: [Article]
        package let roll: [RollEntry]
        package let on: Day
    }

    /// What a draw is drawn from, public before and for ever after.
    package struct PublishedInput: Sendable {
        /// "calendar", "pairs-2027", "redraw-2027-XAB-1".
        package let draw: String
        package let input: JSON
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
