import Checklist
import Kernel

/// What stands in a Word document between a person's words, so that they find their way back:
///
///     [[palermo-response 1-xaa untoc-2010 2 ar]]
///     [[untoc-5-1a choice 3 k7f3a9c01 g5e2d]]
///     …
///     [[/untoc-5-1a choice]]
///
/// The head names response, questionnaire, version and language. What opens a field names the revision handed out, a
/// fingerprint of its text and one of what is printed before it. A mark is read with whatever a word processor made of
/// its spaces, dashes, digits, capitals and brackets.
enum ChecklistMark: Hashable {
    enum Part: String, CaseIterable {
        case choice, law, practice, successes, challenges, assistance

        static let ofQuestion: [Part] = [.choice, .law, .practice]
        static let ofNote: [Part] = [.successes, .challenges, .assistance]
    }

    /// A field: of a question, by its identifier, or of an article's note, by the article's key.
    struct Field: Hashable {
        let key: String
        let part: Part

        var text: String { "\(key) \(part.rawValue)" }
    }

    struct Head: Hashable {
        let response: String
        let questionnaire: String
        let version: Int
        let language: Language
    }

    case head(Head)
    case opening(Field, upon: Int, handed: String, before: String)
    case closing(Field)

    static let headName = "palermo-response"

    var text: String {
        switch self {
        case .head(let head):
            "[[\(Self.headName) \(head.response) \(head.questionnaire) \(head.version) \(head.language.rawValue)]]"
        case .opening(let field, let upon, let handed, let before): "[[\(field.text) \(upon) \(handed) \(before)]]"
        case .closing(let field): "[[/\(field.text)]]"
        }
    }

    /// Reads what stands between the brackets.
    init?(inside scalars: some Sequence<Unicode.Scalar>) {
        let words = Self.plain(scalars).split(separator: " ").map(String.init)
        if words.first == Self.headName {
            guard words.count == 5, let version = Self.number(words[3]), let language = Language(rawValue: words[4])
            else { return nil }
            self = .head(Head(response: words[1], questionnaire: words[2], version: version, language: language))
            return
        }
        guard words.count >= 2, let part = Part(rawValue: words[1]) else { return nil }
        if words[0].utf8.first == UInt8(ascii: "/") {
            guard words.count == 2 else { return nil }
            self = .closing(Field(key: String(words[0].unicodeScalars.dropFirst()), part: part))
        } else {
            guard words.count == 5, let upon = Self.number(words[2]) else { return nil }
            self = .opening(Field(key: words[0], part: part), upon: upon, handed: words[3], before: words[4])
        }
    }

    private static func number(_ text: String) -> Int? {
        text.utf8.count <= 9 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
    }

    /// A mark as it was before a word processor improved it.
    static func plain(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var out = String.UnicodeScalarView()
        for scalar in scalars {
            let properties = scalar.properties
            if properties.isWhitespace {
                out.append(" ")
            } else if properties.isDash {
                out.append("-")
            } else if properties.numericType == .decimal, let digit = properties.numericValue {
                out.append(contentsOf: String(Int(digit)).unicodeScalars)
            } else if !properties.isDefaultIgnorableCodePoint {
                out.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(out)
    }
}

/// Short fingerprints: they tell touched from untouched, and seal nothing.
enum ChecklistPrint {
    /// Of a field's text, whatever its white space: "k7f3a9c01".
    static func handed(_ text: some Sequence<Unicode.Scalar>) -> String {
        var out = String.UnicodeScalarView()
        var isBetween = false
        for scalar in text where !steers(scalar) {
            if scalar.properties.isWhitespace {
                isBetween = !out.isEmpty
            } else {
                if isBetween { out.append(" ") }
                isBetween = false
                out.append(scalar)
            }
        }
        return "k" + hexadecimal(hash(out), digits: 8)
    }

    /// Of what is printed before a field, of which letters and digits count: "g5e2d".
    static func before(_ text: some Sequence<Unicode.Scalar>) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text where scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
            out.append(scalar)
        }
        let hash = hash(out)
        return "g" + hexadecimal((hash >> 16) ^ (hash & 0xffff), digits: 4)
    }

    /// Whether a scalar only steers the direction of writing or the breaking of lines.
    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// FNV-1a.
    private static func hash(_ text: String.UnicodeScalarView) -> UInt32 {
        String(text).utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
