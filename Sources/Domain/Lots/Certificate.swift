import Kernel

/// Why a draw cannot be, in a form that a person can check with the roll in hand.
package enum Certificate: Hashable, Sendable {
    /// TOR 18, 18 bis, 19: no two States can be drawn for this one.
    case noReviewers(StateCode)
    /// TOR 19: more lots than there are pairs of States to serve them, and two States meet in one lot of a cycle at
    /// most; where there are two lots and one pair, a mutual review is forced.
    case mutual([LotName])
    /// TOR 20: more lots than the States they admit may still perform reviews.
    case places([LotName])
    /// TOR 20: the States of each group need more reviews than there are lots that admit them, or pairs in which they
    /// could serve; over all groups at least so many must be missing.
    case minimum([[StateCode]], missing: Int)
    /// The reviews of these States cannot all have their lots: all ways were tried. With so many reviews missing from
    /// the minimum at the most, or however many are missing; in the second case, leave one State out and they can.
    case exhausted([StateCode], missing: Int?)

    /// One that shows why the input cannot be drawn, or not without more reviews missing from the minimum than are
    /// allowed; `nil` where there is none, or none was found. Under the preference only what counting shows.
    package static func find(
        _ input: PairsInput, allowing missing: Int = .max, preferring: Bool = false
    ) -> Certificate? {
        func checked(_ certificate: Certificate?) -> Certificate? {
            certificate.flatMap { $0.holds(in: input, preferring: preferring) ? $0 : nil }
        }
        let field: Field
        do {
            field = try Field(input, preferring: preferring)
        } catch {
            guard case .state(let state)? = error.reasons.first?.facts["state"] else { return nil }
            return checked(.noReviewers(state))
        }
        let counted =
            (input.noMutual ? checked(mutual(field)) : nil) ?? checked(places(field))
            ?? minimum(field, allowing: missing).lazy.compactMap { checked($0) }.first
        if let counted { return counted }
        return preferring
            ? nil : checked(exhausted(input, missing == .max ? Feasibility.missing(field) : missing))
    }

    /// Every lot takes an unordered pair of States, each pair once.
    private static func mutual(_ field: Field) -> Certificate? {
        let count = field.codes.count
        let pairs = field.pools.enumerated().map { lot, pool in pool.map { field.pair(lot, $0) } }
        return crowd(pairs, places: Array(repeating: 1, count: count * count)).map { .mutual($0.map(field.name)) }
    }

    private static func places(_ field: Field) -> Certificate? {
        crowd(field.pools, places: field.loads.map { max(0, field.most - $0) }).map { .places($0.map(field.name)) }
    }

    /// What may show that more reviews are missing than allowed: States that compete for too few lots, States with too
    /// few pairs to serve in, or both.
    private static func minimum(_ field: Field, allowing missing: Int) -> [Certificate] {
        guard missing < .max else { return [] }
        let needs = field.codes.indices.flatMap { state in
            Array(repeating: state, count: max(0, field.least - field.loads[state]))
        }
        let lots = field.codes.indices.map { state in field.pools.indices.filter { field.admits($0, state) } }
        let pairs = lots.enumerated().map { state, lots in
            Set(lots.map { field.pair($0, state) }).sorted()
        }
        func groups(_ admitted: [[Int]], places: Int) -> [[Int]] {
            let crowded = crowd(needs.map { admitted[$0] }, places: Array(repeating: 1, count: places), whole: true)
            return apart(Set((crowded ?? []).map { needs[$0] }), admitted)
        }
        let few = groups(lots, places: field.pools.count)
        let close = groups(pairs, places: field.codes.count * field.codes.count)
        func joined(_ first: [[Int]], _ more: [[Int]]) -> [[Int]] {
            first + more.filter { Set($0).isDisjoint(with: first.joined()) }
        }
        return [few, close, joined(few, close), joined(close, few)].map { groups in
            .minimum(groups.map { $0.map { field.codes[$0] } }, missing: missing + 1)
        }
    }

    /// Parts States into groups that have nothing in common.
    private static func apart(_ states: Set<Int>, _ admitted: [[Int]]) -> [[Int]] {
        var (left, groups) = (states, [[Int]]())
        while let first = left.min() {
            var (group, open) = (Set([first]), [first])
            left.remove(first)
            while let state = open.popLast() {
                for other in left.filter({ !Set(admitted[$0]).isDisjoint(with: admitted[state]) }) {
                    left.remove(other)
                    group.insert(other)
                    open.append(other)
                }
            }
            groups.append(group.sorted())
        }
        return groups
    }

    /// Items that are more than all places they admit, if there are any: those that were tried for the first item that
    /// no exchange found a place for (Hall), or for all such items.
    private static func crowd(_ admitted: [[Int]], places: [Int], whole: Bool = false) -> [Int]? {
        var held = Array(repeating: [Int](), count: places.count)
        var tried: [Bool] = []
        func hold(_ item: Int) -> Bool {
            for place in admitted[item] where !tried[place] {
                tried[place] = true
                if held[place].count < places[place] {
                    held[place].append(item)
                    return true
                }
                for (index, other) in held[place].enumerated() where hold(other) {
                    held[place][index] = item
                    return true
                }
            }
            return false
        }
        var left: [Int] = []
        for item in admitted.indices {
            if let free = admitted[item].first(where: { held[$0].count < places[$0] }) {
                held[free].append(item)
                continue
            }
            tried = Array(repeating: false, count: places.count)
            if hold(item) { continue }
            left.append(item)
            if !whole { break }
        }
        if left.isEmpty { return nil }
        tried = Array(repeating: false, count: places.count)
        for item in left { _ = hold(item) }
        return (held.indices.filter { tried[$0] }.flatMap { held[$0] } + left).sorted()
    }

    /// Reviews for which every way ends in a contradiction; where the minimum plays no part, as few as can be left one
    /// by one.
    private static func exhausted(_ input: PairsInput, _ missing: Int) -> Certificate? {
        var least = input
        least.minReviews = 0
        if let reviews = impossible(least, 0) {
            least = least.reviewing { reviews.contains($0) }
            for state in reviews.sorted() {
                if let fewer = impossible(least.reviewing { $0 != state }, 0) {
                    least = least.reviewing { fewer.contains($0) }
                }
            }
            return .exhausted(least.due.sorted(), missing: nil)
        }
        return impossible(input, missing) == nil ? nil : .exhausted(input.due.sorted(), missing: missing)
    }

    /// The reviews that cannot all have their lots, if that can be found out.
    private static func impossible(_ input: PairsInput, _ missing: Int) -> Set<StateCode>? {
        var refutation = Refutation(Reading(input), missing: missing, leaves: 200)
        if refutation.tree() != nil { return refutation.reviews }
        guard let field = try? Field(input, preferring: false) else { return nil }
        return Census.count(field, allowedShort: missing, effort: 200_000) == 0 ? Set(input.due) : nil
    }
}

extension Field {
    func name(_ lot: Int) -> LotName { LotName(codes[reviews[lot / 2]], isRegional: lot % 2 == 0) }

    /// The two States that would meet if a lot fell upon a State, in whichever part.
    func pair(_ lot: Int, _ state: Int) -> Int {
        let reviewed = reviews[lot / 2]
        return min(state, reviewed) * codes.count + max(state, reviewed)
    }
}

extension PairsInput {
    /// All States whose reviews remain.
    var due: [StateCode] { underReviewThisYear + remainingAfter }

    /// The same with the reviews of some States only.
    func reviewing(_ isKept: (StateCode) -> Bool) -> PairsInput {
        var kept = self
        kept.underReviewThisYear = underReviewThisYear.filter(isKept)
        kept.remainingAfter = remainingAfter.filter(isKept)
        return kept
    }
}
