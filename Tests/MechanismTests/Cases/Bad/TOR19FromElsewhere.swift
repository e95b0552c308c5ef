import Kernel
import Mechanism

extension Case {
    /// Both reviewing States from other regions.
    static let fromElsewhere = of(
        "TOR 19, one from the region",
        [
            Case(
                "neither reviewing State is of the region", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XBD", second: "XBC"))),
                .refused("cycle.not-same-region TOR 19")),
            Case(
                "a lot drawn again loses the region", Cycle.self, given: World.ready() + [World.drawnPairs],
                when: World.redraw(Pairing(reviewed: "XAA", regional: "XBC", second: "XBD")),
                .refused("cycle.not-same-region TOR 19")),
        ])
}
