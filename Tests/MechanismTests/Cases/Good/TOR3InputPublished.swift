import Kernel
import Mechanism

extension Case {
    /// What a draw is drawn from is published before, once.
    static let inputPublished = of(
        "TOR 3, transparent lots",
        [
            Case(
                "the input of a draw is published", Cycle.self, given: [World.opened()],
                when: .publishInput(draw: "calendar", input: ["years": 2]),
                .records("inputPublished")),
            Case(
                "the input of another draw is published", Cycle.self,
                given: [World.opened(), .inputPublished(draw: "calendar", input: ["years": 2])],
                when: .publishInput(draw: "pairs-2027", input: ["years": 2]),
                .records("inputPublished")),
        ])
}
