import Kernel
import Mechanism

extension Case {
    /// Information of an organization of which the State under review is a member.
    static let member = of(
        "TOR 26 (c), information of organizations",
        [
            Case(
                "considered by a reviewing State", Review.self, given: World.course(through: "responseCirculated"),
                when: World.consider("A study", from: "XBC"), .records("materialConsidered")),
            Case(
                "recorded by the secretariat, in the dialogue", Review.self, given: World.course(through: "callHeld"),
                when: World.consider("A study", from: nil), .records("materialConsidered")),
            Case(
                "a membership the list has not, with how the secretariat knows of it", Review.self,
                given: World.course(through: "callHeld"),
                when: .considerMaterial(
                    id: "m1", nil, World.material("Northern Assembly", membership: "Note verbale of 3 May"),
                    memberships: ["Southern Compact"]),
                .records("materialConsidered")),
        ])
}
