import Kernel
import Testing

@testable import Lots

@Suite("Exact counts")
struct CountTests {
    @Test("six like States in two regions have 624 assignments, a region of two none")
    func examples() throws {
        let symmetric = try Drawing(Instances.input(Instances.symmetric))
        #expect(symmetric.validCount == 624)
        #expect(symmetric.everyAssignment()?.count == 624)
        #expect(throws: Refusal.self) { try Drawing(Instances.input(Instances.infeasible)) }
        let field = try Field(Instances.input(Instances.infeasible), preferring: false)
        #expect(Census.count(field, allowedShort: 0) == 0)
    }

    /// Every pair of States for every review, valid or not.
    private func product(_ input: PairsInput) -> [[Pairing]] {
        input.due.sorted().reduce([[]]) { found, reviewed in
            found.flatMap { pairs in
                input.roll.flatMap { regional in
                    input.roll.map { second in
                        pairs + [Pairing(reviewed: reviewed, regional: regional.state, second: second.state)]
                    }
                }
            }
        }
    }

    @Test("count, search and the check of every product agree", arguments: 0..<8)
    func product(number: Int) throws {
        var input = Instances.random(number)
        input.remainingAfter = []
        input.minReviews = 0
        guard (try? Drawing(input)) != nil else { return }
        let drawing = try Drawing(input)
        let all = product(input).filter { Pairs.violations(of: $0, witness: [], in: input).isEmpty }
        #expect(drawing.everyAssignment().map { Set($0) } == Set(all))
        #expect(drawing.validCount.map { Int($0) } == all.count)
    }

    @Test("count and search agree on what the draw is uniform over, in all readings of the rules")
    func search() throws {
        var compared = 0
        for number in 0..<150 {
            guard let drawing = try? Drawing(Instances.random(number)), let all = drawing.everyAssignment(limit: 500)
            else { continue }
            #expect(drawing.validCount.map { Int($0) } == all.count, "\(number)")
            compared += 1
        }
        #expect(compared > 40)
    }

    @Test("mutual reviews are counted where they are allowed")
    func mutualAllowed() throws {
        let allowed = try Instances.input(Instances.make(["ABC", "DE"], rules: ["noMutual": false]))
        let drawing = try Drawing(allowed)
        #expect(drawing.validCount.map { Int($0) } == drawing.everyAssignment()?.count)
        let drawn = try drawing.draw(allowed.seed, "mutual")
        #expect(Pairs.violations(of: drawn, in: allowed).isEmpty)
        #expect(drawn.pairs.contains(Pairing(reviewed: "D", regional: "E", second: drawn.pairs[3].second)))
    }

    @Test("what is too large to count has no count")
    func beyond() throws {
        let roll = syntheticRoll([6, 6, 6, 6, 6], "beyond", odds: [100, 100, 100])
        let input = PairsInput(roll: roll, underReviewThisYear: roll.map(\.state), seed: .from(text: ""), label: "")
        let drawing = try Drawing(input)
        #expect(drawing.validCount == nil)
        #expect(drawing.everyAssignment(limit: 10) == nil)
        #expect(Census.count(drawing.field, allowedShort: 0, effort: 10) == nil)
    }

    @Test("calendars are counted in full")
    func calendars() throws {
        #expect(try Calendar.countAll(groups: [3, 2], years: 2).description == "12")
        #expect(try Calendar.countAll(groups: [], years: 3).description == "1")
        // 30! / (6!)⁵, times one table.
        #expect(try Calendar.countAll(groups: [30], years: 5).description == "1370874167589326400")
        var large = Natural(1)
        large.multiply(factorialOf: 25)
        #expect(large.description == "15511210043330985984000000")
        large.divide(factorialOf: 24)
        #expect(large == Natural(25))
        #expect(Natural(0).description == "0")
    }
}
