import Kernel

extension Facts {
    /// Terms of art of the Convention and its Protocols, each with its words in the other languages.
    package static func glossary() throws(FactsError) -> [Term] {
        try decode([Term].self, "glossary.json")
    }
}

/// A term of art: in English, and as it has to be recognized in a translation.
package struct Term: Decodable, Sendable {
    /// In English, in the singular.
    package let english: String
    /// In the other languages.
    package let words: Multilingual
    /// What a translation of a text with the term has in it, in lower case and without Arabic vowel signs: each of these,
    /// or one of those that a bar divides.
    package let stems: [Language: [String]]
    /// Where the words were read.
    package let sources: Multilingual
    /// How good that is: official, a copy, ours.
    package let grades: Multilingual

    private enum Key: String, CodingKey {
        case english = "term"
        case words, stems, sources, grades
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        english = try values.decode(String.self, forKey: .english)
        words = try values.decode(Multilingual.self, forKey: .words)
        var stems: [Language: [String]] = [:]
        for (code, parts) in try values.decode([String: [String]].self, forKey: .stems) {
            if let language = Language(rawValue: code) { stems[language] = parts }
        }
        self.stems = stems
        sources = try values.decode(Multilingual.self, forKey: .sources)
        grades = try values.decode(Multilingual.self, forKey: .grades)
    }
}
