import Kernel
import Mechanism

extension Case {
    /// The roll follows the register: who joins is reviewed in the last year, who leaves is not reviewed any more.
    static let rollUpToDate = of(
        "TOR 12, the roll brought up to date",
        [
            Case(
                "a State has joined", Cycle.self, given: World.ready(),
                when: .updateRoll(World.roll() + [World.newcomer]),
                .records("rollUpdated")),
            Case(
                "a State has left", Cycle.self, given: World.ready(),
                when: .updateRoll(World.roll(without: "XAD")),
                .records("rollUpdated")),
            Case(
                "a State has become party to a further Protocol", Cycle.self, given: World.ready(),
                when: .updateRoll(World.roll(party: ["XAA": [.tip, .som]])),
                .records("rollUpdated")),
            Case(
                "a State leaves when the lots of the last year are drawn", Cycle.self,
                given: World.readyAgain + [.pairsDrawn(year: 2028, pairs: World.pairsAgain, unmet: [], lot: World.lot)],
                when: .updateRoll(World.roll(without: "XAD")),
                .records("rollUpdated")),
            Case(
                "a State that joined before the calendar was drawn stands in it", Cycle.self,
                given: [World.opened(), World.joined(World.newcomer)],
                when: .recordCalendar(
                    years: [["XAA", "XAB", "XAE", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]], lot: World.lot),
                .records("calendarDrawn")),
            Case(
                "the lots of the first year are drawn without a State that joined", Cycle.self,
                given: World.ready() + [World.joined(World.newcomer)],
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
            Case(
                "the lots of the last year are drawn with a State that joined", Cycle.self,
                given: World.readyAgain + [World.joined(World.newcomer)], on: World.day("2028-01-10"),
                when: World.draw(
                    World.pairsAgain + [Pairing(reviewed: "XAE", regional: "XAC", second: "XBC")], year: 2028),
                .records("pairsDrawn")),
            Case(
                "a State that joined reviews at once", Cycle.self,
                given: World.ready() + [World.joined(World.newcomer)],
                when: World.draw(World.pairs(with: Pairing(reviewed: "XAA", regional: "XAE", second: "XBC"))),
                .records("pairsDrawn")),
            Case(
                "lots are drawn without the State that left", Cycle.self, given: World.ready() + [World.left("XAA")],
                when: World.draw(Array(World.pairs.dropFirst())),
                .records("pairsDrawn")),
            Case(
                "the three States became party to the same Protocol", Cycle.self,
                given: World.ready() + [
                    .rollUpdated(
                        joined: [], left: [],
                        changed: [World.further("XAA"), World.further("XAC"), World.further("XBC")])
                ],
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
        ])
}
