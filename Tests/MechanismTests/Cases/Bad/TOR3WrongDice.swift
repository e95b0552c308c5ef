import Kernel
import Mechanism

extension Case {
    /// Dice that are not those announced, or no dice at all.
    static let wrongDice = of(
        "TOR 3, dice as announced",
        [
            Case(
                "one die is missing", Ceremony.self, given: [World.announced(), .closed],
                when: .rollDice(Array(World.dice.dropLast())),
                .refused("ceremony.dice")),
            Case(
                "there is one die too many", Ceremony.self, given: [World.announced(), .closed],
                when: .rollDice(World.dice + [1]),
                .refused("ceremony.dice")),
            Case(
                "a die shows seven", Ceremony.self, given: [World.announced(), .closed],
                when: .rollDice(World.dice.dropLast() + [7]),
                .refused("ceremony.dice")),
            Case(
                "a die shows nought", Ceremony.self, given: [World.announced(), .closed],
                when: .rollDice(World.dice.dropLast() + [0]),
                .refused("ceremony.dice")),
            Case(
                "no die is rolled", Ceremony.self, given: [World.announced(), .closed],
                when: .rollDice([]),
                .refused("ceremony.dice")),
            Case(
                "dice are rolled though none were announced", Ceremony.self,
                given: [World.announced(World.terms(dice: 0, beacon: World.beacon)), .closed],
                when: .rollDice(World.dice),
                .refused("ceremony.not-now TOR 3")),
        ])
}
