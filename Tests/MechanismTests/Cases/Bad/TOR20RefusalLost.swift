import Kernel
import Mechanism

extension Case {
    /// A refusal noted where there is no cycle.
    static let refusalLost = of(
        "TOR 20, refusals are kept",
        [
            Case(
                "a refusal is noted before there is a cycle", Cycle.self,
                when: .noteRefused(World.refused("XAB")),
                .refused("hidden"))
        ])
}
