import Kernel
import Mechanism

extension Case {
    /// A step before the one it waits for, or a second time.
    static let outOfTurn = of(
        "TOR 3, each step in its turn",
        [
            Case(
                "dice are rolled while words are given", Ceremony.self, given: World.ceremony(through: "contributed"),
                when: .rollDice(World.dice),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "dice are rolled a second time", Ceremony.self, given: World.ceremony(through: "diceRolled"),
                when: .rollDice(World.dice),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "the beacon is noted before the dice are rolled", Ceremony.self,
                given: World.ceremony(through: "closed"),
                when: .noteBeacon("e5f1"),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "the beacon is skipped before the dice are rolled", Ceremony.self,
                given: World.ceremony(through: "closed"),
                when: .skipBeacon(reason: "Silent"),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "the beacon is noted a second time", Ceremony.self, given: World.ceremony(through: "seeded"),
                when: .noteBeacon("e5f2"),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "the book is printed before the beacon is noted", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .printBook(World.book, fingerprint: "pages"),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "the book is printed a second time", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .printBook(World.book, fingerprint: "other pages"),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "a book is printed that was not announced", Ceremony.self, given: World.diceOnly,
                when: .printBook(World.book, fingerprint: "pages"),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "balls are drawn before the book is printed", Ceremony.self, given: World.ceremony(through: "seeded"),
                when: .drawBalls([4, 0, 7]),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "balls are drawn a second time", Ceremony.self, given: World.ceremony(through: "ballsDrawn"),
                when: .drawBalls([1, 2, 3]),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "dice are rolled for a draw that was never announced", Ceremony.self,
                when: .rollDice(World.dice),
                .refused("hidden")),
        ])
}
