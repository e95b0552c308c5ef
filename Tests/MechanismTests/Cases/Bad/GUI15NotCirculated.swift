import Kernel
import Mechanism

extension Case {
    /// Circulating what was not received, or reviewing what was not circulated.
    static let notCirculated = of(
        "GUI 15, the response is circulated",
        [
            Case(
                "a response is circulated that was not received", Review.self,
                given: World.course(before: "responseReceived"),
                when: .circulateResponse(note: ""),
                .refused("review.no-response TOR 15")),
            Case(
                "a response is circulated twice", Review.self, given: World.course(through: "responseCirculated"),
                when: .circulateResponse(note: ""),
                .refused("review.circulated-already GUI 15")),
            Case(
                "a desk review is handed in before the response was circulated", Review.self,
                given: World.course(through: "responseReceived"),
                when: .submitDeskReview("XAC", findings: World.findings(of: "XAC"), questions: []),
                .refused("review.not-circulated GUI 15")),
        ])
}
