import Kernel
import Mechanism

extension Case {
    /// A word of somebody of whom nothing is drawn.
    static let notOnRoll = of(
        "TOR 12, words of those on the roll",
        [
            Case(
                "a State that is not on the roll gives a word", Ceremony.self, given: [World.announced()],
                when: .contribute("XZZ", word: "acacia", isOnRoll: false),
                .refused("ceremony.not-on-roll TOR 12")),
            Case(
                "a State that is not on the roll gives no word", Ceremony.self, given: [World.announced()],
                when: .contribute("XZZ", word: "", isOnRoll: false),
                .refused("ceremony.not-on-roll TOR 12")),
        ])
}
