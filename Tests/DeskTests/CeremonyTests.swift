import Access
import Desk
import Kernel
import Ledger
import Lots
import Mechanism
import Testing
import Treaties

/// Draws in public, in the training room of 2027: from the announcement to the transcript.
@Suite struct CeremonyTests {
    private let pairs = Ceremony.Subject.pairs(year: 2027)
    private let dice = [3, 5, 1, 6, 2, 4, 1, 3, 6, 5]

    private func terms(
        _ desk: Desk, book: Bool = false, dice: Int = 10, beacon: String = "", fallback: String = ""
    ) -> Ceremony.Terms {
        Ceremony.Terms(day: desk.today, book: book, dice: dice, beacon: beacon, fallback: fallback)
    }

    private func delegate(_ state: StateCode) -> Actor {
        .person(PersonID("p-\(state.rawValue.lowercased())-delegate"), .delegate(state))
    }

    /// Who is under review in 2027, and who is not.
    private func states(_ desk: Desk) throws -> (due: [StateCode], others: [StateCode]) {
        let cycle = try #require(try desk.cycle(1))
        let due = cycle.states(of: 2027)
        return (due, cycle.opened.roll.map(\.state).filter { !due.contains($0) })
    }

    @Test func `words, dice and a beacon make the seed, and anyone can make the draw again`() throws {
        let desk = try makeDesk(.training)
        let (one, other) = try { ($0[0], $0[1]) }(states(desk).others.sorted())
        try desk.announce(1, pairs, terms(desk, beacon: "beacon 7", fallback: ""), as: officer)
        try desk.contribute(1, pairs.name, other, word: "later", as: delegate(other))
        try desk.contribute(1, pairs.name, one, word: "first", as: delegate(one))
        try desk.contribute(1, pairs.name, one, word: "second thoughts", as: officer)
        try desk.closeContributions(1, pairs.name, as: officer)
        try desk.rollDice(1, pairs.name, dice, as: officer)
        #expect(try desk.cycle(1)?.draws[2027] == nil)
        try desk.noteBeacon(1, pairs.name, "ab12", as: officer)

        let ceremony = try #require(try desk.ceremony(1, pairs.name))
        #expect(ceremony.stage == .drawn)
        #expect(
            ceremony.sources == [
                "\(one.rawValue): second thoughts", "\(other.rawValue): later", "dice: 3 5 1 6 2 4 1 3 6 5",
                "beacon: ab12",
            ])
        let replay = try Replay(published: ceremony.announced.input, sources: ceremony.sources)
        #expect(replay.seed.hex == ceremony.seed)
        let again = try replay.pairs()
        #expect(again.transcript.lines == ceremony.transcript)
        #expect(try desk.cycle(1)?.draws[2027]?.pairs == again.result.pairs)
        let file = try #require(try desk.drawFile(1, pairs.name))
        #expect(file.outcome?.pairs == again.result.drawn)
        #expect(file.fingerprint == again.transcript.fingerprint)
        #expect(try desk.audit().findings == [])
        #expect(refusal { try desk.announce(1, pairs, terms(desk), as: officer) } == ["cycle.pairs-drawn TOR 19"])
        #expect(refusal { try desk.rollDice(1, pairs.name, dice, as: officer) } == ["ceremony.drawn TOR 3"])
    }

    @Test func `a delegation speaks for its own State only, and nobody else may take a step`() throws {
        let desk = try makeDesk(.training)
        let (one, other) = try { ($0[0], $0[1]) }(states(desk).others.sorted())
        try desk.announce(1, pairs, terms(desk), as: officer)
        #expect(refusal { try desk.contribute(1, pairs.name, other, word: "x", as: delegate(one)) } == ["forbidden"])
        #expect(refusal { try desk.contribute(1, pairs.name, one, word: "x", as: .visitor) } == ["hidden"])
        #expect(!refusal { try desk.closeContributions(1, pairs.name, as: delegate(one)) }.isEmpty)
        #expect(!refusal { try desk.announce(1, pairs, terms(desk), as: delegate(one)) }.isEmpty)
        #expect(refusal { try desk.contribute(1, "pairs-2031", one, word: "x", as: officer) } == ["hidden"])
    }

    @Test func `of a book of a thousand draws three balls choose one`() throws {
        let desk = try makeDesk(.training)
        try desk.announce(1, pairs, terms(desk, book: true), as: officer)
        try desk.closeContributions(1, pairs.name, as: officer)
        try desk.rollDice(1, pairs.name, dice, as: officer)
        #expect(refusal { try desk.drawBalls(1, pairs.name, [1, 2, 3], as: officer) } == ["ceremony.not-now TOR 3"])
        try desk.printBook(1, pairs.name, as: officer)
        #expect(refusal { try desk.drawBalls(1, pairs.name, [1, 2], as: officer) } == ["ceremony.balls"])
        try desk.drawBalls(1, pairs.name, [4, 0, 7], as: officer)
        let ceremony = try #require(try desk.ceremony(1, pairs.name))
        let book = try #require(ceremony.book.flatMap(Book.init(json:)))
        #expect(book.draws.count == 1000)
        #expect(Seed.from(text: try #require(ceremony.bookText)).hex == ceremony.bookFingerprint)
        #expect(try desk.cycle(1)?.draws[2027]?.pairs == book.draws[407])
        #expect(try desk.drawFile(1, pairs.name)?.outcome?.chancesOf == 1000)
        #expect(try desk.audit().findings == [])
    }

    @Test func `what was published is what is drawn from, or nothing is drawn`() throws {
        let desk = try makeDesk(.training)
        let due = try states(desk).due
        try desk.announce(1, pairs, terms(desk), as: officer)
        try desk.deferServing(1, due[0], year: 2027, as: officer)
        #expect(
            refusal { try desk.closeContributions(1, pairs.name, as: officer) } == ["ceremony.input-changed TOR 3"])
        #expect(refusal { try desk.announce(1, pairs, terms(desk), as: officer) } == ["ceremony.announced TOR 3"])
        try desk.takeBack(1, pairs.name, reason: "A State serves later", as: officer)
        try desk.announce(1, pairs, terms(desk), as: officer)
        try desk.closeContributions(1, pairs.name, as: officer)

        // Chance has begun to fall: nothing that the draw depends on can change any more.
        let quiet = ["cycle.draw-under-way TOR 3"]
        #expect(refusal { try desk.deferServing(1, due[1], year: 2027, as: delegate(due[1])) } == quiet)
        #expect(refusal { try desk.deferReview(1, due[1], justification: "x", as: delegate(due[1])) } == quiet)
        #expect(refusal { try desk.decideYears(1, 3, decision: "x", as: officer) } == quiet)
        #expect(refusal { try desk.takeBack(1, pairs.name, reason: "x", as: officer) } == ["ceremony.closed TOR 3"])
        try desk.rollDice(1, pairs.name, dice, as: officer)
        let ceremony = try #require(try desk.ceremony(1, pairs.name))
        #expect(ceremony.earlier.map(\.reason) == ["A State serves later"])
        #expect(ceremony.announced.input["notServing"] == [.string(due[0].rawValue)])
        #expect(try desk.audit().findings == [])
    }

    @Test func `a State drawn in its own year serves later, and only its lots are drawn again`() throws {
        let desk = try makeDesk(.training)
        var declined: StateCode?
        // Which States are drawn in their own year is chance; the dice differ until one is.
        for throwing in 1...6 where declined == nil {
            let desk = try makeDesk(.training)
            try draw(desk, 1, pairs, dice: dice.map { 1 + ($0 + throwing) % 6 }, as: officer)
            let before = try #require(try desk.cycle(1)?.draws[2027]).pairs
            let both = Set(before.map(\.reviewed)).intersection(before.flatMap(\.reviewers)).sorted()
            for state in both where declined == nil {
                let subject = try #require(try desk.cycle(1)?.decline(of: state, justification: "Elections"))
                guard refusal({ try draw(desk, 1, subject, as: officer) }).isEmpty else { continue }
                declined = state
                let after = try #require(try desk.cycle(1)?.draws[2027]).pairs
                for (old, new) in zip(before, after) {
                    #expect(!new.reviewers.contains(state))
                    for (was, now) in zip(old.reviewers, new.reviewers) where was != state { #expect(was == now) }
                }
                #expect(try desk.audit().findings == [])
            }
        }
        #expect(declined != nil)
        let nobody = try #require(try states(desk).others.first)
        let early = try #require(try desk.cycle(1)?.decline(of: nobody, justification: "x"))
        #expect(!refusal { try draw(desk, 1, early, as: officer) }.isEmpty)
    }

    @Test func `a request that would leave no way is refused with what shows it, and that is kept`() throws {
        let desk = try makeDesk(.training)
        try draw(desk, 1, pairs, as: officer)
        var refused: [String] = []
        for pair in try #require(try desk.cycle(1)?.draws[2027]).pairs where refused.isEmpty {
            for turn in 0..<6 where refused.isEmpty {
                let subject = try #require(
                    try desk.cycle(1)?.redraw(of: pair.reviewed, justification: "asked", exceptional: turn > 1))
                refused = refusal { try draw(desk, 1, subject, as: officer) }
            }
        }
        let kept = try #require(try desk.cycle(1)?.refused.first)
        #expect(refused.contains { $0.hasPrefix("lots.") }, "\(refused)")
        #expect(kept.request == "redraw" && kept.year == 2027 && !kept.codes.isEmpty)
        #expect(kept.certificate["kind"] != nil, "\(kept)")
        #expect(try desk.audit().findings == [])
    }

    @Test func `the roll follows the register, and the Conference may change the years`() throws {
        let desk = try makeDesk(.training)
        let cycle = try #require(try desk.cycle(1))
        #expect(try desk.rollChanges(cycle) == [])
        #expect(refusal { try desk.updateRoll(1, as: officer) } == ["cycle.roll-unchanged TOR 12"])
        let entry = try #require(cycle.opened.roll.first { $0.protocols.count < 3 })
        let missing = try #require(Instrument.protocols.first { !entry.protocols.contains($0) })
        let day = try #require(Day("2027-01-10"))
        try desk.record(
            .record(Register.Entry(entry.state, missing, .accession, day, source: "Training")), in: .training,
            as: officer)
        #expect(try desk.rollChanges(cycle) == [entry.state])
        try desk.updateRoll(1, as: officer)
        let roll = try #require(try desk.cycle(1)).opened.roll
        #expect(roll.first { $0.state == entry.state }?.protocols.contains(missing) == true)
        try draw(desk, 1, pairs, as: officer)

        try desk.decideYears(1, 2, decision: "CTOC/COP/DEC/9", as: officer)
        try desk.circulateExperts(1, year: 2028, as: officer)
        #expect(refusal { try draw(desk, 1, .pairs(year: 2028), as: officer) } == ["cycle.no-calendar TOR 14"])
        let subject = try #require(try desk.cycle(1)).calendarSubject
        #expect(subject == .newCalendar(from: 2028, turn: 1))
        try draw(desk, 1, subject, as: officer)
        let after = try #require(try desk.cycle(1))
        #expect(after.calendar.count == 3 && after.calendar[0] == cycle.calendar[0])
        #expect(abs(after.calendar[1].count - after.calendar[2].count) <= 1)
        #expect(Set(after.calendar.joined()) == Set(roll.map(\.state)))
        #expect(try desk.audit().findings == [])
    }
}
