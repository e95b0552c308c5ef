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
    /// TOR 20: these States need more reviews than there are lots that admit them, or pairs in which they could serve;
    /// at least so many must be missing.
    case minimum([StateCode], missing: Int)
    /// The reviews of these States cannot all have their lots: all ways were tried. With so many reviews missing from
    /// the minimum at the most, or however many are missing; in the second case, leave one State out and they can.
    case exhausted([StateCode], missing: Int?)

    /// One that shows why the input cannot be drawn, or with more reviews missing from the minimum than are allowed;
    /// `nil` where there is none, or none was found.
    package static func find(_ input: PairsInput, allowing missing: Int = .max) -> Certificate? {
        let field: Field
        do {
            field = try Field(input, preferring: false)
        } catch {
            guard case .state(let state)? = error.reasons.first?.facts["state"] else { return nil }
            return checked(.noReviewers(state), input)
        }
        return (input.noMutual ? mutual(field).flatMap { checked($0, input) } : nil)
            ?? places(field).flatMap { checked($0, input) }
            ?? minimum(field, allowing: missing).first { $0.holds(in: input) }
            ?? exhausted(input, missing == .max ? Feasibility.missing(field) : missing).flatMap { checked($0, input) }
    }

    private static func checked(_ certificate: Certificate, _ input: PairsInput) -> Certificate? {
        certificate.holds(in: input) ? certificate : nil
    }

    /// Every lot takes an unordered pair of States, each pair once.
    private static func mutual(_ field: Field) -> Certificate? {
        let count = field.codes.count
        let pairs = field.pools.enumerated().map { lot, pool in
            pool.map { state in
                min(state, field.reviews[lot / 2]) * count + max(state, field.reviews[lot / 2])
            }
        }
        return crowd(pairs, places: Array(repeating: 1, count: count * count)).map { .mutual($0.map(field.name)) }
    }

    private static func places(_ field: Field) -> Certificate? {
        crowd(field.pools, places: field.loads.map { max(0, field.most - $0) }).map { .places($0.map(field.name)) }
    }

    /// What may show that more reviews are missing than allowed: the States that compete for too few lots, or those
    /// with too few pairs to serve in.
    private static func minimum(_ field: Field, allowing missing: Int) -> [Certificate] {
        guard missing < .max, let judged = try? Feasibility.judge(field), judged.reviews > missing else { return [] }
        let needs = field.codes.indices.flatMap { state in
            Array(repeating: state, count: max(0, field.least - field.loads[state]))
        }
        let count = field.codes.count
        let pairs = needs.map { state in
            Set(
                field.pools.indices.filter { field.admits($0, state) }.map { lot in
                    min(state, field.reviews[lot / 2]) * count + max(state, field.reviews[lot / 2])
                }
            ).sorted()
        }
        let few = crowd(pairs, places: Array(repeating: 1, count: count * count)) ?? []
        let apart = Set(few.map { field.codes[needs[$0]] }).sorted()
        return [.minimum(judged.among, missing: missing + 1), .minimum(apart, missing: missing + 1)]
    }

    /// Items that are more than all places they admit, if there are any: those that were tried for the first item that
    /// no exchange found a place for (Hall).
    private static func crowd(_ admitted: [[Int]], places: [Int]) -> [Int]? {
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
        for item in admitted.indices {
            if let free = admitted[item].first(where: { held[$0].count < places[$0] }) {
                held[free].append(item)
                continue
            }
            tried = Array(repeating: false, count: places.count)
            if !hold(item) { return (held.indices.filter { tried[$0] }.flatMap { held[$0] } + [item]).sorted() }
        }
        return nil
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
