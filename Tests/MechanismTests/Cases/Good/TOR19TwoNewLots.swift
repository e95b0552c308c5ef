import Kernel
import Mechanism

extension Case {
    /// The State under review may ask for a new lot at most twice; more in exceptional circumstances.
    static let twoNewLots = of(
        "TOR 19, two new lots",
        [
            Case(
                "a first new lot is drawn", Cycle.self, given: World.ready() + [World.drawnPairs],
                when: World.redraw(World.otherPair),
                .records("pairRedrawn")),
            Case(
                "a second new lot is drawn", Cycle.self,
                given: World.ready() + [World.drawnPairs, World.redrawn(World.otherPair)],
                when: World.redraw(World.pairs[0]),
                .records("pairRedrawn")),
            Case(
                "a third new lot is drawn in exceptional circumstances", Cycle.self,
                given: World.ready() + [
                    World.drawnPairs, World.redrawn(World.otherPair), World.redrawn(World.pairs[0]),
                ],
                when: World.redraw(World.otherPair, exceptional: true, because: "Armed conflict"),
                .records("pairRedrawn")),
            Case(
                "the reviewing States change before anybody was informed", Review.self,
                given: World.course(through: "opened"),
                when: .replaceReviewers(World.otherPair),
                .records("reviewersReplaced")),
        ])
}
