import Checklist
import Kernel
import Mechanism

extension Case {
    /// States parties provide complete responses to the checklist.
    static let complete = of(
        "TOR 15, a complete response",
        [
            Case(
                "a complete response is handed in", Response.self, given: World.answered,
                when: .submit(.en),
                .records("submitted")),
            Case(
                "a measure is not in place, and why", Response.self,
                given: World.answered(
                    but: World.scope[1], World.answer(.no, law: "", practice: "A bill is before parliament")),
                when: .submit(.en),
                .records("submitted")),
            Case(
                "a response begun when articles were saved at once is handed in", Response.self,
                given: World.answeredAtOnce,
                when: .submit(.en),
                .records("submitted")),
            Case(
                "one of two versions is chosen", Response.self,
                given: World.answered + [
                    .brought(key: World.question(World.scope[1]), answer: World.answer(.no), note: nil)
                ],
                when: .answer(World.question(World.scope[1]), upon: 1, World.answer(.no)),
                .records("answered")),
            Case(
                "one of two versions is set aside", Response.self,
                given: World.answered + [
                    .brought(key: World.question(World.scope[1]), answer: World.answer(.no), note: nil)
                ],
                when: .setAside(World.question(World.scope[1])),
                .records("setAside")),
            Case(
                "a question is answered as often as one likes", Response.self, given: World.answered,
                when: .answer(World.question(World.scope[0]), upon: 1, World.answer(.no, practice: "After all")),
                .records("answered")),
            Case(
                "an answer that says the same is nothing new", Response.self, given: World.answered,
                when: .answer(World.question(World.scope[0]), upon: 1, World.answer()),
                .records()),
            Case(
                "what was written elsewhere is saved where nothing changed meanwhile", Response.self,
                given: World.answered,
                when: .bring(World.question(World.scope[0]), upon: 1, World.answer(.no, practice: "After all")),
                .records("answered")),
            Case(
                "what was written elsewhere stands beside what changed meanwhile", Response.self,
                given: World.answered,
                when: .bring(World.question(World.scope[0]), upon: 0, World.answer(.no, practice: "After all")),
                .records("brought")),
            Case(
                "something is added when the response is in", Response.self, given: World.submitted,
                when: .supplement(World.question(World.scope[0]), text: "The code was amended", language: .en),
                .records("supplemented")),
            Case(
                "the response reaches the review", Review.self, given: World.course(before: "responseReceived"),
                when: .noteResponse(fingerprint: "response"),
                .records("responseReceived")),
        ])
}
