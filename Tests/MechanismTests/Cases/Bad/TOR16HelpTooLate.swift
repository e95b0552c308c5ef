import Checklist
import Kernel

extension Case {
    /// Help with what is not there yet, or is in already.
    static let helpTooLate = of(
        "TOR 16, help on request",
        [
            Case(
                "help is asked for when the response is in", Response.self, given: World.submitted,
                when: .askHelp(note: "Article 6"),
                .refused("checklist.submitted TOR 15")),
            Case(
                "help ends when the response is in", Response.self,
                given: World.answered + [
                    .helpAsked(note: "Article 6"), .submitted(language: .en, fingerprint: "response"),
                ],
                when: .endHelp,
                .refused("checklist.submitted TOR 15")),
            Case(
                "help is asked for with a checklist that does not lie ready", Response.self,
                when: .askHelp(note: "Article 6"),
                .refused("hidden")),
        ])
}
