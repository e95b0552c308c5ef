import Kernel
import Mechanism

extension Case {
    /// A desk review without its findings, twice, or by somebody else.
    static let noFindings = of(
        "GUI 21, the desk review",
        [
            Case(
                "the findings on two articles are missing", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .submitDeskReview("XAC", findings: [], questions: [World.enquiry]),
                .refused("review.finding-missing GUI 21", "review.finding-missing GUI 21")),
            Case(
                "a finding is empty", Review.self, given: World.course(through: "responseCirculated"),
                when: .submitDeskReview("XBC", findings: [.init(article: World.scope[1], text: "")], questions: []),
                .refused("review.finding-missing GUI 21")),
            Case(
                "a State hands in its desk review twice", Review.self,
                given: World.course(through: "deskReviewSubmitted"),
                when: .submitDeskReview("XAC", findings: World.findings(of: "XAC"), questions: []),
                .refused("review.desk-review-submitted GUI 21")),
            Case(
                "the State under review hands in a desk review", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .submitDeskReview("XAA", findings: [], questions: []),
                .refused("hidden")),
        ])
}
