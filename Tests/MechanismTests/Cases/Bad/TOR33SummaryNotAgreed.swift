import Kernel
import Reports

extension Case {
    /// A summary of a report that is not final, incomplete, or agreed to in other words.
    static let summaryNotAgreed = of(
        "TOR 33, the executive summary",
        [
            Case(
                "a summary is drafted before the report is final", Report.self, given: World.agreed("XAA", "XBC"),
                when: .write(.executive(.observations), after: nil, "Observed"),
                .refused("report.not-final TOR 33")),
            Case(
                "a summary is sent before the report is final", Report.self, given: World.sent,
                when: .send(.summary),
                .refused("report.not-final TOR 33")),
            Case(
                "a summary without observations and good practices is sent", Report.self,
                given: World.final + [World.wrote(.executive(.needs), "Training")],
                when: .send(.summary),
                .refused("report.summary-incomplete BLU 7", "report.summary-incomplete BLU 7")),
            Case(
                "a summary is sent twice", Report.self, given: World.summarised,
                when: .send(.summary),
                .refused("report.summary-sent GUI 34")),
            Case(
                "a State agrees to a summary that was not sent", Report.self, given: World.summaryWritten,
                when: .agree("XAA", World.consents(World.summaryWritten, .summary)),
                .refused("report.no-summary GUI 34")),
            Case(
                "a State agrees to a paragraph of the summary that has changed since", Report.self,
                given: World.summarised + [
                    .revised(
                        paragraph: World.name(.executive(.observations)), revision: 2, text: "Other", reason: nil)
                ],
                when: .agree("XAA", World.consents(World.summarised, .summary)),
                .refused("report.text-changed TOR 33")),
            Case(
                "a State agrees to a summary twice", Report.self, given: World.summaryAgreed("XAA"),
                when: .agree("XAA", World.consents(World.summarised, .summary)),
                .refused("report.agreed-already TOR 33")),
            Case(
                "a State that takes no part agrees to a summary", Report.self, given: World.summarised,
                when: .agree("XBD", World.consents(World.summarised, .summary)),
                .refused("hidden")),
            Case(
                "a final summary is changed", Report.self, given: World.summaryFinal,
                when: .revise(World.name(.executive(.observations)), upon: 1, "Changed", reason: ""),
                .refused("report.summary-final TOR 33")),
            Case(
                "two write upon the same paragraph of a summary", Report.self, given: World.summarised,
                when: .revise(World.name(.executive(.observations)), upon: 0, "Mine", reason: ""),
                .refused("changed-meanwhile")),
            Case(
                "the only observations are taken out of a summary that was sent", Report.self, given: World.summarised,
                when: .strike(World.name(.executive(.observations)), upon: 1, reason: ""),
                .refused("report.summary-incomplete BLU 7")),
        ])
}
