import Kernel
import Mechanism

extension Case {
    /// Each State appoints up to twenty governmental experts.
    static let twentyExperts = of(
        "TOR 21, twenty experts",
        [
            Case(
                "a State names its twentieth expert", Roster.self, given: World.nominated(19),
                when: World.nominate("p-20"),
                .records("nominated")),
            Case(
                "a State names another after one has withdrawn", Roster.self,
                given: World.nominated(20) + [.withdrawn(expert: "p-7")],
                when: World.nominate("p-21"),
                .records("nominated")),
            Case(
                "a reviewing State designates an expert", Review.self, given: World.course(through: "informed"),
                when: .designateExperts("XAC", [World.named("p-xac-1")]),
                .records("expertsDesignated")),
            Case(
                "an expert leaves a review", Review.self, given: World.course(through: "responseReceived"),
                when: .standDown("XAC", "p-xac-1"), .records("expertStoodDown")),
        ])
}
