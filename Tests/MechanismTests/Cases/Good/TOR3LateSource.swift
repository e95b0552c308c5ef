import Kernel
import Mechanism

extension Case {
    /// Who gives a word does not know what comes after it: dice, or a beacon that is waited for.
    static let lateSource = of(
        "TOR 3, chance after the words",
        [
            Case(
                "ten dice will be rolled", Ceremony.self,
                when: World.announce(World.terms(dice: 10)),
                .records("announced")),
            Case(
                "a hundred dice will be rolled", Ceremony.self,
                when: World.announce(World.terms(dice: 100)),
                .records("announced")),
            Case(
                "there are no dice, and a beacon that is waited for", Ceremony.self,
                when: World.announce(World.terms(dice: 0, beacon: World.beacon)),
                .records("announced")),
            Case(
                "there are dice, and a beacon that may be skipped", Ceremony.self,
                when: World.announce(World.terms(beacon: World.beacon, fallback: World.fallback)),
                .records("announced")),
            Case(
                "there are dice, a beacon that is waited for, and a book", Ceremony.self,
                when: World.announce(World.terms(book: true, beacon: World.beacon)),
                .records("announced")),
        ])
}
