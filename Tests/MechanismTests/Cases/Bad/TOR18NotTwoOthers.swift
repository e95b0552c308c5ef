import Kernel
import Mechanism

extension Case {
    /// Fewer than two other States parties.
    static let notTwoOthers = of(
        "TOR 18, two other States",
        [
            Case(
                "a State reviews itself", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XAA", second: "XBC"))),
                .refused("cycle.not-two-reviewers TOR 18")),
            Case(
                "one State takes both places", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XAC", second: "XAC"))),
                .refused("cycle.not-two-reviewers TOR 18")),
            Case(
                "a State that is not party reviews", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XAC", second: "XZZ"))),
                .refused("cycle.not-two-reviewers TOR 18")),
            Case(
                "a cycle is opened with two States parties", Cycle.self,
                when: World.open(roll: Array(World.roll().prefix(2))),
                .refused("cycle.too-few-parties TOR 18")),
        ])
}
