import Kernel
import Mechanism

extension Case {
    /// After the draw the secretariat informs all three States of the beginning of the review.
    static let informed = of(
        "GUI 12, the three States are informed",
        [
            Case(
                "the States are informed", Review.self, given: World.course(through: "opened"),
                when: .inform(
                    begins: World.day("2027-03-01"), training: nil, note: "", staff: World.named("p-officer")),
                .records("informed")),
            Case(
                "the review begins on the day of the draw", Review.self, given: World.course(through: "opened"),
                when: .inform(
                    begins: World.day("2027-01-15"), training: nil, note: "", staff: World.named("p-officer")),
                .records("informed")),
        ])
}
