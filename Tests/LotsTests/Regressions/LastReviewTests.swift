import Kernel
import Testing

@testable import Lots

/// Met in simulation: few reviews left, many States in the pools, nearly all choices wrong. The chain came to its cap,
/// and a possible draw was refused.
@Suite("Regression: the last review of a cycle")
struct LastReviewTests {
    @Test("the last review of a cycle finds the two States that still must serve")
    func lastReview() throws {
        let roll = syntheticRoll([300], "last", odds: [100, 100, 100])
        let states = roll.map(\.state)
        var input = PairsInput(roll: roll, underReviewThisYear: [states[0]], seed: .from(text: "last"), label: "last")
        input.preferSimilarLegalSystem = false
        input.history = (1..<150).map { number in
            Pairing(
                reviewed: states[number], regional: states[number == 149 ? 1 : number + 150],
                second: states[(number + 1) % 150])
        }
        input.history.append(Pairing(reviewed: states[150], regional: states[1], second: states[2]))
        let idle = Set(states).subtracting(input.history.flatMap(\.reviewers))
        #expect(idle == [states[150], states[299]])
        let result = try Pairs.draw(input)
        #expect(Set(result.pairs.flatMap(\.reviewers)) == idle)
        #expect(Pairs.violations(of: result, in: input).isEmpty)
    }
}
