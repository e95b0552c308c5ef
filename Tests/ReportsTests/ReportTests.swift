import Kernel
import Reports
import Testing

/// The texts of a review on their own: drafts, comments, who reads what.
@Suite struct ReportTests {
    static let scope = [Article(.untoc, 5), Article(.tip, 5)]
    static let pairing = Pairing(reviewed: "XAA", regional: "XAB", second: "XBA")
    static let standings: [Standing] = [
        .secretariat, .delegateUnderReview, .focalPoint, .reviewingDelegate("XAB"), .reviewingExpert("XBA"), .outside,
    ]

    struct Texts {
        var state = Report.initial

        init() throws(Refusal) { try give(.open(pairing, scope: scope)) }

        @discardableResult
        mutating func give(_ command: Report.Command) throws(Refusal) -> [Report.Event] {
            let now = Instant(Day(number: 20_000))
            let events = try Report.decide(
                command, state, Context(now: now, actor: .visitor, newID: { "c1" }, fingerprint: { $0.canonical }))
            for event in events { Report.evolve(&state, event, Stamp(at: now, actor: .visitor)) }
            return events
        }

        mutating func write() throws(Refusal) {
            for article in scope { try give(.draft(article, section("Observed"), upon: 0)) }
        }

        mutating func agreeAll() throws(Refusal) {
            for state: StateCode in ["XAA", "XAB", "XBA"] {
                try give(.agree(state, to: self.state.texts().report.canonical))
            }
        }

        mutating func agreeSummary() throws(Refusal) {
            for state: StateCode in ["XAA", "XAB", "XBA"] {
                try give(.agreeSummary(state, to: self.state.texts().summary.canonical))
            }
        }

        func readers(_ sees: (ReportView) -> Bool) -> [Standing] {
            standings.filter { state.view(standing: $0).map(sees) == true }
        }
    }

    static func section(_ words: String) -> Report.Section {
        Report.Section(summary: "Said", observations: words, goodPractices: "", challenges: "", needs: "")
    }

    static let summary = Report.Summary(goodPractices: "A unit", challenges: "", observations: "Observed", needs: "")

    @Test func `who reads the report and the summary, from the first draft to publication`() throws {
        let all = ReportTests.standings
        let participants = all.filter(\.isParticipant)
        let reviewing: [Standing] = [.secretariat, .reviewingDelegate("XAB"), .reviewingExpert("XBA")]
        var texts = try Texts()
        try texts.write()
        #expect(texts.readers { $0.report != nil } == reviewing)
        try texts.give(.send)
        #expect(texts.readers { $0.report != nil } == participants)
        try texts.give(.comment(nil, "Thank you"))
        try texts.agreeAll()
        #expect(texts.readers { $0.summary != nil } == [])
        try texts.give(.draftSummary(ReportTests.summary, .en, upon: 0))
        #expect(texts.readers { $0.summary != nil } == participants)
        #expect(texts.readers { $0.summaryRevision > 0 || !$0.summaryAgreed.isEmpty } == participants)
        try texts.agreeSummary()
        #expect(texts.readers { $0.summary != nil } == participants)
        try texts.give(.publishSummary(symbol: "CTOC/1"))
        #expect(texts.readers { $0.summary != nil } == all)
        #expect(texts.readers { $0.report != nil } == participants)
        try texts.give(.publishReport)
        #expect(texts.readers { $0.report != nil } == all)
        // What the State published is the report, not what was said about it.
        #expect(texts.readers { $0.report?.comments.isEmpty == false } == participants)
        #expect(texts.readers { $0.summaryRevision > 0 || !$0.summaryAgreed.isEmpty } == participants)
    }

    @Test func `the same words saved again record nothing`() throws {
        var texts = try Texts()
        try texts.write()
        #expect(try texts.give(.draft(ReportTests.scope[0], ReportTests.section("Observed"), upon: 1)).isEmpty)
    }

    @Test func `two people never overwrite each other unseen`() throws {
        var texts = try Texts()
        try texts.write()
        try texts.give(.draft(ReportTests.scope[0], ReportTests.section("Mine"), upon: 1))
        #expect(
            throws: Refusal(.conflict, [.init("changed-meanwhile", nil, ["article": .article(ReportTests.scope[0])])])
        ) {
            try texts.give(.draft(ReportTests.scope[0], ReportTests.section("Yours"), upon: 1))
        }
    }

    @Test func `what is still to be written is said`() throws {
        var texts = try Texts()
        #expect(texts.state.view(standing: .secretariat)?.report?.unwritten.count == 2)
        try texts.give(.draft(ReportTests.scope[0], ReportTests.section(""), upon: 0))
        #expect(texts.state.view(standing: .secretariat)?.report?.unwritten.count == 2)
        try texts.give(.draft(ReportTests.scope[0], ReportTests.section("Observed"), upon: 1))
        let unwritten = texts.state.view(standing: .secretariat)?.report?.unwritten
        #expect(
            unwritten == [
                .init("report.section-incomplete", .blu("11-16"), ["article": .article(ReportTests.scope[1])])
            ])
    }

    @Test func `an agreement is to the words, whoever reads them in whatever order`() throws {
        var texts = try Texts()
        try texts.write()
        let before = texts.state.texts()
        try texts.give(.send)
        try texts.give(.comment(ReportTests.scope[0], "A remark"))
        #expect(texts.state.texts().report == before.report)
        try texts.give(.draft(ReportTests.scope[1], ReportTests.section("Observed anew"), upon: 1))
        #expect(texts.state.texts().report != before.report)
    }

    @Test func `nothing can be done before it is opened, and it is opened once`() throws {
        let context = Context(
            now: Instant(milliseconds: 0), actor: .visitor, newID: { "c" }, fingerprint: { $0.canonical })
        #expect(throws: Refusal.hidden) { try Report.decide(.send, Report.initial, context) }
        #expect(Report.initial.view(standing: .secretariat) == nil)
        var texts = try Texts()
        #expect(throws: Refusal.rule("report.already-open", .tor("25"))) {
            try texts.give(.open(ReportTests.pairing, scope: []))
        }
    }
}
