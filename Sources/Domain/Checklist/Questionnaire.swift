import Kernel

/// The questions of a version of the checklist.
package struct Questionnaire: Decodable, Sendable {
    package let id: String
    package let version: Int
    package let questions: [Question]

    package struct Question: Decodable, Sendable {
        package enum Obligation: String, Decodable, Sendable {
            case must
            case mustConsider = "must-consider"
            case may
            case mustWithinDomesticLaw = "must-within-domestic-law"
        }

        package let id: String
        package let instrument: Instrument
        package let number: Int
        package let paragraph: String
        package let obligation: Obligation
        /// Theme of annex II, as a key of the catalogues.
        package let theme: String
        package let text: Multilingual
        package let help: Multilingual

        package var article: Article { Article(instrument, number) }

        enum CodingKeys: String, CodingKey {
            case id, instrument, paragraph, obligation, theme, text, help
            case number = "article"
        }
    }

    package init(id: String, version: Int, questions: [Question]) {
        self.id = id
        self.version = version
        self.questions = questions
    }

    package func questions(on article: Article) -> [Question] { questions.filter { $0.article == article } }

    /// The references a response keeps of the questions put to it.
    package func references(scope: [Article]) -> [Response.Reference] {
        questions.filter { scope.contains($0.article) }.map { Response.Reference(question: $0.id, article: $0.article) }
    }
}
