import Kernel
import Mechanism

extension Case {
    /// Reviewing States are drawn by lots at the beginning of each year of the cycle.
    static let lotsInTheYear = of(
        "TOR 19, lots at the beginning of the year",
        [
            Case(
                "the lots of 2027 are drawn on its first day", Cycle.self,
                given: World.ready(), on: World.day("2027-01-01"),
                when: World.draw(World.pairs),
                .records("pairsDrawn"))
        ])
}
