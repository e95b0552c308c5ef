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
                "a paragraph is drafted on another article", Report.self, given: World.drafted,
                when: .write(.article(Article(.firearms, 5), .observations), after: nil, "Observed"),
                .refused("review.outside-scope TOR 13")),
            Case(
                "a comment is made on a paragraph that is not there", Report.self, given: World.sent,
                when: .comment("another", "And firearms?", proposal: ""),
                .refused("hidden")),
        ])
}
