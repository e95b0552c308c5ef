import Kernel
import Mechanism

extension Case {
    /// Two States that review each other.
    static let mutualReviews = of(
        "TOR 19, no mutual reviews",
        [
            Case(
                "two States are drawn to review each other in one year", Cycle.self, given: World.ready(),
                when: World.draw([
                    Pairing(reviewed: "XAA", regional: "XAB", second: "XBC"),
                    Pairing(reviewed: "XAB", regional: "XAA", second: "XBD"), World.pairs[2], World.pairs[3],
                ]),
                .refused("cycle.mutual TOR 19")),
            Case(
                "a State is drawn to review one that reviewed it the year before", Cycle.self,
                given: World.readyAgain, on: World.day("2028-01-10"),
                when: World.draw(
                    [Pairing(reviewed: "XAC", regional: "XAA", second: "XBB")] + World.pairsAgain.dropFirst(),
                    year: 2028),
                .refused("cycle.mutual TOR 19")),
            Case(
                "a lot drawn again makes a mutual review", Cycle.self,
                given: World.readyAgain + [.pairsDrawn(year: 2028, pairs: World.pairsAgain, unmet: [], lot: World.lot)],
                on: World.day("2028-01-10"),
                when: World.redraw(Pairing(reviewed: "XAC", regional: "XAA", second: "XBB")),
                .refused("cycle.mutual TOR 19")),
        ])
}
