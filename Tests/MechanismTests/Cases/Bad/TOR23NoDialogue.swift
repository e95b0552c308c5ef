import Kernel
import Mechanism

extension Case {
    /// A dialogue before its time, after its end, or ended with words missing.
    static let noDialogue = of(
        "TOR 23, the constructive dialogue",
        [
            Case(
                "a question is asked when one desk review is missing", Review.self, given: World.oneDeskReview,
                when: .ask("XAC", World.enquiry),
                .refused("review.no-desk-review GUI 23")),
            Case(
                "a call is held before the desk reviews", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .recordCall(on: World.call, means: .video, conclusions: "Introduced"),
                .refused("review.no-desk-review GUI 23")),
            Case(
                "a call is recorded without conclusions", Review.self,
                given: World.course(through: "deskReviewSubmitted"),
                when: .recordCall(on: World.call, means: .video, conclusions: ""),
                .refused("required")),
            Case(
                "two answers at the same time", Review.self, given: World.course(through: "answered"),
                when: World.answer(to: "q1", "Thirteen"), .refused("changed-meanwhile")),
            Case(
                "an answer without words", Review.self, given: World.course(through: "callHeld"),
                when: World.answer(to: "q1", ""), .refused("required")),
            Case(
                "a message when the dialogue is over", Review.self, given: World.course(through: "dialogueClosed"),
                when: World.answer(to: "q1", "And another word", upon: 2),
                .refused("review.dialogue-closed GUI 23")),
            Case(
                "the dialogue ends with a further question open", Review.self,
                given: World.course(through: "answered") + [
                    .replied(
                        thread: "q1", id: "r1", state: "XAC", message: .init(text: "Since when?", language: .en),
                        asks: true)
                ],
                when: .closeDialogue, .refused("review.questions-open TOR 23")),
            Case(
                "a translation into the language of the message", Review.self,
                given: World.course(through: "callHeld") + [
                    .answered(question: "q1", text: "Douze", state: "XAA", language: .fr)
                ],
                when: .translate(thread: "q1", message: "q1-answer", into: .fr, text: "Douze"),
                .refused("review.translation-same-language")),
            Case(
                "a translation of nothing", Review.self, given: World.course(through: "callHeld"),
                when: .translate(thread: "q1", message: "q9", into: .fr, text: "Douze"), .refused("hidden")),
            Case(
                "a question is answered that nobody asked", Review.self, given: World.course(through: "callHeld"),
                when: World.answer(to: "q9", "Thirteen"),
                .refused("hidden")),
            Case(
                "the dialogue ends with a question open", Review.self, given: World.course(through: "callHeld"),
                when: .closeDialogue,
                .refused("review.questions-open TOR 23")),
            Case(
                "the dialogue ends without a call", Review.self,
                given: World.course(through: "deskReviewSubmitted") + [.answered(question: "q1", text: "Twelve")],
                when: .closeDialogue,
                .refused("review.no-call GUI 23")),
            Case(
                "a question is asked when the dialogue is over", Review.self,
                given: World.course(through: "dialogueClosed"),
                when: .ask("XBC", World.enquiry),
                .refused("review.dialogue-closed GUI 23")),
            Case(
                "the State under review asks itself", Review.self, given: World.course(through: "deskReviewSubmitted"),
                when: .ask("XAA", World.enquiry),
                .refused("hidden")),
        ])
}
