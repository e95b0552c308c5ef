import Checklist
import Kernel

extension Case {
    /// An answer that would have been given on a day to come, nowhere, or never.
    static let notYetGiven = of(
        "RES 5 (j), no duplication",
        [
            Case(
                "an answer is marked as given on a day to come", Response.self, given: World.answered,
                on: World.drawn,
                when: .attribute(
                    World.question(World.scope[0]), upon: 1, mechanism: "UNCAC review", on: World.today),
                .refused("checklist.given-in-future RES 5 (j)")),
            Case(
                "an answer is marked as given to no mechanism", Response.self, given: World.answered,
                when: .attribute(World.question(World.scope[0]), upon: 1, mechanism: "", on: World.drawn),
                .refused("checklist.no-mechanism")),
            Case(
                "a question is marked that nobody answered", Response.self, given: [World.responseOpened],
                when: .attribute(
                    World.question(World.scope[0]), upon: 0, mechanism: "UNCAC review", on: World.drawn),
                .refused("hidden")),
        ])
}
