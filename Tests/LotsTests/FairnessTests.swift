import Kernel
import Testing

@testable import Lots

@Suite("Every valid outcome has the same chance")
struct FairnessTests {
    private let effort = Effort(mixing: 500, settling: 40, cap: 100_000)

    /// Whether so many draws look like draws from all assignments of an instance, each as likely.
    private func isFair(
        _ all: [[Pairing]], trials: Int = 2496, _ draw: (Int) throws -> [Pairing]
    ) rethrows -> Bool {
        var counts = Dictionary(all.map { ($0, 0) }) { first, _ in first }
        for trial in 0..<trials { counts[try draw(trial), default: 0] += 1 }
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

    @Test("the chain's draws fit the enumeration; a sequential draw that skips the impossible is caught")
    func sampler() throws {
        let input = try Instances.input(Instances.symmetric)
        let drawing = try Drawing(input)
        let all = try everyAssignment(drawing)
        #expect(all.count == 624)
        var performed = [0, 0, 0, 0]
        let fits = try isFair(all) { trial in
            let pairs = try drawing.draw(input.seed, "fair/\(trial)", effort).pairs
            performed[pairs.count { $0.reviewers.contains("A") }] += 1
            return pairs
        }
        #expect(fits)
        // 3/13, 7/13 and 3/13 of the draws, each within four standard deviations.
        #expect(abs(performed[1] - 576) < 84 && abs(performed[2] - 1344) < 100 && abs(performed[3] - 576) < 84)
        #expect(!isFair(all) { skipping(all, $0) })
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
        #expect(try isFair(all, trials: 800) { try drawing.draw(input.seed, "names/\($0)", effort).pairs })
        #expect(
            try isFair(all, trials: 800) { renamed(try otherDrawing.draw(other.seed, "others/\($0)", effort).pairs) })
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
