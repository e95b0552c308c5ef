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
                "a paragraph is drafted on an article under review", Report.self, given: [World.reportOpened],
                when: .write(.article(World.scope[2], .observations), after: nil, "Observed"),
                .records("wrote")),
        ])
}
