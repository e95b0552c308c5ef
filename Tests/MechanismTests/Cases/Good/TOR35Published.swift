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
                .records("summaryPublished")),
            Case(
                "a translation is given to somebody", Report.self, given: World.summarised,
                when: .assign(.fr, to: World.named("p-officer")),
                .records("translationAssigned")),
            Case(
                "a paragraph is translated", Report.self, given: World.summaryPublished,
                when: .translate(
                    World.name(.executive(.observations)), .fr,
                    of: World.consents(World.summarised, .summary)[1].fingerprint, upon: "", "Observé"),
                .records("translated")),
        ])
}
