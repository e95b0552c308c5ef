import Kernel
import Mechanism

extension Case {
    /// Lots declined by a State they did not fall upon, or drawn again beyond what was declined.
    static let lotsKept = of(
        "TOR 20, lots declined",
        [
            Case(
                "a State that is not under review in the year declines", Cycle.self,
                given: World.ready() + [World.drawnPairs],
                when: World.decline("XAC", [World.otherPair]),
                .refused("cycle.not-under-review TOR 20")),
            Case(
                "a State declines that was not drawn", Cycle.self, given: World.ready() + [World.drawnPairs],
                when: World.decline("XAB", [World.pairs[0]]),
                .refused("cycle.not-drawn TOR 20")),
            Case(
                "a State declines before the lots are drawn", Cycle.self, given: World.ready(),
                when: World.decline("XAB", [World.pairs[0]]),
                .refused("hidden")),
            Case(
                "a lot is drawn again that did not fall upon the State", Cycle.self,
                given: World.ready() + [World.drawnUponXAB],
                when: World.decline("XAB", [World.pairs[0], World.pairs[2]]),
                .refused("cycle.pairs-not-of-year TOR 20")),
            Case(
                "no lot is drawn again", Cycle.self, given: World.ready() + [World.drawnUponXAB],
                when: World.decline("XAB", []),
                .refused("cycle.pairs-not-of-year TOR 20")),
            Case(
                "a lot is drawn again twice over", Cycle.self, given: World.ready() + [World.drawnUponXAB],
                when: World.decline("XAB", [World.pairs[0], World.pairs[0]]),
                .refused("cycle.pairs-not-of-year TOR 20")),
            Case(
                "the lot falls upon the State itself again", Cycle.self, given: World.ready() + [World.drawnUponXAB],
                when: World.decline("XAB", [Pairing(reviewed: "XAA", regional: "XAB", second: "XBD")]),
                .refused("cycle.serving-deferred TOR 20")),
            Case(
                "the lot falls upon a State that serves later", Cycle.self,
                given: World.ready() + [.servingDeferred(state: "XBA", year: 2027), World.drawnUponXAB],
                when: World.decline("XAB", [Pairing(reviewed: "XAA", regional: "XAC", second: "XBA")]),
                .refused("cycle.serving-deferred TOR 20")),
            Case(
                "a new lot falls upon a State that has declined", Cycle.self,
                given: World.ready() + [World.drawnUponXAB, World.declined],
                when: World.redraw(Pairing(reviewed: "XAA", regional: "XAB", second: "XBD")),
                .refused("cycle.serving-deferred TOR 20")),
            Case(
                "a State declines a second time", Cycle.self,
                given: World.ready() + [World.drawnUponXAB, World.declined],
                when: World.decline("XAB", [World.pairs[0]]),
                .refused("cycle.not-drawn TOR 20")),
            Case(
                "a lot drawn again loses the region", Cycle.self, given: World.ready() + [World.drawnUponXAB],
                when: World.decline("XAB", [Pairing(reviewed: "XAA", regional: "XBD", second: "XBC")]),
                .refused("cycle.not-same-region TOR 19")),
        ])
}
