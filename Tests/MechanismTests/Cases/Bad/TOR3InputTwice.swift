import Kernel
import Mechanism

extension Case {
    /// The input of a draw exchanged for another after it was published.
    static let inputTwice = of(
        "TOR 3, transparent lots",
        [
            Case(
                "the input of a draw is published a second time", Cycle.self,
                given: [World.opened(), .inputPublished(draw: "calendar", input: ["years": 2])],
                when: .publishInput(draw: "calendar", input: ["years": 3]),
                .refused("cycle.input-published TOR 3"))
        ])
}
