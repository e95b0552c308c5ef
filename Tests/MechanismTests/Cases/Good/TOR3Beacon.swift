import Kernel
import Mechanism

extension Case {
    /// The beacon is waited for, and skipped only by the rule announced with it.
    static let beaconAsAnnounced = of(
        "TOR 3, the beacon as announced",
        [
            Case(
                "the beacon gives its value", Ceremony.self, given: World.ceremony(through: "diceRolled"),
                when: .noteBeacon("e5f1"),
                .records("beaconNoted", "seeded")),
            Case(
                "the beacon gives its value, and there were no dice", Ceremony.self,
                given: [World.announced(World.terms(dice: 0, beacon: World.beacon)), .closed],
                when: .noteBeacon("e5f1"),
                .records("beaconNoted", "seeded")),
            Case(
                "the beacon is skipped by the rule announced", Ceremony.self,
                given: World.ceremony(through: "diceRolled"),
                when: .skipBeacon(reason: "Silent for an hour"),
                .records("beaconSkipped", "seeded")),
        ])
}
