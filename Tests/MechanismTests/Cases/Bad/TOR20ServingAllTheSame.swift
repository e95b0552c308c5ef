import Kernel
import Mechanism

extension Case {
    /// A State that serves although it deferred, or defers without being under review.
    static let servingAllTheSame = of(
        "TOR 20, serving deferred",
        [
            Case(
                "a State that deferred serving is drawn to review", Cycle.self,
                given: World.ready() + [.servingDeferred(state: "XAB", year: 2027)],
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XAB", second: "XBC"))),
                .refused("cycle.serving-deferred TOR 20")),
            Case(
                "a State that is not under review in the year defers serving", Cycle.self, given: World.ready(),
                when: .deferServing("XAC", year: 2027),
                .refused("cycle.not-under-review TOR 20")),
            Case(
                "a State defers serving when the lots are drawn", Cycle.self, given: World.ready() + [World.drawnPairs],
                when: .deferServing("XAB", year: 2027),
                .refused("cycle.pairs-drawn TOR 19")),
            Case(
                "a State defers serving in a later year than the next to be drawn", Cycle.self, given: World.ready(),
                when: .deferServing("XAC", year: 2028),
                .refused("cycle.earlier-year-first TOR 19")),
        ])
}
