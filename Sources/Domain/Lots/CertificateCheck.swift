import Kernel

extension Certificate {
    /// Whether it shows what it says of this input; of its pools under the preference, if that is held.
    package func holds(in input: PairsInput, preferring: Bool = false) -> Bool {
        let reading = Reading(input, preferring: preferring)
        switch self {
        case .noReviewers(let state):
            guard let needed = reading.roll[state]?.protocols else { return false }
            let second = reading.admitted(LotName(state, isRegional: false))
            return !reading.admitted(LotName(state, isRegional: true)).contains { one in
                second.contains { other in
                    let held = reading.roll[one]?.protocols.union(reading.roll[other]?.protocols ?? [])
                    return one != other && needed.isSubset(of: held ?? [])
                }
            }
        case .mutual(let lots):
            return input.noMutual && areDistinct(lots, reading) && lots.count > reading.pairs(lots).count
        case .places(let lots):
            let states = Set(lots.flatMap(reading.admitted))
            return areDistinct(lots, reading) && lots.count > states.reduce(0) { $0 + reading.places($1) }
        case .minimum(let groups, let missing):
            let short = groups.reduce(0) { short, group in
                short + max(0, group.reduce(0) { $0 + reading.need($1) } - reach(Set(group), reading))
            }
            return missing > 0 && Set(groups.joined()).count == groups.joined().count && short >= missing
                && groups.joined().allSatisfy { reading.roll[$0] != nil }
        case .exhausted(let reviews, let missing):
            let reduced = reduced(input, reviews, missing)
            var refutation = Refutation(Reading(reduced, preferring: preferring), missing: missing ?? 0, leaves: 500)
            if refutation.tree() != nil { return true }
            guard let field = try? Field(reduced, preferring: preferring) else { return false }
            return Enumeration.all(field, allowedShort: missing ?? 0, limit: 1)?.isEmpty == true
        }
    }

    private func reduced(_ input: PairsInput, _ reviews: [StateCode], _ missing: Int?) -> PairsInput {
        var reduced = input.reviewing { reviews.contains($0) }
        if missing == nil { reduced.minReviews = 0 }
        return reduced
    }

    private func areDistinct(_ lots: [LotName], _ reading: Reading) -> Bool {
        Set(lots).count == lots.count && Set(lots).isSubset(of: reading.lots)
    }

    /// The most reviews that some States can be drawn for, between them.
    private func reach(_ states: Set<StateCode>, _ reading: Reading) -> Int {
        let lots = reading.lots.filter { lot in reading.admitted(lot).contains { states.contains($0) } }
        return reading.input.noMutual ? min(lots.count, reading.pairs(lots, of: states).count) : lots.count
    }

    /// As it is printed, with all that is needed to check it.
    package func json(in input: PairsInput, preferring: Bool = false) -> JSON {
        let reading = Reading(input, preferring: preferring)
        func codes(_ states: some Sequence<StateCode>) -> JSON { .array(states.sorted().map { .string($0.rawValue) }) }
        func described(_ lots: [LotName], among states: [StateCode]? = nil) -> JSON {
            .array(
                lots.map { lot in
                    [
                        "reviewed": .string(lot.reviewed.rawValue), "lot": lot.isRegional ? "regional" : "second",
                        "admits": codes(reading.admitted(lot).filter { states?.contains($0) ?? true }),
                    ]
                })
        }
        func counted(_ states: some Sequence<StateCode>, _ count: (StateCode) -> Int) -> JSON {
            .object(Dictionary(states.map { ($0.rawValue, .number(count($0))) }) { first, _ in first })
        }
        switch self {
        case .noReviewers(let state):
            return [
                "kind": "no-possible-reviewers", "rule": "TOR 18, 18 bis, 19", "state": .string(state.rawValue),
                "lots": described([LotName(state, isRegional: true), LotName(state, isRegional: false)]),
            ]
        case .mutual(let lots):
            let pairs = reading.pairs(lots).sorted { $0.lexicographicallyPrecedes($1) }
            return [
                "kind": pairs.count == 1 ? "forced-mutual-review" : "too-few-pairs", "rule": "TOR 19",
                "lots": described(lots), "pairs": .array(pairs.map { codes($0) }),
            ]
        case .places(let lots):
            let states = Set(lots.flatMap(reading.admitted))
            return [
                "kind": "too-few-places", "rule": "TOR 20", "lots": described(lots),
                "states": codes(states), "places": counted(states, reading.places),
                "lotCount": .number(lots.count), "placeCount": .number(states.reduce(0) { $0 + reading.places($1) }),
            ]
        case .minimum(let groups, let missing):
            return [
                "kind": "too-few-lots", "rule": "TOR 20", "missing": .number(missing),
                "groups": .array(
                    groups.map { group in
                        let lots = reading.lots.filter { lot in reading.admitted(lot).contains { group.contains($0) } }
                        let pairs = reading.pairs(lots, of: Set(group)).sorted { $0.lexicographicallyPrecedes($1) }
                        return [
                            "mustServe": counted(group, reading.need), "lots": described(lots, among: group),
                            "pairs": .array(pairs.map { codes($0) }),
                        ]
                    }),
            ]
        case .exhausted(let reviews, let missing):
            var json: [String: JSON] = [
                "kind": "all-ways-tried", "rule": missing == nil ? "TOR 18, 18 bis, 19, 20" : "TOR 20",
                "reviews": codes(reviews),
                "lots": described(reading.lots.filter { reviews.contains($0.reviewed) }),
            ]
            if let missing { json["missingAtMost"] = .number(missing) }
            let reduced = Reading(reduced(input, reviews, missing), preferring: preferring)
            var refutation = Refutation(reduced, missing: missing ?? 0, leaves: Refutation.readable)
            json["cases"] = refutation.tree()
            return .object(json)
        }
    }
}
