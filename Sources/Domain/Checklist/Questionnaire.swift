import Kernel

/// The questions of one version of the checklist, and why some provisions have none.
package struct Questionnaire: Sendable {
    package let id: String
    package let version: Int
    package let questions: [Question]
    package let silences: [Silence]
    private let byID: [String: Question]

    package init(id: String, version: Int, questions: [Question], silences: [Silence] = []) {
        self.id = id
        self.version = version
        self.questions = questions
        self.silences = silences
        byID = Dictionary(questions.map { ($0.id, $0) }) { first, _ in first }
    }

    package subscript(id: String) -> Question? { byID[id] }

    package func questions(on article: Article) -> [Question] { questions.filter { $0.article == article } }

    package var articles: [Article] { Array(Set(questions.map(\.article))).sorted() }

    /// The references a response keeps of the questions put to it.
    package func references(scope: [Article]) -> [Response.Reference] {
        let scope = Set(scope)
        return questions.filter { scope.contains($0.article) }.map(\.reference)
    }
}

extension Questionnaire {
    package struct Question: Sendable {
        /// What the provision asks of the State.
        package enum Obligation: String, CaseIterable, Codable, Sendable {
            case must
            case mustWithinDomesticLaw = "must-within-domestic-law"
            case mustConsider = "must-consider"
            case mustEndeavour = "must-endeavour"
            case may
        }

        /// Theme of annex II to resolution 5/5.
        package enum Theme: String, CaseIterable, Codable, Sendable {
            case criminalization, prevention
            case cooperation = "international-cooperation"
            case protection = "victim-and-witness-protection"
            case assistance = "technical-assistance"
        }

        package let id: String
        package let article: Article
        /// As printed: "1 (a)".
        package let paragraph: String
        /// The provisions of the article it asks about, as `Provision` labels them; a shorter label stands for all
        /// below it.
        package let covers: [String]
        package let obligation: Obligation
        package let theme: Theme
        package let kind: Response.Reference.Kind
        package let conditions: [Response.Condition]
        /// Questions elsewhere whose answers are offered for this one.
        package let related: [String]
        /// What it was called in earlier versions, where its identifier changed: an answer given then is offered now.
        package let keeps: [String]
        package let text: Wording
        package let help: Wording

        package init(
            id: String, article: Article, paragraph: String, covers: [String], obligation: Obligation, theme: Theme,
            kind: Response.Reference.Kind, conditions: [Response.Condition], related: [String], keeps: [String] = [],
            text: Wording, help: Wording
        ) {
            self.id = id
            self.article = article
            self.paragraph = paragraph
            self.covers = covers
            self.obligation = obligation
            self.theme = theme
            self.kind = kind
            self.conditions = conditions
            self.related = related
            self.keeps = keeps
            self.text = text
            self.help = help
        }

        package var reference: Response.Reference {
            Response.Reference(question: id, article: article, kind: kind, when: conditions)
        }
    }

    /// A provision that no question is put about, and why.
    package struct Silence: Codable, Hashable, Sendable {
        package enum Reason: String, CaseIterable, Codable, Sendable {
            case definition, scope, conference, saving
            case finalClause = "final-clause"
            case askedWith = "asked-with"
        }

        package let article: Article
        package let paragraph: String
        package let reason: Reason
        /// The question that asks it, where it is asked with another provision.
        package let with: String?

        package init(article: Article, paragraph: String, reason: Reason, with: String? = nil) {
            self.article = article
            self.paragraph = paragraph
            self.reason = reason
            self.with = with
        }
    }

    /// Words in six languages, each of which knows whether the English was changed since it was translated.
    package struct Wording: Hashable, Sendable {
        package let words: Multilingual
        /// The languages whose words translate an earlier English.
        package let outdated: Set<Language>

        package init(_ words: Multilingual, outdated: Set<Language> = []) {
            self.words = words
            self.outdated = outdated
        }

        package func callAsFunction(_ language: Language) -> String { words(language) }

        /// The language the words are in when they are asked for in one: English where they are not translated.
        package func language(_ wanted: Language) -> Language { words.texts[wanted] == nil ? .en : wanted }
    }
}

extension Response {
    /// A question put, by its identifier in its questionnaire, with what decides whether its answer is complete.
    package struct Reference: Codable, Hashable, Sendable {
        package enum Kind: String, Codable, Sendable {
            /// In place or not, by what law, and how it works in practice.
            case measure
            /// Answered in words alone.
            case account
        }

        package let question: String
        package let article: Article
        /// A measure, where it is not said.
        package let kind: Kind?
        /// The answers that all must stand for the question to be put.
        package let when: [Condition]?

        package init(question: String, article: Article, kind: Kind = .measure, when: [Condition] = []) {
            self.question = question
            self.article = article
            self.kind = kind == .measure ? nil : kind
            self.when = when.isEmpty ? nil : when
        }

        /// Whether the question is put, given what was chosen elsewhere.
        package func applies(_ choice: (String) -> Choice?) -> Bool {
            (when ?? []).allSatisfy { condition in
                choice(condition.question).map { condition.is.contains($0) } ?? false
            }
        }
    }

    /// A question is put only after one of these answers to another.
    package struct Condition: Codable, Hashable, Sendable {
        package let question: String
        package let `is`: [Choice]

        package init(question: String, is choices: [Choice]) {
            self.question = question
            self.is = choices
        }
    }
}
