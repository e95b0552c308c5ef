import Kernel
import Mechanism

extension Case {
    /// Contributions closed before the day that delegations were told, or a day on which nobody can come any more.
    static let closedTooSoon = of(
        "TOR 3, on the day announced",
        [
            Case(
                "contributions are closed on the eve", Ceremony.self, given: [World.announced()],
                on: World.day("2027-05-31"),
                when: .close(input: World.input),
                .refused("ceremony.before-day TOR 3")),
            Case(
                "a draw is announced for a day that has gone by", Ceremony.self,
                when: World.announce(World.terms(on: World.day("2027-05-31"))),
                .refused("ceremony.day-past")),
            Case(
                "contributions are closed twice", Ceremony.self, given: World.ceremony(through: "closed"),
                when: .close(input: World.input),
                .refused("ceremony.closed TOR 3")),
            Case(
                "contributions are closed to a draw that was taken back", Ceremony.self,
                given: [World.announced(), .takenBack(reason: "A State joined")],
                when: .close(input: World.input),
                .refused("ceremony.closed TOR 3")),
        ])
}
