import Checklist
import Kernel
import Mechanism

extension Case {
    /// A response with something missing, overwritten unseen, or changed after it was handed in.
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
                given: World.answered(but: World.scope[1], World.answer(.partly, law: "")),
                when: .submit(.en),
                .refused("checklist.no-law TOR 15")),
            Case(
                "a measure is not in place for no reason", Response.self,
                given: World.answered(but: World.scope[1], World.answer(.no)),
                when: .submit(.en),
                .refused("checklist.no-reason TOR 15")),
            Case(
                "an answer stands in two versions", Response.self,
                given: World.answered + [
                    .brought(key: World.question(World.scope[1]), answer: World.answer(.no), note: nil)
                ],
                when: .submit(.en),
                .refused("checklist.two-versions TOR 15")),
            Case(
                "an answer is written over one that the writer has not seen", Response.self, given: World.answered,
                when: .answer(World.question(World.scope[0]), upon: 0, World.answer(.no)),
                .refused("changed-meanwhile")),
            Case(
                "a question is answered when the response is in", Response.self, given: World.submitted,
                when: .answer(World.question(World.scope[0]), upon: 1, World.answer(.no, practice: "After all")),
                .refused("checklist.submitted TOR 15")),
            Case(
                "a file is brought in when the response is in", Response.self, given: World.submitted,
                when: .bring(World.question(World.scope[0]), upon: 0, World.answer(.no, practice: "After all")),
                .refused("checklist.submitted TOR 15")),
            Case(
                "a response is handed in twice", Response.self, given: World.submitted,
                when: .submit(.fr),
                .refused("checklist.submitted TOR 15")),
            Case(
                "something is added before the response is in", Response.self, given: World.answered,
                when: .supplement(World.question(World.scope[0]), text: "The code was amended", language: .en),
                .refused("checklist.not-submitted TOR 15")),
            Case(
                "a question of an article that is not under review is answered", Response.self,
                given: [World.responseOpened],
                when: .answer(World.question(Article(.firearms, 5)), upon: 0, World.answer()),
                .refused("hidden")),
            Case(
                "an article that is not under review is commented on", Response.self, given: [World.responseOpened],
                when: .note(
                    Article(.firearms, 5), upon: 0, .init(successes: "A unit", challenges: "", assistance: "")),
                .refused("hidden")),
            Case(
                "a second response reaches the review", Review.self, given: World.course(through: "responseReceived"),
                when: .noteResponse(fingerprint: "another"),
                .refused("checklist.submitted TOR 15")),
        ])
}
