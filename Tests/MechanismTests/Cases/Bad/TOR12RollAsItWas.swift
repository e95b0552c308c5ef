import Kernel
import Mechanism

extension Case {
    /// Lots drawn as if nobody had joined, left or become party to a further Protocol.
    static let rollAsItWas = of(
        "TOR 12, the roll brought up to date",
        [
            Case(
                "the roll has not changed", Cycle.self, given: World.ready(),
                when: .updateRoll(World.roll()),
                .refused("cycle.roll-unchanged TOR 12")),
            Case(
                "a change is brought in a second time", Cycle.self,
                given: World.ready() + [World.joined(World.newcomer)],
                when: .updateRoll([World.newcomer] + World.roll()),
                .refused("cycle.roll-unchanged TOR 12")),
            Case(
                "a State joins when the lots of the last year are drawn", Cycle.self,
                given: World.readyAgain + [.pairsDrawn(year: 2028, pairs: World.pairsAgain, unmet: [], lot: World.lot)],
                when: .updateRoll(World.roll() + [World.newcomer]),
                .refused("cycle.roll-unchanged TOR 12")),
            Case(
                "there is no cycle yet", Cycle.self,
                when: .updateRoll(World.roll()),
                .refused("hidden")),
            Case(
                "the lots of the last year are drawn without a State that joined", Cycle.self,
                given: World.readyAgain + [World.joined(World.newcomer)], on: World.day("2028-01-10"),
                when: World.draw(World.pairsAgain, year: 2028),
                .refused("cycle.pairs-not-of-year TOR 14")),
            Case(
                "lots are drawn for a State that left", Cycle.self, given: World.ready() + [World.left("XAA")],
                when: World.draw(World.pairs),
                .refused("cycle.pairs-not-of-year TOR 14")),
            Case(
                "a lot falls upon a State that left", Cycle.self, given: World.ready() + [World.left("XAC")],
                when: World.draw(World.pairs),
                .refused("cycle.not-two-reviewers TOR 18")),
            Case(
                "the State under review became party to a further Protocol, its reviewing States did not", Cycle.self,
                given: World.ready() + [.rollUpdated(joined: [], left: [], changed: [World.further("XAA")])],
                when: World.draw(World.pairs),
                .refused("cycle.protocols-not-covered TOR 18 bis")),
        ])
}
