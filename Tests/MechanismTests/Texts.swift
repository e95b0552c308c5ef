import Checklist
import Kernel
import Reports

/// The response of XAA and the report on it, event by event.
extension World {
    // MARK: The response

    /// The one question of an article.
    static func question(_ article: Article) -> String { "\(article.key)-a" }

    static let references = scope.map { Response.Reference(question: question($0), article: $0) }

    static let responseOpened = Response.Event.opened(
        state: "XAA", questionnaire: "untoc", version: 1, questions: references)

    static func answer(
        _ choice: Response.Choice? = .yes, law: String = "Penal Code, s. 1", practice: String = ""
    ) -> Response.Answer {
        Response.Answer(choice: choice, law: law, practice: practice)
    }

    static func written(_ article: Article, _ answer: Response.Answer? = nil) -> Response.Event {
        .answered(question: question(article), revision: 1, answer: answer ?? World.answer())
    }

    static let cleared = Response.Event.cleared(questions: scope.map(question))
    static let consulted = Response.Event.stakeholdersDeclared(text: "The bar, for article 5", none: false, revision: 1)

    /// A response with every question answered and cleared, and the stakeholders named.
    static let answered = [responseOpened] + scope.map { written($0) } + [cleared, consulted]
    static let submitted = answered + [.submitted(language: .en, fingerprint: "response")]

    /// A complete response but for one article, answered so.
    static func answered(but article: Article, _ answer: Response.Answer) -> [Response.Event] {
        [responseOpened] + scope.map { written($0, $0 == article ? answer : nil) } + [cleared, consulted]
    }

    /// A response begun when an article was saved at once, every question answered.
    static let answeredAtOnce =
        [responseOpened]
        + scope.map { article in
            .saved(
                article: article, revision: 1,
                entry: Response.Entry(
                    answers: [.init(question: question(article), choice: .no, law: "", practice: "A bill")],
                    successes: "", challenges: "", assistance: ""))
        } + [consulted]

    static func assign(
        _ name: String = "Interior", _ articles: [Article] = [scope[0]], people: [NamedPerson] = [named("p-ministry")]
    ) -> Response.Command {
        .assign(name: name, articles: articles, people: people)
    }

    // MARK: The report

    static let reportOpened = Report.Event.opened(pairing: pairing, scope: scope)

    static func section(_ words: String = "Observed", summary: String = "Said") -> Report.Section {
        Report.Section(summary: summary, observations: words, goodPractices: "", challenges: "", needs: "")
    }

    static let drafted: [Report.Event] =
        [reportOpened] + scope.map { .drafted(article: $0, revision: 1, section: section()) }
    static let sent = drafted + [.sent(fingerprint: text(drafted))]

    /// The text as it stands after these events: what an agreement names.
    static func text(_ events: [Report.Event]) -> String { Report.folded(events).texts().report.canonical }
    static func summaryText(_ events: [Report.Event]) -> String { Report.folded(events).texts().summary.canonical }

    static func agreed(_ states: StateCode...) -> [Report.Event] {
        sent + states.map { .agreed(state: $0, fingerprint: text(sent)) }
    }

    static let final = agreed("XAA", "XAC", "XBC") + [.finalised(fingerprint: text(sent))]

    static func summary(_ words: String = "Observed", practices: String = "A unit") -> Report.Summary {
        Report.Summary(goodPractices: practices, challenges: "", observations: words, needs: "")
    }

    static let summarised = final + [.summaryDrafted(revision: 1, summary: summary(), language: .en)]

    static func summaryAgreed(_ states: StateCode...) -> [Report.Event] {
        summarised + states.map { .summaryAgreed(state: $0, fingerprint: summaryText(summarised)) }
    }

    static let summaryFinal =
        summaryAgreed("XAA", "XAC", "XBC") + [.summaryFinalised(fingerprint: summaryText(summarised))]
    static let symbol = "CTOC/COP/IOG/2027/1"
}
