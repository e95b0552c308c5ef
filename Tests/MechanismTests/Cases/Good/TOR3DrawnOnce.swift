import Kernel
import Mechanism

extension Case {
    /// Lots are drawn once; where the seed leads to no draw, that is recorded instead.
    static let drawnOnce = of(
        "TOR 3, nothing drawn twice",
        [
            Case(
                "the lots are drawn", Ceremony.self, given: World.diceOnly,
                when: .draw(transcript: ["{}"]),
                .records("drawn")),
            Case(
                "the page that the balls chose is drawn", Ceremony.self, given: World.ceremony(through: "ballsDrawn"),
                when: .draw(transcript: ["{}"]),
                .records("drawn")),
            Case(
                "the seed leads to no draw", Ceremony.self, given: World.diceOnly,
                when: .fail(World.nothing),
                .records("failed")),
            Case(
                "the seed leads to no book", Ceremony.self, given: World.ceremony(through: "seeded"),
                when: .fail(World.nothing),
                .records("failed")),
            Case(
                "the lots of a draw announced again are drawn", Ceremony.self, given: World.failed + World.diceOnly,
                when: .draw(transcript: ["{}"]),
                .records("drawn")),
        ])
}
