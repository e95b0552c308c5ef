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
            ? provision(question, reader) : reader.say("checklist.paragraph", ["paragraph": .code(question.paragraph)])
    }

    /// "Saved on 3 March 2027 by Ada Ott".
    static func saved(_ stamp: Stamp, _ reading: ChecklistReading, _ reader: Reader) -> String {
        guard let name = stamp.actor.person.flatMap({ reading.names[$0] }) else {
            return reader.say("checklist.saved", ["day": .day(stamp.day)])
        }
        return reader.say("checklist.saved-by", ["day": .day(stamp.day), "name": .text(name)])
    }

    static func choice(_ choice: Response.Choice?, _ reader: Reader) -> String {
        reader.say(choice.map { "choice.\($0.rawValue)" } ?? "choice.none")
    }

    /// An answer in the words that stand on paper.
    static func spelled(_ answer: Response.Answer, _ reader: Reader) -> String {
        let choice = answer.choice.map { self.choice($0, reader) } ?? ""
        return [choice, answer.law, answer.practice].filter { !$0.isEmpty }.joined(separator: "\n")
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
