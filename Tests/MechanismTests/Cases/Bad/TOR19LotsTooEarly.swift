import Kernel
import Mechanism

extension Case {
    /// Lots drawn before the year begins, or twice.
    static let lotsTooEarly = of(
        "TOR 19, lots at the beginning of the year",
        [
            Case(
                "the lots of 2027 are drawn on the last day of 2026", Cycle.self,
                given: World.ready(), on: World.day("2026-12-31"),
                when: World.draw(World.pairs),
                .refused("cycle.year-not-begun TOR 19")),
            Case(
                "the lots of 2028 are drawn before those of 2027", Cycle.self,
                given: World.ready() + [World.circulated(2028)], on: World.day("2028-01-10"),
                when: World.draw(World.pairsAgain, year: 2028),
                .refused("cycle.earlier-year-first TOR 19")),
            Case(
                "the lots of a year are drawn a second time", Cycle.self, given: World.ready() + [World.drawnPairs],
                when: World.draw(World.pairs),
                .refused("cycle.pairs-drawn TOR 19")),
        ])
}
