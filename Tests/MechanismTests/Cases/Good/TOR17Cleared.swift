import Checklist
import Kernel

extension Case {
    /// The focal point coordinates: what is handed in has passed its desk.
    static let clearedAtHome = of(
        "TOR 17, cleared by the focal point",
        [
            Case(
                "a ministry says that an answer is ready", Response.self,
                given: [World.responseOpened, World.written(World.scope[0])],
                when: .markReady([World.question(World.scope[0])]),
                .records("markedReady")),
            Case(
                "an answer that is ready is cleared", Response.self,
                given: [
                    World.responseOpened, World.written(World.scope[0]),
                    .markedReady(questions: [World.question(World.scope[0])]),
                ],
                when: .clear([World.question(World.scope[0])]),
                .records("cleared")),
            Case(
                "the focal point clears what it wrote itself", Response.self,
                given: [World.responseOpened, World.written(World.scope[0])],
                when: .clear([World.question(World.scope[0])]),
                .records("cleared")),
            Case(
                "what is cleared is nothing to clear again", Response.self, given: World.answered,
                when: .clear(World.scope.map(World.question)),
                .records()),
            Case(
                "an answer changed after it was cleared is cleared again and handed in", Response.self,
                given: World.answered + [
                    .answered(
                        question: World.question(World.scope[1]), revision: 2,
                        answer: World.answer(.no, practice: "After all")),
                    .cleared(questions: [World.question(World.scope[1])]),
                ],
                when: .submit(.en),
                .records("submitted")),
        ])
}
