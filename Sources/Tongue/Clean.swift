import Foundation

/// What people type, made fit to be kept.
package enum Text {
    /// Normalisation form C; lines end in LF; no control characters but tab and LF, no byte order marks or
    /// noncharacters; no white space at the end of a line or of the text; controls of direction only in pairs, and
    /// never overrides; at most 30 marks on a letter. Joiners and isolates stay: Persian, Urdu and mixed texts need
    /// them. Cleaning twice changes nothing.
    ///
    /// Works by Unicode scalar: by Character, CRLF is one and a combining mark hides what it stands on.
    package static func clean(_ raw: String) -> String {
        normalized(trimmed(Bidi.paired(filtered(raw))))
    }

    /// One kind of line end (LF), and nothing that cannot be seen or printed.
    private static func filtered(_ raw: String) -> String {
        var out = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in raw.unicodeScalars {
            defer { afterReturn = scalar.value == 0x0D }
            switch scalar.value {
            case 0x0A where afterReturn: break
            // A typewriter's, a word processor's or Unicode's own line end.
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: out.append("\n")
            case 0x00...0x08, 0x0E...0x1F, 0x7F...0x9F, 0xFEFF, 0xFDD0...0xFDEF: break
            case let value where value & 0xFFFE == 0xFFFE: break
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// Without white space before a line's end, nor empty lines at the text's.
    private static func trimmed(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var lines = 0
        var spaces: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                lines += 1
                spaces = []
            } else if scalar.properties.isWhitespace {
                spaces.append(scalar)
            } else {
                while lines > 0 {
                    out.append("\n")
                    lines -= 1
                }
                if !spaces.isEmpty {
                    for space in spaces { out.append(space) }
                    spaces = []
                }
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// In normalisation form C, which text below U+0300 has already.
    ///
    /// Foundation takes the square of the length where it changes much, so it is handed a few Characters at a time;
    /// nothing composes across their bounds.
    private static func normalized(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value >= 0x300 }) else { return text }
        var text = limited(text)
        // Foundation leaves some marks in the wrong order (U+0F73 behind another mark); the next pass puts them right.
        for _ in 0..<4 {
            let next = limited(composed(text))
            if next.utf8.elementsEqual(text.utf8) { break }
            text = next
        }
        return text
    }

    private static func composed(_ text: String) -> String {
        var out = ""
        var start = text.startIndex
        while start < text.endIndex {
            let end = text.index(start, offsetBy: 256, limitedBy: text.endIndex) ?? text.endIndex
            out += String(text[start..<end]).precomposedStringWithCanonicalMapping
            start = end
        }
        return out
    }

    /// At most 30 combining marks on a letter, as the stream-safe form of UAX 15 has it: no script needs more, and a
    /// longer run costs the square of its length to normalise.
    private static func limited(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var marks = 0
        for scalar in text.unicodeScalars {
            marks = scalar.value < 0x300 || scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
            if marks <= 30 { out.append(scalar) }
        }
        return String(out)
    }
}
