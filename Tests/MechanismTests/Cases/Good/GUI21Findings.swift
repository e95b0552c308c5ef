import Kernel
import Mechanism

extension Case {
    /// The experts submit the desk review, with their questions.
    static let findings = of(
        "GUI 21, the desk review",
        [
            Case(
                "a desk review with findings on each of its articles", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .submitDeskReview("XAC", findings: World.findings(of: "XAC"), questions: []),
                .records("deskReviewSubmitted")),
            Case(
                "a desk review with a question", Review.self, given: World.course(through: "responseCirculated"),
                when: .submitDeskReview("XBC", findings: World.findings(of: "XBC"), questions: [World.enquiry]),
                .records("deskReviewSubmitted")),
        ])
}
