import Kernel
import Mechanism

extension Case {
    /// As many dice as were announced, each from one to six.
    static let diceAsAnnounced = of(
        "TOR 3, dice as announced",
        [
            Case(
                "ten dice are rolled, and nothing else is awaited", Ceremony.self, given: [World.announced(), .closed],
                when: .rollDice(World.dice),
                .records("diceRolled", "seeded")),
            Case(
                "ten dice are rolled, and the beacon is awaited", Ceremony.self,
                given: World.ceremony(through: "closed"),
                when: .rollDice(World.dice),
                .records("diceRolled")),
            Case(
                "all dice show the same", Ceremony.self, given: [World.announced(), .closed],
                when: .rollDice(World.dice.map { _ in 6 }),
                .records("diceRolled", "seeded")),
            Case(
                "a dozen dice are rolled, as announced", Ceremony.self,
                given: [World.announced(World.terms(dice: 12)), .closed],
                when: .rollDice(World.dice + [1, 1]),
                .records("diceRolled", "seeded")),
        ])
}
