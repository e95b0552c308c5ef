import Kernel
import Mechanism

extension Case {
    /// A word that comes when chance has begun to fall, or that is none.
    static let lateWord = of(
        "TOR 3, words of delegations",
        [
            Case(
                "a word is given when contributions are closed", Ceremony.self,
                given: World.ceremony(through: "closed"),
                when: .contribute("XAB", word: "acacia", isOnRoll: true),
                .refused("ceremony.closed TOR 3")),
            Case(
                "a word is changed when the dice are rolled", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .contribute("XAA", word: "acacia", isOnRoll: true),
                .refused("ceremony.closed TOR 3")),
            Case(
                "a word is given for a draw that was taken back", Ceremony.self,
                given: [World.announced(), .takenBack(reason: "A State joined")],
                when: .contribute("XAB", word: "acacia", isOnRoll: true),
                .refused("ceremony.closed TOR 3")),
            Case(
                "a word is given before anything was announced", Ceremony.self,
                when: .contribute("XAB", word: "acacia", isOnRoll: true),
                .refused("hidden")),
            Case(
                "a State that joined the roll since the announcement gives a word", Ceremony.self,
                given: [World.announced()],
                when: .contribute("XAE", word: "acacia", isOnRoll: true),
                .refused("ceremony.not-on-roll TOR 12")),
            Case(
                "a word is empty", Ceremony.self, given: [World.announced()],
                when: .contribute("XAB", word: "", isOnRoll: true),
                .refused("required")),
            Case(
                "a word has one byte too many", Ceremony.self, given: [World.announced()],
                when: .contribute("XAB", word: String(repeating: "a", count: 201), isOnRoll: true),
                .refused("ceremony.word-long")),
            Case(
                "a word of few characters has too many bytes", Ceremony.self, given: [World.announced()],
                when: .contribute("XAB", word: String(repeating: "木", count: 67), isOnRoll: true),
                .refused("ceremony.word-long")),
        ])
}
