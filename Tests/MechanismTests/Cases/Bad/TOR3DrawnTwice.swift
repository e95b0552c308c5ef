import Kernel
import Mechanism

extension Case {
    /// Lots drawn again, or a draw touched after its lots were drawn.
    static let drawnTwice = of(
        "TOR 3, nothing drawn twice",
        [
            Case(
                "the lots are drawn a second time", Ceremony.self, given: World.ceremony,
                when: .draw(transcript: ["{}"]),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "a draw is announced again after its lots were drawn", Ceremony.self, given: World.ceremony,
                when: World.announce(),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "a draw is said to have failed after its lots were drawn", Ceremony.self, given: World.ceremony,
                when: .fail(World.nothing),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "a draw is taken back after its lots were drawn", Ceremony.self, given: World.ceremony,
                when: .takeBack(reason: "We would rather not"),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "a word is given after the lots were drawn", Ceremony.self, given: World.ceremony,
                when: .contribute("XAA", word: "acacia", isOnRoll: true),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "contributions are closed after the lots were drawn", Ceremony.self, given: World.ceremony,
                when: .close(input: World.input),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "dice are rolled after the lots were drawn", Ceremony.self, given: World.ceremony,
                when: .rollDice(World.dice),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "a beacon is noted after the lots were drawn", Ceremony.self, given: World.ceremony,
                when: .noteBeacon("e5f2"),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "a beacon is skipped after the lots were drawn", Ceremony.self, given: World.ceremony,
                when: .skipBeacon(reason: "Silent"),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "a book is printed after the lots were drawn", Ceremony.self, given: World.ceremony,
                when: .printBook(World.book, fingerprint: "pages"),
                .refused("ceremony.drawn TOR 3")),
            Case(
                "balls are drawn after the lots were drawn", Ceremony.self, given: World.ceremony,
                when: .drawBalls([1, 2, 3]),
                .refused("ceremony.drawn TOR 3")),
        ])
}
