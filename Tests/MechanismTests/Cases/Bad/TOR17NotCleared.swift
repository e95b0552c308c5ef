import Checklist
import Kernel

extension Case {
    /// Something handed in that the focal point has not cleared as it stands.
    static let notCleared = of(
        "TOR 17, cleared by the focal point",
        [
            Case(
                "nothing was cleared", Response.self, given: World.answered.filter { $0 != World.cleared },
                when: .submit(.en),
                .refused(
                    "checklist.not-cleared TOR 17", "checklist.not-cleared TOR 17", "checklist.not-cleared TOR 17")),
            Case(
                "an answer is ready and not cleared", Response.self,
                given: [World.responseOpened] + World.scope.map { World.written($0) } + [
                    .cleared(questions: World.scope.dropLast().map(World.question)),
                    .markedReady(questions: World.scope.suffix(1).map(World.question)), World.consulted,
                ],
                when: .submit(.en),
                .refused("checklist.not-cleared TOR 17")),
            Case(
                "an answer was changed after it was cleared", Response.self,
                given: World.answered + [
                    .answered(
                        question: World.question(World.scope[1]), revision: 2,
                        answer: World.answer(.no, practice: "After all"))
                ],
                when: .submit(.en),
                .refused("checklist.not-cleared TOR 17")),
            Case(
                "what is missing is said before what is not cleared", Response.self,
                given: [World.responseOpened, World.written(World.scope[1], World.answer(.no)), World.consulted],
                when: .submit(.en),
                .refused("checklist.unanswered TOR 15", "checklist.no-reason TOR 15", "checklist.unanswered TOR 15")),
            Case(
                "an answer is cleared that was not asked for", Response.self, given: World.answered,
                when: .clear([World.question(World.scope[0]), "untoc-99-a"]),
                .refused("hidden")),
            Case(
                "an answer is cleared when the response is in", Response.self, given: World.submitted,
                when: .clear([World.question(World.scope[0])]),
                .refused("checklist.submitted TOR 15")),
        ])
}
