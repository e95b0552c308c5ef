import Kernel
import Mechanism

extension Case {
    /// Balls that choose no page of a book of a thousand.
    static let wrongBalls = of(
        "TOR 3, balls choose a page",
        [
            Case(
                "two balls are drawn", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .drawBalls([4, 0]),
                .refused("ceremony.balls")),
            Case(
                "four balls are drawn", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .drawBalls([4, 0, 7, 1]),
                .refused("ceremony.balls")),
            Case(
                "a ball shows ten", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .drawBalls([4, 0, 10]),
                .refused("ceremony.balls")),
            Case(
                "a ball shows no number", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .drawBalls([4, -1, 7]),
                .refused("ceremony.balls")),
            Case(
                "balls are drawn and there is no book", Ceremony.self, given: World.diceOnly,
                when: .drawBalls([4, 0, 7]),
                .refused("ceremony.not-now TOR 3")),
        ])
}
