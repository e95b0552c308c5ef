import Kernel
import Mechanism

extension Case {
    /// A beacon passed over by nobody's rule, or for no reason.
    static let beaconSkipped = of(
        "TOR 3, the beacon as announced",
        [
            Case(
                "the beacon is skipped and no rule was announced for it", Ceremony.self,
                given: [World.announced(World.terms(beacon: World.beacon)), .closed, .diceRolled(dice: World.dice)],
                when: .skipBeacon(reason: "Silent for an hour"),
                .refused("ceremony.no-fallback TOR 3")),
            Case(
                "the only source after the words is skipped", Ceremony.self,
                given: [World.announced(World.terms(dice: 0, beacon: World.beacon)), .closed],
                when: .skipBeacon(reason: "Silent for an hour"),
                .refused("ceremony.no-fallback TOR 3")),
            Case(
                "the beacon is skipped without a reason", Ceremony.self, given: World.ceremony(through: "diceRolled"),
                when: .skipBeacon(reason: ""),
                .refused("required")),
            Case(
                "the beacon is skipped when its value is known", Ceremony.self,
                given: World.ceremony(through: "seeded"),
                when: .skipBeacon(reason: "We would rather not"),
                .refused("ceremony.not-now TOR 3")),
            Case(
                "the value of the beacon is empty", Ceremony.self, given: World.ceremony(through: "diceRolled"),
                when: .noteBeacon(""),
                .refused("required")),
            Case(
                "the value of the beacon is nothing but blanks", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .noteBeacon(" \t\n\u{3000}"),
                .refused("required")),
            Case(
                "the value of the beacon has a character that nobody sees", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .noteBeacon("e5\u{200B}f1"),
                .refused("ceremony.beacon-not-plain")),
            Case(
                "the value of the beacon has a Cyrillic letter that looks Latin", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .noteBeacon("\u{0435}5f1"),
                .refused("ceremony.beacon-not-plain")),
            Case(
                "a beacon is noted that was not announced", Ceremony.self, given: [World.announced(), .closed],
                when: .noteBeacon("e5f1"),
                .refused("ceremony.not-now TOR 3")),
        ])
}
