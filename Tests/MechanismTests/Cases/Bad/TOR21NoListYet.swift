import Kernel
import Mechanism

extension Case {
    /// Lots drawn before the list of experts was circulated, or a list with nobody on it.
    static let noListYet = of(
        "TOR 21, the list comes first",
        [
            Case(
                "the list of the year has not been circulated", Cycle.self,
                given: [World.opened(), World.calendarDrawn],
                when: World.draw(World.pairs),
                .refused("cycle.experts-not-circulated TOR 21")),
            Case(
                "only the list of another year has been circulated", Cycle.self,
                given: [World.opened(), World.calendarDrawn, World.circulated(2028)],
                when: World.draw(World.pairs),
                .refused("cycle.experts-not-circulated TOR 21")),
            Case(
                "an empty list is circulated", Cycle.self, given: [World.opened(), World.calendarDrawn],
                when: .circulateExperts(year: 2027, experts: []),
                .refused("cycle.no-experts TOR 21")),
            Case(
                "a list is circulated when the lots are drawn", Cycle.self, given: World.ready() + [World.drawnPairs],
                when: .circulateExperts(year: 2027, experts: [.init(state: "XAC", expert: World.expert("p-1"))]),
                .refused("cycle.pairs-drawn TOR 19")),
        ])
}
