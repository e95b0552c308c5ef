import Kernel
import Reports

extension Case {
    /// The report is finalized upon agreement between the reviewing States and the State under review.
    static let agreedByAll = of(
        "TOR 33, agreement of all three",
        [
            Case(
                "a State agrees to one paragraph", Report.self, given: World.sent,
                when: .agree("XBC", [World.consents(World.sent)[0]]),
                .records("consented")),
            Case(
                "a State agrees to all", Report.self, given: World.sent,
                when: .agree("XBC", World.consents(World.sent)),
                .records("consented", "agreed")),
            Case(
                "the third agreement makes the report final", Report.self, given: World.agreed("XAA", "XBC"),
                when: .agree("XAC", World.consents(World.sent)),
                .records("consented", "agreed", "finalised")),
            Case(
                "a paragraph that changed is open again, and that one only", Report.self,
                given: World.agreed("XAA", "XBC") + [World.revised],
                when: .agree(
                    "XAA", World.consents(World.sent + [World.revised]).filter { $0.paragraph == World.paragraph }),
                .records("consented", "agreed")),
            Case(
                "the same words saved again take no agreement back", Report.self, given: World.agreed("XAA", "XBC"),
                when: .revise(World.paragraph, upon: 1, "Observed", reason: ""),
                .records()),
            Case(
                "a comment left open holds finality back", Report.self,
                given: World.agreed("XAA", "XBC") + [
                    .remarked(id: "r1", paragraph: World.paragraph, text: "A law was amended", proposal: "")
                ],
                when: .agree("XAC", World.consents(World.sent)),
                .records("consented", "agreed")),
            Case(
                "its answer makes a text final that all three agree to", Report.self,
                given: World.agreed("XAA", "XAC", "XBC") + [
                    .remarked(id: "r1", paragraph: World.paragraph, text: "A law was amended", proposal: "")
                ],
                when: .settle("r1", .discussed, "It is in paragraph 12"),
                .records("settled", "finalised")),
        ])
}
