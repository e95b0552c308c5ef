import Kernel
import Mechanism

extension Case {
    /// A cycle nobody decided on, or a year outside what was decided.
    static let withoutDecision = of(
        "TOR 45, the Conference decides",
        [
            Case(
                "a cycle is opened without the symbol of a decision", Cycle.self,
                when: World.open(decision: ""),
                .refused("cycle.no-decision TOR 45")),
            Case(
                "a cycle is to begin in no year", Cycle.self,
                when: World.open(startYear: 0),
                .refused("cycle.year-unknown")),
            Case(
                "a list is circulated for a year after the cycle", Cycle.self, given: World.ready(),
                when: .circulateExperts(year: 2029, experts: [.init(state: "XAC", expert: World.expert("p-1"))]),
                .refused("cycle.year-outside TOR 45")),
            Case(
                "pairs are drawn for a year before the cycle", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs, year: 2026),
                .refused("cycle.year-outside TOR 45")),
        ])
}
