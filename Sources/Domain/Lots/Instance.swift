import Kernel

/// What an instance's file lacks or has wrong, for the terminal.
package struct InstanceFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

extension PairsInput {
    /// Reads one instance: `rules` (cover, second, minReviews, maxReviews, noMutual, preferSimilarLegalSystem, effort),
    /// `states` (id, region, protocols, legalSystem), `underReview`, `later`, `history`, `exclusions`, `standing`,
    /// `notServing`. Names are free; what is left out is as in TOR 18–20. The history may name States that have left.
    package init(instance: JSON, seed: Seed, label: String) throws(InstanceFault) {
        guard instance.object != nil else { throw InstanceFault("an instance is an object") }
        var roll: [Entrant] = []
        for state in try PairsInput.list(instance, "states") { roll.append(try Entrant(instance: state)) }
        if roll.isEmpty { throw InstanceFault("the instance has no states") }
        if Set(roll.flatMap(\.protocols)).count > 64 { throw InstanceFault("more than 64 different protocols") }
        self.init(
            entrants: roll, underReviewThisYear: try PairsInput.codes(instance, "underReview"), seed: seed, label: label
        )
        remainingAfter = try PairsInput.codes(instance, "later")
        notServing = Set(try PairsInput.codes(instance, "notServing"))
        for pair in try PairsInput.pairs(instance["history"]) { history.append(pair) }
        for exclusion in try PairsInput.list(instance, "exclusions") {
            exclusions.insert(try Exclusion(instance: exclusion))
        }
        for lot in try PairsInput.list(instance, "standing") { try stand(lot) }
        try read(rules: instance["rules"] ?? [:])
        let known = Set(roll.map(\.state))
        let named =
            remainingAfter + exclusions.flatMap { [$0.reviewed, $0.reviewer] } + notServing.sorted()
            + standing.flatMap { [$0.key.reviewed, $0.value] }
        if let stranger = (underReviewThisYear + named).first(where: { !known.contains($0) }) {
            throw InstanceFault("\(stranger.rawValue) is not among the states")
        }
    }

    private mutating func read(rules: JSON) throws(InstanceFault) {
        switch rules["cover"]?.string {
        case "each", nil: cover = .each
        case "together": cover = .together
        case let other?: throw InstanceFault("rules.cover is each or together, not \(other)")
        }
        switch rules["second"]?.string {
        case "any", "any-state", nil: second = .anyState
        case "other-region": second = .otherRegion
        case let other?: throw InstanceFault("rules.second is any or other-region, not \(other)")
        }
        minReviews = try PairsInput.number(rules, "minReviews") ?? minReviews
        maxReviews = try PairsInput.number(rules, "maxReviews") ?? maxReviews
        if minReviews < 0 || maxReviews < minReviews || maxReviews > 1_000_000 {
            throw InstanceFault("rules.minReviews and rules.maxReviews are no range from nought upwards")
        }
        noMutual = try PairsInput.truth(rules, "noMutual") ?? noMutual
        preferSimilarLegalSystem =
            try PairsInput.truth(rules, "preferSimilarLegalSystem") ?? preferSimilarLegalSystem
        if let effort = rules["effort"] {
            let numbers = ["mixing", "settling", "cap"].map { effort[$0]?.int ?? -1 }
            guard numbers[0] >= 0, numbers[1] >= 1, numbers[2] >= 0, numbers.allSatisfy({ $0 <= 1_000_000_000 }) else {
                throw InstanceFault("rules.effort has mixing, settling and cap, whole numbers")
            }
            self.effort = Effort(mixing: numbers[0], settling: numbers[1], cap: numbers[2])
        }
    }

    private mutating func stand(_ lot: JSON) throws(InstanceFault) {
        guard let reviewed = lot["reviewed"]?.string, let name = lot["lot"]?.string, let state = lot["state"]?.string,
            ["regional", "second"].contains(name)
        else { throw InstanceFault("standing names reviewed, lot (regional or second) and state") }
        if reviewed == state { throw InstanceFault("no lot stands upon the State it is drawn for") }
        standing[LotName(StateCode(reviewed), isRegional: name == "regional")] = StateCode(state)
    }

    private static func number(_ object: JSON, _ key: String) throws(InstanceFault) -> Int? {
        guard let value = object[key] else { return nil }
        guard let number = value.int else { throw InstanceFault("rules.\(key) is a whole number") }
        return number
    }

    private static func truth(_ object: JSON, _ key: String) throws(InstanceFault) -> Bool? {
        guard let value = object[key] else { return nil }
        guard case .bool(let truth) = value else { throw InstanceFault("rules.\(key) is true or false") }
        return truth
    }

    fileprivate static func list(_ object: JSON, _ key: String) throws(InstanceFault) -> [JSON] {
        guard let value = object[key], value != .null else { return [] }
        guard let items = value.array else { throw InstanceFault("\(key) is a list") }
        return items
    }

    private static func codes(_ object: JSON, _ key: String) throws(InstanceFault) -> [StateCode] {
        try names(try list(object, key), key).map { StateCode($0) }
    }

    fileprivate static func names(_ items: [JSON], _ key: String) throws(InstanceFault) -> [String] {
        let names = items.compactMap(\.string)
        guard names.count == items.count else { throw InstanceFault("\(key) is a list of names") }
        return names
    }

    /// Either as a draw prints them, `{"A":{"regional":"B","second":"D"}}`, or a list of objects with `reviewed` beside,
    /// or of lists of three names in that order.
    private static func pairs(_ value: JSON?) throws(InstanceFault) -> [Pairing] {
        var items = value?.array ?? []
        for (reviewed, pair) in (value?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
            items.append(.object((pair.object ?? [:]).merging(["reviewed": .string(reviewed)]) { $1 }))
        }
        var pairs: [Pairing] = []
        for item in items {
            let named = ["reviewed", "regional", "second"].compactMap { item[$0]?.string }
            let names = item.array.map { $0.compactMap(\.string) } ?? named
            guard names.count == 3 else { throw InstanceFault("history names reviewed, regional and second") }
            pairs.append(
                Pairing(reviewed: StateCode(names[0]), regional: StateCode(names[1]), second: StateCode(names[2])))
        }
        return pairs
    }
}

extension PairsInput {
    /// As it is published, and as `init(instance:seed:label:)` reads it; every list in a fixed order.
    package var instance: JSON {
        func codes(_ states: some Sequence<StateCode>) -> JSON { .array(states.sorted().map { .string($0.rawValue) }) }
        let effort = effort ?? .usual(reviews: underReviewThisYear.count + remainingAfter.count)
        return [
            "rules": [
                "cover": .string(cover.rawValue), "second": second == .anyState ? "any" : "other-region",
                "minReviews": .number(minReviews), "maxReviews": .number(maxReviews), "noMutual": .bool(noMutual),
                "preferSimilarLegalSystem": .bool(preferSimilarLegalSystem),
                "effort": [
                    "mixing": .number(effort.mixing), "settling": .number(effort.settling), "cap": .number(effort.cap),
                ],
            ],
            "states": .array(roll.sorted { $0.state < $1.state }.map(\.instance)),
            "underReview": codes(underReviewThisYear), "later": codes(remainingAfter), "notServing": codes(notServing),
            "history": .array(
                history.map { [$0.reviewed, $0.regional, $0.second] }.sorted { $0.lexicographicallyPrecedes($1) }
                    .map { .array($0.map { .string($0.rawValue) }) }),
            "exclusions": .array(
                exclusions.map { [$0.reviewed, $0.reviewer] }.sorted { $0.lexicographicallyPrecedes($1) }
                    .map { .array($0.map { .string($0.rawValue) }) }),
            "standing": .array(
                standing.sorted { ($0.key.reviewed, $0.value) < ($1.key.reviewed, $1.value) }.map { lot, state in
                    [
                        "reviewed": .string(lot.reviewed.rawValue), "lot": lot.isRegional ? "regional" : "second",
                        "state": .string(state.rawValue),
                    ]
                }),
        ]
    }
}

extension Entrant {
    /// As it stands among the `states` of an instance.
    package var instance: JSON {
        func names(_ names: Set<String>) -> JSON {
            .array(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .string($0) })
        }
        return [
            "id": .string(state.rawValue), "region": .string(group), "protocols": names(protocols),
            "legalSystem": names(legalSystem),
        ]
    }

    package init(instance: JSON) throws(InstanceFault) {
        guard let id = instance["id"]?.string, let region = instance["region"]?.string else {
            throw InstanceFault("each of states has an id and a region")
        }
        let system: [String]
        if let one = instance["legalSystem"]?.string {
            system = [one]
        } else {
            system = try PairsInput.names(try PairsInput.list(instance, "legalSystem"), "legalSystem")
        }
        self.init(
            state: StateCode(id), group: region, legalSystem: Set(system),
            protocols: Set(try PairsInput.names(try PairsInput.list(instance, "protocols"), "protocols")))
    }
}

extension Exclusion {
    /// `{"reviewed":"A","reviewer":"B"}` or `["A","B"]` in that order.
    fileprivate init(instance: JSON) throws(InstanceFault) {
        let named = ["reviewed", "reviewer"].compactMap { instance[$0]?.string }
        let names = instance.array.map { $0.compactMap(\.string) } ?? named
        guard names.count == 2 else { throw InstanceFault("exclusions name reviewed and reviewer") }
        self.init(reviewed: StateCode(names[0]), reviewer: StateCode(names[1]))
    }
}
