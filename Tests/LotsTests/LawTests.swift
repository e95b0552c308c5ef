import Kernel
import Testing

@testable import Lots

@Suite("The chain's law, worked out on tiny instances")
struct LawTests {
    /// Of all that the generator makes with two reviews, those with few assignments and a choice among them.
    private static let tiny = (0..<80).compactMap { number -> Drawing? in
        guard let drawing = try? Drawing(Instances.varied(number, reviews: 2)),
            drawing.field.pools.reduce(1, { $0 * $1.count }) <= 120, let all = drawing.everyAssignment(limit: 120),
            all.count > 3
        else { return nil }
        return drawing
    }

    private func law(_ drawing: Drawing, _ fault: Law.Fault? = nil) -> Law {
        Law(drawing.field, missing: drawing.shortage?.reviews ?? 0, fault)
    }

    private func assignment(_ result: PairsResult, _ drawing: Drawing) -> [Int] {
        (result.pairs + result.witness).flatMap { pair in
            pair.reviewers.compactMap { drawing.field.codes.firstIndex(of: $0) }
        }
    }

    @Test("every way between two assignments is as likely as the way back, each weighted by what it breaks")
    func balance() {
        #expect(LawTests.tiny.count >= 10)
        #expect(Set(LawTests.tiny.map(\.field.cover)) == [.each, .together])
        for drawing in LawTests.tiny {
            let imbalance = law(drawing).imbalance
            #expect(imbalance < 1e-12)
            for fault in Law.Fault.mistakes {
                let mistaken = law(drawing, fault).imbalance
                #expect(mistaken > 0.05, "\(fault)")
            }
        }
    }

    /// With steps too few to forget the beginning, so that beginning, steps and visits are all put to the test.
    @Test("the chain draws as the law says, from its first steps on", arguments: [(0, 1), (1, 1), (5, 2), (25, 4)])
    func follows(mixing: Int, settling: Int) throws {
        let effort = Effort(mixing: mixing, settling: settling, cap: 100_000)
        for (place, drawing) in LawTests.tiny.prefix(6).enumerated() {
            let chances = law(drawing).draw(effort)
            var counts: [[Int]: Int] = [:]
            for trial in 0..<3000 {
                let result = try drawing.draw(.from(text: "law"), "\(place)/\(mixing)/\(trial)", effort)
                counts[assignment(result, drawing), default: 0] += 1
            }
            #expect(Set(counts.keys).isSubset(of: chances.keys))
            let fits = looksLike(chances.map { (counts[$0.key, default: 0], $0.value) }, of: 3000)
            #expect(fits, "\(place)")
        }
    }

    @Test("a fixed number of visits comes near to equal chances, the first visit does not")
    func visits() {
        for drawing in LawTests.tiny.prefix(6) {
            let law = law(drawing)
            let first = distance(law.draw(Effort(mixing: 500, settling: 1, cap: 0)).values)
            let fixed = distance(law.draw(Effort(mixing: 500, settling: 40, cap: 0)).values)
            #expect(fixed < 0.001)
            #expect(first > 4 * fixed)
        }
    }

    /// Whether so many draws, as likely each as the law says, pass for equally likely.
    private func passes(_ law: Law, _ effort: Effort, trials: Int) -> Bool {
        let chances = law.draw(effort).sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
        var bits = Bits(.from(text: "mistakes"), "draws")
        var counts = chances.map { _ in 0 }
        for _ in 0..<trials {
            var left = Double(bits.below(1 << 52)) / Double(1 << 52)
            let drawn = chances.firstIndex { chance in
                left -= chance
                return left < 0
            }
            counts[drawn ?? 0] += 1
        }
        return looksUniform(counts, of: trials)
    }

    @Test("draws with a mistake in them are caught by the test that the chain passes")
    func mistakes() {
        let effort = Effort(mixing: 500, settling: 40, cap: 0)
        for (place, drawing) in LawTests.tiny.prefix(3).enumerated() {
            let sound = passes(law(drawing), effort, trials: 20_000)
            #expect(sound, "\(place)")
            let takes = passes(law(drawing, .takesUnweighted), effort, trials: 20_000)
            #expect(!takes, "\(place)")
            let changes = passes(law(drawing, .onlyChangesCount), effort, trials: 20_000)
            #expect(!changes, "\(place)")
            // Stopping at the first assignment without violations; after long mixing too small a fault to be seen.
            let first = passes(law(drawing), Effort(mixing: 0, settling: 1, cap: 0), trials: 20_000)
            #expect(!first, "\(place)")
        }
    }

    @Test("where few lots admit a State, takes are what mixes in time", arguments: [Cover.each, .together])
    func takes(cover: Cover) throws {
        let drawing = try Drawing(Instances.tight(cover))
        let long = cover == .together
        let effort = Effort(mixing: long ? 2000 : 300, settling: long ? 100 : 30, cap: 100_000)
        let chances = law(drawing).draw(effort)
        let near = distance(chances.values)
        let without = distance(law(drawing, .withoutTakes).draw(effort).values)
        #expect(near < 0.005)
        #expect(without > 0.01 && without > 10 * near)
        let all = try #require(drawing.everyAssignment())
        #expect(all.count == chances.count)
        var counts = Dictionary(uniqueKeysWithValues: chances.keys.map { ($0, 0) })
        for trial in 0..<3000 {
            let result = try drawing.draw(.from(text: "takes"), "\(trial)", effort)
            counts[assignment(result, drawing), default: 0] += 1
        }
        #expect(counts.count == all.count)
        let fits = looksUniform(Array(counts.values), of: 3000)
        #expect(fits)
    }
}
