import Kernel
import Mechanism

extension Case {
    /// What could not be done is kept, with what shows it.
    static let refusalKept = of(
        "TOR 20, refusals are kept",
        [
            Case(
                "a State's request that could not be granted is noted", Cycle.self, given: World.ready(),
                when: .noteRefused(World.refused("XAB")),
                .records("requestRefused")),
            Case(
                "a draw that could not be held is noted", Cycle.self, given: World.ready(),
                when: .noteRefused(World.refused(nil)),
                .records("requestRefused")),
        ])
}
