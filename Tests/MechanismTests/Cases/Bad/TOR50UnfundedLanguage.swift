import Kernel
import Mechanism

extension Case {
    /// No working language, or a seventh that nobody pays for.
    static let unfundedLanguage = of(
        "TOR 48 to 50, the working languages",
        [
            Case(
                "no language is chosen", Review.self, given: World.course(through: "informed"),
                when: .proposeSchedule(languages: [], other: "", funding: "", note: ""),
                .refused("review.no-language TOR 48")),
            Case(
                "only a seventh language is chosen", Review.self, given: World.course(through: "informed"),
                when: .proposeSchedule(languages: [], other: "Portuguese", funding: "A fund", note: ""),
                .refused("review.no-language TOR 48")),
            Case(
                "a seventh language without voluntary funds", Review.self, given: World.course(through: "informed"),
                when: .proposeSchedule(languages: [.es], other: "Portuguese", funding: "", note: ""),
                .refused("review.language-not-funded TOR 50")),
        ])
}
