import Kernel
import Testing

@testable import Lots

/// Worked out exactly on this instance: with moves, exchanges and takes alone, a draw of the usual effort was 0.13 from
/// uniform. Six States are to perform one review each, in six lots, and between two parts of the four ways there is no
/// exchange of two lots, only of three.
@Suite("Regression: lots that only pass their States on in a ring")
struct RingTests {
    @Test("the four ways are as likely")
    func fourWays() throws {
        let input = Instances.varied(155)
        let drawing = try Drawing(input)
        let all = try #require(drawing.everyAssignment())
        #expect(all.count == 4)
        var counts = Dictionary(uniqueKeysWithValues: all.map { ($0, 0) })
        for trial in 0..<600 {
            let result = try drawing.draw(
                input.seed, "ring/\(trial)", Effort(mixing: 1500, settling: 100, cap: 100_000))
            counts[result.pairs + result.witness, default: 0] += 1
        }
        #expect(counts.count == 4)
        let fits = looksUniform(Array(counts.values), of: 600)
        #expect(fits)
    }
}
