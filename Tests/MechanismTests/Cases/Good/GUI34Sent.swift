import Kernel
import Reports

extension Case {
    /// The secretariat sends the draft to the State under review for its agreement.
    static let sentForAgreement = of(
        "GUI 34, sent for agreement",
        [
            Case(
                "a comment is made on the draft as a whole", Report.self, given: World.sent,
                when: .comment(nil, "Thank you", proposal: ""),
                .records("remarked")),
            Case(
                "other words are proposed for a paragraph", Report.self, given: World.sent,
                when: .comment(World.paragraph, "", proposal: "Since May, …"),
                .records("remarked")),
            Case(
                "the draft is changed after a comment", Report.self, given: World.commented,
                when: .revise(World.paragraph, upon: 1, "Amended", reason: ""),
                .records("revised")),
            Case(
                "a comment is taken in", Report.self, given: World.commented,
                when: .settle("r1", .taken, ""),
                .records("settled")),
        ])
}
