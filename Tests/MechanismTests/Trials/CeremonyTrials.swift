import Kernel
import Mechanism
import Testing

/// Random steps of draws, often the one that is awaited; whatever the order, chance falls once and in the open.
@Suite struct CeremonyTrials {
    @Test func `no sequence of steps lets anybody choose what the seed will be`() throws {
        var chance = Chance(for: "ceremony trials")
        var (reached, kinds): (Set<Ceremony.Stage>, Set<String>) = ([], [])
        for _ in 0..<100 {
            var state = Ceremony.initial
            var ledger = CeremonyLedger()
            var day = World.today
            var records: [(event: Ceremony.Event, stamp: Stamp)] = []
            for _ in 0..<40 {
                if chance.one(in: 4) { day = day.adding(days: 1) }
                let before = state.view()
                if before?.stage == .drawn && chance.one(in: 5) { break }
                let command = CeremonyTrials.command(before, day, &chance)
                let context = World.context(day)
                do throws(Refusal) {
                    let events = try Ceremony.decide(command, state, context)
                    var faults = before?.stage == .drawn || events.isEmpty ? ["taken after the lots were drawn"] : []
                    for event in events {
                        let stamp = Stamp(at: context.now, actor: context.actor)
                        Ceremony.evolve(&state, event, stamp)
                        records.append((event, stamp))
                        faults += ledger.follow(event) + ledger.faults(state.view())
                        if let stage = state.view()?.stage { reached.insert(stage) }
                        kinds.insert(event.short)
                    }
                    faults += ledger.faultsAtRest(state.view())
                    if !faults.isEmpty {
                        Issue.record("\(faults): \(command) after \(records); PALERMO_SEED=\(chance.seed)")
                        return
                    }
                } catch {
                    let isSaid = !error.reasons.isEmpty && (error.kind != .rule || error.reasons[0].citation != nil)
                    #expect(isSaid, "a rule without its paragraph: \(error); PALERMO_SEED=\(chance.seed)")
                }
            }
            var again = Ceremony.initial
            for record in records { Ceremony.evolve(&again, try Table.reread(record.event), record.stamp) }
            #expect(portrait(again.view() as Any) == portrait(state.view() as Any), "PALERMO_SEED=\(chance.seed)")
        }
        #expect(
            reached == [.open, .dice, .beacon, .book, .balls, .draw, .drawn, .ended] && kinds.count == 12,
            "some stage or event was never reached; PALERMO_SEED=\(chance.seed)")
    }

    // MARK: What is asked

    /// Mostly the step that is awaited, now and then done wrong; sometimes any other.
    static func command(_ view: CeremonyView?, _ day: Day, _ chance: inout Chance) -> Ceremony.Command {
        let stage = chance.one(in: 4) ? chance.pick(stages) : view?.stage ?? .ended
        let words = chance.one(in: 5) ? "" : chance.pick(["acacia", "baobab", "木", "teak:  7", "dice: 1 2 3"])
        switch stage {
        case .ended:
            return .announce(
                cycle: 1, World.subject, terms(day, &chance),
                input: [
                    "draw": "pairs-2027", "number": .number(Int.random(in: 1...3, using: &chance)),
                    "states": World.states,
                ],
                leastDice: RuleSet.untoc2010.leastDice)
        case .open: return open(view, words, &chance)
        case .dice:
            let count = view?.announced.terms.dice ?? 10
            let highest = chance.one(in: 20) ? 7 : 6
            return .rollDice(
                (0..<max(0, chance.one(in: 10) ? 9 : count)).map { _ in Int.random(in: 1...highest, using: &chance) })
        case .beacon:
            return chance.one(in: 2)
                ? .noteBeacon(chance.pick(["", " "]) + words + chance.pick(["", "\n"])) : .skipBeacon(reason: words)
        case .book:
            return chance.one(in: 4)
                ? .fail(World.nothing) : .printBook(.array([.string(words)]), fingerprint: "pages \(words)")
        case .balls:
            return .drawBalls(
                (0..<(chance.one(in: 4) ? 2 : 3)).map { _ in Int.random(in: -1...10, using: &chance) })
        case .draw, .drawn:
            return chance.one(in: 3) ? .fail(World.nothing) : .draw(transcript: ["{\"word\":\"\(words)\"}"])
        }
    }

    static let stages: [Ceremony.Stage] = [.open, .dice, .beacon, .book, .balls, .draw, .ended]

    private static func open(_ view: CeremonyView?, _ words: String, _ chance: inout Chance) -> Ceremony.Command {
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: return .takeBack(reason: words)
        case 1, 2, 3: return .close(input: chance.one(in: 5) ? ["number": 0] : view?.announced.input ?? World.input)
        default:
            let word = chance.one(in: 12) ? String(repeating: "木", count: 70) : words
            return .contribute(
                chance.pick(World.african + World.asian), word: word, isOnRoll: !chance.one(in: 12))
        }
    }

    /// How it will be held: now and then as it must not be.
    private static func terms(_ day: Day, _ chance: inout Chance) -> Ceremony.Terms {
        World.terms(
            on: day.adding(days: chance.one(in: 10) ? -1 : Int.random(in: 0...1, using: &chance)),
            book: chance.one(in: 2), dice: chance.pick([0, 0, 9, 10, 10, 11]),
            beacon: chance.one(in: 3) ? "" : World.beacon, fallback: chance.one(in: 2) ? "" : World.fallback)
    }
}
