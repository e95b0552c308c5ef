import Kernel
import Reports

extension Case {
    /// The State under review may publish its final report.
    static let reportPublished = of(
        "TOR 36, the report is the State's to publish",
        [
            Case(
                "a part of a final report is published, before its summary even", Report.self, given: World.final,
                when: .publish([World.paragraph]),
                .records("partsPublished")),
            Case(
                "all of a final report is published", Report.self, given: World.final,
                when: .publish(World.consents(World.sent).map(\.paragraph)),
                .records("partsPublished", "reportPublished")),
            Case(
                "the rest is published later", Report.self,
                given: World.final + [.partsPublished(paragraphs: [World.paragraph])],
                when: .publish(World.consents(World.sent).map(\.paragraph)),
                .records("partsPublished", "reportPublished")),
        ])

    /// States parties endeavour to make reports accessible to others that ask.
    static let granted = of(
        "TOR 37, another State party reads the report",
        [
            Case(
                "a State asks", Report.self, given: World.summaryPublished,
                when: .request("XBD", note: "On article 5"),
                .records("accessRequested")),
            Case(
                "a part is granted", Report.self,
                given: World.summaryPublished + [.accessRequested(state: "XBD", note: "")],
                when: .grant("XBD", [World.paragraph]),
                .records("accessGranted")),
            Case(
                "it is declined, and asked for again", Report.self,
                given: World.summaryPublished + [
                    .accessRequested(state: "XBD", note: ""), .accessDeclined(state: "XBD"),
                ],
                when: .request("XBD", note: "On article 5"),
                .records("accessRequested")),
        ])
}
