import Kernel
import Reports

extension Case {
    /// A report published before it was final, or twice.
    static let notFinal = of(
        "TOR 36, the report is the State's to publish",
        [
            Case(
                "a report is published that two have agreed to", Report.self, given: World.agreed("XAA", "XAC"),
                when: .publishReport,
                .refused("report.not-final TOR 33")),
            Case(
                "a report is published twice", Report.self, given: World.final + [.reportPublished(fingerprint: "r")],
                when: .publishReport,
                .refused("report.published TOR 36")),
        ])
}
