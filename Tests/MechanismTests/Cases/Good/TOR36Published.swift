import Kernel
import Reports

extension Case {
    /// The State under review may publish its final report.
    static let reportPublished = of(
        "TOR 36, the report is the State's to publish",
        [
            Case(
                "a final report is published, before its summary even", Report.self, given: World.final,
                when: .publishReport,
                .records("reportPublished"))
        ])
}
