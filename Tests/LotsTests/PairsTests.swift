import Kernel
import Testing

@testable import Lots

@Suite("The pairs (TOR 18–20)")
struct PairsTests {
    private let seed = Seed.from(text: "pairs")

    @Test("a region of two that must review each other is refused, both named")
    func infeasible() {
        let roll = letters([("ABC", .african), ("DE", .asiaPacific)])
        var input = PairsInput(roll: roll, underReviewThisYear: roll.map(\.state), seed: seed, label: "S4")
        input.cover = .together
        let refused = refusal { () throws(Refusal) in _ = try Pairs.draw(input) }
        #expect(refused == .rule("lots.mutual-forced", .tor("19"), ["state": .state("E"), "other": .state("D")]))
    }

    @Test("a redraw leaves the other lots and passes over both earlier reviewers")
    func redraw() throws {
        let roll = syntheticRoll([8, 7], "redraw", odds: [100, 100, 95])
        var input = PairsInput(
            roll: roll, underReviewThisYear: roll.prefix(5).map(\.state), seed: seed, label: "first")
        input.remainingAfter = roll.dropFirst(5).map(\.state)
        let first = try Pairs.draw(input)
        for (place, pair) in first.pairs.enumerated() {
            var again = input
            again.label = "again/\(place)"
            again.underReviewThisYear = [pair.reviewed]
            again.history = first.pairs.filter { $0 != pair }
            again.exclusions = Set(pair.reviewers.map { Exclusion(reviewed: pair.reviewed, reviewer: $0) })
            let second = try Pairs.draw(again)
            #expect(Pairs.violations(of: second, in: again).isEmpty)
            #expect(second.pairs.count == 1)
            #expect(Set(second.pairs.flatMap(\.reviewers)).isDisjoint(with: pair.reviewers))
            #expect(second.drawn.allSatisfy { Set($0.secondPool).isDisjoint(with: pair.reviewers) })
        }
    }

    @Test("the order of the input has no effect; the seed and the label have")
    func order() throws {
        let roll = syntheticRoll([6, 6, 5], "order", odds: [100, 100, 90])
        var input = PairsInput(
            roll: roll, underReviewThisYear: roll.prefix(6).map(\.state), seed: seed, label: "order")
        input.remainingAfter = roll.dropFirst(6).map(\.state)
        let result = try Pairs.draw(input)
        var turned = input
        turned.roll.reverse()
        turned.underReviewThisYear.reverse()
        turned.remainingAfter.reverse()
        #expect(try Pairs.draw(turned) == result)
        var other = input
        other.label = "another"
        #expect(try Pairs.draw(other).pairs != result.pairs)
        other.label = input.label
        other.seed = .from(text: "another")
        #expect(try Pairs.draw(other).pairs != result.pairs)
    }

    @Test("who serves later is in no pool of this year, and serves later if needed")
    func notServing() throws {
        let roll = letters([("ABCDEF", .african), ("GHIJ", .asiaPacific)])
        var input = PairsInput(roll: roll, underReviewThisYear: ["A", "B", "G"], seed: seed, label: "deferred")
        input.remainingAfter = ["C", "D", "E", "F", "H", "I", "J"]
        input.notServing = ["A", "H"]
        let result = try Pairs.draw(input)
        #expect(Pairs.violations(of: result, in: input).isEmpty)
        for drawn in result.drawn { #expect(input.notServing.isDisjoint(with: drawn.regionalPool + drawn.secondPool)) }
        #expect(result.witness.contains { $0.reviewers.contains("A") })
    }

    @Test("regional lots are held to similar legal systems where two such States remain")
    func legalSystem() throws {
        let systems: [(StateCode, [LegalSystem])] = [
            ("A", [.civil]), ("B", [.civil, .customary]), ("C", [.civil]), ("D", [.common]),
            ("E", [.common, .religious]), ("F", []),
        ]
        let roll = systems.map { RollEntry(state: $0, group: .african, legalSystem: $1, protocols: []) }
        var input = PairsInput(roll: roll, underReviewThisYear: ["A", "D"], seed: seed, label: "similar")
        input.remainingAfter = ["B", "C", "E", "F"]
        let result = try Pairs.draw(input)
        #expect(result.preferenceHeld)
        #expect(result.drawn.map(\.regionalPool) == [["B", "C"], ["A", "B", "C", "E", "F"]])
        input.preferSimilarLegalSystem = false
        #expect(try Pairs.draw(input).drawn.map(\.regionalPool.count) == [5, 5])
    }

    @Test("the preference gives way where it would leave too few places")
    func preferenceGivesWay() throws {
        let roll = letters([("ABCDEFGTUV", .african)]).map {
            RollEntry(
                state: $0.state, group: $0.group,
                legalSystem: ["A", "B", "T", "U", "V"].contains($0.state) ? [.civil] : [], protocols: [])
        }
        var input = PairsInput(roll: roll, underReviewThisYear: ["T"], seed: seed, label: "gives way")
        input.remainingAfter = ["U", "V"]
        // Three regional lots that only A and B are similar for, and at most one review each.
        (input.minReviews, input.maxReviews) = (0, 1)
        let three: [StateCode] = ["T", "U", "V"]
        for reviewed in three { input.exclusions.formUnion(three.map { Exclusion(reviewed: reviewed, reviewer: $0) }) }
        let result = try Pairs.draw(input)
        #expect(!result.preferenceHeld)
        #expect(result.drawn.first?.regionalPool == ["A", "B", "C", "D", "E", "F", "G"])
    }
}
