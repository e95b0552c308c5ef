import Kernel
import Reports

extension Case {
    /// An executive summary is then prepared and agreed on.
    static let summaryAgreed = of(
        "TOR 33, the executive summary",
        [
            Case(
                "a summary is drafted when the report is final", Report.self, given: World.final,
                when: .draftSummary(World.summary(), .en, upon: 0),
                .records("summaryDrafted")),
            Case(
                "the third agreement makes the summary final", Report.self, given: World.summaryAgreed("XAA", "XAC"),
                when: .agreeSummary("XBC", to: World.summaryText(World.summarised)),
                .records("summaryAgreed", "summaryFinalised")),
            Case(
                "a summary is changed when two have agreed", Report.self, given: World.summaryAgreed("XAA", "XAC"),
                when: .draftSummary(World.summary("Changed"), .en, upon: 1),
                .records("summaryDrafted")),
        ])
}
