import Kernel
import Mechanism
import Testing

/// A draw in public, from the announcement to the lots, as those in the hall see it.
@Suite struct CeremonyTests {
    /// Does the steps on one day.
    static func held(_ commands: [Ceremony.Command]) throws(Refusal) -> (events: [Ceremony.Event], view: CeremonyView?)
    {
        var state = Ceremony.initial
        var events: [Ceremony.Event] = []
        for command in commands {
            for event in try Ceremony.decide(command, state, World.context(World.today)) {
                Ceremony.evolve(&state, event, Stamp(at: Instant(World.today), actor: World.officer))
                events.append(event)
            }
        }
        return (events, state.view())
    }

    static let words: [Ceremony.Command] = [
        .contribute("XBA", word: "木", isOnRoll: true), .contribute("XAA", word: "baobab", isOnRoll: true),
    ]

    @Test func `words, dice, beacon, book and balls lead to the lots`() throws {
        let (events, view) = try CeremonyTests.held(
            [World.announce(World.full)] + CeremonyTests.words + [
                .close(input: World.input), .rollDice(World.dice), .noteBeacon("e5f1"),
                .printBook(World.book, fingerprint: "pages"), .drawBalls([4, 0, 7]),
                .draw(transcript: ["{\"kind\":\"end\"}"]),
            ])
        #expect(events == World.ceremony)
        #expect(view?.stage == .drawn)
        #expect(view?.drawnOn == World.today)
        #expect(view?.name == "pairs-2027")
        #expect(view?.contributions.map(\.state) == ["XAA", "XBA"])
        #expect(view?.isUnderWay == false)
    }

    @Test func `the last word of a delegation is the one that counts`() throws {
        let (_, view) = try CeremonyTests.held(
            [World.announce()] + CeremonyTests.words + [
                .contribute("XBA", word: "acacia", isOnRoll: true), .close(input: World.input),
                .rollDice(World.dice),
            ])
        #expect(view?.sources == ["XAA: baobab", "XBA: acacia", "dice: 3 5 1 6 2 2 4 1 6 5"])
        #expect(view?.seed == World.seed(["XAA: baobab", "XBA: acacia", "dice: 3 5 1 6 2 2 4 1 6 5"]))
    }

    @Test func `blanks that are typed with a beacon's value make no other seed`() throws {
        for typed in ["e5 f1", " e5 f1", "e5 f1 ", "e5  f1", "\te5\u{A0}f1\r\n"] {
            let (_, view) = try CeremonyTests.held([
                World.announce(World.full), .close(input: World.input), .rollDice(World.dice), .noteBeacon(typed),
            ])
            #expect(view?.beacon == "e5 f1")
            #expect(view?.seed == World.seed(["dice: 3 5 1 6 2 2 4 1 6 5", "beacon: e5 f1"]))
        }
    }

    @Test func `a beacon that was skipped is no source`() throws {
        let (_, view) = try CeremonyTests.held([
            World.announce(World.full), .close(input: World.input), .rollDice(World.dice),
            .skipBeacon(reason: "Silent for an hour"),
        ])
        #expect(view?.sources == ["dice: 3 5 1 6 2 2 4 1 6 5"])
        #expect(view?.skipped == "Silent for an hour")
        #expect(view?.stage == .book)
    }

    @Test func `sources and seed are not there before the last source closed`() throws {
        let (_, view) = try CeremonyTests.held(
            [World.announce(World.full)] + CeremonyTests.words + [.close(input: World.input), .rollDice(World.dice)])
        #expect(view?.sources == [])
        #expect(view?.seed == nil)
        #expect(view?.isUnderWay == true)
    }

    @Test func `announcements that came to nothing stay on record`() throws {
        let fall: [Ceremony.Command] = [.close(input: World.input), .rollDice(World.dice), .fail(World.nothing)]
        let (_, view) = try CeremonyTests.held(
            [World.announce(), .takeBack(reason: "A State joined"), World.announce()] + CeremonyTests.words + fall
                + [World.announce(World.full)])
        #expect(view?.earlier.map(\.reason) == ["A State joined", nil])
        #expect(view?.earlier.map(\.code) == [nil, "lots.infeasible"])
        let seed = World.seed(["XAA: baobab", "XBA: 木", "dice: 3 5 1 6 2 2 4 1 6 5"])
        #expect(view?.earlier.map(\.seed) == [nil, seed])
        // Words given for the earlier announcement are not taken over.
        #expect(view?.contributions.isEmpty == true)
        #expect(view?.stage == .open)
        #expect(view?.seed == nil)
    }

    @Test func `nothing is to be seen before the announcement`() throws {
        #expect(try CeremonyTests.held([]).view == nil)
    }
}
