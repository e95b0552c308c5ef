import Kernel
import Mechanism

extension Case {
    /// A letter of what was not done, to whom it is not addressed, out of its number, or empty.
    static let letterTooSoon = of(
        "TOR 47, letters of the secretariat",
        [
            Case(
                "the beginning, before the States are informed", Review.self, given: World.course(through: "opened"),
                when: .issueLetter(World.letter(.beginning, to: "XAA")),
                .refused("review.letter-too-early GUI 12")),
            Case(
                "a focal point, before the States are informed", Review.self, given: World.course(through: "opened"),
                when: .issueLetter(World.letter(.focalPoint, to: "XAA")),
                .refused("review.letter-too-early GUI 13")),
            Case(
                "experts, before the States are informed", Review.self, given: World.course(through: "opened"),
                when: .issueLetter(World.letter(.experts, to: "XAC")),
                .refused("review.letter-too-early TOR 21")),
            Case(
                "the response, before it is circulated", Review.self, given: World.course(through: "responseReceived"),
                when: .issueLetter(World.letter(.response, to: "XBC")),
                .refused("review.letter-too-early GUI 15")),
            Case(
                "the desk review, before both are handed in", Review.self, given: World.oneDeskReview,
                when: .issueLetter(World.letter(.deskReview, to: "XAA")),
                .refused("review.letter-too-early GUI 21")),
            Case(
                "the draft report, before it is sent", Review.self, given: World.course(through: "dialogueClosed"),
                when: .issueLetter(World.letter(.draftReport, to: "XAA")),
                .refused("review.letter-too-early GUI 34")),
            Case(
                "the final report, before the summary is agreed", Review.self,
                given: World.course(through: "reportSent") + [.reportFinal(fingerprint: "text")],
                when: .issueLetter(World.letter(.final, to: "XAA")),
                .refused("review.letter-too-early TOR 33")),
            Case(
                "experts are asked of the State under review", Review.self, given: World.course(through: "informed"),
                when: .issueLetter(World.letter(.experts, to: "XAA")),
                .refused("hidden")),
            Case(
                "a letter to a State that takes no part", Review.self, given: World.course(through: "informed"),
                when: .issueLetter(World.letter(.beginning, to: "XBD")),
                .refused("hidden")),
            Case(
                "a number that is not the next", Review.self,
                given: World.course(through: "informed") + [.letterIssued(letter: World.letter(.beginning, to: "XAA"))],
                when: .issueLetter(World.letter(.beginning, to: "XAC")),
                .refused("changed-meanwhile")),
            Case(
                "a letter without words", Review.self, given: World.course(through: "informed"),
                when: .issueLetter(
                    .init(
                        number: 1, kind: .beginning, to: "XAA", language: .fr,
                        text: .init(heading: ["NOTE"], paragraphs: [], closing: []))),
                .refused("required")),
        ])
}
