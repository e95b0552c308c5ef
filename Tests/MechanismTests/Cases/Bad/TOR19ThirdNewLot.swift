import Kernel
import Mechanism

extension Case {
    /// A third new lot in ordinary circumstances, one nobody asked for, or one that comes too late.
    static let thirdNewLot = of(
        "TOR 19, two new lots",
        [
            Case(
                "a third new lot is asked for", Cycle.self,
                given: World.ready() + [
                    World.drawnPairs, World.redrawn(World.otherPair), World.redrawn(World.pairs[0]),
                ],
                when: World.redraw(World.otherPair, because: "We would rather not"),
                .refused("cycle.redraws-used TOR 19")),
            Case(
                "exceptional circumstances are claimed and not stated", Cycle.self,
                given: World.ready() + [
                    World.drawnPairs, World.redrawn(World.otherPair), World.redrawn(World.pairs[0]),
                ],
                when: World.redraw(World.otherPair, exceptional: true, because: ""),
                .refused("cycle.no-circumstance TOR 19")),
            Case(
                "a new lot is drawn that nobody asked for", Cycle.self, given: World.ready() + [World.drawnPairs],
                when: World.redraw(World.otherPair, because: ""),
                .refused("cycle.no-request TOR 19")),
            Case(
                "a new lot is asked for before there was a first", Cycle.self, given: World.ready(),
                when: World.redraw(World.otherPair),
                .refused("hidden")),
            Case(
                "the reviewing States change when the three States have been informed", Review.self,
                given: World.course(through: "informed"),
                when: .replaceReviewers(World.otherPair),
                .refused("review.already-begun TOR 19")),
            Case(
                "the new lot of a review is another State's", Review.self, given: World.course(through: "opened"),
                when: .replaceReviewers(World.pairs[1]),
                .refused("hidden")),
        ])
}
