import Kernel
import Reports

extension Case {
    /// An executive summary is then prepared and agreed on.
    static let summaryAgreed = of(
        "TOR 33, the executive summary",
        [
            Case(
                "a summary is drafted when the report is final", Report.self, given: World.final,
                when: .write(.executive(.observations), after: nil, "Observed"),
                .records("wrote")),
            Case(
                "a summary is sent", Report.self, given: World.summaryWritten,
                when: .send(.summary),
                .records("summarySent")),
            Case(
                "the third agreement makes the summary final", Report.self, given: World.summaryAgreed("XAA", "XAC"),
                when: .agree("XBC", World.consents(World.summarised, .summary)),
                .records("consented", "summaryAgreed", "summaryFinalised")),
            Case(
                "a summary is changed when two have agreed", Report.self, given: World.summaryAgreed("XAA", "XAC"),
                when: .revise(World.name(.executive(.observations)), upon: 1, "Changed", reason: ""),
                .records("revised")),
        ])
}
