import Access
import Kernel
import Ledger
import Lots
import Mechanism

/// The drawing of lots, from the announcement to the last lot. What is drawn is drawn by `Lots.Replay` from published
/// input and closed sources; the cycle checks what comes back once more, and trusts no draw.
extension Desk {
    /// Publishes what will be drawn from, and how (TOR 3).
    package func announce(_ number: Int, _ subject: Ceremony.Subject, _ terms: Ceremony.Terms, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try keepingRefusals(number, subject.request, subject.asking, as: actor) {
            try self.transact(as: actor) { transaction in
                let cycle = try self.quiet(number, &transaction)
                try self.checkRules(subject, number, &transaction)
                try DrawInput.check(subject, cycle)
                let input = try DrawInput.published(subject, terms, cycle)
                try transaction.decide(
                    Ceremony.self, self.stream(number, subject.name),
                    .announce(
                        cycle: number, subject, terms, input: input, leastDice: cycle.opened.ruleSet.leastDice))
                // What cannot be drawn from is never announced.
                let replay = try Replay(published: input, sources: [])
                if !replay.isCalendar { _ = try replay.input() }
            }
        }
    }

    /// What the rules of the field say of the draw, apart from how it is held.
    private func checkRules(
        _ subject: Ceremony.Subject, _ number: Int, _ transaction: inout Transaction
    ) throws {
        let state = try transaction.state(Cycle.self, StreamID("cycle", String(number)))
        let cycle = try opened(number, &transaction)
        switch subject {
        case .calendar:
            if cycle.calendarLot != nil { throw Refusal.rule("cycle.calendar-drawn", .tor("14")) }
        case .newCalendar:
            guard subject == cycle.calendarSubject else {
                throw Refusal.rule("cycle.calendar-drawn", .tor("14"))
            }
        case .pairs(let year):
            try Cycle.checkDrawable(year, state, cycle.opened, transaction.context)
        case .redraw(_, let reviewed, _, let justification, let exceptional):
            _ = try Cycle.checkRedraw(reviewed, justification, exceptional, state, cycle.opened)
            try checkNotBegun([reviewed], number, &transaction)
        case .decline(let year, let declining, let justification):
            let concerned = try Cycle.checkDecline(declining, year, state, cycle.opened)
            if justification.isEmpty {
                throw Refusal.rule("cycle.no-request", .tor("20"), field: "justification")
            }
            try checkNotBegun(concerned.map(\.reviewed), number, &transaction)
        }
    }

    /// No lot is drawn again once the three States were informed.
    private func checkNotBegun(_ reviewed: [StateCode], _ number: Int, _ transaction: inout Transaction) throws {
        for state in reviewed {
            let review = try transaction.state(Review.self, ReviewID(cycle: number, state: state).review)
            if review.isInformed { throw Refusal.rule("review.already-begun", .tor("19")) }
        }
    }

    /// A delegation's word, or what the secretariat writes down for it in the room.
    package func contribute(_ number: Int, _ name: String, _ speaking: StateCode, word: String, as actor: Actor) throws
    {
        try Access.judge(actor, .speakFor(speaking)).enforce()
        try transact(as: actor) { transaction in
            let isOnRoll = try self.opened(number, &transaction).opened.roll.contains { $0.state == speaking }
            try transaction.decide(
                Ceremony.self, self.stream(number, name), .contribute(speaking, word: word, isOnRoll: isOnRoll))
        }
    }

    package func takeBack(_ number: Int, _ name: String, reason: String, as actor: Actor) throws {
        try step(number, name, as: actor) { _ in .takeBack(reason: reason) }
    }

    /// Takes no word more; refused where the input is no longer the one published.
    package func closeContributions(_ number: Int, _ name: String, as actor: Actor) throws {
        try step(number, name, as: actor) { transaction in
            let cycle = try self.quiet(number, &transaction)
            guard let view = try transaction.state(Ceremony.self, self.stream(number, name)).view() else {
                throw Refusal.hidden
            }
            return .close(
                input: try DrawInput.published(view.announced.subject, view.announced.terms, cycle))
        }
    }

    package func rollDice(_ number: Int, _ name: String, _ dice: [Int], as actor: Actor) throws {
        try step(number, name, as: actor) { _ in .rollDice(dice) }
    }

    package func noteBeacon(_ number: Int, _ name: String, _ value: String, as actor: Actor) throws {
        try step(number, name, as: actor) { _ in .noteBeacon(value) }
    }

    package func skipBeacon(_ number: Int, _ name: String, reason: String, as actor: Actor) throws {
        try step(number, name, as: actor) { _ in .skipBeacon(reason: reason) }
    }

    package func drawBalls(_ number: Int, _ name: String, _ balls: [Int], as actor: Actor) throws {
        try step(number, name, as: actor) { _ in .drawBalls(balls) }
    }

    /// Prints the book that the seed gives. It takes a while, and nobody waits for it but who asked.
    package func printBook(_ number: Int, _ name: String, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        guard let ceremony = try ceremony(number, name) else { throw Refusal.hidden }
        guard ceremony.stage == .book else { throw Refusal.rule("ceremony.not-now", .tor("3")) }
        do {
            let book = try Desk.replay(ceremony).book()
            try step(number, name, as: actor) { _ in .printBook(book.json, fingerprint: book.fingerprint) }
        } catch {
            guard let reason = Desk.noDraw(error) else { throw error }
            try step(number, name, as: actor) { _ in .fail(reason) }
        }
    }

    /// One step, and with the last of them the draw.
    private func step(
        _ number: Int, _ name: String, as actor: Actor, _ command: (inout Transaction) throws -> Ceremony.Command
    ) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        let stream = stream(number, name)
        try transact(as: actor) { transaction in
            try transaction.decide(Ceremony.self, stream, try command(&transaction))
            guard let ceremony = try transaction.state(Ceremony.self, stream).view(), ceremony.stage == .draw else {
                return
            }
            try self.draw(ceremony, number, stream, &transaction)
        }
    }

    /// What the seed gives is recorded as it is, in the same transaction as the source that closed last.
    private func draw(
        _ ceremony: CeremonyView, _ number: Int, _ stream: StreamID, _ transaction: inout Transaction
    ) throws {
        let cycle = StreamID("cycle", String(number))
        let lot = Lot(
            input: ceremony.announced.fingerprint, sources: ceremony.sources, seed: ceremony.seed ?? "")
        do {
            let (command, transcript) = try Desk.drawn(ceremony, lot)
            try transaction.decide(Ceremony.self, stream, .draw(transcript: transcript.lines))
            try transaction.decide(Cycle.self, cycle, command)
        } catch {
            guard let reason = Desk.noDraw(error) else { throw error }
            try transaction.decide(Ceremony.self, stream, .fail(reason))
        }
    }

    /// Why a seed led to no draw; `nil` for anything else. A draw that stood still would stop the cycle.
    private static func noDraw(_ error: any Error) -> Refusal.Reason? {
        if error is InstanceFault { return .init("lots.infeasible", .tor("20")) }
        return (error as? Refusal)?.reasons.first { $0.code == "lots.infeasible" }
    }

    private static func drawn(_ ceremony: CeremonyView, _ lot: Lot) throws -> (Cycle.Command, Transcript) {
        let replay = try replay(ceremony)
        func pairs() throws -> (result: PairsResult, transcript: Transcript) {
            guard let balls = ceremony.balls, let book = ceremony.book.flatMap(Book.init(json:)) else {
                return try replay.pairs()
            }
            return try replay.pairs(book, balls: balls)
        }
        switch ceremony.announced.subject {
        case .calendar:
            let drawn = try replay.calendar()
            return (.recordCalendar(years: drawn.result.years, lot: lot), drawn.transcript)
        case .newCalendar:
            let drawn = try replay.calendar()
            return (.recordNewCalendar(years: drawn.result.years, lot: lot), drawn.transcript)
        case .pairs(let year):
            let drawn = try pairs()
            return (
                .recordPairs(year: year, pairs: drawn.result.pairs, unmet: drawn.result.unmetMinimum, lot: lot),
                drawn.transcript
            )
        case .redraw(_, _, _, let justification, let exceptional):
            let drawn = try pairs()
            guard let pair = drawn.result.pairs.first else { throw Refusal.hidden }
            return (
                .recordRedraw(pair, justification: justification, exceptional: exceptional, lot: lot), drawn.transcript
            )
        case .decline(let year, let state, let justification):
            let drawn = try pairs()
            return (
                .recordDecline(
                    state, year: year, pairs: drawn.result.pairs, justification: justification, lot: lot),
                drawn.transcript
            )
        }
    }

    static func replay(_ ceremony: CeremonyView) throws -> Replay {
        try Replay(published: ceremony.announced.input, sources: ceremony.sources)
    }

    // MARK: Reading

    func stream(_ number: Int, _ name: String) -> StreamID { StreamID("ceremony", "\(number)-\(name)") }

    /// A draw with what its transcript says; read once for each version of its stream.
    package func drawFile(_ number: Int, _ name: String) throws -> DrawFile? {
        try memory.follow(store)
        return try memory.derived(Ceremony.self, stream(number, name), store) { state in
            state.view().map { ceremony in
                let states = ceremony.announced.input["states"]?.array ?? []
                return DrawFile(
                    ceremony: ceremony,
                    outcome: ceremony.stage == .drawn
                        ? Outcome(ceremony.transcript.compactMap { JSON(reading: $0) }) : nil,
                    states: states.compactMap { try? Entrant(instance: $0) })
            }
        }
    }

    package func ceremony(_ number: Int, _ name: String) throws -> CeremonyView? {
        try state(Ceremony.self, stream(number, name)).view()
    }

    /// All draws of a cycle, by the day they were announced.
    package func ceremonies(_ number: Int) throws -> [CeremonyView] {
        try memory.follow(store)
        return try store.streams(kind: "ceremony").compactMap { stream in
            guard stream.id.utf8.starts(with: "\(number)-".utf8) else { return nil }
            return try state(Ceremony.self, stream).view()
        }.sorted { ($0.announced.on, $0.name) < ($1.announced.on, $1.name) }
    }
}

/// All that is public of a draw.
package struct DrawFile: Sendable {
    package let ceremony: CeremonyView
    /// `nil` until it was drawn.
    package let outcome: Outcome?
    /// The roll it is drawn from.
    package let states: [Entrant]

    /// The transcript as a file.
    package var transcriptText: String { Transcript(lines: ceremony.transcript).text }

    /// The fingerprint of the transcript, once there is one.
    package var fingerprint: String? {
        outcome == nil ? nil : Transcript(lines: ceremony.transcript).fingerprint
    }
}

extension CeremonyView {
    /// The book as it is published, if one was printed.
    package var bookText: String? { book.flatMap(Book.init(json:))?.text }
}

extension CycleView {
    /// The draw of a calendar that is due.
    package var calendarSubject: Ceremony.Subject {
        newYears == nil ? .calendar : .newCalendar(from: nextYear ?? years.upperBound, turn: decisions)
    }

    /// A request of the State under review that its lot be drawn again (TOR 19); `nil` before it was drawn.
    package func redraw(of state: StateCode, justification: String, exceptional: Bool) -> Ceremony.Subject? {
        year(of: state).map {
            .redraw(
                year: $0, state: state, turn: redraws[state, default: 0] + 1, justification: justification,
                exceptional: exceptional)
        }
    }

    /// A request of a State not to review others in the year of its own review (TOR 20).
    package func decline(of state: StateCode, justification: String) -> Ceremony.Subject? {
        year(of: state).map { .decline(year: $0, state: state, justification: justification) }
    }
}

extension Ceremony.Subject {
    /// What a State asked for, as it is kept where it cannot be done; of the other draws, the draw itself.
    var request: String {
        switch self {
        case .calendar, .newCalendar: "calendar"
        case .pairs: "pairs"
        case .redraw: "redraw"
        case .decline: "decline"
        }
    }

    /// The State that asked; none for the draws of the cycle itself.
    var asking: StateCode? {
        switch self {
        case .calendar, .newCalendar, .pairs: nil
        case .redraw(_, let state, _, _, _), .decline(_, let state, _): state
        }
    }
}
