import Kernel
import Mechanism

extension Case {
    /// The State under review asks how a challenge could be met, and the experts explain.
    static let explained = of(
        "GUI 33, explanations",
        [
            Case(
                "asked once the draft report was sent", Review.self, given: World.course,
                when: .ask("XAA", World.explanation), .records("asked")),
            Case(
                "explained by a reviewing State", Review.self, given: World.course + [World.explanationAsked],
                when: World.answer(to: "q3", "In two steps", from: "XAC"), .records("answered")),
            Case(
                "a further word of the secretariat", Review.self, given: World.course + [World.explanationAsked],
                when: World.answer(to: "q3", "With a model law", from: nil), .records("replied")),
        ])
}
