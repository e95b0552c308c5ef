import Kernel
import Mechanism

extension Case {
    /// A State drawn may, with a reasonable justification, defer to the following year.
    static let deferredOnce = of(
        "TOR 14, deferral to the following year",
        [
            Case(
                "a State defers with a justification", Cycle.self, given: World.ready(),
                when: .deferReview("XAA", justification: "Elections"),
                .records("reviewDeferred")),
            Case(
                "pairs are drawn without the State that has deferred", Cycle.self,
                given: World.ready() + [
                    .reviewDeferred(state: "XAA", from: 2027, to: 2028, justification: "Elections")
                ],
                when: World.draw(World.pairs.filter { $0.reviewed != "XAA" }),
                .records("pairsDrawn")),
        ])
}
