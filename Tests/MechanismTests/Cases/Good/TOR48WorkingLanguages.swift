import Kernel
import Mechanism

extension Case {
    /// Any of the six working languages; others where voluntary contributions pay for them.
    static let workingLanguages = of(
        "TOR 48 to 50, the working languages",
        [
            Case(
                "two of the six languages", Review.self, given: World.course(through: "informed"),
                when: .proposeSchedule(languages: [.en, .ar], other: "", funding: "", note: ""),
                .records("scheduleProposed")),
            Case(
                "a seventh language with voluntary funds", Review.self, given: World.course(through: "informed"),
                when: .proposeSchedule(
                    languages: [.es], other: "Portuguese", funding: "A voluntary contribution", note: ""),
                .records("scheduleProposed")),
        ])
}
