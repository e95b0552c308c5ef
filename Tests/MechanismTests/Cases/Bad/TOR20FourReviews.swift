import Kernel
import Mechanism

extension Case {
    /// A State with a fourth review to perform.
    static let fourReviews = of(
        "TOR 20, at most three reviews",
        [
            Case(
                "one State is drawn four times in a year", Cycle.self, given: World.ready(),
                when: World.draw([
                    World.pairs[0], Pairing(reviewed: "XAB", regional: "XAC", second: "XBD"), World.pairs[2],
                    Pairing(reviewed: "XBB", regional: "XBD", second: "XAC"),
                ]),
                .refused("cycle.too-many-reviews TOR 20"))
        ])
}
