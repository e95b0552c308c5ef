import Kernel
import Mechanism

extension Case {
    /// A schedule agreed to before it was proposed, twice, by others, or changed when all had agreed.
    static let notConsulted = of(
        "GUI 14, the schedule is agreed",
        [
            Case(
                "a State agrees before anything was proposed", Review.self, given: World.course(through: "informed"),
                when: .agreeSchedule("XAA"),
                .refused("review.no-schedule GUI 14")),
            Case(
                "a State agrees twice", Review.self, given: World.course(through: "scheduleAgreed"),
                when: .agreeSchedule("XAC"),
                .refused("review.agreed-already GUI 14")),
            Case(
                "a State that takes no part agrees", Review.self, given: World.course(through: "scheduleProposed"),
                when: .agreeSchedule("XBD"),
                .refused("hidden")),
            Case(
                "another schedule is proposed when all three have agreed", Review.self,
                given: World.course(through: "scheduleAgreed"),
                when: .proposeSchedule(languages: [.fr], other: "", funding: "", note: ""),
                .refused("review.schedule-agreed GUI 14")),
        ])
}
