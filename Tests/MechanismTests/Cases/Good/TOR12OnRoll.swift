import Kernel
import Mechanism

extension Case {
    /// States on the roll of the cycle contribute to its draws, whether they are under review or not.
    static let onRoll = of(
        "TOR 12, words of those on the roll",
        [
            Case(
                "a State on the roll gives a word", Ceremony.self, given: [World.announced()],
                when: .contribute("XBD", word: "teak", isOnRoll: true),
                .records("contributed"))
        ])
}
