import Kernel
import Mechanism

extension Case {
    /// Each State performs at most three reviews in the cycle.
    static let threeReviews = of(
        "TOR 20, at most three reviews",
        [
            Case(
                "one State is drawn three times", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAB", regional: "XAC", second: "XBD"))),
                .records("pairsDrawn"))
        ])
}
