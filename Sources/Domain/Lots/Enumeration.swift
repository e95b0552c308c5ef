import Kernel

/// Every assignment a draw is uniform over, one after the other, for small cases: a search that shares nothing with the
/// count but the pools.
struct Enumeration {
    static let usualEffort = 5_000_000

    private let field: Field
    private let allowed: Int
    private let limit: Int
    private var effort: Int
    private var reviewer: [Int]
    private var loads: [Int]
    private var found: [[Int]] = []

    private init(_ field: Field, _ allowed: Int, _ limit: Int, _ effort: Int) {
        (self.field, self.allowed, self.limit, self.effort) = (field, allowed, limit, effort)
        reviewer = Array(repeating: -1, count: field.pools.count)
        loads = field.loads
    }

    /// All of them by the reviews in order, their lots' States by their codes; `nil` if there are more than the limit
    /// or the effort does not suffice.
    static func all(
        _ field: Field, allowedShort: Int, limit: Int, effort: Int = usualEffort
    ) -> [[Int]]? {
        var search = Enumeration(field, allowedShort, limit, effort)
        return search.explore(0) ? search.found : nil
    }

    private mutating func explore(_ lot: Int) -> Bool {
        effort -= 1
        if effort < 0 || found.count > limit { return false }
        let short = loads.reduce(0) { $0 + max(0, field.least - $1) }
        if short - allowed > reviewer.count - lot { return true }
        if lot == reviewer.count {
            found.append(reviewer)
            return found.count <= limit
        }
        for state in field.pools[lot] where fits(lot, state) {
            reviewer[lot] = state
            loads[state] += 1
            let goesOn = explore(lot + 1)
            loads[state] -= 1
            reviewer[lot] = -1
            if !goesOn { return false }
        }
        return true
    }

    /// Whether a lot can fall upon a State after all lots before it.
    private func fits(_ lot: Int, _ state: Int) -> Bool {
        if loads[state] >= field.most { return false }
        let reviewed = field.reviews[lot / 2]
        if field.noMutual {
            for other in 0..<lot where field.reviews[other / 2] == state && reviewer[other] == reviewed { return false }
        }
        guard lot % 2 == 1 else { return true }
        let regional = reviewer[lot - 1]
        if regional == state { return false }
        return field.cover == .each
            || field.protocols[reviewed] & ~(field.protocols[regional] | field.protocols[state]) == 0
    }
}

extension Drawing {
    /// How many assignments the draw is uniform over, exactly; `nil` where that is beyond counting.
    package var validCount: UInt128? {
        guard let count = Census.count(field, allowedShort: shortage?.reviews ?? 0) else { return nil }
        return count == 0 && field.preferenceHeld ? Census.count(plain, allowedShort: shortage?.reviews ?? 0) : count
    }

    /// All of them, this year's pairs and later ones together; `nil` where they are too many.
    package func everyAssignment(limit: Int = 20_000) -> [[Pairing]]? {
        guard let all = Enumeration.all(field, allowedShort: shortage?.reviews ?? 0, limit: limit) else { return nil }
        if !all.isEmpty || !field.preferenceHeld { return all.map { field.pairings($0) } }
        return Enumeration.all(plain, allowedShort: shortage?.reviews ?? 0, limit: limit)?.map { plain.pairings($0) }
    }
}
