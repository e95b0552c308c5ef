import Kernel
import Mechanism

extension Case {
    /// Every delegation may give a word, and another in its place, until contributions are closed.
    static let wordInTime = of(
        "TOR 3, words of delegations",
        [
            Case(
                "a delegation gives a word", Ceremony.self, given: [World.announced()],
                when: .contribute("XAB", word: "acacia", isOnRoll: true),
                .records("contributed")),
            Case(
                "a delegation gives another word in place of its first", Ceremony.self,
                given: World.ceremony(through: "contributed"),
                when: .contribute("XAA", word: "acacia", isOnRoll: true),
                .records("contributed")),
            Case(
                "a State whose lots are drawn gives a word for a new calendar of the others", Ceremony.self,
                given: [
                    .announced(
                        cycle: 1, subject: .newCalendar(from: 2028, turn: 1), terms: World.terms(),
                        input: ["draw": "calendar-2028-1", "states": [["id": "XAC"]]], fingerprint: "aa")
                ],
                when: .contribute("XAA", word: "acacia", isOnRoll: true),
                .records("contributed")),
            Case(
                "two delegations give the same word", Ceremony.self, given: World.ceremony(through: "contributed"),
                when: .contribute("XAB", word: "baobab", isOnRoll: true),
                .records("contributed")),
            Case(
                "a word has as many bytes as it may", Ceremony.self, given: [World.announced()],
                when: .contribute("XAB", word: String(repeating: "木", count: 66) + "aa", isOnRoll: true),
                .records("contributed")),
            Case(
                "a word is given after the day announced, while contributions are open", Ceremony.self,
                given: [World.announced()], on: World.day("2027-06-02"),
                when: .contribute("XAB", word: "acacia", isOnRoll: true),
                .records("contributed")),
        ])
}
