import Kernel

@testable import Lots

/// Instances as the command line reads them.
enum Instances {
    /// Regions whose States are named by letters, all party to all Protocols, the whole cycle drawn at once.
    static func make(_ regions: [String], rules: [String: JSON] = [:], _ more: [String: JSON] = [:]) -> JSON {
        let usual: [String: JSON] = [
            "cover": "together", "second": "any", "minReviews": 1, "maxReviews": 3, "noMutual": true,
        ]
        let states = regions.enumerated().flatMap { number, names in
            names.map { name -> JSON in
                ["id": .string(String(name)), "region": .string("R\(number + 1)"), "protocols": ["P1", "P2", "P3"]]
            }
        }
        let all: [String: JSON] = [
            "rules": .object(usual.merging(rules) { $1 }), "states": .array(states),
            "underReview": .array(regions.joined().map { .string(String($0)) }),
        ]
        return .object(all.merging(more) { $1 })
    }

    /// Six like States in two regions: 624 assignments.
    static let symmetric = make(["ABC", "DEF"])
    /// A region of two that would have to review each other: none.
    static let infeasible = make(["ABC", "DE"])

    static func input(_ instance: JSON) throws -> PairsInput {
        try PairsInput(instance: instance, seed: .from(text: "instances"), label: "pairs")
    }

    /// Small instances of every kind, by number; most are possible.
    static func random(_ number: Int) -> PairsInput {
        var bits = Bits(.from(text: "small \(number)"), "instance")
        let names = "ABCDEF".prefix(5 + bits.below(2)).map { StateCode(String($0)) }
        let roll = names.enumerated().map { place, state in
            Entrant(
                state: state, group: place < 3 || bits.below(3) == 0 ? "R1" : "R2",
                protocols: Set(["P1", "P2", "P3"].filter { _ in bits.below(100) < 92 }))
        }
        var due = names
        bits.shuffle(&due)
        var input = PairsInput(
            entrants: roll, underReviewThisYear: Array(due.prefix(2)), seed: .from(text: "small \(number)"), label: "p")
        input.remainingAfter = Array(due[2..<3])
        input.cover = bits.below(2) == 0 ? .each : .together
        input.second = bits.below(3) == 0 ? .otherRegion : .anyState
        input.minReviews = bits.below(2)
        input.maxReviews = 1 + bits.below(3)
        input.noMutual = bits.below(3) != 0
        if bits.below(2) == 0 {
            input.history = [Pairing(reviewed: due[3], regional: due[0], second: due[4])]
        }
        if bits.below(2) == 0 { input.exclusions = [Exclusion(reviewed: due[0], reviewer: due[4])] }
        return input
    }

    /// Small instances that differ in all that an input holds: legal systems and the preference for similar ones, lots
    /// that stand, States that serve later, efforts. So many reviews are drawn, one of them in a later year.
    static func varied(_ number: Int, reviews: Int = 3) -> PairsInput {
        var bits = Bits(.from(text: "varied \(number)"), "instance")
        func some(_ names: [String], _ percent: Int) -> Set<String> {
            Set(names.filter { _ in bits.below(100) < percent })
        }
        let names = "ABCDEFG".prefix(5 + bits.below(3)).map { StateCode(String($0)) }
        let roll = names.enumerated().map { place, state in
            Entrant(
                state: state, group: place < 3 || bits.below(3) == 0 ? "R1" : "R2",
                legalSystem: some(["civil", "common", "islamic"], 45), protocols: some(["P1", "P2", "P3"], 90))
        }
        var due = names
        bits.shuffle(&due)
        var input = PairsInput(
            entrants: roll, underReviewThisYear: Array(due.prefix(reviews - 1)), seed: .from(text: "varied \(number)"),
            label: "varied")
        input.remainingAfter = [due[reviews - 1]]
        input.cover = bits.below(2) == 0 ? .each : .together
        input.second = bits.below(4) == 0 ? .otherRegion : .anyState
        input.minReviews = bits.below(2)
        input.maxReviews = 1 + bits.below(3)
        input.noMutual = bits.below(4) != 0
        input.preferSimilarLegalSystem = bits.below(2) == 0
        let others = due[reviews...]
        for state in others where bits.below(3) == 0 {
            let served = due.filter { $0 != state }
            input.history.append(
                Pairing(reviewed: state, regional: served[bits.below(2)], second: served[2 + bits.below(2)]))
        }
        for _ in 0..<bits.below(3) {
            input.exclusions.insert(Exclusion(reviewed: due[bits.below(reviews)], reviewer: names[bits.below(5)]))
        }
        if bits.below(3) == 0 { input.notServing = [due[0]] }
        if bits.below(4) == 0 {
            input.standing = [LotName(due[0], isRegional: bits.below(2) == 0): due[1 + bits.below(4)]]
        }
        input.effort = Effort(mixing: 200 + bits.below(100), settling: 20 + bits.below(20), cap: 20_000)
        return input
    }

    /// Two reviews of this year, of P and Q, all other lots standing but one of each. X still needs a review, and only
    /// these two lots admit it, which have no other State in common: X cannot go from one to the other by an exchange.
    static func tight(_ cover: Cover) -> PairsInput {
        func numbered(_ name: String, _ count: Int) -> [StateCode] { (1...count).map { StateCode("\(name)\($0)") } }
        let (a, b, later, past) = (numbered("A", 8), numbered("B", 8), numbered("S", 25), numbered("H", 9))
        let all = ["P", "Q", "X"] + a + b + later + past
        let party = Set(cover == .together ? ["P", "X"] + a.prefix(4) : [])
        let roll = all.map { Entrant(state: $0, group: "R", protocols: party.contains($0) ? ["Z"] : []) }
        var input = PairsInput(
            entrants: roll, underReviewThisYear: ["P", "Q"], seed: .from(text: "tight"), label: "tight")
        (input.cover, input.remainingAfter, input.preferSimilarLegalSystem) = (cover, later, false)
        let served = ["P", "Q"] + a + b
        for (place, state) in past.enumerated() {
            input.history.append(
                Pairing(reviewed: state, regional: served[2 * place], second: served[2 * place + 1]))
        }
        for (place, state) in later.enumerated() {
            input.standing[LotName(state, isRegional: true)] = later[(place + 1) % 25]
            input.standing[LotName(state, isRegional: false)] = past[place % 9]
        }
        for (reviewed, open) in [("P", a), ("Q", b)] as [(StateCode, [StateCode])] {
            input.standing[LotName(reviewed, isRegional: false)] = later[open == a ? 0 : 1]
            for state in all where state != "X" && !open.contains(state) {
                input.exclusions.insert(Exclusion(reviewed: reviewed, reviewer: state))
            }
        }
        return input
    }
}
