import Kernel
import Reports

extension Case {
    /// A review leads to a country review report.
    static let oneReport = of(
        "TOR 25, one report a review",
        [
            Case(
                "the report of a review is opened", Report.self,
                when: .open(World.pairing, scope: World.scope),
                .records("opened"))
        ])
}
