import Kernel
import Mechanism

extension Case {
    /// Words, dice, beacon, book, balls, lots: each once, in that order.
    static let inTurn = of(
        "TOR 3, each step in its turn",
        [
            Case(
                "contributions are closed, and the dice are awaited", Ceremony.self,
                given: World.ceremony(through: "contributed"),
                when: .close(input: World.input),
                .records("closed")),
            Case(
                "dice are rolled when contributions are closed", Ceremony.self,
                given: World.ceremony(through: "closed"),
                when: .rollDice(World.dice),
                .records("diceRolled")),
            Case(
                "the beacon closes last, and the seed is there", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .noteBeacon("e5f1"),
                .records("beaconNoted", "seeded")),
            Case(
                "the book is printed when the seed is there", Ceremony.self, given: World.ceremony(through: "seeded"),
                when: .printBook(World.book, fingerprint: "pages"),
                .records("bookPrinted")),
            Case(
                "the lots are drawn when the balls are", Ceremony.self, given: World.ceremony(through: "ballsDrawn"),
                when: .draw(transcript: ["{}"]),
                .records("drawn")),
        ])
}
