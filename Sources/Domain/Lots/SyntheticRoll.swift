import Kernel

/// Rolls that no register holds, for trying out draws.
package enum SyntheticRoll {
    /// The regional groups' sizes when all 191 States were drawn in the prototype; other rolls keep the proportions.
    private static let sizes = [54, 54, 23, 33, 27]
    /// Chances in a hundred of being party to each Protocol.
    private static let odds = [95, 80, 65]

    /// So many States, of five groups in proportion, each party to each Protocol and of each of six legal systems by
    /// chance.
    package static func make(states: Int, seed: Seed, label: String) -> [Entrant] {
        var bits = Bits(seed, label)
        var roll: [Entrant] = []
        let all = sizes.reduce(0, +)
        var (before, named) = (0, 0)
        for (group, size) in zip(RegionalGroup.allCases, sizes) {
            before += size
            for _ in named..<(before * states / all) {
                named += 1
                let digits = String(named)
                roll.append(
                    Entrant(
                        state: StateCode("S" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits),
                        group: group.rawValue,
                        legalSystem: Set(LegalSystem.allCases.filter { _ in bits.below(3) == 0 }.map(\.rawValue)),
                        protocols: Set(
                            zip(Instrument.protocols, odds).filter { bits.below(100) < $0.1 }.map(\.0.rawValue))))
            }
        }
        return roll
    }
}
