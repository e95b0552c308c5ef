import Kernel
import Mechanism
import Reports

extension Case {
    /// A summary published before all three agreed, or twice.
    static let publishedTooSoon = of(
        "TOR 35, the summary is published",
        [
            Case(
                "a summary is published that two have agreed to", Report.self, given: World.summaryAgreed("XAA", "XAC"),
                when: .publishSummary(symbol: World.symbol),
                .refused("report.summary-not-final TOR 33")),
            Case(
                "a summary is published before the report is final", Report.self, given: World.sent,
                when: .publishSummary(symbol: World.symbol),
                .refused("report.summary-not-final TOR 33")),
            Case(
                "a summary is published without a symbol", Report.self, given: World.summaryFinal,
                when: .publishSummary(symbol: ""),
                .refused("required")),
            Case(
                "a summary is published under what is no symbol", Report.self, given: World.summaryFinal,
                when: .publishSummary(symbol: "CTOC/COP/2027/Rev.1/3"),
                .refused("not-a-symbol")),
            Case(
                "a summary is published twice", Report.self,
                given: World.summaryFinal + [.summaryPublished(symbol: World.symbol, fingerprint: "s")],
                when: .publishSummary(symbol: World.symbol),
                .refused("report.summary-published TOR 35")),
            Case(
                "a summary is translated that was not sent", Report.self, given: World.summaryWritten,
                when: .translate(World.name(.executive(.observations)), .fr, of: "", upon: "", "Observé"),
                .refused("report.no-summary GUI 34")),
            Case(
                "a summary is translated into its own language", Report.self,
                given: [World.reportOpened, .spoken(language: .fr)] + World.summarised.dropFirst(),
                when: .assign(.fr, to: World.named("p-officer")),
                .refused("report.own-language TOR 35")),
            Case(
                "a paragraph is translated that has changed since", Report.self, given: World.summarised,
                when: .translate(World.name(.executive(.observations)), .fr, of: "another text", upon: "", "Observé"),
                .refused("report.text-changed TOR 35")),
            Case(
                "people are named when the review is over", Review.self, given: World.course + [.summaryPublished],
                when: .appointFocalPoint(World.named("p-other"), qualifications: ""),
                .refused("review.complete TOR 35")),
        ])
}
