import Kernel
import Mechanism

extension Case {
    /// Reviewing States are parties to the Protocols of the State under review; they may be to more.
    static let partyToProtocol = of(
        "TOR 18 bis, the Protocols",
        [
            Case(
                "reviewing States are party to more Protocols", Cycle.self,
                given: World.ready(party: ["XAC": [.tip, .som, .firearms], "XAA": []]),
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
            Case(
                "each of the two is party to both Protocols", Cycle.self,
                given: World.ready(party: ["XAA": [.tip, .som], "XAC": [.tip, .som], "XBC": [.som, .tip]]),
                when: World.draw(World.pairs),
                .records("pairsDrawn")),
        ])
}
