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
                    but: World.scope[1],
                    World.answer(World.scope[1], .no, law: "", practice: "A bill is before parliament")),
                when: .submit(.en),
                .records("submitted")),
            Case(
                "an article is answered as often as one likes", Response.self, given: World.answered,
                when: .save(World.scope[0], upon: 1, World.answer(World.scope[0], .no, practice: "After all")),
                .records("saved")),
            Case(
                "the response reaches the review", Review.self, given: World.course(before: "responseReceived"),
                when: .noteResponse(fingerprint: "response"),
                .records("responseReceived")),
        ])
}
