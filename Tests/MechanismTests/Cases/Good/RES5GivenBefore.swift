import Checklist
import Kernel

extension Case {
    /// What was given to another mechanism is not asked for twice: it is marked, and found current once more.
    static let givenBefore = of(
        "RES 5 (j), no duplication",
        [
            Case(
                "an answer is marked as given to another mechanism before", Response.self, given: World.answered,
                when: .attribute(
                    World.question(World.scope[0]), upon: 1, mechanism: "UNCAC review", on: World.drawn),
                .records("answered"))
        ])
}
