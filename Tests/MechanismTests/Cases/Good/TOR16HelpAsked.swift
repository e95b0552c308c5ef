import Checklist
import Kernel

extension Case {
    /// The secretariat helps with the checklist, on request.
    static let helpAsked = of(
        "TOR 16, help on request",
        [
            Case(
                "help is asked for", Response.self, given: [World.responseOpened],
                when: .askHelp(note: "Article 6"),
                .records("helpAsked")),
            Case(
                "help that was asked for is asked for again", Response.self,
                given: [World.responseOpened, .helpAsked(note: "Article 6")],
                when: .askHelp(note: "Article 6"),
                .records()),
            Case(
                "help is asked for with more", Response.self,
                given: [World.responseOpened, .helpAsked(note: "Article 6")],
                when: .askHelp(note: "Article 5 as well"),
                .records("helpAsked")),
            Case(
                "help ends", Response.self, given: [World.responseOpened, .helpAsked(note: "Article 6")],
                when: .endHelp,
                .records("helpEnded")),
            Case(
                "help is asked for once more", Response.self,
                given: [World.responseOpened, .helpAsked(note: "Article 6"), .helpEnded],
                when: .askHelp(note: "Article 5"),
                .records("helpAsked")),
            Case(
                "a response is handed in with help", Response.self,
                given: World.answered + [.helpAsked(note: "Article 6")],
                when: .submit(.en),
                .records("submitted")),
        ])
}
