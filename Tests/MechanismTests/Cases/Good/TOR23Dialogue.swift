import Kernel
import Mechanism

extension Case {
    /// The reviewing States ask, the State under review answers, in calls or in writing.
    static let dialogue = of(
        "TOR 23, the constructive dialogue",
        [
            Case(
                "a question is asked", Review.self, given: World.course(through: "deskReviewSubmitted"),
                when: .ask("XBC", World.enquiry),
                .records("asked")),
            Case(
                "a question is answered", Review.self, given: World.course(through: "callHeld"),
                when: World.answer(to: "q1", "Twelve"),
                .records("answered")),
            Case(
                "a call is held", Review.self, given: World.course(through: "deskReviewSubmitted"),
                when: .recordCall(on: World.call, means: .video, conclusions: "Introduced"),
                .records("callHeld")),
            Case(
                "the dialogue ends when all is answered", Review.self, given: World.course(through: "answered"),
                when: .closeDialogue,
                .records("dialogueClosed")),
        ])
}
