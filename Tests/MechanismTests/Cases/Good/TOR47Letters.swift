import Kernel
import Mechanism

extension Case {
    /// Each letter once its matter was done, as often as it is needed.
    static let lettersIssued = of(
        "TOR 47, letters of the secretariat",
        [
            Case(
                "the beginning", Review.self, given: World.course(through: "informed"),
                when: .issueLetter(World.letter(.beginning, to: "XBC")),
                .records("letterIssued")),
            Case(
                "the same letter once more", Review.self,
                given: World.course(through: "informed") + [.letterIssued(letter: World.letter(.beginning, to: "XBC"))],
                when: .issueLetter(World.letter(.beginning, to: "XBC", number: 2)),
                .records("letterIssued")),
            Case(
                "the final report", Review.self,
                given: World.course(through: "reportSent")
                    + [.reportFinal(fingerprint: "text"), .summaryFinal(fingerprint: "summary")],
                when: .issueLetter(World.letter(.final, to: "XAC")),
                .records("letterIssued")),
        ])
}
