import Kernel
import Testing

@testable import Lots

/// Met on rolls of 2,000 States: a State that one lot or two admit, of pools of hundreds, waited so long for one of
/// them to fall upon it that the chain came to its cap. Since there are takes, it waits no longer than others.
@Suite("Regression: States that few lots admit")
struct TightStatesTests {
    /// In each of two regions 150 States. Some are party to less than all others, three in each region to the same, so
    /// that only lots of the six who are party to the same admit them.
    private func input(_ cover: Cover, tight: Int) -> PairsInput {
        let roll = (0..<300).map { number in
            let place = number / 2
            let own = place < tight ? ["own \(place / 3)"] : (0..<tight).map { "own \($0 / 3)" }
            return Entrant(
                state: StateCode("S\(1000 + number)"), group: number % 2 == 0 ? "east" : "west", protocols: Set(own))
        }
        var input = PairsInput(
            entrants: roll, underReviewThisYear: roll.prefix(60).map(\.state), seed: .from(text: "tight states"),
            label: "tight states")
        input.remainingAfter = roll.dropFirst(60).map(\.state)
        (input.cover, input.second) = (cover, .anyState)
        return input
    }

    @Test("thirty States that hardly any lot admits are all served within the usual effort")
    func manyTight() throws {
        let input = input(.each, tight: 15)
        let drawing = try Drawing(input)
        #expect(drawing.shortage == nil)
        let admitting = drawing.field.codes.indices.map { state in
            drawing.field.pools.count { $0.contains(state) }
        }
        #expect(admitting.count { $0 <= 9 } == 30)
        let result = try drawing.draw(input.seed, input.label)
        #expect(result.attempt == 0)
        #expect(result.steps < 2 * Effort.usual(reviews: 300).mixing)
        #expect(result.unmetMinimum == [] && Pairs.violations(of: result, in: input).isEmpty)
    }

    @Test("a State that one lot admits has that lot", arguments: [Cover.each, .together])
    func one(cover: Cover) throws {
        let roll = (0..<300).map { number in
            Entrant(state: StateCode("S\(1000 + number)"), group: number < 150 ? "east" : "west", protocols: [])
        }
        let states = roll.map(\.state)
        var input = PairsInput(
            entrants: roll, underReviewThisYear: Array(states[0..<60]), seed: .from(text: "one lot"), label: "one lot")
        (input.cover, input.second, input.remainingAfter) = (cover, .otherRegion, Array(states[60...]))
        // The last of the east may be drawn for the first review's regional lot, and for no other.
        for state in states where state != states[0] && state != states[149] {
            input.exclusions.insert(Exclusion(reviewed: state, reviewer: states[149]))
        }
        let drawing = try Drawing(input)
        for trial in 0..<3 {
            let result = try drawing.draw(input.seed, "\(trial)")
            #expect(result.attempt == 0)
            #expect(result.pairs[0].regional == states[149])
            #expect(Pairs.violations(of: result, in: input).isEmpty)
        }
    }
}
