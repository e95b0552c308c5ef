import Kernel

/// All ways that a set of lots could fall, as a tree that ends in a contradiction wherever one follows it: at each
/// place the lot that fewest States are left for, and what happens if it falls upon each; or, where no review may be
/// missing, the State that must still be drawn and has fewest lots left, and what happens if it is drawn in each.
///
/// A leaf is `{"lot":…,"closed":{"A":"mutual",…}}`, no State being left, with the rule that closes the lot to each; or
/// `{"short":["A",…]}`, States that too few lots are left for to reach the minimum.
struct Refutation {
    /// A larger tree is nothing for a person.
    static let readable = 60

    private let reading: Reading
    private let missing: Int
    private let lots: [LotName]
    private let pools: [LotName: [StateCode]]
    private let places: [StateCode: Int]
    private let needs: [StateCode: Int]
    private var fallen: [LotName: StateCode] = [:]
    /// How many reviews each State has been drawn for.
    private var drawn: [StateCode: Int] = [:]
    private let most: Int
    private var leaves = 0
    /// States looked at, for any lot; more would take too long to find out.
    private var work = 20_000_000
    /// The States under review whose lots the tree speaks of.
    private(set) var reviews: Set<StateCode> = []

    /// A tree of so many leaves at most.
    init(_ reading: Reading, missing: Int, leaves: Int) {
        (self.reading, self.missing, lots, most) = (reading, missing, reading.lots, leaves)
        pools = Dictionary(reading.lots.map { ($0, reading.admitted($0)) }) { first, _ in first }
        places = Dictionary(uniqueKeysWithValues: reading.roll.keys.map { ($0, reading.places($0)) })
        needs = Dictionary(uniqueKeysWithValues: reading.roll.keys.map { ($0, reading.need($0)) })
    }

    /// `nil` where the tree is too large, or does not end in contradictions.
    mutating func tree() -> JSON? {
        let open = lots.filter { fallen[$0] == nil }
        work -= open.reduce(0) { $0 + (pools[$1]?.count ?? 0) }
        if work < 0 { return nil }
        let options = open.map { lot in (lot, (pools[lot] ?? []).map { ($0, closed(lot, $0)) }) }
        let short = short(options)
        if short.missing > missing { return leaf(["short": .array(short.states.map { .string($0.rawValue) })]) }
        func left(_ option: (LotName, [(StateCode, String?)])) -> Int { option.1.count { $0.1 == nil } }
        guard let (lot, states) = options.min(by: { left($0) < left($1) }) else { return nil }
        if missing == 0, let (state, lots) = neediest(options), lots.count < left((lot, states)) {
            return fall(state, in: lots)
        }
        reviews.insert(lot.reviewed)
        let name: JSON = ["reviewed": .string(lot.reviewed.rawValue), "lot": lot.isRegional ? "regional" : "second"]
        let reasons = Dictionary(
            states.compactMap { state, reason in reason.map { (state.rawValue, JSON.string($0)) } }
        ) { first, _ in first }
        let free = states.filter { $0.1 == nil }.map(\.0)
        if free.isEmpty { return leaf(["lot": name, "closed": .object(reasons)]) }
        var cases: [String: JSON] = [:]
        for state in free {
            fallen[lot] = state
            drawn[state, default: 0] += 1
            guard let below = tree() else { return nil }
            fallen[lot] = nil
            drawn[state, default: 0] -= 1
            cases[state.rawValue] = below
        }
        return ["lot": name, "closed": .object(reasons), "cases": .object(cases)]
    }

    /// The State that must still be drawn and has fewest lots left, with these.
    private func neediest(_ options: [(LotName, [(StateCode, String?)])]) -> (StateCode, [LotName])? {
        var left: [StateCode: [LotName]] = [:]
        for (lot, states) in options {
            for (state, reason) in states where reason == nil && needs[state, default: 0] > drawn[state, default: 0] {
                left[state, default: []].append(lot)
            }
        }
        return left.min { ($0.value.count, $0.key) < ($1.value.count, $1.key) }.map { ($0.key, $0.value) }
    }

    /// One of these lots must fall upon a State: what happens if each does.
    private mutating func fall(_ state: StateCode, in lots: [LotName]) -> JSON? {
        var cases: [String: JSON] = [:]
        for lot in lots {
            reviews.insert(lot.reviewed)
            fallen[lot] = state
            drawn[state, default: 0] += 1
            guard let below = tree() else { return nil }
            fallen[lot] = nil
            drawn[state, default: 0] -= 1
            cases["\(lot.reviewed.rawValue) \(lot.isRegional ? "regional" : "second")"] = below
        }
        return ["state": .string(state.rawValue), "cases": .object(cases)]
    }

    private mutating func leaf(_ json: JSON) -> JSON? {
        leaves += 1
        return leaves <= most ? json : nil
    }

    /// The rule by which a lot can no longer fall upon a State of its pool.
    private func closed(_ lot: LotName, _ state: StateCode) -> String? {
        let other = fallen[LotName(lot.reviewed, isRegional: !lot.isRegional)]
        if other == state { return "same" }
        if drawn[state, default: 0] >= places[state, default: 0] { return "maximum" }
        if reading.input.noMutual,
            [true, false].contains(where: { fallen[LotName(state, isRegional: $0)] == lot.reviewed })
        {
            return "mutual"
        }
        guard let other, reading.input.cover == .together else { return nil }
        let held = (reading.roll[state]?.protocols ?? []).union(reading.roll[other]?.protocols ?? [])
        return (reading.roll[lot.reviewed]?.protocols ?? []).isSubset(of: held) ? nil : "protocols"
    }

    /// The reviews that States must miss, counting one review for each State under review with a lot left for them.
    private func short(_ options: [(LotName, [(StateCode, String?)])]) -> (missing: Int, states: [StateCode]) {
        var reviews: [StateCode: Set<StateCode>] = [:]
        for (lot, states) in options {
            for (state, reason) in states where reason == nil { reviews[state, default: []].insert(lot.reviewed) }
        }
        var (missing, short): (Int, [StateCode]) = (0, [])
        for state in reading.roll.keys.sorted() {
            let open = reviews[state]?.count ?? 0
            let lacking = needs[state, default: 0] - drawn[state, default: 0] - open
            if lacking > 0 {
                missing += lacking
                short.append(state)
            }
        }
        return (missing, short)
    }
}
