import Kernel
import Mechanism

extension Case {
    /// One of the two is of the region of the State under review.
    static let fromTheRegion = of(
        "TOR 19, one from the region",
        [
            Case(
                "one of the region, one from elsewhere", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
            Case(
                "both are of the region", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XAC", second: "XAD"))),
                .records("pairsDrawn")),
        ])
}
