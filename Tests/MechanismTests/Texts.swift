import Checklist
import Kernel
import Reports

/// The response of XAA and the report on it, event by event.
extension World {
    // MARK: The response

    static let references = scope.map { Response.Reference(question: "\($0.key)-a", article: $0) }

    static let responseOpened = Response.Event.opened(
        state: "XAA", questionnaire: "untoc", version: 1, questions: references)

    static func answer(
        _ article: Article, _ choice: Response.Choice? = .yes, law: String = "Penal Code, s. 1", practice: String = ""
    ) -> Response.Entry {
        Response.Entry(
            answers: [Response.Answer(question: "\(article.key)-a", choice: choice, law: law, practice: practice)],
            successes: "", challenges: "", assistance: "")
    }

    static func saved(_ article: Article, _ entry: Response.Entry? = nil) -> Response.Event {
        .saved(article: article, revision: 1, entry: entry ?? answer(article))
    }

    static let consulted = Response.Event.stakeholdersDeclared(text: "The bar, for article 5", none: false, revision: 1)

    /// A response with every question answered and the stakeholders named.
    static let answered = [responseOpened] + scope.map { saved($0) } + [consulted]
    static let submitted = answered + [.submitted(language: .en, fingerprint: "response")]

    /// A complete response but for one article, answered so.
    static func answered(but article: Article, _ entry: Response.Entry) -> [Response.Event] {
        [responseOpened] + scope.map { saved($0, $0 == article ? entry : nil) } + [consulted]
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
