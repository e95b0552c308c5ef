import Kernel
import Reports

extension Case {
    /// A report published before it was final, or twice.
    static let notFinal = of(
        "TOR 36, the report is the State's to publish",
        [
            Case(
                "a report is published that two have agreed to", Report.self, given: World.agreed("XAA", "XAC"),
                when: .publish([World.paragraph]),
                .refused("report.not-final TOR 33")),
            Case(
                "nothing is published", Report.self, given: World.final,
                when: .publish([]),
                .refused("report.nothing-chosen TOR 36")),
            Case(
                "a paragraph is published that is not there", Report.self, given: World.final,
                when: .publish(["another"]),
                .refused("hidden")),
            Case(
                "a paragraph is published twice", Report.self,
                given: World.final + [.partsPublished(paragraphs: [World.paragraph])],
                when: .publish([World.paragraph]),
                .refused("report.published TOR 36")),
            Case(
                "a report is published twice", Report.self, given: World.final + [.reportPublished(fingerprint: "r")],
                when: .publish([World.paragraph]),
                .refused("report.published TOR 36")),
        ])

    /// Access that nobody asked for, or that was asked for twice.
    static let notGranted = of(
        "TOR 37, another State party reads the report",
        [
            Case(
                "access is asked for before the summary is published", Report.self, given: World.summaryFinal,
                when: .request("XBD", note: ""),
                .refused("hidden")),
            Case(
                "one of the three States asks", Report.self, given: World.summaryPublished,
                when: .request("XAC", note: ""),
                .refused("hidden")),
            Case(
                "a State asks twice", Report.self,
                given: World.summaryPublished + [.accessRequested(state: "XBD", note: "")],
                when: .request("XBD", note: "Again"),
                .refused("report.requested-already TOR 37")),
            Case(
                "a State asks for what everybody may read", Report.self,
                given: World.summaryPublished + [.reportPublished(fingerprint: "r")],
                when: .request("XBD", note: ""),
                .refused("report.published TOR 36")),
            Case(
                "access is granted that nobody asked for", Report.self, given: World.summaryPublished,
                when: .grant("XBD", [World.paragraph]),
                .refused("hidden")),
            Case(
                "access is granted to nothing", Report.self,
                given: World.summaryPublished + [.accessRequested(state: "XBD", note: "")],
                when: .grant("XBD", []),
                .refused("report.nothing-chosen TOR 37")),
            Case(
                "a request is declined twice", Report.self,
                given: World.summaryPublished + [
                    .accessRequested(state: "XBD", note: ""), .accessDeclined(state: "XBD"),
                ],
                when: .decline("XBD"),
                .refused("hidden")),
        ])
}
