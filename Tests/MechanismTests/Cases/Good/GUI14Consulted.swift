import Kernel
import Mechanism

extension Case {
    /// Schedule and languages are agreed between the three States.
    static let consulted = of(
        "GUI 14, the schedule is agreed",
        [
            Case(
                "a State agrees to what was proposed", Review.self, given: World.course(through: "scheduleProposed"),
                when: .agreeSchedule("XBC"),
                .records("scheduleAgreed")),
            Case(
                "another schedule is proposed while one State has not agreed", Review.self,
                given: World.course(through: "scheduleProposed")
                    + [.scheduleAgreed(state: "XAA"), .scheduleAgreed(state: "XAC")],
                when: .proposeSchedule(languages: [.fr], other: "", funding: "", note: ""),
                .records("scheduleProposed")),
            Case(
                "days in their order", Review.self, given: World.course(through: "informed"),
                when: World.proposing([.response: "2027-07-01", .circulation: "2027-07-01", .end: "2027-12-31"]),
                .records("scheduleProposed")),
            Case(
                "a change with its reason", Review.self, given: World.course(through: "responseReceived"),
                when: World.proposing([.dialogue: "2027-09-01"], reason: "Elections"),
                .records("scheduleProposed")),
        ])
}
