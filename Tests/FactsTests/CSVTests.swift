import Facts
import Testing

@Suite struct CSVTests {
    static let good: [(text: String, rows: [[String]])] = [
        ("", []), ("\n\n", []), ("a", [["a"]]), ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,\n,b\n", [["a", ""], ["", "b"]]), ("a,", [["a", ""]]),
        ("\u{FEFF}a,b", [["a", "b"]]), (#""a,b","c""d""#, [["a,b", #"c"d"#]]), ("\"a\nb\",c", [["a\nb", "c"]]),
        ("\"a\r\nb\",c\r\n", [["a\r\nb", "c"]]),
        (#"a,"","","#, [["a", "", "", ""]]),
        // By Character none of these would be a quote, a comma or a line end.
        ("\"\u{301}a\",\u{301}b\u{301}\n\u{301}c,d", [["\u{301}a", "\u{301}b\u{301}"], ["\u{301}c", "d"]]),
        ("مرحبا,\"سلام، \"\"عليكم\"\"\"", [["مرحبا", "سلام، \"عليكم\""]]),
    ]

    static let bad: [(text: String, line: Int, problem: String)] = [
        (#"a,"b"#, 1, "a quote that is never closed"), ("a\n\"b\n\nc", 2, "a quote that is never closed"),
        (#"a"b"#, 1, "a quote within an unquoted field"), ("a\n\"b\"c", 2, "text after a closing quote"),
        ("a\rb", 1, "a carriage return within a line"), ("a\r", 1, "a carriage return within a line"),
    ]

    @Test func `what is well formed is read`() throws {
        for (text, rows) in CSVTests.good {
            #expect(try CSV.rows(text.utf8).map(\.fields) == rows, "\(text.debugDescription)")
        }
    }

    @Test func `what is not is refused, with its line`() {
        for (text, line, problem) in CSVTests.bad {
            do {
                let rows = try CSV.rows(text.utf8)
                Issue.record("\(text.debugDescription) was read as \(rows)")
            } catch let error {
                #expect((error.line, error.problem) == (line, problem), "\(text.debugDescription)")
            }
        }
        #expect(throws: CSV.Malformed.self) { try CSV.rows([0x61, 0xFF, 0x0A]) }
    }

    @Test func `rows know the line they begin on`() throws {
        #expect(try CSV.rows("a\n\"b\nc\"\n\nd".utf8).map(\.line) == [1, 2, 5])
    }

    @Test func `what was written is read again`() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("CSV trials: seed \(seed)")
        var chance = Chance(state: seed)
        let pieces = ["\"", ",", "\n", "\r\n", "\r", "a", "é", "e\u{301}", "ش", "中", " ", "\u{301}", "\u{FEFF}"]
        for _ in 0..<500 {
            let width = Int.random(in: 2...4, using: &chance)
            let rows = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...4, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }
                        .joined()
                }
            }
            let end = Bool.random(using: &chance) ? "\n" : "\r\n"
            let text = rows.map { row in
                row.map { "\"" + $0.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }.text + "\"" }.joined(
                    separator: ",") + end
            }.joined()
            let read = try CSV.rows(text.utf8).map { $0.fields.map { Array($0.utf8) } }
            #expect(read == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
        }
    }
}

extension [UInt8] {
    fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}

/// SplitMix64: the same trials for the same seed on every machine.
private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
