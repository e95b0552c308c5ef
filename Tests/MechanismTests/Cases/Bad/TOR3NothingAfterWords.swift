import Kernel
import Mechanism

extension Case {
    /// Terms under which the last word could decide, or dice too few to matter.
    static let nothingAfterWords = of(
        "TOR 3, chance after the words",
        [
            Case(
                "there are neither dice nor a beacon", Ceremony.self,
                when: World.announce(World.terms(dice: 0)),
                .refused("ceremony.no-late-source TOR 3")),
            Case(
                "there are no dice, and a beacon that may be skipped", Ceremony.self,
                when: World.announce(World.terms(dice: 0, beacon: World.beacon, fallback: World.fallback)),
                .refused("ceremony.no-late-source TOR 3")),
            Case(
                "there are neither dice nor a beacon, but balls", Ceremony.self,
                when: World.announce(World.terms(book: true, dice: 0)),
                .refused("ceremony.no-late-source TOR 3")),
            Case(
                "nine dice will be rolled", Ceremony.self,
                when: World.announce(World.terms(dice: 9)),
                .refused("ceremony.few-dice TOR 3")),
            Case(
                "nine dice will be rolled, beside a beacon", Ceremony.self,
                when: World.announce(World.terms(dice: 9, beacon: World.beacon)),
                .refused("ceremony.few-dice TOR 3")),
            Case(
                "a hundred and one dice will be rolled", Ceremony.self,
                when: World.announce(World.terms(dice: 101)),
                .refused("ceremony.few-dice TOR 3")),
            Case(
                "fewer dice than none will be rolled", Ceremony.self,
                when: World.announce(World.terms(dice: -1)),
                .refused("ceremony.few-dice TOR 3")),
            Case(
                "a rule says how to go on without a beacon, and there is no beacon", Ceremony.self,
                when: World.announce(World.terms(fallback: World.fallback)),
                .refused("ceremony.fallback-of-nothing")),
            Case(
                "everything is wrong at once", Ceremony.self,
                when: World.announce(
                    World.terms(on: World.day("2027-05-31"), dice: 0, fallback: World.fallback)),
                .refused("ceremony.day-past", "ceremony.no-late-source TOR 3", "ceremony.fallback-of-nothing")),
        ])
}
