import Kernel
import Mechanism

extension Case {
    /// Each State is reviewed by two other States parties.
    static let twoOthers = of(
        "TOR 18, two other States",
        [
            Case(
                "two other States review each", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
            Case(
                "a cycle is opened with three States parties", Cycle.self,
                when: World.open(roll: Array(World.roll().prefix(3))),
                .records("opened")),
        ])
}
