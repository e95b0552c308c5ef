import Kernel
import Mechanism

extension Case {
    /// A twenty-first expert, or one of whom the list could say nothing.
    static let oneExpertTooMany = of(
        "TOR 21, twenty experts",
        [
            Case(
                "a State names a twenty-first expert", Roster.self, given: World.nominated(20),
                when: World.nominate("p-21"),
                .refused("roster.full TOR 21")),
            Case(
                "an expert is named twice", Roster.self, given: World.nominated(1),
                when: World.nominate("p-1"),
                .refused("roster.already-nominated TOR 21")),
            Case(
                "an expert without background and expertise", Roster.self,
                when: World.nominate("p-1", background: "", expertise: ""),
                .refused("roster.no-background TOR 21", "roster.no-expertise TOR 21")),
            Case(
                "an expert without a name", Roster.self,
                when: World.nominate("p-1", name: ""),
                .refused("required")),
            Case(
                "somebody who is not on the list is taken off it", Roster.self, given: World.nominated(1),
                when: .withdraw("p-2"),
                .refused("hidden")),
            Case(
                "a reviewing State designates nobody", Review.self, given: World.course(through: "informed"),
                when: .designateExperts("XAC", []),
                .refused("review.no-experts TOR 21")),
            Case(
                "a State that does not review designates experts", Review.self,
                given: World.course(through: "informed"),
                when: .designateExperts("XAA", [World.named("p-1")]),
                .refused("hidden")),
            Case(
                "somebody who was not designated gives a place up", Review.self,
                given: World.course(through: "responseReceived"), when: .standDown("XBC", "p-xac-1"),
                .refused("hidden")),
        ])
}
