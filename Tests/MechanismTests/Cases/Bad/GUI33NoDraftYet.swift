import Kernel
import Mechanism

extension Case {
    /// Asking how a challenge could be met before any was identified, or of the wrong side.
    static let noDraftYet = of(
        "GUI 33, explanations",
        [
            Case(
                "asked before the draft report was sent", Review.self, given: World.course(through: "dialogueClosed"),
                when: .ask("XAA", World.explanation), .refused("review.no-draft-yet GUI 33")),
            Case(
                "asked when the review is complete", Review.self, given: World.course + [.summaryPublished],
                when: .ask("XAA", World.explanation), .refused("review.complete TOR 35")),
            Case(
                "asked by a reviewing State", Review.self, given: World.course, when: .ask("XAC", World.explanation),
                .refused("hidden")),
            Case(
                "among the questions of a desk review", Review.self, given: World.course(through: "responseCirculated"),
                when: .submitDeskReview("XAC", findings: World.findings(of: "XAC"), questions: [World.explanation]),
                .refused("hidden")),
        ])
}
