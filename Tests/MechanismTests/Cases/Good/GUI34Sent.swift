import Kernel
import Reports

extension Case {
    /// The secretariat sends the draft to the State under review for its agreement.
    static let sentForAgreement = of(
        "GUI 34, sent for agreement",
        [
            Case(
                "a comment is made on the draft", Report.self, given: World.sent,
                when: .comment(nil, "Thank you"),
                .records("commented")),
            Case(
                "the draft is changed after a comment", Report.self,
                given: World.sent + [.commented(id: "c1", article: nil, text: "Please mention the amendment")],
                when: .draft(World.scope[0], World.section("Amended"), upon: 1),
                .records("drafted")),
        ])
}
