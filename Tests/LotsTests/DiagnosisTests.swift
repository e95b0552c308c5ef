import Kernel
import Testing

@testable import Lots

@Suite("How well a chain mixes")
struct DiagnosisTests {
    private func diagnosis(_ input: PairsInput, _ effort: Effort? = nil) throws -> Diagnosis {
        let drawing = try Drawing(input)
        return drawing.diagnosis(try drawing.draw(input.seed, "draw", effort), input.seed, "draw", effort)
    }

    @Test("after long a chain is no more like its past than two strangers are like each other")
    func forgets() throws {
        let roll = syntheticRoll([7, 7], "forgets", odds: [100, 100, 90])
        let input = PairsInput(
            roll: roll, underReviewThisYear: roll.map(\.state), seed: .from(text: "forgets"), label: "forgets")
        let diagnosis = try diagnosis(input)
        #expect(diagnosis.stride == 4 * 28)
        for lag in [8, 16, 32] { #expect(abs(diagnosis.alike[lag, default: 0] - diagnosis.strangers) < 300, "\(lag)") }
        #expect(diagnosis.alike[1, default: 0] > diagnosis.strangers + 300)
        let memory = try #require(diagnosis.memory)
        #expect(memory > diagnosis.stride && memory < Effort.usual(reviews: 14).mixing / 2)
        #expect(diagnosis.valid > 256)
        for chances in diagnosis.chances {
            #expect(chances.regional.values.reduce(0, +) == diagnosis.valid)
            #expect(chances.second.values.reduce(0, +) == diagnosis.valid)
        }
    }

    /// Six States with one review each, for six lots: between some of the four ways there is no exchange of two lots.
    @Test("where chance has one way only, chains are alike from the first look")
    func oneWay() throws {
        var input = Instances.tight(.each)
        for (state, one) in [("P", "A1"), ("Q", "X")] as [(StateCode, StateCode)] {
            input.standing[LotName(state, isRegional: true)] = one
        }
        #expect(try Drawing(input).validCount == nil || Drawing(input).validCount == 1)
        let diagnosis = try diagnosis(input, Effort(mixing: 100, settling: 10, cap: 1000))
        #expect(diagnosis.strangers == 10_000 && Set(diagnosis.alike.values) == [10_000])
        #expect(diagnosis.memory == diagnosis.stride && diagnosis.valid == 512)
        #expect(diagnosis.chances.map(\.regional) == [["A1": 512], ["X": 512]])
    }

    @Test("no lots at all, or none this year, are no trouble")
    func nothing() throws {
        let roll = letters([("ABCDE", .african)])
        var input = PairsInput(roll: roll, underReviewThisYear: [], seed: .from(text: "nothing"), label: "nothing")
        input.minReviews = 0
        let nothing = try diagnosis(input)
        #expect(nothing.stride == 0 && nothing.chances == [] && nothing.strangers == 0)
        #expect(nothing.memory == 0)
        input.remainingAfter = ["A", "B"]
        let later = try diagnosis(input)
        #expect(later.stride == 16 && later.chances == [] && later.valid > 0)
        let transcript = try Replay(published: published(input), sources: []).pairs().transcript
        #expect(agrees(Array(transcript.text.utf8)))
    }
}
