import Foundation
import Testing
import Tongue

@Suite struct CleanTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), (" \n\t ", ""), ("  indented\tx", "  indented\tx"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a\u{B}b\u{85}c\u{2028}d\u{2029}e", "a\nb\nc\nd\ne"),
        ("a\r\r\n\nb", "a\n\n\nb"),
        ("a \u{A0}\n\n b \t\n", "a\n\n b"), ("a\u{0}\u{7}\u{1B}b\u{7F}\u{9F}", "ab"), ("\u{FEFF}ab", "ab"),
        ("e\u{301}", "\u{E9}"), ("\u{212B}\u{1100}\u{1161}\u{958}", "\u{C5}\u{AC00}\u{915}\u{93C}"),
        ("e\u{7}\u{301}", "\u{E9}"), ("a\u{323}\u{307}q\u{307}\u{323}", "\u{1EA1}\u{307}q\u{323}\u{307}"),
        ("می\u{200C}خواهم \u{200D}", "می\u{200C}خواهم \u{200D}"),
        ("a \u{2068}مصر\u{2069} b", "a \u{2068}مصر\u{2069} b"),
        ("a\u{202E}b", "ab"), ("a\u{202E}b\u{202C}", "ab"), ("a\u{202B}b\u{202C}", "a\u{202B}b\u{202C}"),
        ("a \u{2069}", "a"),
        ("\"\u{301}<\u{338}", "\"\u{301}\u{226E}"), ("\u{600}\r\n\u{301}x", "\u{600}\n\u{301}x"),
    ]) func cleans(_ raw: String, _ expected: String) {
        #expect(Text.clean(raw).scalars == expected.scalars)
    }

    @Test(arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFF] as [UInt32]) func dropsNoncharacters(_ value: UInt32) {
        #expect(Text.clean("a" + (Unicode.Scalar(value).map { String(Character($0)) } ?? "x") + "b") == "ab")
    }

    @Test func keepsThirtyMarksOnALetter() {
        let crowd = "q" + String(repeating: "\u{344}", count: 40) + "a\u{323}"
        let cleaned = Text.clean(crowd)
        #expect(cleaned.unicodeScalars.count == 32)
        #expect(Text.clean(cleaned).scalars == cleaned.scalars)
    }

    @Test func cleaningTwiceChangesNothing() {
        let seed = UInt64.random(in: .min ... .max)
        print("clean: seed \(seed)")
        var numbers = SeededNumbers(state: seed)
        let special: [UInt32] = [
            0x0, 0x9, 0xA, 0xB, 0xD, 0x20, 0x3C, 0x41, 0x65, 0x85, 0xA0, 0xC5, 0x300, 0x301, 0x323, 0x338, 0x344, 0x600,
            0x627, 0x653,
            0x654, 0x958, 0x1100, 0x1161, 0x11A8, 0x2000, 0x200C, 0x200D, 0x200E, 0x2028, 0x202A, 0x202B, 0x202C,
            0x202D, 0x202E, 0x2066,
            0x2067, 0x2068, 0x2069, 0x212B, 0x4E2D, 0xFEFF, 0xFFFE, 0x1D15E, 0x1F1EB, 0x2FA1D,
        ]
        for _ in 0..<4_000 {
            var raw = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &numbers) {
                let any = Int.random(in: 0..<8, using: &numbers) == 0
                let value =
                    any ? UInt32.random(in: 0...0x10FFFF, using: &numbers) : special.randomElement(using: &numbers) ?? 0
                if let scalar = Unicode.Scalar(value) { raw.append(scalar) }
            }
            let once = Text.clean(String(raw))
            let twice = Text.clean(once)
            #expect(once.scalars == twice.scalars, "\(raw.map { String($0.value, radix: 16) })")
            #expect(
                !once.unicodeScalars.contains { $0 == "\r" || $0 == "\u{0}" || $0 == "\u{202E}" || $0.value == 0x2028 })
        }
    }

    /// Long texts are normalised piece by piece.
    @Test func longTextsAreInFormC() {
        let mixed = String(
            repeating: "e\u{301}中q\u{307}\u{323}\u{1112}\u{1161}\u{11AB}ا\u{653}\u{9C7}\u{9BE}", count: 1000)
        let composed = String(repeating: "\u{E9}中q\u{323}\u{307}\u{D55C}\u{622}\u{9CB}", count: 1000)
        #expect(Text.clean(mixed).scalars == composed.scalars)
    }

    /// A fault once: Foundation's normal form left the marks of a Tibetan vowel behind another mark.
    @Test(arguments: [[0x344, 0xF75], [0x6F, 0x301, 0x338, 0x3C, 0x653, 0xF73]] as [[UInt32]])
    func marksOutOfOrderComeRightAtOnce(_ values: [UInt32]) {
        let once = Text.clean(String(String.UnicodeScalarView(values.compactMap { Unicode.Scalar($0) })))
        #expect(Text.clean(once).scalars == once.scalars)
    }
}
