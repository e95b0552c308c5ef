import Kernel
import Mechanism

extension Case {
    /// Contributions stay open until the day announced, at the earliest.
    static let closedOnTheDay = of(
        "TOR 3, on the day announced",
        [
            Case(
                "contributions are closed on the day announced", Ceremony.self, given: [World.announced()],
                when: .close(input: World.input),
                .records("closed")),
            Case(
                "contributions are closed on a later day", Ceremony.self, given: [World.announced()],
                on: World.day("2027-07-01"),
                when: .close(input: World.input),
                .records("closed")),
            Case(
                "contributions are closed though nobody gave a word", Ceremony.self,
                given: [World.announced(World.full)],
                when: .close(input: World.input),
                .records("closed")),
            Case(
                "a draw is announced for today", Ceremony.self,
                when: World.announce(World.terms(on: World.today)),
                .records("announced")),
            Case(
                "a draw is announced for next year", Ceremony.self,
                when: World.announce(World.terms(on: World.day("2028-01-10"))),
                .records("announced")),
        ])
}
