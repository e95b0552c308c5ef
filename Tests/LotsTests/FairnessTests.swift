import Kernel
import Testing

@testable import Lots

@Suite("Every valid outcome has the same chance")
struct FairnessTests {
    private let effort = Effort(mixing: 200, settling: 20, cap: 100_000)

    /// How often each of all assignments of an instance was drawn, and anything else that was.
    private func tally(
        _ all: [[Pairing]], trials: Int, _ draw: (Int) throws -> [Pairing]
    ) rethrows -> [[Pairing]: Int] {
        var counts = Dictionary(all.map { ($0, 0) }) { first, _ in first }
        for trial in 0..<trials { counts[try draw(trial), default: 0] += 1 }
        return counts
    }

    /// Whether so many draws look like draws from all assignments of an instance, each as likely.
    private func isFair(
        _ all: [[Pairing]], trials: Int, _ draw: (Int) throws -> [Pairing]
    ) rethrows -> Bool {
        let counts = try tally(all, trials: trials, draw)
        return counts.count == all.count && looksUniform(Array(counts.values), of: trials)
    }

    private func everyAssignment(_ drawing: Drawing) throws -> [[Pairing]] {
        try #require(drawing.everyAssignment()).map { $0.sorted { $0.reviewed < $1.reviewed } }
    }

    /// One lot after another, over the States with which the draw can still be completed: what is done where balls are
    /// drawn and impossible ones skipped.
    private func skipping(_ all: [[Pairing]], _ trial: Int) -> [Pairing] {
        var bits = Bits(.from(text: "skip"), "\(trial)")
        var open = all
        for place in 0..<(all.first?.count ?? 0) {
            for lot in [\Pairing.regional, \Pairing.second] {
                let left = Set(open.map { $0[place][keyPath: lot] }).sorted()
                let drawn = left[bits.below(left.count)]
                open.removeAll { $0[place][keyPath: lot] != drawn }
            }
        }
        return open.first ?? []
    }

    @Test("a hundred thousand draws of six like States fit all 624 assignments, and every chance in them")
    func symmetric() throws {
        let trials = 100_000
        let input = try Instances.input(Instances.symmetric)
        let drawing = try Drawing(input)
        let all = try everyAssignment(drawing)
        #expect(all.count == 624)
        let counts = try tally(all, trials: trials) { try drawing.draw(input.seed, "fair/\($0)", effort).pairs }
        #expect(counts.count == 624)
        let fits = looksUniform(Array(counts.values), of: trials)
        #expect(fits)
        for (place, state) in input.underReviewThisYear.sorted().enumerated() {
            func share(_ isCounted: ([Pairing]) -> Bool) -> Int {
                counts.reduce(0) { $0 + (isCounted($1.key) ? $1.value : 0) }
            }
            let region: [StateCode] = place < 3 ? ["A", "B", "C"] : ["D", "E", "F"]
            let other: [StateCode] = place < 3 ? ["D", "E", "F"] : ["A", "B", "C"]
            let regional = region.filter { $0 != state }.map { neighbour in
                (share { $0[place].regional == neighbour }, 1.0 / 2)
            }
            let second = other.map { stranger in (share { $0[place].second == stranger }, 1.0 / 3) }
            let totals = [(1, 3), (2, 7), (3, 3)].map { reviews, chance in
                (share { $0.count { $0.reviewers.contains(state) } == reviews }, Double(chance) / 13)
            }
            for chances in [regional, second, totals] {
                let fits = looksLike(chances, of: trials)
                #expect(fits, "\(state.rawValue): \(chances)")
            }
        }
    }

    /// They differ in Protocols, cover, where the second lot may fall, history, exclusions, who serves later, lots that
    /// stand, numbers of reviews, legal systems; in some the minimum must be missed.
    @Test(
        "draws of small instances of every kind fit the enumeration",
        arguments: [
            (54, 100_000), (45, 2500), (18, 2500), (22, 2500), (26, 2500), (27, 2500), (34, 2500), (40, 2500),
            (43, 2500), (58, 2500), (61, 2500), (62, 2500),
        ])
    func kinds(number: Int, trials: Int) throws {
        let input = Instances.varied(number)
        let drawing = try Drawing(input)
        let all = try everyAssignment(drawing)
        #expect(all.count > 10)
        let fits = try isFair(all, trials: trials) { trial in
            let result = try drawing.draw(
                input.seed, "kinds/\(trial)",
                trials > 10_000 ? Effort(mixing: 90, settling: 9, cap: 100_000) : input.effort)
            return (result.pairs + result.witness).sorted { $0.reviewed < $1.reviewed }
        }
        #expect(fits)
    }

    @Test("a sequential draw that skips the impossible is caught, and so is a chain stopped where it first fits")
    func biased() throws {
        let input = try Instances.input(Instances.symmetric)
        let drawing = try Drawing(input)
        let all = try everyAssignment(drawing)
        let skips = isFair(all, trials: 2496) { skipping(all, $0) }
        #expect(!skips)
        let first = Effort(mixing: 0, settling: 1, cap: 100_000)
        let stops = try isFair(all, trials: 12_000) { try drawing.draw(input.seed, "first/\($0)", first).pairs }
        #expect(!stops)
    }

    /// States that differ in Protocols, so that their chances differ.
    private func uneven(_ names: [StateCode]) -> PairsInput {
        let held: [Set<String>] = [["P"], ["P"], ["P", "Q"], ["P"], ["P", "Q"], ["Q"]]
        let roll = zip(names, held).enumerated().map { place, entry in
            Entrant(state: entry.0, group: place < 4 ? "R1" : "R2", protocols: entry.1)
        }
        var input = PairsInput(
            entrants: roll, underReviewThisYear: Array(names[0..<3]), seed: .from(text: "neutral"), label: "")
        input.cover = .together
        return input
    }

    @Test("other names change nothing but the names")
    func neutral() throws {
        let names: [StateCode] = ["A", "B", "C", "D", "E", "F"]
        let others: [StateCode] = ["Q", "M", "B", "Z", "A", "F"]
        let back = Dictionary(uniqueKeysWithValues: zip(others, names))
        func renamed(_ pairs: [Pairing]) -> [Pairing] {
            pairs.map { pair in
                Pairing(
                    reviewed: back[pair.reviewed] ?? pair.reviewed, regional: back[pair.regional] ?? pair.regional,
                    second: back[pair.second] ?? pair.second)
            }.sorted { $0.reviewed < $1.reviewed }
        }
        let (input, other) = (uneven(names), uneven(others))
        let (drawing, otherDrawing) = (try Drawing(input), try Drawing(other))
        let all = try everyAssignment(drawing)
        #expect(try Set(everyAssignment(otherDrawing).map(renamed)) == Set(all))
        let fits = try isFair(all, trials: 800) { try drawing.draw(input.seed, "names/\($0)", effort).pairs }
        let same = try isFair(all, trials: 800) {
            renamed(try otherDrawing.draw(other.seed, "others/\($0)", effort).pairs)
        }
        #expect(fits && same)
    }

    @Test("the order of an instance's States has no effect")
    func order() throws {
        let input = try Instances.input(Instances.symmetric)
        let turned = try Instances.input(
            Instances.make(
                [],
                [
                    "states": .array((Instances.symmetric["states"]?.array ?? []).reversed()),
                    "underReview": ["F", "C", "A", "E", "B", "D"],
                ]))
        #expect(try Pairs.draw(turned) == Pairs.draw(input))
    }
}
