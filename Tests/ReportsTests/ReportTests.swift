import Kernel
import Reports
import Testing

/// The texts of a review on their own: paragraphs and their places, comments, who reads what.
@Suite struct ReportTests {
    static let scope = [Article(.untoc, 5), Article(.tip, 5)]
    static let pairing = Pairing(reviewed: "XAA", regional: "XAB", second: "XBA")
    static let standings: [Standing] = [
        .secretariat, .delegateUnderReview, .focalPoint, .reviewingDelegate("XAB"), .reviewingExpert("XBA"), .outside,
    ]
    static let lines = Report.Chapter.allCases.map { Report.Line($0, "\($0.rawValue)-1", "From the file") }
    static let observations = Report.Place.article(scope[0], .observations)

    struct Texts {
        var state = Report.initial
        private var count = 0

        init() throws(Refusal) { try give(.open(pairing, scope: scope)) }

        @discardableResult
        mutating func give(_ command: Report.Command, as actor: Actor = .visitor) throws(Refusal) -> [Report.Event] {
            let now = Instant(Day(number: 20_000))
            let ids = (0..<20).map { "n\(count + $0)" }
            count += 20
            let next = Next(ids)
            let events = try Report.decide(
                command, state,
                Context(now: now, actor: actor, newID: { next.take() }, fingerprint: { $0.canonical }))
            for event in events { Report.evolve(&state, event, Stamp(at: now, actor: actor)) }
            return events
        }

        mutating func write() throws(Refusal) {
            try give(.fill(lines))
            for article in scope {
                try give(.write(.article(article, .summary), after: nil, "Said"))
                try give(.write(.article(article, .observations), after: nil, "Observed"))
            }
        }

        var view: ReportView? { state.view(standing: .secretariat) }

        func paragraphs(in place: Report.Place) -> [Report.Paragraph] {
            view?.body(place.text)?.paragraphs(in: place) ?? []
        }

        mutating func agreeAll(_ text: Report.Text = .report) throws(Refusal) {
            for state: StateCode in ["XAA", "XAB", "XBA"] {
                let all = (view?.body(text)?.paragraphs ?? []).map { Report.Consent($0.id, $0.words.canonical) }
                try give(.agree(state, all))
            }
        }

        mutating func summarise() throws(Refusal) {
            for part in [Report.Part.goodPractices, .observations] {
                try give(.write(.executive(part), after: nil, "A unit"))
            }
            try give(.send(.summary))
        }

        func readers(_ sees: (ReportView) -> Bool) -> [Standing] {
            standings.filter { state.view(standing: $0).map(sees) == true }
        }
    }

    /// Gives one name after the other.
    final class Next: Sendable {
        private let names: [String]
        nonisolated(unsafe) private var index = 0

        init(_ names: [String]) { self.names = names }

        func take() -> String {
            defer { index += 1 }
            return names[index]
        }
    }

    @Test func `who reads the report and the summary, from the first draft to publication`() throws {
        let all = ReportTests.standings
        let participants = all.filter(\.isParticipant)
        let reviewing: [Standing] = [.secretariat, .reviewingDelegate("XAB"), .reviewingExpert("XBA")]
        var texts = try Texts()
        try texts.write()
        func sees(_ text: Report.Text) -> [Standing] {
            texts.readers { $0.body(text)?.paragraphs.isEmpty == false }
        }
        #expect(sees(.report) == reviewing)
        try texts.give(.send(.report))
        #expect(sees(.report) == participants)
        try texts.agreeAll()
        #expect(sees(.summary) == [])
        try texts.give(.write(.executive(.goodPractices), after: nil, "A unit"))
        try texts.give(.write(.executive(.observations), after: nil, "Observed"))
        #expect(sees(.summary) == reviewing)
        try texts.give(.send(.summary))
        #expect(sees(.summary) == participants)
        try texts.agreeAll(.summary)
        #expect(sees(.summary) == participants)
        try texts.give(.publishSummary(symbol: "CTOC/1"))
        #expect(sees(.summary) == all && sees(.report) == participants)
        let first = try #require(texts.paragraphs(in: ReportTests.observations).first)
        try texts.give(.publish([first.id]))
        let part = try #require(texts.state.view(standing: .outside)?.report)
        #expect(part.paragraphs.map(\.id) == [first.id] && part.isPart && part.published == nil)
        #expect(part.paragraphs.allSatisfy { $0.agreed.isEmpty && $0.history.isEmpty })
        try texts.give(.publish(texts.view?.report?.paragraphs.map(\.id) ?? []))
        #expect(texts.state.view(standing: .outside)?.report?.isPart == false)
        #expect(texts.state.view(standing: .outside)?.report?.published != nil)
    }

    @Test func `paragraphs stand where they were put, in the order of the blueprint, numbered through`() throws {
        var texts = try Texts()
        try texts.write()
        let first = try #require(texts.paragraphs(in: ReportTests.observations).first)
        try texts.give(.write(ReportTests.observations, after: nil, "Last"))
        try texts.give(.write(ReportTests.observations, after: first.id, "Second"))
        let words = texts.paragraphs(in: ReportTests.observations).map(\.text)
        #expect(words == ["Observed", "Second", "Last"])
        let body = try #require(texts.view?.report)
        let places = body.paragraphs.map(\.place.key)
        #expect(places.prefix(4) == ["introduction", "process", "ratification", "legal-system"])
        #expect(
            places.dropFirst(4).joined(separator: " ")
                == "untoc-5/summary untoc-5/observations untoc-5/observations untoc-5/observations tip-5/summary "
                + "tip-5/observations")
        #expect(body.paragraphs.map { body.numbers[$0.id] } == (1...10).map { $0 })
    }

    @Test func `what is taken out of a draft is gone, and its history with a text that comes back`() throws {
        var texts = try Texts()
        try texts.write()
        let first = try #require(texts.paragraphs(in: ReportTests.observations).first)
        try texts.give(.revise(first.id, upon: 1, "Observed anew", reason: ""))
        #expect(
            texts.paragraphs(in: ReportTests.observations).first?.versions.map(\.text) == [
                "Observed", "Observed anew",
            ])
        try texts.give(.strike(first.id, upon: 2, reason: ""))
        #expect(texts.paragraphs(in: ReportTests.observations).isEmpty)
        #expect(texts.view?.report?.unwritten.map(\.code) == ["report.section-incomplete"])
    }

    @Test func `the same words saved again record nothing`() throws {
        var texts = try Texts()
        try texts.write()
        let first = try #require(texts.paragraphs(in: ReportTests.observations).first)
        #expect(try texts.give(.revise(first.id, upon: 1, "Observed", reason: "")).isEmpty)
        // But not words that only look the same.
        try texts.give(.revise(first.id, upon: 1, "e\u{301}", reason: ""))
        #expect(try texts.give(.revise(first.id, upon: 2, "\u{e9}", reason: "")).count == 1)
    }

    @Test func `two people never overwrite each other unseen`() throws {
        var texts = try Texts()
        try texts.write()
        let first = try #require(texts.paragraphs(in: ReportTests.observations).first)
        try texts.give(.revise(first.id, upon: 1, "Mine", reason: ""))
        #expect(throws: Refusal(.conflict, [.init("changed-meanwhile", nil, field: "p-\(first.id)")])) {
            try texts.give(.revise(first.id, upon: 1, "Yours", reason: ""))
        }
    }

    @Test func `what one takes out while another writes on it is refused to the other, and can be put back`() throws {
        var texts = try Texts()
        try texts.write()
        let first = try #require(texts.paragraphs(in: ReportTests.observations).first)
        try texts.give(.strike(first.id, upon: 1, reason: ""))
        #expect(texts.view?.report?.withdrawn.map(\.id) == [first.id])
        #expect(throws: Refusal(.conflict, [.init("changed-meanwhile", nil, field: "p-\(first.id)")])) {
            try texts.give(.revise(first.id, upon: 1, "Mine", reason: ""))
        }
        try texts.give(.revise(first.id, upon: 2, "Mine", reason: ""))
        #expect(texts.paragraphs(in: ReportTests.observations).map(\.text) == ["Mine"])
        // What is out when the draft is sent is out for good.
        try texts.give(.write(ReportTests.observations, after: nil, "Besides"))
        try texts.give(.strike(first.id, upon: 3, reason: ""))
        try texts.give(.send(.report))
        #expect(texts.paragraphs(in: ReportTests.observations).map(\.text) == ["Besides"])
        #expect(texts.view?.report?.withdrawn.isEmpty == true)
    }

    @Test func `two people never overwrite each other's translation unseen`() throws {
        var texts = try Texts()
        try texts.give(.speak(.en))
        try texts.write()
        try texts.give(.send(.report))
        try texts.agreeAll()
        try texts.summarise()
        let first = try #require(texts.paragraphs(in: .executive(.observations)).first)
        let of = first.words.canonical
        try texts.give(.translate(first.id, .fr, of: of, upon: "", "Une unité"))
        #expect(throws: Refusal(.conflict, [.init("changed-meanwhile", nil, field: "p-\(first.id)")])) {
            try texts.give(.translate(first.id, .fr, of: of, upon: "", "Une autre"))
        }
        try texts.give(.translate(first.id, .fr, of: of, upon: "\"Une unité\"", "Une autre"))
        #expect(texts.paragraphs(in: .executive(.observations)).first?.translations[.fr]?.text == "Une autre")
    }

    @Test func `a translation is of one text, and outdated by the next`() throws {
        var texts = try Texts()
        try texts.give(.speak(.en))
        try texts.write()
        try texts.give(.send(.report))
        try texts.agreeAll()
        try texts.summarise()
        let first = try #require(texts.paragraphs(in: .executive(.observations)).first)
        try texts.give(.translate(first.id, .fr, of: first.words.canonical, upon: "", "Une unité"))
        #expect(try texts.give(.translate(first.id, .fr, of: first.words.canonical, upon: "", "Une unité")).isEmpty)
        try texts.give(.revise(first.id, upon: 1, "Two units", reason: ""))
        let later = try #require(texts.paragraphs(in: .executive(.observations)).first)
        #expect(later.translations[.fr]?.revision == 1 && later.revision == 2)
        #expect(throws: Refusal(.conflict, [.init("report.text-changed", .tor("35"), field: "p-\(first.id)")])) {
            try texts.give(.translate(first.id, .fr, of: first.words.canonical, upon: "", "Une autre"))
        }
    }

    @Test func `an agreement is to the words, whoever reads them in whatever order`() throws {
        var texts = try Texts()
        try texts.write()
        let before = texts.state.texts()
        try texts.give(.send(.report))
        let first = try #require(texts.paragraphs(in: ReportTests.observations).first)
        try texts.give(.comment(first.id, "A remark", proposal: ""))
        #expect(texts.state.texts().report == before.report)
        try texts.give(.revise(first.id, upon: 1, "Observed anew", reason: ""))
        #expect(texts.state.texts().report != before.report)
    }

    @Test func `a report begun before there were paragraphs is read as one, a paragraph a part`() throws {
        var state = Report.initial
        let stamp = Stamp(at: Instant(milliseconds: 0), actor: .visitor)
        let old = Report.Section(summary: "Said", observations: "Old", goodPractices: "", challenges: "", needs: "")
        let new = Report.Section(
            summary: "Said", observations: "New", goodPractices: "A unit", challenges: "", needs: "")
        let summary = Report.Summary(goodPractices: "A unit", challenges: "", observations: "Observed", needs: "")
        let events: [Report.Event] =
            [.opened(pairing: ReportTests.pairing, scope: ReportTests.scope)]
            + [old, new].map { .drafted(article: ReportTests.scope[0], revision: 1, section: $0) }
            + [.sent(fingerprint: ""), .commented(id: "c", article: nil, text: "Thank you")]
            + ["XAA", "XAB", "XBA"].map { .agreed(state: $0, fingerprint: "") }
            + [.finalised(fingerprint: "f"), .summaryDrafted(revision: 1, summary: summary, language: .es)]
        for event in events { Report.evolve(&state, event, stamp) }
        let view = try #require(state.view(standing: .focalPoint))
        let body = try #require(view.report)
        #expect(body.paragraphs.map(\.text) == ["Said", "New", "A unit"] && body.isFormer && body.final == "f")
        #expect(body.paragraphs.allSatisfy { $0.agreed == ["XAA", "XAB", "XBA"] })
        #expect(body.paragraphs[1].versions.map(\.text) == ["Old", "New"])
        #expect(body.remarks.map(\.isOpen) == [false])
        #expect(view.summary?.paragraphs.map(\.text) == ["A unit", "Observed"] && view.language == .es)
        #expect(view.summary?.sent != nil && view.summary?.final == nil)
    }

    @Test(arguments: [
        "introduction", "process", "ratification", "legal-system", "untoc-5/summary", "tip-6/good-practices",
        "executive/needs",
    ]) func `a place is written and read the same`(_ key: String) {
        #expect(Report.Place(key)?.key == key)
    }

    @Test(arguments: ["", "summary", "executive/summary", "untoc-05/summary", "untoc-5", "untoc-5/", "untoc-5/x/y"])
    func `what is no place is none`(_ key: String) {
        #expect(Report.Place(key) == nil)
    }

    @Test func `nothing can be done before it is opened, and it is opened once`() throws {
        let context = Context(
            now: Instant(milliseconds: 0), actor: .visitor, newID: { "c" }, fingerprint: { $0.canonical })
        #expect(throws: Refusal.hidden) { try Report.decide(.send(.report), Report.initial, context) }
        #expect(Report.initial.view(standing: .secretariat) == nil)
        var texts = try Texts()
        #expect(throws: Refusal.rule("report.already-open", .tor("25"))) {
            try texts.give(.open(ReportTests.pairing, scope: []))
        }
    }
}
