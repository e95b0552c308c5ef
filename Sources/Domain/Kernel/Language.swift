/// The six official languages of the United Nations, the working languages of the mechanism (TOR 48).
package enum Language: String, CaseIterable, Codable, Hashable, Sendable {
    case ar, zh, en, fr, ru, es

    /// Arabic is written from right to left.
    package var isRightToLeft: Bool { self == .ar }
}

/// One text in each of the six languages.
package struct Multilingual: Codable, Hashable, Sendable {
    package let texts: [Language: String]

    package init(_ texts: [Language: String]) {
        self.texts = texts
    }

    /// The text in a language; in English where that language lacks it.
    package func callAsFunction(_ language: Language) -> String {
        texts[language] ?? texts[.en] ?? ""
    }

    package init(from decoder: any Decoder) throws {
        let words = try [String: String](from: decoder)
        var texts: [Language: String] = [:]
        for (code, text) in words {
            if let language = Language(rawValue: code) { texts[language] = text }
        }
        self.texts = texts
    }

    package func encode(to encoder: any Encoder) throws {
        var words: [String: String] = [:]
        for (language, text) in texts { words[language.rawValue] = text }
        try words.encode(to: encoder)
    }
}
