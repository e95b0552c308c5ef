import Kernel
import Mechanism
import Reports

extension Case {
    /// The review covers the Convention and every Protocol the State is party to, in the articles of the cycle.
    static let insideScope = of(
        "TOR 13, only what is under review",
        [
            Case(
                "a question is asked about an article under review", Review.self,
                given: World.course(through: "deskReviewSubmitted"),
                when: .ask("XAC", World.enquiry),
                .records("asked")),
            Case(
                "a comment is made on an article under review", Report.self, given: World.sent,
                when: .comment(World.scope[2], "A law was amended"),
                .records("commented")),
            Case(
                "a section is drafted on an article under review", Report.self, given: [World.reportOpened],
                when: .draft(World.scope[2], World.section(), upon: 0),
                .records("drafted")),
        ])
}
