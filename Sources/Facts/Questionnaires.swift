import Checklist
import Crypto
import Foundation
import Kernel

extension Facts {
    /// Every version of every checklist ever published. A version is a folder: `questions.json`, and its words in
    /// `words/<language>.json`, where each translation names the English it translates by its fingerprint.
    package static func questionnaires() throws(FactsError) -> [Questionnaire] {
        var all: [Questionnaire] = []
        for folder in try files(in: "questionnaires") {
            all.append(try questionnaire("questionnaires/\(folder)"))
        }
        return all
    }

    private static func questionnaire(_ folder: String) throws(FactsError) -> Questionnaire {
        let file = try decode(QuestionnaireFile.self, "\(folder)/questions.json")
        var words: [Language: [String: Translation]] = [:]
        for language in Language.allCases {
            words[language] = try decode([String: Translation].self, "\(folder)/words/\(language.rawValue).json")
        }
        func wording(_ key: String) throws(FactsError) -> Questionnaire.Wording {
            guard let wording = Questionnaire.Wording(words.compactMapValues { $0[key] }) else {
                throw FactsError(file: "\(folder)/words/en.json", problem: "lacks \(key)")
            }
            return wording
        }
        var questions: [Questionnaire.Question] = []
        for row in file.questions {
            questions.append(
                Questionnaire.Question(
                    id: row.id, article: row.article, paragraph: row.paragraph, covers: row.covers,
                    obligation: row.obligation, theme: row.theme, kind: row.kind ?? .measure,
                    conditions: row.when ?? [], related: row.related ?? [], keeps: row.keeps ?? [],
                    text: try wording("\(row.id)/text"),
                    help: try wording("\(row.id)/help")))
        }
        return Questionnaire(id: file.id, version: file.version, questions: questions, silences: file.silences)
    }

    /// The provisions of an instrument: labels and verbs, read from its English text.
    package static func provisions(_ instrument: Instrument) throws(FactsError) -> [Provision] {
        try decode(ProvisionsFile.self, "provisions/\(instrument.rawValue).json").provisions
    }
}

/// A text of the questionnaire in a language.
package struct Translation: Codable, Hashable, Sendable {
    package let words: String
    /// Fingerprint of the English it translates; none in English.
    package let of: String?

    package init(words: String, of: String?) {
        self.words = words
        self.of = of
    }

    /// The first eight hexadecimal digits of SHA-256 over the words in UTF-8.
    package static func fingerprint(of words: String) -> String {
        hexadecimal(SHA256.hash(data: Data(words.utf8)).prefix(4))
    }
}

extension Questionnaire.Wording {
    /// A text in its languages: a translation that names another English is outdated; `nil` where there is no English.
    package init?(_ translations: [Language: Translation]) {
        guard let english = translations[.en]?.words else { return nil }
        let source = Translation.fingerprint(of: english)
        let outdated = translations.filter { language, translation in language != .en && translation.of != source }
        self.init(Multilingual(translations.mapValues(\.words)), outdated: Set(outdated.keys))
    }
}

private struct QuestionnaireFile: Decodable {
    struct Row: Decodable {
        let id: String
        let article: Article
        let paragraph: String
        let covers: [String]
        let obligation: Questionnaire.Question.Obligation
        let theme: Questionnaire.Question.Theme
        let kind: Response.Reference.Kind?
        let when: [Response.Condition]?
        let related: [String]?
        let keeps: [String]?
    }

    let id: String
    let version: Int
    let questions: [Row]
    let silences: [Questionnaire.Silence]
}

private struct ProvisionsFile: Decodable {
    let source: String
    let provisions: [Provision]
}
