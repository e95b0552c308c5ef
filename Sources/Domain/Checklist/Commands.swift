import Kernel

/// What one State under review answers. One stream a review, "response/1-xaa".
package enum Response: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case open(state: StateCode, questionnaire: String, version: Int, questions: [Reference])
        /// Saves what was typed on one article, upon the revision the writer had before them.
        case save(Article, upon: Int, Entry)
        case declareStakeholders(String, none: Bool, upon: Int)
        case submit(Language)
    }

    /// A question put, by its identifier in its questionnaire.
    package struct Reference: Codable, Hashable, Sendable {
        package let question: String
        package let article: Article

        package init(question: String, article: Article) {
            self.question = question
            self.article = article
        }
    }

    package enum Choice: String, Codable, CaseIterable, Sendable {
        case yes, partly, no
        case notApplicable = "not-applicable"
    }

    /// One answer: whether the measure is in place, by what law, and how it works in practice.
    package struct Answer: Codable, Hashable, Sendable {
        package let question: String
        package let choice: Choice?
        /// The law that does it, cited.
        package let law: String
        /// How it works in practice; the reason, where it is not in place or does not apply.
        package let practice: String

        package init(question: String, choice: Choice?, law: String, practice: String) {
            self.question = question
            self.choice = choice
            self.law = law
            self.practice = practice
        }
    }

    /// All that was typed on one article.
    package struct Entry: Codable, Hashable, Sendable {
        package let answers: [Answer]
        package let successes: String
        package let challenges: String
        package let assistance: String

        package init(answers: [Answer], successes: String, challenges: String, assistance: String) {
            self.answers = answers
            self.successes = successes
            self.challenges = challenges
            self.assistance = assistance
        }

        package static let empty = Entry(answers: [], successes: "", challenges: "", assistance: "")
    }
}
