import Kernel
import Mechanism

extension Case {
    /// What a draw is drawn from is published before, and stays.
    static let inputPublished = of(
        "TOR 3, transparent lots",
        [
            Case(
                "a draw is announced with its input", Ceremony.self,
                when: World.announce(),
                .records("announced")),
            Case(
                "a draw is announced again after it was taken back", Ceremony.self,
                given: [World.announced(), .takenBack(reason: "A State joined")],
                when: World.announce(input: ["draw": "pairs-2027", "years": 3]),
                .records("announced")),
            Case(
                "a draw is announced again after the seed led to no draw", Ceremony.self, given: World.failed,
                when: World.announce(),
                .records("announced")),
            Case(
                "contributions are closed over the input that was published", Ceremony.self,
                given: [World.announced()],
                when: .close(input: World.input),
                .records("closed")),
        ])
}
