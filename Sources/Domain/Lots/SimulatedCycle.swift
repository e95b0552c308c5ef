import Kernel

/// A simulated cycle as it stands.
struct SimulatedCycle {
    private(set) var calendar: [[StateCode]]
    private(set) var roll: [Entrant]
    /// Everybody who was on the roll at any time.
    private(set) var everybody: Set<StateCode>
    /// Of each year.
    var notServing: [Set<StateCode>]
    private(set) var deferred: Set<StateCode> = []
    var pairs: [StateCode: Pairing] = [:]
    /// The earlier reviewers of States whose lots were drawn again.
    var aside: [StateCode: Set<StateCode>] = [:]
    /// Reviews that nobody's choice could save from missing to the minimum.
    var missing = 0
    private let rules: PairsInput
    private let name: String
    private var draws = 0
    private var bits: Bits

    init(_ rules: PairsInput, _ calendar: [[StateCode]], _ seed: Seed, _ name: String) {
        (self.rules, self.calendar, self.name) = (rules, calendar, name)
        roll = rules.roll
        everybody = Set(rules.roll.map(\.state))
        notServing = Array(repeating: [], count: calendar.count)
        bits = Bits(seed, "\(name)/acts")
    }

    /// What a draw depends on for some of a year's States, all other pairs being history.
    func input(_ year: Int, _ due: [StateCode]) -> PairsInput {
        var input = rules
        input.roll = roll
        input.underReviewThisYear = due
        input.remainingAfter = calendar[(year + 1)...].flatMap { $0 }
        input.history = pairs.values.filter { !due.contains($0.reviewed) }.sorted { $0.reviewed < $1.reviewed }
        input.notServing = notServing[year]
        for state in due {
            for reviewer in aside[state] ?? [] where roll.contains(where: { $0.state == reviewer }) {
                input.exclusions.insert(Exclusion(reviewed: state, reviewer: reviewer))
            }
        }
        return input
    }

    mutating func deferReview(_ state: StateCode, _ year: Int) {
        calendar[year].removeAll { $0 == state }
        calendar[year + 1] = (calendar[year + 1] + [state]).sorted()
        deferred.insert(state)
    }

    /// A State becomes a party: reviewed in the last year (silence of the terms of reference).
    mutating func join(_ entrant: Entrant) {
        roll.append(entrant)
        everybody.insert(entrant.state)
        calendar[calendar.count - 1] = (calendar[calendar.count - 1] + [entrant.state]).sorted()
    }

    /// A State leaves: it is drawn no more, and reviewed only if its lots were drawn.
    mutating func leave(_ state: StateCode) {
        roll.removeAll { $0.state == state }
        for year in calendar.indices where pairs[state] == nil { calendar[year].removeAll { $0 == state } }
        for year in notServing.indices { notServing[year].remove(state) }
    }

    /// A State becomes party to a further Protocol.
    mutating func accede(_ state: StateCode, _ name: String) {
        roll = roll.map { entrant in
            entrant.state != state
                ? entrant
                : Entrant(
                    state: state, group: entrant.group, legalSystem: entrant.legalSystem,
                    protocols: entrant.protocols.union([name]))
        }
    }

    /// The Conference decides in how many years the States from a year onwards are reviewed (TOR 13, 45).
    mutating func redistribute(from year: Int, _ years: [[StateCode]]) {
        calendar = calendar.prefix(year) + years
        notServing = notServing.prefix(year) + Array(repeating: [], count: years.count)
    }

    /// One of so many, by chance.
    mutating func below(_ n: Int) -> Int { bits.below(n) }

    /// Refuses what would take the minimum of TOR 20 from a State that could still be given it.
    func keepsMinimum(_ drawing: Drawing) throws(Refusal) {
        let short = drawing.shortage?.reviews ?? 0
        if short > missing { throw .rule("lots.minimum-lost", .tor("20"), ["count": .number(short - missing)]) }
    }

    /// Whether something happens that does so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { bits.below(100) < percent }

    /// A label that no other draw of the cycle has.
    mutating func label(_ act: String) -> String {
        draws += 1
        return "\(name)/\(act)/\(draws)"
    }
}
