import Kernel
import Mechanism

extension Case {
    /// Information of an organization to which the State under review does not belong.
    static let notAMember = of(
        "TOR 26 (c), information of organizations",
        [
            Case(
                "the State under review is not a member", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .considerMaterial(
                    id: "m1", "XAC", World.material("Northern Assembly"), memberships: ["Southern Compact"]),
                .refused("review.not-a-member TOR 26 (c)")),
            Case(
                "a reviewing State says that it is one all the same", Review.self,
                given: World.course(through: "responseCirculated"),
                when: .considerMaterial(
                    id: "m1", "XAC", World.material("Northern Assembly", membership: "Joined in May"),
                    memberships: ["Southern Compact"]),
                .refused("review.not-a-member TOR 26 (c)")),
            Case(
                "no organization is named", Review.self, given: World.course(through: "responseCirculated"),
                when: .considerMaterial(id: "m1", nil, World.material(""), memberships: ["Southern Compact"]),
                .refused("required")),
            Case(
                "no title", Review.self, given: World.course(through: "responseCirculated"),
                when: World.consider("", from: nil), .refused("required")),
            Case(
                "no article", Review.self, given: World.course(through: "responseCirculated"),
                when: .considerMaterial(
                    id: "m1", "XAC", World.material(articles: []), memberships: ["Southern Compact"]),
                .refused("required")),
            Case(
                "an article that is not under review", Review.self, given: World.course(through: "responseCirculated"),
                when: .considerMaterial(
                    id: "m1", "XAC", World.material(articles: [Article(.firearms, 5)]),
                    memberships: ["Southern Compact"]),
                .refused("review.outside-scope TOR 13")),
            Case(
                "before the response was circulated", Review.self, given: World.course(through: "responseReceived"),
                when: World.consider("A study", from: "XAC"), .refused("review.not-circulated GUI 15")),
            Case(
                "when the report is final", Review.self,
                given: World.course + [.reportFinal(fingerprint: "text")],
                when: World.consider("A study", from: "XAC"), .refused("report.final TOR 33")),
            Case(
                "the State under review records it", Review.self, given: World.course(through: "responseCirculated"),
                when: World.consider("A study", from: "XAA"), .refused("hidden")),
        ])
}
