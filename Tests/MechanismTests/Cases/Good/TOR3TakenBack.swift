import Kernel
import Mechanism

extension Case {
    /// An announcement may be taken back, with a reason, while nothing can be known of what it leads to.
    static let takenBack = of(
        "TOR 3, taken back in time",
        [
            Case(
                "a draw is taken back with a reason", Ceremony.self, given: [World.announced()],
                when: .takeBack(reason: "A State joined"),
                .records("takenBack")),
            Case(
                "a draw is taken back when words were given", Ceremony.self,
                given: World.ceremony(through: "contributed"),
                when: .takeBack(reason: "A State joined"),
                .records("takenBack")),
            Case(
                "a draw that was announced again is taken back again", Ceremony.self,
                given: [World.announced(), .takenBack(reason: "A State joined"), World.announced()],
                when: .takeBack(reason: "A State left"),
                .records("takenBack")),
        ])
}
