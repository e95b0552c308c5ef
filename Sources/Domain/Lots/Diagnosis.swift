import Kernel

/// How well the chain mixes on this very draw, and what chance each pair had: two further chains, begun apart, are
/// looked at again and again.
///
/// A chain has forgotten where it was when it is no more like its own past than two chains are like each other.
package struct Diagnosis: Hashable, Sendable {
    /// How often each of the two chains is looked at.
    static let looks = 256
    /// Distances between two looks at which a chain is held against its own past.
    static let lags = [1, 2, 4, 8, 16, 32]

    /// Steps from one look to the next: four for each lot.
    package let stride: Int
    /// Of ten thousand lots, how many had fallen upon the same State in the two chains.
    package let strangers: Int
    /// The same for one chain, so many looks apart.
    package let alike: [Int: Int]
    /// How many looks, of both chains, met an assignment that breaks no rule.
    package let valid: Int
    /// How often each lot of the year had fallen upon each State of its pool, of those looks.
    package let chances: [PairChances]

    /// Steps after which a chain is like its past no more than a hundredth above what strangers are; `nil` where it is
    /// longer than the longest lag.
    package var memory: Int? {
        Diagnosis.lags.first { alike[$0, default: 10_000] <= strangers + 100 }.map { $0 * stride }
    }
}

/// How often, of a number of draws, each of a pair's lots fell upon each State of its pool.
package struct PairChances: Hashable, Sendable {
    package let reviewed: StateCode
    package let regional: [StateCode: Int]
    package let second: [StateCode: Int]

    var json: JSON {
        func counts(_ counts: [StateCode: Int]) -> JSON {
            .object(Dictionary(counts.map { ($0.rawValue, .number($1)) }) { first, _ in first })
        }
        return ["reviewed": .string(reviewed.rawValue), "regional": counts(regional), "second": counts(second)]
    }

    /// Of many draws of the same pools.
    static func count(_ pools: [DrawnPair], _ draws: [[Pairing]]) -> [PairChances] {
        pools.enumerated().map { place, pool in
            func counts(_ pool: [StateCode], _ lot: (Pairing) -> StateCode) -> [StateCode: Int] {
                var counts = Dictionary(pool.map { ($0, 0) }) { first, _ in first }
                for draw in draws { counts[lot(draw[place]), default: 0] += 1 }
                return counts
            }
            return PairChances(
                reviewed: pool.pairing.reviewed, regional: counts(pool.regionalPool, \.regional),
                second: counts(pool.secondPool, \.second))
        }
    }
}

extension Drawing {
    /// Looks at the chain that a result came from, on streams of its own, after as many steps as the draw takes to mix.
    package func diagnosis(_ result: PairsResult, _ seed: Seed, _ label: String, _ effort: Effort? = nil) -> Diagnosis {
        let field = result.preferenceHeld ? field : plain
        let effort = effort ?? .usual(reviews: field.reviews.count)
        let stride = 4 * field.pools.count
        var valid: [[Pairing]] = []
        let looks = (1...2).map { number in
            var chain = chain(field, attempt: result.attempt, Bits(seed, "\(label)/look/\(number)"))
            for _ in 0..<effort.mixing { chain.step() }
            return (0..<Diagnosis.looks).map { _ in
                for _ in 0..<stride { chain.step() }
                if chain.isValid { valid.append(Array(field.pairings(chain.reviewer)[..<field.current])) }
                return chain.reviewer
            }
        }
        func share(_ pairs: [([Int], [Int])]) -> Int {
            let same = pairs.reduce(0) { $0 + zip($1.0, $1.1).count { $0 == $1 } }
            return pairs.isEmpty || field.pools.isEmpty ? 0 : 10_000 * same / (pairs.count * field.pools.count)
        }
        let alike = Diagnosis.lags.map { lag in
            (lag, share(looks.flatMap { looks in zip(looks, looks.dropFirst(lag)).map { ($0, $1) } }))
        }
        return Diagnosis(
            stride: stride, strangers: share(zip(looks[0], looks[1]).map { ($0, $1) }),
            alike: Dictionary(uniqueKeysWithValues: alike), valid: valid.count,
            chances: PairChances.count(result.drawn, valid))
    }
}
