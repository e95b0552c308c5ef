import Checklist
import Kernel
import Mechanism
import Reports
import Testing

/// Agreement is to one text; whatever changes it asks everybody again (TOR 33, GUI 34).
@Suite struct AgreementTests {
    /// Three States in every order.
    static let orders: [[Cast]] = [
        [.focalPoint, .regionalExpert, .secondExpert], [.focalPoint, .secondExpert, .regionalExpert],
        [.regionalExpert, .focalPoint, .secondExpert], [.regionalExpert, .secondExpert, .focalPoint],
        [.secondExpert, .focalPoint, .regionalExpert], [.secondExpert, .regionalExpert, .focalPoint],
    ]

    static func state(_ who: Cast) -> StateCode {
        switch who {
        case .focalPoint: "XAA"
        case .regionalExpert: "XAC"
        default: "XBC"
        }
    }

    static func agree(_ table: inout Table, _ who: Cast, _ text: Report.Text = .report) throws(Refusal) {
        try table.perform(
            text == .report ? .agreeReport : .agreeSummary,
            .report(.agree(state(who), World.consents(table.report, text))), as: who.actor, on: World.today)
    }

    @Test(arguments: orders) func `final with the third agreement, in whatever order, and not before`(_ order: [Cast])
        throws
    {
        var table = try Script.through("sent")
        for who in order {
            #expect(table.standing?.reportFinal == nil)
            try AgreementTests.agree(&table, who)
        }
        #expect(table.standing?.reportFinal == World.today)
        #expect(table.standing?.reportAgreed == ["XAA", "XAC", "XBC"])
        #expect(table.reportView(as: World.officer)?.report?.final == table.report.texts().report.canonical)
        let paragraphs = table.reportView(as: World.officer)?.report?.paragraphs ?? []
        #expect(paragraphs.allSatisfy { $0.agreed == ["XAA", "XAC", "XBC"] })
    }

    @Test func `a change of any paragraph opens that one again, and no other`() throws {
        let sent = try Script.through("sent")
        let paragraphs = try #require(sent.reportView(as: World.officer)?.report?.paragraphs)
        for paragraph in paragraphs {
            var table = sent
            try AgreementTests.agree(&table, .focalPoint)
            try AgreementTests.agree(&table, .secondExpert)
            let before = World.consents(table.report)
            try #require(!before.isEmpty)
            try table.perform(
                .draftReport,
                .report(.revise(paragraph.id, upon: 1, paragraph.text + ".", reason: "Corrected")),
                as: Cast.regionalExpert.actor, on: World.today)
            let body = try #require(table.reportView(as: World.officer)?.report)
            #expect(table.standing?.reportAgreed == [] && body.agreed == [], "\(paragraph.place)")
            #expect(body.open(to: "XAA").map(\.id) == [paragraph.id])
            #expect(body.open(to: "XAC").count == paragraphs.count)
            // The last State agrees to what it read before: refused, and nothing is final.
            #expect(throws: Refusal(.conflict, [.init("report.text-changed", .tor("33"), field: "p-\(paragraph.id)")]))
            {
                try table.perform(
                    .agreeReport, .report(.agree("XAC", before)), as: Cast.regionalExpert.actor, on: World.today)
            }
            for who: Cast in [.regionalExpert, .focalPoint, .secondExpert] {
                #expect(table.standing?.reportFinal == nil)
                try AgreementTests.agree(&table, who)
            }
            #expect(table.standing?.reportFinal == World.today)
        }
    }

    @Test func `what is taken out of a draft that was sent is gone when all three agree, and not before`() throws {
        var table = try Script.through("sent")
        let place = Report.Place.article(World.scope[0], .needs)
        try table.perform(
            .draftReport, .report(.write(place, after: nil, "Training")), as: Cast.regionalExpert.actor,
            on: World.today)
        let id = try #require(table.reportView(as: World.officer)?.report?.paragraphs(in: place).first?.id)
        for who: Cast in [.focalPoint, .secondExpert] { try AgreementTests.agree(&table, who) }
        try table.perform(
            .draftReport, .report(.strike(id, upon: 1, reason: "")), as: Cast.regionalExpert.actor, on: World.today)
        #expect(table.reportView(as: World.officer)?.report?.paragraph(id)?.isStruck == true)
        #expect(table.reportView(as: World.officer)?.report?.numbers[id] == nil)
        for who: Cast in [.focalPoint, .secondExpert, .regionalExpert] { try AgreementTests.agree(&table, who) }
        #expect(table.standing?.reportFinal == World.today)
        #expect(table.reportView(as: World.officer)?.report?.paragraph(id) == nil)
        #expect(!table.report.texts().report.canonical.contains("Training"))
    }

    @Test func `a comment takes no agreement back, and holds finality until it is answered`() throws {
        var table = try Script.through("agreed again by two")
        try table.perform(
            .comment, .report(.comment(nil, "Thank you", proposal: "")), as: Cast.focalPoint.actor, on: World.today)
        #expect(table.standing?.reportAgreed == ["XAA", "XAC"])
        try AgreementTests.agree(&table, .secondExpert)
        #expect(table.standing?.reportFinal == nil)
        #expect(table.standing?.pen?.act == .settleComments)
        let remark = try #require(table.reportView(as: World.officer)?.report?.remarks.last)
        try table.perform(
            .settleComments, .report(.settle(remark.id, .taken, "")), as: Cast.secondExpert.actor, on: World.today)
        #expect(table.standing?.reportFinal == World.today)
    }

    @Test func `another State reads what it was granted, and nothing more`() throws {
        var table = try Script.through("summary published")
        try table.give(.report(.request("XBD", note: "")), on: World.today)
        #expect(table.standing?.asks.map(\.act).contains(.answerRequest) == true)
        let chosen = Script.paragraph(table)
        #expect(table.report.view(standing: .outside, of: "XBD")?.report == nil)
        try table.perform(
            .answerRequest, .report(.grant("XBD", [chosen])), as: Cast.delegate.actor, on: World.today)
        let body = try #require(table.report.view(standing: .outside, of: "XBD")?.report)
        #expect(body.paragraphs.map(\.id) == [chosen] && body.isPart && body.final == nil)
        #expect(table.report.view(standing: .outside, of: "XAB")?.report == nil)
        #expect(table.report.view(standing: .outside)?.report == nil)
        #expect(table.standing?.asks.map(\.act).contains(.answerRequest) == false)
        // Who asked is between the two States.
        let steps = table.review.view(as: Cast.regionalExpert.actor)?.inside?.course.map(\.name) ?? []
        #expect(!steps.contains("access-requested"))
    }

    @Test(arguments: orders) func `the summary likewise`(_ order: [Cast]) throws {
        var table = try Script.through("summarised")
        for who in order.dropLast() { try AgreementTests.agree(&table, who, .summary) }
        let id = try #require(table.reportView(as: World.officer)?.summary?.paragraphs.first?.id)
        try table.perform(
            .draftSummary, .report(.revise(id, upon: 1, "Other words", reason: "")), as: Cast.secondExpert.actor,
            on: World.today)
        #expect(table.standing?.summaryAgreed == [])
        for who in order {
            #expect(table.standing?.summaryFinal == nil)
            #expect(throws: Refusal.self) {
                try table.perform(
                    .publishSummary, .report(.publishSummary(symbol: World.symbol)), as: World.officer, on: World.today)
            }
            try AgreementTests.agree(&table, who, .summary)
        }
        #expect(table.standing?.summaryFinal == World.today)
    }

    @Test(arguments: Cast.allCases)
    func `the report is published by the State under review, the summary by the secretariat`(_ who: Cast) throws {
        let table = try Script.through("summary final")
        var (report, summary) = (table, table)
        let all = World.consents(table.report).map(\.paragraph)
        _ = try? report.perform(.publishReport, .report(.publish(all)), as: who.actor, on: World.today)
        #expect((report.review.view(as: .visitor)?.reportPublished != nil) == (who == .delegate))
        _ = try? summary.perform(
            .publishSummary, .report(.publishSummary(symbol: World.symbol)), as: who.actor, on: World.today)
        #expect((summary.review.view(as: .visitor)?.summaryPublished != nil) == (who == .officer))
    }

    @Test func `nothing of a draft is published before it is final`() throws {
        for step in ["drafted", "sent", "agreed again by two"] {
            var table = try Script.through(step)
            #expect(throws: Refusal.self, "\(step)") {
                try table.perform(
                    .publishReport, .report(.publish([Script.paragraph(table)])), as: Cast.delegate.actor,
                    on: World.today)
            }
        }
    }

    @Test func `an act refused in one room leaves no trace in another`() throws {
        // The draft is complete, but a question of the dialogue is open: nothing is sent.
        var table = try Script.through("call")
        for deed in Script.steps.first(where: { $0.name == "drafted" })?.deeds(table) ?? [] {
            try table.perform(.draftReport, deed, as: Cast.regionalExpert.actor, on: World.today)
        }
        let before = table.seen(by: World.officer)
        #expect(throws: Refusal.rule("review.questions-open", .tor("23"), ["count": .number(1)])) {
            try table.perform(.sendReport, .report(.send(.report)), as: World.officer, on: World.today)
        }
        #expect(table.seen(by: World.officer) == before)
        #expect(table.reportView(as: Cast.focalPoint.actor)?.report == nil)
    }
}
