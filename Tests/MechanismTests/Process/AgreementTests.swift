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

    static func agree(_ table: inout Table, _ who: Cast) throws(Refusal) {
        let text = table.report.texts().report.canonical
        try table.perform(.agreeReport, .report(.agree(state(who), to: text)), as: who.actor, on: World.today)
    }

    static func agreeSummary(_ table: inout Table, _ who: Cast) throws(Refusal) {
        let text = table.report.texts().summary.canonical
        try table.perform(.agreeSummary, .report(.agreeSummary(state(who), to: text)), as: who.actor, on: World.today)
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
    }

    @Test(arguments: ["summary", "observations", "goodPractices", "challenges", "needs"])
    func `a change of any part of any article takes every agreement back`(_ part: String) throws {
        for (index, article) in World.scope.enumerated() {
            var table = try Script.through("sent")
            try AgreementTests.agree(&table, .focalPoint)
            try AgreementTests.agree(&table, .secondExpert)
            let old = try #require(table.reportView(as: World.officer)?.report?.section(on: article))
            func words(_ name: String, _ text: String) -> String { name == part ? text + "." : text }
            let new = Report.Section(
                summary: words("summary", old.summary), observations: words("observations", old.observations),
                goodPractices: words("goodPractices", old.goodPractices),
                challenges: words("challenges", old.challenges),
                needs: words("needs", old.needs))
            let before = table.report.texts().report.canonical
            try table.perform(
                .draftReport, .report(.draft(article, new, upon: 1)), as: Cast.regionalExpert.actor, on: World.today)
            #expect(table.standing?.reportAgreed == [], "article \(index)")
            #expect(table.reportView(as: World.officer)?.report?.agreed == [])
            #expect(table.report.texts().report.canonical != before)
            // The last State agrees to what it read before: refused, and nothing is final.
            #expect(throws: Refusal.self) {
                try table.perform(
                    .agreeReport, .report(.agree("XAC", to: before)), as: Cast.regionalExpert.actor, on: World.today)
            }
            #expect(table.standing?.reportFinal == nil)
        }
    }

    @Test func `a comment alone takes no agreement back`() throws {
        var table = try Script.through("agreed by one")
        try table.perform(.comment, .report(.comment(nil, "Thank you")), as: Cast.focalPoint.actor, on: World.today)
        #expect(table.standing?.reportAgreed == ["XAA"])
    }

    @Test(arguments: orders) func `the summary likewise`(_ order: [Cast]) throws {
        var table = try Script.through("summarised")
        for who in order.dropLast() { try AgreementTests.agreeSummary(&table, who) }
        try table.perform(
            .draftSummary, .report(.draftSummary(World.summary("Other words"), .en, upon: 1)),
            as: Cast.secondExpert.actor,
            on: World.today)
        #expect(table.standing?.summaryAgreed == [])
        try table.perform(
            .draftSummary, .report(.draftSummary(World.summary("Other words"), .fr, upon: 2)),
            as: Cast.secondExpert.actor,
            on: World.today)
        for who in order {
            #expect(table.standing?.summaryFinal == nil)
            #expect(throws: Refusal.self) {
                try table.perform(
                    .publishSummary, .report(.publishSummary(symbol: World.symbol)), as: World.officer, on: World.today)
            }
            try AgreementTests.agreeSummary(&table, who)
        }
        #expect(table.standing?.summaryFinal == World.today)
    }

    @Test(arguments: Cast.allCases)
    func `the report is published by the State under review, the summary by the secretariat`(_ who: Cast) throws {
        let table = try Script.through("summary final")
        var (report, summary) = (table, table)
        _ = try? report.perform(.publishReport, .report(.publishReport), as: who.actor, on: World.today)
        #expect((report.review.view(as: .visitor)?.reportPublished != nil) == (who == .delegate))
        _ = try? summary.perform(
            .publishSummary, .report(.publishSummary(symbol: World.symbol)), as: who.actor, on: World.today)
        #expect((summary.review.view(as: .visitor)?.summaryPublished != nil) == (who == .officer))
    }

    @Test func `nothing of a draft is published before it is final`() throws {
        for step in ["drafted", "sent", "agreed again by two"] {
            var table = try Script.through(step)
            #expect(throws: Refusal.self, "\(step)") {
                try table.perform(.publishReport, .report(.publishReport), as: Cast.delegate.actor, on: World.today)
            }
        }
    }

    @Test func `an act refused in one room leaves no trace in another`() throws {
        // The draft is complete, but a question of the dialogue is open: nothing is sent.
        var table = try Script.through("call")
        for article in World.scope {
            try table.perform(
                .draftReport, .report(.draft(article, World.section(), upon: 0)), as: Cast.regionalExpert.actor,
                on: World.today)
        }
        let before = table.seen(by: World.officer)
        #expect(throws: Refusal.rule("review.questions-open", .tor("23"), ["count": .number(1)])) {
            try table.perform(.sendReport, .report(.send), as: World.officer, on: World.today)
        }
        #expect(table.seen(by: World.officer) == before)
        #expect(table.reportView(as: Cast.focalPoint.actor)?.report == nil)
    }
}
