import Kernel
import Testing

@testable import Lots

@Suite("A whole cycle, year after year")
struct CycleTests {
    /// Draws every year of a cycle and gives all its pairs with the States named as going without.
    private func cycle(
        _ roll: [RollEntry], years: Int, cover: Cover, _ name: String
    ) throws(Refusal) -> (pairs: [Pairing], unmet: [StateCode]) {
        let seed = Seed.from(text: name)
        let calendar = try Calendar.draw(roll: roll, years: years, seed: seed).years
        var history: [Pairing] = []
        var unmet: [StateCode] = []
        for year in 0..<years {
            var input = PairsInput(roll: roll, underReviewThisYear: calendar[year], seed: seed, label: "pairs/\(year)")
            input.cover = cover
            input.remainingAfter = calendar[(year + 1)...].flatMap { $0 }
            input.history = history
            // A debug build hashes slowly, and validity does not ask for mixing.
            input.effort = Effort(mixing: 4000 + 60 * roll.count, settling: 50, cap: 20_000_000)
            let result = try Pairs.draw(input)
            #expect(Pairs.violations(of: result, in: input).isEmpty, "\(name), year \(year)")
            #expect(result.unmetMinimum.count <= result.shortage?.reviews ?? 0, "\(name), year \(year)")
            #expect(Set(unmet).isSubset(of: result.unmetMinimum), "\(name), year \(year)")
            history += result.pairs
            unmet = result.unmetMinimum
        }
        return (history, unmet)
    }

    private func check(_ roll: [RollEntry], _ pairs: [Pairing], _ unmet: [StateCode], _ cover: Cover, _ name: String) {
        #expect(pairs.map(\.reviewed).sorted() == roll.map(\.state).sorted(), "\(name)")
        var input = PairsInput(
            roll: roll, underReviewThisYear: pairs.map(\.reviewed), seed: .from(text: name), label: "")
        input.cover = cover
        let expected = Set(unmet.map { Violation.belowMinimum($0, 0) })
        #expect(Pairs.violations(of: pairs, witness: [], in: input) == expected, "\(name)")
    }

    @Test("190 States, five years, each reviewer party to all Protocols")
    func full() throws {
        let roll = syntheticRoll([54, 53, 23, 33, 27], "full cycle")
        let (pairs, unmet) = try cycle(roll, years: 5, cover: .each, "full cycle")
        check(roll, pairs, unmet, .each, "full cycle")
    }

    @Test("sixty States, five years, both readings of TOR 18 bis", arguments: 0..<4)
    func sixty(trial: Int) throws {
        let roll = syntheticRoll([17, 16, 8, 10, 9], "sixty \(trial)", odds: [98, 92, 80])
        let cover: Cover = trial % 2 == 0 ? .each : .together
        let (pairs, unmet) = try cycle(roll, years: 5, cover: cover, "sixty \(trial)")
        check(roll, pairs, unmet, cover, "sixty \(trial)")
    }
}
