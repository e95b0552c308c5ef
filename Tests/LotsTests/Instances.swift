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
}
