import Kernel
import Mechanism

extension Case {
    /// A State drawn to review another in the year of its own review may ask to serve later.
    static let lotsDeclined = of(
        "TOR 20, lots declined",
        [
            Case(
                "the one lot that fell upon the State is drawn again", Cycle.self,
                given: World.ready() + [World.drawnUponXAB],
                when: World.decline("XAB", [World.pairs[0]]),
                .records("lotsDeclined")),
            Case(
                "both lots that fell upon the State are drawn again", Cycle.self,
                given: World.ready() + [
                    .pairsDrawn(
                        year: 2027,
                        pairs: World.pairsOfXAB.dropLast() + [
                            Pairing(reviewed: "XBB", regional: "XBD", second: "XAB")
                        ], unmet: [], lot: World.lot)
                ],
                when: World.decline("XAB", [World.pairs[3], World.pairs[0]]),
                .records("lotsDeclined")),
            Case(
                "a new lot goes round the State that has declined", Cycle.self,
                given: World.ready() + [World.drawnUponXAB, World.declined],
                when: World.redraw(World.otherPair),
                .records("pairRedrawn")),
        ])
}
