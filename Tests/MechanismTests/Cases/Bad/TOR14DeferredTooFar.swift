import Kernel
import Mechanism

extension Case {
    /// A review deferred without reason, twice, past the cycle, or when it is too late.
    static let deferredTooFar = of(
        "TOR 14, deferral to the following year",
        [
            Case(
                "no justification is given", Cycle.self, given: World.ready(),
                when: .deferReview("XAA", justification: ""),
                .refused("cycle.no-justification TOR 14")),
            Case(
                "a review is deferred a second time", Cycle.self,
                given: World.ready() + [
                    .reviewDeferred(state: "XAA", from: 2027, to: 2028, justification: "Elections")
                ],
                when: .deferReview("XAA", justification: "Elections again"),
                .refused("cycle.deferred-already TOR 14")),
            Case(
                "a review of the last year is deferred", Cycle.self, given: World.ready(),
                when: .deferReview("XAC", justification: "Elections"),
                .refused("cycle.no-following-year TOR 14")),
            Case(
                "a review is deferred when its reviewing States are drawn", Cycle.self,
                given: World.ready() + [World.drawnPairs],
                when: .deferReview("XAA", justification: "Elections"),
                .refused("cycle.pairs-drawn TOR 19")),
            Case(
                "a State that is not in the calendar defers", Cycle.self, given: World.ready(),
                when: .deferReview("XZZ", justification: "Elections"),
                .refused("hidden")),
            Case(
                "pairs are drawn for a State that has deferred", Cycle.self,
                given: World.ready() + [
                    .reviewDeferred(state: "XAA", from: 2027, to: 2028, justification: "Elections")
                ],
                when: World.draw(World.pairs),
                .refused("cycle.pairs-not-of-year TOR 14")),
        ])
}
