import Kernel
import Mechanism

extension Case {
    /// Three balls, each from nought to nine, choose one of a thousand pages.
    static let threeBalls = of(
        "TOR 3, balls choose a page",
        [
            Case(
                "three balls are drawn", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .drawBalls([4, 0, 7]),
                .records("ballsDrawn")),
            Case(
                "the first page is chosen", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .drawBalls([0, 0, 0]),
                .records("ballsDrawn")),
            Case(
                "the last page is chosen", Ceremony.self, given: World.ceremony(through: "bookPrinted"),
                when: .drawBalls([9, 9, 9]),
                .records("ballsDrawn")),
        ])
}
