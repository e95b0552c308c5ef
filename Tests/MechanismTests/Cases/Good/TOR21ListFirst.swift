import Kernel
import Mechanism

extension Case {
    /// Before the draw the secretariat circulates the list of governmental experts.
    static let listFirst = of(
        "TOR 21, the list comes first",
        [
            Case(
                "the list is circulated", Cycle.self, given: [World.opened(), World.calendarDrawn],
                when: .circulateExperts(year: 2027, experts: [.init(state: "XAC", expert: World.expert("p-1"))]),
                .records("expertsCirculated")),
            Case(
                "the list is brought up to date", Cycle.self, given: World.ready(),
                when: .circulateExperts(year: 2027, experts: [.init(state: "XAD", expert: World.expert("p-2"))]),
                .records("expertsCirculated")),
            Case(
                "the lots are drawn after it", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
        ])
}
