import Kernel
import Mechanism

extension Case {
    /// A schedule agreed to before it was proposed, twice, by others, or changed without a reason when all had
    /// agreed; days that cannot be.
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
                "another schedule is proposed without a reason when all three have agreed", Review.self,
                given: World.course(through: "scheduleAgreed"),
                when: .proposeSchedule(languages: [.fr], other: "", funding: "", note: ""),
                .refused("review.no-reason GUI 14")),
            Case(
                "days gone by", Review.self, given: World.course(through: "informed"),
                when: World.proposing([.response: "2027-01-31"]),
                .refused("review.day-past GUI 14")),
            Case(
                "days out of their order", Review.self, given: World.course(through: "informed"),
                when: World.proposing([.response: "2027-08-01", .circulation: "2027-07-01", .end: "2027-12-31"]),
                .refused("review.days-out-of-order GUI 14")),
            Case(
                "a day before what comes first can be expected", Review.self, given: World.course(through: "informed"),
                when: World.proposing([.deskReview: "2027-06-15"]),
                .refused("review.days-out-of-order GUI 14")),
            Case(
                "a day for what was done", Review.self, given: World.course(through: "responseReceived"),
                when: World.proposing([.response: "2027-06-01", .informed: "2027-06-01"], reason: "Elections"),
                .refused("review.stop-reached GUI 14", "review.stop-reached GUI 14")),
        ])
}
