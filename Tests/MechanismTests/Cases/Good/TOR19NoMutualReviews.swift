import Kernel
import Mechanism

extension Case {
    /// States parties do not undertake mutual reviews, over the whole cycle.
    static let noMutualReviews = of(
        "TOR 19, no mutual reviews",
        [
            Case(
                "in the second year nobody reviews one of its reviewers", Cycle.self,
                given: World.readyAgain, on: World.day("2028-01-10"),
                when: World.draw(World.pairsAgain, year: 2028),
                .records("pairsDrawn"))
        ])
}
