import Kernel

@testable import Lots

/// States of the training kind, so many in each regional group, with chances in a hundred of being party to each
/// Protocol.
func syntheticRoll(_ sizes: [Int], _ name: String, odds: [Int] = [95, 80, 65]) -> [RollEntry] {
    var bits = Bits(Seed.from(text: name), "roll")
    var roll: [RollEntry] = []
    for (place, (group, size)) in zip(RegionalGroup.allCases, sizes).enumerated() {
        for number in 0..<size {
            roll.append(
                RollEntry(
                    state: StateCode("X\(place)\(number < 10 ? "0" : "")\(number)"), group: group,
                    legalSystem: LegalSystem.allCases.filter { _ in bits.below(3) == 0 },
                    protocols: zip(Instrument.protocols, odds).filter { bits.below(100) < $0.1 }.map(\.0)))
        }
    }
    return roll
}

/// States named by letters, party to all Protocols, in the groups given.
func letters(_ groups: [(String, RegionalGroup)], protocols: [Instrument] = Instrument.protocols) -> [RollEntry] {
    groups.flatMap { names, group in
        names.map { RollEntry(state: StateCode(String($0)), group: group, legalSystem: [], protocols: protocols) }
    }
}

/// Whether counts of outcomes that should be equally likely look so.
func looksUniform(_ counts: [Int], of total: Int) -> Bool {
    looksLike(counts.map { ($0, 1 / Double(counts.count)) }, of: total)
}

/// Whether counts look like the chances beside them: the chi-square sum stays below what chance exceeds less than once
/// in three thousand times (Laurent and Massart's bound, e⁻⁸).
func looksLike(_ counts: [(count: Int, chance: Double)], of total: Int) -> Bool {
    let square = counts.reduce(0.0) { sum, outcome in
        let expected = Double(total) * outcome.chance
        return sum + (Double(outcome.count) - expected) * (Double(outcome.count) - expected) / expected
    }
    let freedom = Double(counts.count - 1)
    return square < freedom + 2 * (8 * freedom).squareRoot() + 16
}

/// How far chances are from being equal, from 0 to 1 (total variation).
func distance(_ chances: some Collection<Double>) -> Double {
    chances.reduce(0) { $0 + abs($1 - 1 / Double(chances.count)) } / 2
}

/// Chance that a printed seed repeats.
func trials(_ purpose: String, seed: UInt64 = .random(in: 0...UInt64.max)) -> Bits {
    print("\(purpose): seed \(seed)")
    return Bits(.from(text: String(seed)), purpose)
}

/// The refusal that an act meets, or none.
func refusal(of act: () throws(Refusal) -> Void) -> Refusal? {
    do {
        try act()
        return nil
    } catch {
        return error
    }
}
