import Kernel
import Mechanism

extension Case {
    /// The Conference establishes cycles and their duration.
    static let byDecision = of(
        "TOR 45, the Conference decides",
        [
            Case(
                "a cycle is opened by a decision", Cycle.self,
                when: World.open(decision: "CTOC/COP/DEC/2"),
                .records("opened")),
            Case(
                "a list is circulated for the last year of the cycle", Cycle.self, given: World.ready(),
                when: .circulateExperts(year: 2028, experts: [.init(state: "XAC", expert: World.expert("p-1"))]),
                .records("expertsCirculated")),
        ])
}
