import Testing

@testable import Pages

/// What changed between two texts.
@Suite struct DifferenceTests {
    func shown(_ earlier: String, _ later: String) -> String {
        Difference.runs(from: earlier, to: later).map { run in
            run.isNew ? "[+\(run.text)]" : run.isGone ? "[-\(run.text)]" : run.text
        }.joined()
    }

    @Test(arguments: [
        ("", "", ""), ("", "a b", "[+a b]"), ("a b", "", "[-a b]"), ("a b", "a b", "a b"),
        ("twelve cases", "fourteen cases", "[-twelve ][+fourteen ]cases"), ("a b c", "a c", "a [-b ]c"),
        ("a c", "a b c", "a [+b ]c"), ("一二三", "一三", "一[-二]三"),
        ("نص قديم هنا", "نص جديد هنا", "نص [-قديم ][+جديد ]هنا"), ("a\nb", "a\nc", "a\n[-b][+c]"),
    ]) func `word by word, what went before what came`(_ earlier: String, _ later: String, _ difference: String) {
        #expect(shown(earlier, later) == difference)
    }

    @Test(arguments: [
        ("Yes", "No", "[-Yes] [+No]"), ("a b", "a c", "a [-b] [+c]"), ("a", "a b", "[-a] [+a b]"),
        ("一二三", "一三", "一[-二]三"), ("a\nb", "a\nc", "a\n[-b] [+c]"),
    ]) func `what went and what came never run together`(_ earlier: String, _ later: String, _ apart: String) {
        let runs = ChecklistPages.apart(Difference.runs(from: earlier, to: later))
        #expect(runs.map { $0.isNew ? "[+\($0.text)]" : $0.isGone ? "[-\($0.text)]" : $0.text }.joined() == apart)
    }

    @Test func `texts too long to compare are shown whole, beside what they begin and end with alike`() {
        let old = (0..<1200).map { "old\($0) " }.joined()
        let new = (0..<1200).map { "new\($0) " }.joined()
        #expect(shown("a \(old)z", "a \(new)z") == "a [-\(old)][+\(new)]z")
        #expect(Difference.runs(from: old, to: old + "z").count == 2)
    }

    @Test func `both texts can be read out of it, whatever they are`() {
        var chance = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: .min ... .max, using: &chance)
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let words = ["a ", "b ", "c\n", "中", "é", "e\u{301} ", "  ", "ق "]
        for _ in 0..<500 {
            let earlier = (0..<next(12)).map { _ in words[next(words.count)] }.joined()
            let later = (0..<next(12)).map { _ in words[next(words.count)] }.joined()
            let runs = Difference.runs(from: earlier, to: later)
            let before = runs.filter { !$0.isNew }.map(\.text).joined()
            let after = runs.filter { !$0.isGone }.map(\.text).joined()
            #expect(before == earlier && after == later, "seed \(seed)")
        }
    }
}
