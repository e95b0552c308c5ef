import Kernel
import Reports

extension Case {
    /// A summary of a report that is not final, incomplete, or agreed to in other words.
    static let summaryNotAgreed = of(
        "TOR 33, the executive summary",
        [
            Case(
                "a summary is drafted before the report is final", Report.self, given: World.agreed("XAA", "XBC"),
                when: .draftSummary(World.summary(), .en, upon: 0),
                .refused("report.not-final TOR 33")),
            Case(
                "a summary without observations and good practices", Report.self, given: World.final,
                when: .draftSummary(World.summary("", practices: ""), .en, upon: 0),
                .refused("report.summary-incomplete BLU 7", "report.summary-incomplete BLU 7")),
            Case(
                "a State agrees to a summary that does not exist", Report.self, given: World.final,
                when: .agreeSummary("XAA", to: ""),
                .refused("report.no-summary GUI 34")),
            Case(
                "a State agrees to a summary that has changed since", Report.self,
                given: World.summarised + [
                    .summaryDrafted(revision: 2, summary: World.summary("Other"), language: .en)
                ],
                when: .agreeSummary("XAA", to: World.summaryText(World.summarised)),
                .refused("report.text-changed TOR 33")),
            Case(
                "a State agrees to a summary that was put into another language since", Report.self,
                given: World.summarised + [.summaryDrafted(revision: 2, summary: World.summary(), language: .fr)],
                when: .agreeSummary("XAA", to: World.summaryText(World.summarised)),
                .refused("report.text-changed TOR 33")),
            Case(
                "a State agrees to a summary twice", Report.self, given: World.summaryAgreed("XAA"),
                when: .agreeSummary("XAA", to: World.summaryText(World.summarised)),
                .refused("report.agreed-already TOR 33")),
            Case(
                "a State that takes no part agrees to a summary", Report.self, given: World.summarised,
                when: .agreeSummary("XBD", to: World.summaryText(World.summarised)),
                .refused("hidden")),
            Case(
                "a final summary is changed", Report.self, given: World.summaryFinal,
                when: .draftSummary(World.summary("Changed"), .en, upon: 1),
                .refused("report.summary-final TOR 33")),
            Case(
                "two write upon the same summary", Report.self, given: World.summarised,
                when: .draftSummary(World.summary("Mine"), .en, upon: 0),
                .refused("changed-meanwhile")),
        ])
}
