import Kernel
import Mechanism

extension Case {
    /// A reviewing State that is not party to a Protocol under review.
    static let notPartyToProtocol = of(
        "TOR 18 bis, the Protocols",
        [
            Case(
                "the State of the region is not party to the Protocol", Cycle.self,
                given: World.ready(party: ["XAC": []]),
                when: World.draw(World.pairs),
                .refused("cycle.protocols-not-covered TOR 18 bis")),
            Case(
                "the second State is not party to the Protocol", Cycle.self, given: World.ready(party: ["XBC": [.som]]),
                when: World.draw(World.pairs),
                .refused("cycle.protocols-not-covered TOR 18 bis")),
            Case(
                "two Protocols are covered by the two States together only", Cycle.self,
                given: World.ready(party: ["XAA": [.tip, .som], "XAC": [.tip], "XBC": [.som]]),
                when: World.draw(World.pairs),
                .refused("cycle.protocols-not-covered TOR 18 bis")),
            Case(
                "a lot drawn again falls on a State that is not party", Cycle.self,
                given: World.ready(party: ["XAD": [], "XAB": [], "XBB": []]) + [World.drawnPairs],
                when: World.redraw(World.otherPair),
                .refused("cycle.protocols-not-covered TOR 18 bis")),
        ])
}
