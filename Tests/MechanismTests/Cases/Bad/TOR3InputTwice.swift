import Kernel
import Mechanism

extension Case {
    /// The input of a draw exchanged for another after it was published.
    static let inputTwice = of(
        "TOR 3, transparent lots",
        [
            Case(
                "a draw is announced a second time while it is open", Ceremony.self, given: [World.announced()],
                when: World.announce(),
                .refused("ceremony.announced TOR 3")),
            Case(
                "a draw is announced a second time while words are given", Ceremony.self,
                given: World.ceremony(through: "contributed"),
                when: World.announce(input: ["years": 3]),
                .refused("ceremony.announced TOR 3")),
            Case(
                "a draw is announced a second time when contributions are closed", Ceremony.self,
                given: World.ceremony(through: "closed"),
                when: World.announce(input: ["years": 3]),
                .refused("ceremony.announced TOR 3")),
            Case(
                "a draw is announced a second time when its seed is known", Ceremony.self, given: World.diceOnly,
                when: World.announce(),
                .refused("ceremony.announced TOR 3")),
            Case(
                "contributions are closed over an input that has changed", Ceremony.self, given: [World.announced()],
                when: .close(input: ["draw": "pairs-2027", "years": 3]),
                .refused("ceremony.input-changed TOR 3")),
        ])
}
