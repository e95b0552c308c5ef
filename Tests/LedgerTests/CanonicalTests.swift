import Foundation
import Kernel
import Ledger
import Testing

@Suite("Canonical JSON")
struct CanonicalTests {
    @Test("RFC 8785, 3.2.3: members stand in the order of their names' UTF-16 code units")
    func sorting() {
        let value: JSON = [
            "\u{20AC}": "Euro Sign", "\r": "Carriage Return", "\u{FB33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1F600}": "Emoji: Grinning Face", "\u{80}": "Control", "\u{F6}": "Latin Small Letter O With Diaeresis",
        ]
        #expect(
            same(
                value.canonical,
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"\u{F6}\":\"Latin Small Letter O With Diaeresis\","
                    + "\"\u{20AC}\":\"Euro Sign\",\"\u{1F600}\":\"Emoji: Grinning Face\","
                    + "\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"))
        #expect(same((["\u{E000}": 1, "\u{10000}": 2] as JSON).canonical, "{\"\u{10000}\":2,\"\u{E000}\":1}"))
    }

    @Test("RFC 8785, 3.2.2: literals and the shortest escapes")
    func escapes() {
        let value: JSON = ["string": "\u{20AC}$\u{F}\u{A}A'\u{42}\u{22}\u{5C}\\\"/", "literals": [.null, true, false]]
        #expect(same(value.canonical, #"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#))
        let empty: JSON = ["a": [], "b": [:], "": [-1, 0, 9_007_199_254_740_991]]
        #expect(same(empty.canonical, #"{"":[-1,0,9007199254740991],"a":[],"b":{}}"#))
    }

    @Test("Every text is read back, and by Foundation too", arguments: awkwardTexts)
    func texts(text: String) throws {
        let value: JSON = [text: .string(text)]
        let read = try #require(JSON(canonical: value.canonical.utf8))
        #expect(same(read.canonical, value.canonical))
        let other = try JSONDecoder().decode([String: String].self, from: Data(value.canonical.utf8))
        #expect(same(other.first?.key, text) && same(other.first?.value, text))
    }

    @Test(
        "A second way of writing the same is refused",
        arguments: [
            "", " 1", "1 ", "[1, 2]", "[1,]", "[,1]", "[1", "{}}", "01", "-0", "-", "+1", "1.0", "1e3", "1E3",
            "9007199254740992",
            "-9007199254740992", "99999999999999999999999", "nul", "True", "'a'", #""\/""#, #""\u000a""#, #""\u001F""#,
            #""\u0041""#,
            #""\x""#, #""a"#, "\"\n\"", "\"a", #"{"b":1,"a":2}"#, #"{"a":1,"a":2}"#, #"{"a" :1}"#, #"{a:1}"#,
            #"{"a":1,}"#, #"{"a"}"#,
            "{\"\u{E000}\":1,\"\u{10000}\":2}", "{\"e\u{301}\":1,\"é\":2}", "\u{FEFF}1", "NaN", "1\u{0}",
        ])
    func refused(text: String) {
        #expect(JSON(canonical: text.utf8) == nil)
    }

    @Test("Broken UTF-8 is refused")
    func brokenText() {
        for bytes: [UInt8] in [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
        ] {
            #expect(JSON(canonical: bytes) == nil)
        }
    }

    @Test("Nesting is read to 500 levels and refused beyond")
    func depth() {
        #expect(JSON(canonical: (String(repeating: "[", count: 500) + String(repeating: "]", count: 500)).utf8) != nil)
        #expect(JSON(canonical: (String(repeating: "[", count: 501) + String(repeating: "]", count: 501)).utf8) == nil)
        #expect(JSON(canonical: String(repeating: "[", count: 1_000_000).utf8) == nil)
    }

    @Test("Whatever is written is read; whatever is read was written so")
    func roundTrips() {
        var chance = Chance("canonical round trips")
        for _ in 0..<500 {
            let value = Self.value(depth: 0, &chance)
            var bytes = Array(value.canonical.utf8)
            let read = JSON(canonical: bytes)
            #expect(read == value)
            #expect(read.map { $0.canonical.utf8.elementsEqual(bytes) } == true)
            for _ in 0..<5 {
                bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
                if let other = JSON(canonical: bytes) { #expect(other.canonical.utf8.elementsEqual(bytes)) }
            }
        }
    }

    private static func value(depth: Int, _ chance: inout Chance) -> JSON {
        switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &chance) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &chance))
        case 2: return .number(Int.random(in: -9_007_199_254_740_991...9_007_199_254_740_991, using: &chance))
        case 3, 4: return .string(text(&chance))
        case 5: return .array((0..<Int.random(in: 0...4, using: &chance)).map { _ in value(depth: depth + 1, &chance) })
        default:
            var members: [String: JSON] = [:]
            for _ in 0..<Int.random(in: 0...5, using: &chance) {
                members[text(&chance)] = value(depth: depth + 1, &chance)
            }
            return .object(members)
        }
    }

    private static func text(_ chance: inout Chance) -> String {
        var text = awkwardTexts.randomElement(using: &chance) ?? ""
        for _ in 0..<Int.random(in: 0...6, using: &chance) {
            let top: UInt32 = [0x7F, 0x7FF, 0xFFFF, 0x10FFFF].randomElement(using: &chance) ?? 0x7F
            if let scalar = Unicode.Scalar(UInt32.random(in: 0...top, using: &chance)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
