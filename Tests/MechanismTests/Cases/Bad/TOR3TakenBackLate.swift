import Kernel
import Mechanism

extension Case {
    /// An announcement taken back when somebody could know what it would lead to, or without a reason.
    static let takenBackLate = of(
        "TOR 3, taken back in time",
        [
            Case(
                "a draw is taken back when contributions are closed", Ceremony.self,
                given: World.ceremony(through: "closed"),
                when: .takeBack(reason: "A State joined"),
                .refused("ceremony.closed TOR 3")),
            Case(
                "a draw is taken back when the dice are rolled", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .takeBack(reason: "A State joined"),
                .refused("ceremony.closed TOR 3")),
            Case(
                "a draw is taken back when the book is printed", Ceremony.self,
                given: World.ceremony(through: "bookPrinted"),
                when: .takeBack(reason: "A State joined"),
                .refused("ceremony.closed TOR 3")),
            Case(
                "a draw is taken back twice", Ceremony.self,
                given: [World.announced(), .takenBack(reason: "A State joined")],
                when: .takeBack(reason: "A State left"),
                .refused("ceremony.closed TOR 3")),
            Case(
                "a draw is taken back without a reason", Ceremony.self, given: [World.announced()],
                when: .takeBack(reason: ""),
                .refused("required")),
            Case(
                "a draw is taken back that was never announced", Ceremony.self,
                when: .takeBack(reason: "A State joined"),
                .refused("hidden")),
        ])
}
