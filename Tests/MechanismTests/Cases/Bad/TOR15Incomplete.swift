import Checklist
import Kernel
import Mechanism

extension Case {
    /// A response with something missing, or changed after it was handed in.
    static let incomplete = of(
        "TOR 15, a complete response",
        [
            Case(
                "nothing is answered", Response.self, given: [World.responseOpened],
                when: .submit(.en),
                .refused(
                    "checklist.unanswered TOR 15", "checklist.unanswered TOR 15", "checklist.unanswered TOR 15",
                    "checklist.no-stakeholders TOR 27")),
            Case(
                "a measure is in place by no law", Response.self,
                given: World.answered(but: World.scope[1], World.answer(World.scope[1], .partly, law: "")),
                when: .submit(.en),
                .refused("checklist.no-law TOR 15")),
            Case(
                "a measure is not in place for no reason", Response.self,
                given: World.answered(but: World.scope[1], World.answer(World.scope[1], .no)),
                when: .submit(.en),
                .refused("checklist.no-reason TOR 15")),
            Case(
                "an article is answered when the response is in", Response.self, given: World.submitted,
                when: .save(World.scope[0], upon: 1, World.answer(World.scope[0], .no, practice: "After all")),
                .refused("checklist.submitted TOR 15")),
            Case(
                "a response is handed in twice", Response.self, given: World.submitted,
                when: .submit(.fr),
                .refused("checklist.submitted TOR 15")),
            Case(
                "an article that is not under review is answered", Response.self, given: [World.responseOpened],
                when: .save(Article(.firearms, 5), upon: 0, World.answer(Article(.firearms, 5))),
                .refused("hidden")),
            Case(
                "a question is answered that was not put", Response.self, given: [World.responseOpened],
                when: .save(World.scope[0], upon: 0, World.answer(World.scope[1])),
                .refused("hidden")),
            Case(
                "a second response reaches the review", Review.self, given: World.course(through: "responseReceived"),
                when: .noteResponse(fingerprint: "another"),
                .refused("checklist.submitted TOR 15")),
        ])
}
