import Kernel
import Reports

extension Case {
    /// Executive summaries of finalized reports are made available as documents.
    static let summaryPublished = of(
        "TOR 35, the summary is published",
        [
            Case(
                "a final summary is published under its symbol", Report.self, given: World.summaryFinal,
                when: .publishSummary(symbol: World.symbol),
                .records("summaryPublished"))
        ])
}
