import Checklist
import Kernel
import Tongue

/// The words that the checklist's papers are made with, in any of the six languages.
package struct ChecklistWords: Sendable {
    private let speakers: [Language: Speaker]

    package init(_ tongue: Tongue) {
        speakers = Dictionary(Language.allCases.map { ($0, tongue.speaker($0)) }) { first, _ in first }
    }

    package func say(_ key: String, _ language: Language) -> String { speakers[language]?.say(key) ?? key }

    package func say(_ phrase: Phrase, _ language: Language) -> String { speakers[language]?.say(phrase) ?? phrase.key }

    package func name(_ state: StateCode, _ language: Language) -> String {
        speakers[language]?.name(of: state) ?? state.rawValue
    }

    package func name(_ instrument: Instrument, _ language: Language) -> String {
        speakers[language]?.name(of: instrument) ?? instrument.rawValue
    }

    /// "Article 5. Criminalization of participation in an organized criminal group".
    package func heading(_ article: Article, _ language: Language) -> String {
        let key = article.instrument == .untoc ? "article.heading" : "article.heading-protocol"
        return say(
            Phrase(
                key,
                [
                    "number": .code(String(article.number)),
                    "title": .text(speakers[language]?.title(of: article) ?? article.key),
                    "instrument": .instrument(article.instrument),
                ]), language)
    }

    /// "Article 5 of the Convention, paragraph 1 (a)".
    package func provision(_ question: Questionnaire.Question, _ language: Language) -> String {
        let article: [String: Phrase.Value] = ["article": .article(question.article)]
        return question.paragraph.isEmpty
            ? say(Phrase("checklist.provision-article", article), language)
            : say(
                Phrase(
                    "checklist.provision", article.merging(["paragraph": .code(question.paragraph)]) { $1 }), language)
    }

    package var xlsForm: ChecklistXLSForm.Words {
        .init(say: { say($0, $1) }, heading: { heading($0, $1) }, provision: { provision($0, $1) })
    }

    package var docx: ChecklistDOCX.Words {
        .init(
            title: { say("review.response", $0) }, say: { say($0, $1) }, state: { name($0, $1) },
            heading: { heading($0, $1) }, provision: { provision($0, $1) }, clean: Text.clean)
    }

    /// What the page for work without a connection says, by key.
    func offline(_ language: Language) -> [String: String] { speakers[language]?.written("offline") ?? [:] }
}
