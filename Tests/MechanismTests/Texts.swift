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

    /// A paragraph under its place's name.
    static func wrote(_ place: Report.Place, _ text: String = "Observed", line: String? = nil) -> Report.Event {
        .wrote(paragraph: name(place), place: place, after: nil, text: text, line: line)
    }

    static func name(_ place: Report.Place) -> String { place.key.replacing("/", with: "-") }

    static let lines = Report.Chapter.allCases.map { Report.Line($0, "\($0.rawValue)-1", "From the file") }
    static let chapters: [Report.Event] = lines.map { wrote(.chapter($0.chapter), $0.text, line: $0.key) }

    static func article(_ article: Article) -> [Report.Event] {
        [wrote(.article(article, .summary), "Said"), wrote(.article(article, .observations))]
    }

    static let drafted = [reportOpened] + chapters + scope.flatMap(article)
    static let sent = drafted + [.sent(fingerprint: text(drafted))]

    /// The text as it stands after these events: what an agreement names.
    static func text(_ events: [Report.Event]) -> String { Report.folded(events).texts().report.canonical }
    static func summaryText(_ events: [Report.Event]) -> String { Report.folded(events).texts().summary.canonical }

    /// What agreeing to all of a text after these events sends.
    static func consents(_ events: [Report.Event], _ text: Report.Text = .report) -> [Report.Consent] {
        consents(Report.folded(events), text)
    }

    static func consents(_ state: Report.State, _ text: Report.Text = .report) -> [Report.Consent] {
        (state.view(standing: .secretariat)?.body(text)?.paragraphs ?? []).map {
            Report.Consent($0.id, $0.words.canonical)
        }
    }

    static func agreed(_ states: StateCode...) -> [Report.Event] {
        sent
            + states.flatMap { state -> [Report.Event] in
                [
                    .consented(state: state, text: .report, paragraphs: consents(sent)),
                    .agreed(state: state, fingerprint: text(sent)),
                ]
            }
    }

    static let final = agreed("XAA", "XAC", "XBC") + [.finalised(fingerprint: text(sent))]

    static let summaryWritten =
        final + [wrote(.executive(.goodPractices), "A unit"), wrote(.executive(.observations))]
    static let summarised = summaryWritten + [.summarySent(fingerprint: summaryText(summaryWritten))]

    static func summaryAgreed(_ states: StateCode...) -> [Report.Event] {
        summarised
            + states.flatMap { state -> [Report.Event] in
                [
                    .consented(state: state, text: .summary, paragraphs: consents(summarised, .summary)),
                    .summaryAgreed(state: state, fingerprint: summaryText(summarised)),
                ]
            }
    }

    static let summaryFinal =
        summaryAgreed("XAA", "XAC", "XBC") + [.summaryFinalised(fingerprint: summaryText(summarised))]
    static let symbol = "CTOC/COP/IOG/2027/1"
    static let summaryPublished = summaryFinal + [.summaryPublished(symbol: symbol, fingerprint: "s")]

    /// A paragraph of the observations on the first article, in everything above.
    static let paragraph = name(.article(scope[0], .observations))
    static let revised = Report.Event.revised(paragraph: paragraph, revision: 2, text: "Changed", reason: nil)

    /// The observations on an article, before there were paragraphs.
    static func section(_ words: String = "Observed") -> Report.Section {
        Report.Section(summary: "Said", observations: words, goodPractices: "", challenges: "", needs: "")
    }
}

extension World {
    /// A draft that was sent, and a comment on it.
    static let commented =
        sent + [.remarked(id: "r1", paragraph: paragraph, text: "A law was amended", proposal: "")]
}
