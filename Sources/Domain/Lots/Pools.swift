import Kernel

/// A draw's input by numbers: States in the order of their codes, reviews (this year's, then later ones, each in
/// that order), and two lots for each review, the regional one and the second, with the States each could fall upon.
struct Field {
    let codes: [StateCode]
    /// The Protocols of each State, a bit each.
    let protocols: [UInt64]
    /// Reviews performed before this draw.
    let loads: [Int]
    let least: Int
    let most: Int
    let cover: Cover
    let noMutual: Bool
    /// The State under review, for each review that remains.
    let reviews: [Int]
    /// How many of `reviews` are this year's.
    let current: Int
    /// The pool of lot 2r is that of review r's regional lot, 2r + 1 that of its second; in the order of the codes.
    let pools: [[Int]]
    let preferenceHeld: Bool
    private let admitted: [Bool]

    /// Whether a lot could fall upon a State.
    func admits(_ lot: Int, _ state: Int) -> Bool { admitted[lot * codes.count + state] }

    init(_ input: PairsInput, preferring: Bool) throws(Refusal) {
        try checkDistinct(input.roll.map(\.state))
        let roll = input.roll.sorted { $0.state < $1.state }
        let numbers = Dictionary(uniqueKeysWithValues: roll.enumerated().map { ($1.state, $0) })
        try Field.checkReviews(input, numbers)
        let rules = StaticRules(input, roll, numbers)

        codes = roll.map(\.state)
        protocols = rules.protocols
        loads = rules.loads
        (least, most, cover, noMutual) = (input.minReviews, input.maxReviews, input.cover, input.noMutual)
        let thisYear = input.underReviewThisYear.compactMap { numbers[$0] }.sorted()
        reviews = thisYear + input.remainingAfter.compactMap { numbers[$0] }.sorted()
        current = thisYear.count
        preferenceHeld = preferring

        var pools: [[Int]] = []
        var reasons: [Refusal.Reason] = []
        for (place, reviewed) in reviews.enumerated() {
            let now = place < thisYear.count
            let regional = rules.standing(reviewed, true) ?? rules.regionalPool(reviewed, now: now)
            let second = rules.standing(reviewed, false) ?? rules.secondPool(reviewed, now: now)
            if let reason = rules.impossible(reviewed, regional, second, now: now) { reasons.append(reason) }
            pools += [preferring ? rules.similar(reviewed, regional) : regional, second]
        }
        try Refusal.unless(reasons, kind: .rule)
        self.pools = pools
        var admitted = Array(repeating: false, count: pools.count * roll.count)
        for (lot, pool) in pools.enumerated() {
            for state in pool { admitted[lot * roll.count + state] = true }
        }
        self.admitted = admitted
    }

    /// What is drawn when each lot falls upon the State given for it.
    func pairings(_ reviewer: [Int]) -> [Pairing] {
        reviews.indices.map { review in
            Pairing(
                reviewed: codes[reviews[review]], regional: codes[reviewer[2 * review]],
                second: codes[reviewer[2 * review + 1]])
        }
    }

    /// TOR 12: each State under review is on the roll, and is reviewed once.
    private static func checkReviews(_ input: PairsInput, _ numbers: [StateCode: Int]) throws(Refusal) {
        var reviewed: Set<StateCode> = []
        for pair in input.history where !reviewed.insert(pair.reviewed).inserted {
            throw .rule("lots.reviewed-twice", .tor("12"), ["state": .state(pair.reviewed)])
        }
        for state in input.underReviewThisYear + input.remainingAfter {
            if numbers[state] == nil { throw .input("lots.not-on-roll", ["state": .state(state)]) }
            if !reviewed.insert(state).inserted {
                throw .rule("lots.reviewed-twice", .tor("12"), ["state": .state(state)])
            }
        }
    }
}

/// The rules that do not depend on how other lots fall.
private struct StaticRules {
    let input: PairsInput
    let roll: [Entrant]
    let protocols: [UInt64]
    let loads: [Int]
    private let serving: [Bool]
    /// At reviewed × States + reviewer: excluded, or reviewed by the State now under review (TOR 19).
    private let barred: [Bool]
    private let numbers: [StateCode: Int]

    init(_ input: PairsInput, _ roll: [Entrant], _ numbers: [StateCode: Int]) {
        self.input = input
        self.roll = roll
        self.numbers = numbers
        let names = Set(roll.flatMap(\.protocols)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        protocols = roll.map { entrant in
            names.enumerated().reduce(0) { bits, name in
                entrant.protocols.contains(name.element) ? bits | 1 << UInt64(name.offset) : bits
            }
        }
        serving = roll.map { !input.notServing.contains($0.state) }
        var loads = Array(repeating: 0, count: roll.count)
        var barred = Array(repeating: false, count: roll.count * roll.count)
        for pairing in input.history {
            for reviewer in pairing.reviewers {
                guard let server = numbers[reviewer] else { continue }
                loads[server] += 1
                if input.noMutual, let served = numbers[pairing.reviewed] {
                    barred[server * roll.count + served] = true
                }
            }
        }
        for exclusion in input.exclusions {
            if let reviewed = numbers[exclusion.reviewed], let reviewer = numbers[exclusion.reviewer] {
                barred[reviewed * roll.count + reviewer] = true
            }
        }
        self.loads = loads
        self.barred = barred
    }

    private func mayServe(_ reviewed: Int, _ state: Int, now: Bool, covering: Bool) -> Bool {
        state != reviewed && !barred[reviewed * roll.count + state] && loads[state] < input.maxReviews
            && (serving[state] || !now)
            && (!covering || input.cover == .together || protocols[reviewed] & ~protocols[state] == 0)
    }

    func regionalPool(_ reviewed: Int, now: Bool, covering: Bool = true) -> [Int] {
        let group = roll[reviewed].group
        return roll.indices.filter {
            roll[$0].group == group && mayServe(reviewed, $0, now: now, covering: covering)
        }
    }

    func secondPool(_ reviewed: Int, now: Bool, covering: Bool = true) -> [Int] {
        let group = roll[reviewed].group
        return roll.indices.filter {
            (input.second == .anyState || roll[$0].group != group)
                && mayServe(reviewed, $0, now: now, covering: covering)
        }
    }

    /// The one State of a lot that stands.
    func standing(_ reviewed: Int, _ isRegional: Bool) -> [Int]? {
        input.standing[LotName(roll[reviewed].state, isRegional: isRegional)].flatMap { numbers[$0] }.map { [$0] }
    }

    /// TOR 19: those of a similar legal system, which shares at least one component, where two of them remain.
    func similar(_ reviewed: Int, _ pool: [Int]) -> [Int] {
        let system = Set(roll[reviewed].legalSystem)
        let similar = pool.filter { !system.isDisjoint(with: roll[$0].legalSystem) }
        return similar.count >= 2 ? similar : pool
    }

    /// Why no two States can review this one, if that is so.
    func impossible(_ reviewed: Int, _ regional: [Int], _ second: [Int], now: Bool) -> Refusal.Reason? {
        if pairExists(regional, second, reviewed) { return nil }
        let anyway = pairExists(
            regionalPool(reviewed, now: now, covering: false), secondPool(reviewed, now: now, covering: false), nil)
        return Refusal.Reason(
            "lots.no-possible-reviewer", .tor(anyway ? "18 bis" : "19"), ["state": .state(roll[reviewed].state)])
    }

    /// Whether two different States can be taken, which together are party to the Protocols of `reviewed`, if given.
    private func pairExists(_ regional: [Int], _ second: [Int], _ reviewed: Int?) -> Bool {
        let needed = reviewed.map { protocols[$0] } ?? 0
        return regional.contains { first in
            second.contains { $0 != first && needed & ~(protocols[first] | protocols[$0]) == 0 }
        }
    }
}
