import Checklist
import Kernel
import Tongue

/// The words that the checklist's papers are made with, in any of the six languages.
package struct ChecklistWords: Sendable {
    private let phrase: @Sendable (Phrase, Language) -> String
    private let state: @Sendable (StateCode, Language) -> String
    private let instrument: @Sendable (Instrument, Language) -> String
    private let article: @Sendable (Article, Language) -> String
    private let place: @Sendable (Questionnaire.Question, Language) -> String
    private let page: @Sendable (Language) -> [String: String]

    /// - Parameters:
    ///   - heading: "Article 5. Criminalization of participation in an organized criminal group".
    ///   - provision: "article 5 (Convention), paragraph 1 (a)".
    ///   - offline: what the page for work without a connection says, by key.
    package init(
        say: @escaping @Sendable (Phrase, Language) -> String,
        heading: @escaping @Sendable (Article, Language) -> String,
        provision: @escaping @Sendable (Questionnaire.Question, Language) -> String,
        state: @escaping @Sendable (StateCode, Language) -> String = { state, _ in state.rawValue },
        instrument: @escaping @Sendable (Instrument, Language) -> String = { instrument, _ in instrument.rawValue },
        offline: @escaping @Sendable (Language) -> [String: String] = { _ in [:] }
    ) {
        (phrase, article, place, page) = (say, heading, provision, offline)
        (self.state, self.instrument) = (state, instrument)
    }

    package init(_ tongue: Tongue) {
        self.init(
            say: { tongue.speaker($1).say($0) },
            heading: { tongue.speaker($1).heading(of: $0) },
            provision: { tongue.speaker($1).provision($0.article, paragraph: $0.paragraph) },
            state: { tongue.speaker($1).name(of: $0) }, instrument: { tongue.speaker($1).name(of: $0) },
            offline: { tongue.speaker($0).written("offline") })
    }

    package func say(_ key: String, _ language: Language) -> String { phrase(Phrase(key), language) }
    package func say(_ phrase: Phrase, _ language: Language) -> String { self.phrase(phrase, language) }
    /// What the paper is.
    package func title(_ language: Language) -> String { say("review.response", language) }
    package func name(_ state: StateCode, _ language: Language) -> String { self.state(state, language) }
    package func name(_ instrument: Instrument, _ language: Language) -> String {
        self.instrument(instrument, language)
    }
    package func heading(_ article: Article, _ language: Language) -> String { self.article(article, language) }
    package func provision(_ question: Questionnaire.Question, _ language: Language) -> String {
        place(question, language)
    }
    func offline(_ language: Language) -> [String: String] { page(language) }
}
