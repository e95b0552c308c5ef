import Kernel
import Testing

@testable import Lots

@Suite("Neither names nor the order of lists matter")
struct NeutralityTests {
    @Test("the order of an input's lists changes no byte of the transcript")
    func order() throws {
        var bits = trials("order of inputs")
        for input in drawable(10) {
            let transcript = try Replay(published: published(input), sources: ["XA: river"]).pairs().transcript
            for _ in 0..<3 {
                let other = input.shuffled(&bits)
                #expect(
                    try Replay(published: published(other), sources: ["XA: river"]).pairs().transcript == transcript)
            }
        }
        var roll = syntheticRoll([5, 4, 3], "order of rolls").map(Entrant.init)
        let input = Replay.calendarInput(roll, startYear: 2027, years: 3, draw: "calendar")
        bits.shuffle(&roll)
        #expect(Replay.calendarInput(roll, startYear: 2027, years: 3, draw: "calendar") == input)
    }

    @Test("what is written of an input, in any order, reads back as it was")
    func roundTrip() throws {
        var bits = trials("inputs written and read")
        for number in 0..<200 {
            let input = Instances.varied(number, reviews: 2 + number % 2)
            let written = input.instance
            let read = try PairsInput(instance: turned(written, &bits), seed: input.seed, label: input.label)
            #expect(read.instance == written)
            #expect(Set(read.roll) == Set(input.roll) && read.roll.count == input.roll.count)
            #expect(read.underReviewThisYear.sorted() == input.underReviewThisYear.sorted())
            #expect(read.remainingAfter == input.remainingAfter && Set(read.history) == Set(input.history))
            #expect(read.exclusions == input.exclusions && read.standing == input.standing)
            #expect(read.notServing == input.notServing && read.effort == input.effort)
            #expect(read.cover == input.cover && read.second == input.second && read.noMutual == input.noMutual)
            #expect(read.minReviews == input.minReviews && read.maxReviews == input.maxReviews)
            #expect(read.preferSimilarLegalSystem == input.preferSimilarLegalSystem)
        }
    }

    /// The same with the lists that hold no order of their own turned about.
    private func turned(_ json: JSON, _ bits: inout Bits) -> JSON {
        var members = json.object ?? [:]
        for name in ["states", "underReview", "later", "history", "exclusions", "standing", "notServing"] {
            var items = members[name]?.array ?? []
            bits.shuffle(&items)
            for place in items.indices where name == "states" {
                var state = items[place].object ?? [:]
                for list in ["protocols", "legalSystem"] { state[list] = .array((state[list]?.array ?? []).reversed()) }
                items[place] = .object(state)
            }
            members[name] = .array(items)
        }
        return .object(members)
    }

    @Test("other names in the same order: from the same seed the same draw, under those names")
    func names() throws {
        func renamed(_ state: StateCode) -> StateCode { StateCode("Z\(state.rawValue)é") }
        func renamed(_ pair: Pairing) -> Pairing {
            Pairing(
                reviewed: renamed(pair.reviewed), regional: renamed(pair.regional), second: renamed(pair.second))
        }
        for input in drawable(20) {
            var other = input
            other.roll = input.roll.map { entrant in
                Entrant(
                    state: renamed(entrant.state), group: "group " + entrant.group,
                    legalSystem: Set(entrant.legalSystem.map { "law " + $0 }),
                    protocols: Set(entrant.protocols.map { "protocol " + $0 }))
            }
            other.underReviewThisYear = input.underReviewThisYear.map(renamed)
            other.remainingAfter = input.remainingAfter.map(renamed)
            other.history = input.history.map(renamed)
            other.exclusions = Set(
                input.exclusions.map { Exclusion(reviewed: renamed($0.reviewed), reviewer: renamed($0.reviewer)) })
            other.standing = Dictionary(
                uniqueKeysWithValues: input.standing.map { lot, state in
                    (LotName(renamed(lot.reviewed), isRegional: lot.isRegional), renamed(state))
                })
            other.notServing = Set(input.notServing.map(renamed))
            let (drawn, again) = (try Pairs.draw(input), try Pairs.draw(other))
            #expect(again.pairs == drawn.pairs.map(renamed))
            #expect(again.witness == drawn.witness.map(renamed))
            #expect(again.steps == drawn.steps && again.attempt == drawn.attempt)
            #expect(again.unmetMinimum == drawn.unmetMinimum.map(renamed))
        }
    }
}
