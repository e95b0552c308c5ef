import Kernel
import Mechanism

extension Case {
    /// A State under review may defer serving as a reviewing State in that year.
    static let servingDeferred = of(
        "TOR 20, serving deferred",
        [
            Case(
                "a State under review defers serving", Cycle.self, given: World.ready(),
                when: .deferServing("XAB", year: 2027),
                .records("servingDeferred")),
            Case(
                "a State under review that did not defer is drawn to review", Cycle.self, given: World.ready(),
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XAB", second: "XBC"))),
                .records("pairsDrawn")),
            Case(
                "the draw goes round the State that deferred", Cycle.self,
                given: World.ready() + [.servingDeferred(state: "XAB", year: 2027)],
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
            Case(
                "a State of the second year defers serving when the first is drawn", Cycle.self,
                given: World.readyAgain, on: World.day("2028-01-10"),
                when: .deferServing("XAC", year: 2028),
                .records("servingDeferred")),
        ])
}
