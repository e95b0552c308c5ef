import Kernel
import Testing

@testable import Lots

@Suite("What cannot be drawn, and what must be missing")
struct RefusalTests {
    private let seed = Seed.from(text: "refusals")

    private func input(_ roll: [RollEntry], now: [StateCode], later: [StateCode] = []) -> PairsInput {
        var input = PairsInput(roll: roll, underReviewThisYear: now, seed: seed, label: "refusal")
        input.remainingAfter = later
        return input
    }

    private func refused(_ input: PairsInput) -> Refusal? {
        refusal { () throws(Refusal) in _ = try Pairs.draw(input) }
    }

    @Test("nobody of the group: TOR 19; nobody of the group party to the Protocols: TOR 18 bis")
    func noReviewer() {
        let roll = letters([("A", .african), ("BCDE", .asiaPacific)])
        #expect(
            refused(input(roll, now: ["A"]))
                == .rule("lots.no-possible-reviewer", .tor("19"), ["state": .state("A")]))
        let apart =
            letters([("A", .african), ("DE", .asiaPacific)]) + letters([("BC", .african)], protocols: [.tip])
        var each = input(apart, now: ["A"], later: ["B"])
        #expect(refused(each) == .rule("lots.no-possible-reviewer", .tor("18 bis"), ["state": .state("A")]))
        each.cover = .together
        each.minReviews = 0
        #expect(refused(each) == nil)
    }

    @Test("all States without a possible reviewer are named at once, of later years too")
    func allNamed() {
        let roll = letters([("A", .african), ("B", .easternEuropean), ("CDE", .asiaPacific)])
        let reasons = refused(input(roll, now: ["A", "C"], later: ["B"]))?.reasons
        #expect(reasons?.map(\.facts) == [["state": .state("A")], ["state": .state("B")]])
    }

    @Test("a State is on the roll once, and reviewed once")
    func once() {
        let roll = letters([("ABCDE", .african)])
        #expect(refused(input(roll, now: ["Q"])) == .input("lots.not-on-roll", ["state": .state("Q")]))
        #expect(refused(input(roll + roll, now: ["A"])) == .input("lots.roll-repeated", ["state": .state("A")]))
        let twice = Refusal.rule("lots.reviewed-twice", .tor("12"), ["state": .state("A")])
        #expect(refused(input(roll, now: ["A"], later: ["A"])) == twice)
        var before = input(roll, now: ["A"], later: ["B"])
        before.history = [Pairing(reviewed: "A", regional: "B", second: "C")]
        #expect(refused(before) == twice)
    }

    @Test("more lots than places: refused with the lots, the places and the States that have them")
    func tooFewPlaces() {
        let roll = letters([("ABC", .african), ("DEFGHIJ", .asiaPacific)])
        var crowded = input(roll, now: ["D", "E", "F", "G", "H"])
        crowded.second = .otherRegion
        crowded.maxReviews = 1
        crowded.minReviews = 0
        #expect(
            refused(crowded)
                == .rule(
                    "lots.too-few-places", .tor("20"),
                    [
                        "lots": .number(4), "places": .number(3),
                        "states": .list([.state("A"), .state("B"), .state("C")]),
                    ]))
    }

    @Test("a State that no lot admits goes without, and is named; the others do not")
    func goesWithout() throws {
        let roll = letters([("ABCDE", .african)]) + letters([("P", .african)], protocols: [])
        let input = input(roll, now: ["A", "B", "P"], later: ["C", "D", "E"])
        let result = try Pairs.draw(input)
        #expect(result.shortage == Shortage(reviews: 1, among: ["P"], lots: 0))
        #expect(result.unmetMinimum == ["P"])
        #expect(Pairs.violations(of: result, in: input).isEmpty)
    }

    @Test("two States that only each other's lots admit: mutual reviews are barred, so one goes without")
    func oneOfTwo() throws {
        let roll = letters([("ABCDE", .african)]) + letters([("PQ", .african)], protocols: [])
        let input = input(roll, now: ["A", "B"], later: ["C", "D", "E", "P", "Q"])
        let result = try Pairs.draw(input)
        #expect(result.shortage?.reviews == 1)
        #expect(result.shortage?.among.contains("P") == true || result.shortage?.among.contains("Q") == true)
        #expect(result.unmetMinimum.isEmpty)
        #expect(Pairs.violations(of: result, in: input).isEmpty)
    }

    @Test("a chain that is given no time is refused under TOR 20")
    func cap() {
        let roll = letters([("ABCDE", .african), ("FGHIJ", .asiaPacific)])
        var hurried = input(roll, now: roll.map(\.state))
        hurried.effort = Effort(mixing: 10, settling: 10, cap: 5)
        #expect(refused(hurried) == .rule("lots.infeasible", .tor("20"), ["count": .number(10)]))
    }

    @Test("a second opinion finds each broken rule")
    func violations() {
        let roll = letters([("ABCD", .african), ("EF", .asiaPacific)]) + letters([("G", .african)], protocols: [.tip])
        var input = input(roll, now: ["A"], later: ["B"])
        input.minReviews = 0
        input.maxReviews = 1
        input.history = [
            Pairing(reviewed: "C", regional: "A", second: "E"), Pairing(reviewed: "E", regional: "F", second: "D"),
        ]
        input.exclusions = [Exclusion(reviewed: "A", reviewer: "B")]
        input.notServing = ["D"]
        func found(_ regional: StateCode, _ second: StateCode) -> Set<Violation> {
            Pairs.violations(
                of: [Pairing(reviewed: "A", regional: regional, second: second)],
                witness: [Pairing(reviewed: "B", regional: "C", second: "G")], in: input
            ).subtracting([.protocols("B")])
        }
        #expect(found("C", "F") == [.mutual("A", "C"), .aboveMaximum("C", 2), .aboveMaximum("F", 2)])
        #expect(found("B", "F") == [.excluded("A", "B"), .aboveMaximum("F", 2)])
        #expect(found("D", "D") == [.notTwoOthers("A"), .notServing("D"), .aboveMaximum("D", 3)])
        #expect(found("E", "Q") == [.notOnRoll("Q"), .aboveMaximum("E", 2)])
        #expect(found("F", "G") == [.region("A", "F"), .protocols("A"), .aboveMaximum("F", 2), .aboveMaximum("G", 2)])
        #expect(
            Pairs.violations(of: [], witness: [Pairing(reviewed: "C", regional: "B", second: "F")], in: input)
                .isSuperset(of: [.missing("A"), .missing("B"), .notDue("C")]))
    }
}
