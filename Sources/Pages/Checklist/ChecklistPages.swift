import Checklist
import Desk
import Kernel
import Mustache
import Tongue

/// A response on its way to a page: the questions, the answers, and the names of who wrote them.
package struct ChecklistReading: Sendable {
    package let id: ReviewID
    package let response: ResponseView
    package let questionnaire: Questionnaire
    let names: [PersonID: String]

    package init(
        _ id: ReviewID, _ response: ResponseView, _ questionnaire: Questionnaire, names: [PersonID: String]
    ) {
        self.id = id
        self.response = response
        self.questionnaire = questionnaire
        self.names = names
    }

    /// The questions of an article as its page shows them, those included that are not put for the present.
    func questions(on article: Article) -> [Questionnaire.Question] { questionnaire.questions(on: article) }

    /// Whether a question is put, given the answers so far.
    func applies(_ question: Questionnaire.Question) -> Bool {
        question.reference.applies { response.answer(to: $0)?.choice }
    }
}

/// The comprehensive self-assessment checklist: its map, an article's questions, one question with all its versions,
/// the work shared among ministries, the stakeholders consulted.
package enum ChecklistPages {
    static func trail(_ reading: ChecklistReading, for reader: Reader, below map: Bool = true) -> [Link] {
        var trail: [Link]
        if case .contributor = reading.response.standing {
            trail = [reader.link(reader.say("app.nav.home"), .home)]
        } else {
            trail = [
                reader.link(reader.say("review.list"), .reviews),
                reader.link(
                    reader.say("review.of", ["state": .state(reading.response.state)]), .review(reading.id, .overview)),
            ]
        }
        if map { trail.append(reader.link(reader.say("review.response"), .review(reading.id, .checklist(.map)))) }
        return trail
    }

    static func provision(_ question: Questionnaire.Question, _ reader: Reader) -> String {
        reader.speaker.provision(question.article, paragraph: question.paragraph)
    }

    /// "Paragraph 1 (a)", on a page about the article.
    static func paragraph(_ question: Questionnaire.Question, _ reader: Reader) -> String {
        question.paragraph.isEmpty
            ? provision(question, reader)
            : reader.say("checklist.paragraph", ["paragraph": reader.speaker.paragraph(question.paragraph)])
    }

    /// "Saved on 3 March 2027 by Ada Ott".
    static func saved(_ stamp: Stamp, _ reading: ChecklistReading, _ reader: Reader) -> String {
        guard let name = stamp.actor.person.flatMap({ reading.names[$0] }) else {
            return reader.say("checklist.saved", ["day": .day(stamp.day)])
        }
        return reader.say("checklist.saved-by", ["day": .day(stamp.day), "name": .text(name)])
    }

    /// The titles of the documents an answer cites, one a line.
    static func cited(_ answer: Response.Answer, _ response: ResponseView) -> String {
        (answer.cites ?? []).map { id in response.documents.first { $0.id == id }?.title ?? id }
            .joined(separator: "\n")
    }

    /// Where on which page a question is answered, or what is said on an article as a whole: "Article 8. Criminalization
    /// of corruption · Paragraph 1 · untoc-8-1".
    static func whereabouts(_ key: String, _ reading: ChecklistReading, _ reader: Reader) -> Link? {
        let question = reading.questionnaire[key]
        guard let article = question?.article ?? Article(about: key) else { return nil }
        var text = [reader.heading(article)]
        if let question {
            if !question.paragraph.isEmpty { text.append(paragraph(question, reader)) }
            text.append(reader.say(.code(key)))
        } else {
            text.append(reader.say("checklist.on-article"))
        }
        return Link(text: text.joined(separator: " · "), href: place(key, article, reading))
    }

    /// The address at which a question, or what is said on an article, is answered.
    static func place(_ key: String, _ article: Article, _ reading: ChecklistReading) -> String {
        Route.review(reading.id, .checklist(.article(article))).path + "#q-\(key)"
    }

    static func choice(_ choice: Response.Choice?, _ reader: Reader) -> String {
        reader.say(choice.map { "choice.\($0.rawValue)" } ?? "choice.none")
    }

    /// An answer part by part, under the names of its fields.
    static func spelled(
        _ answer: Response.Answer, _ kind: Response.Reference.Kind, _ response: ResponseView, _ reader: Reader
    ) -> [ReviewPages.Fact] {
        return [
            ("in-place", answer.choice.map { self.choice($0, reader) } ?? ""), ("law", answer.law),
            ("cites", cited(answer, response)),
            (kind == .account ? "account" : "practice", answer.practice),
        ].filter { !$0.1.isEmpty }.map { .init(name: reader.say("checklist.\($0.0)"), value: $0.1) }
    }
}

/// A question's words for a reader: in what language they really are, and whether the translation is outdated.
struct QuestionWords: Sendable, MustacheParent {
    let text: String
    let help: String
    /// Set where the words are not in the reader's language.
    let language: String?
    let direction: String?
    let isOutdated: Bool

    /// Words of the catalogue.
    init(_ text: String) {
        self.text = text
        (help, language, direction, isOutdated) = ("", nil, nil, false)
    }

    init(_ question: Questionnaire.Question, _ reader: Reader) {
        let found = question.text.language(reader.language)
        text = question.text(reader.language)
        help = question.help(reader.language)
        language = found == reader.language ? nil : found.rawValue
        direction = found == reader.language ? nil : found.isRightToLeft ? "rtl" : "ltr"
        isOutdated =
            question.text.outdated.contains(reader.language) || question.help.outdated.contains(reader.language)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "help": help
        case "language": language
        case "direction": direction
        case "isOutdated": isOutdated
        default: nil
        }
    }
}
