import Kernel
import Mechanism
import Reports

extension Case {
    /// Questions and drafts on articles that are not under review in this cycle.
    static let outsideScope = of(
        "TOR 13, only what is under review",
        [
            Case(
                "a desk review asks about another article", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .submitDeskReview("XBC", findings: World.findings(of: "XBC"), questions: [World.stray]),
                .refused("review.outside-scope TOR 13")),
            Case(
                "a question is asked about another article", Review.self,
                given: World.course(through: "deskReviewSubmitted"),
                when: .ask("XAC", World.stray),
                .refused("review.outside-scope TOR 13")),
            Case(
                "a comment is made on another article", Report.self, given: World.sent,
                when: .comment(Article(.firearms, 5), "And firearms?"),
                .refused("review.outside-scope TOR 13")),
            Case(
                "a section is drafted on another article", Report.self, given: World.drafted,
                when: .draft(Article(.firearms, 5), World.section(), upon: 0),
                .refused("hidden")),
        ])
}
