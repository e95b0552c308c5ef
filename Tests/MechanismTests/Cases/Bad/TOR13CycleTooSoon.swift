import Kernel
import Mechanism

extension Case {
    /// A cycle opened while reviews of the one before go on.
    static let cycleTooSoon = of(
        "TOR 13, one cycle after the other",
        [
            Case(
                "three reviews of the cycle before are not complete", Cycle.self,
                when: World.open(outstanding: 3),
                .refused("cycle.previous-incomplete TOR 13")),
            Case(
                "the cycle is open already", Cycle.self, given: [World.opened()],
                when: World.open(),
                .refused("cycle.already-open TOR 13")),
        ])
}
