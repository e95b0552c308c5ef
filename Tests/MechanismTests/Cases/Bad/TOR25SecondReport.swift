import Kernel
import Reports

extension Case {
    /// A second report of one review, or words of one that was not opened.
    static let secondReport = of(
        "TOR 25, one report a review",
        [
            Case(
                "the report of a review is opened a second time", Report.self, given: [World.reportOpened],
                when: .open(World.pairing, scope: World.scope),
                .refused("report.already-open TOR 25")),
            Case(
                "a paragraph is written in a report that was not opened", Report.self,
                when: .write(.article(World.scope[0], .observations), after: nil, "Observed"),
                .refused("hidden")),
        ])
}
