import Kernel
import Mechanism
import Testing

/// Random calendars, lots, new lots and deferrals; a plain count over the outcome finds nothing against TOR 13 to 20.
@Suite struct CycleTrials {
    static let states = World.african + World.asian

    @Test func `whatever is recorded keeps the rules of the lots`() throws {
        var chance = Chance(for: "cycle trials")
        var (draws, silent) = (0, false)
        for _ in 0..<30 {
            let party: [StateCode: [Instrument]] = chance.one(in: 2) ? [:] : ["XBB": [], "XAD": []]
            var events = chance.one(in: 3) ? [World.opened(party: party)] : World.ready(party: party)
            var state = Cycle.folded(events)
            for _ in 0..<60 {
                let command = CycleTrials.command(state.view(), &chance)
                let day = World.day(chance.one(in: 5) ? "2026-06-01" : "2028-02-01").adding(
                    days: Int.random(in: 0...300, using: &chance))
                do throws(Refusal) {
                    let next = try Cycle.decide(command, state, World.context(day))
                    for event in next { Cycle.evolve(&state, event, Stamp(at: Instant(day), actor: World.officer)) }
                    events += next
                } catch {
                    silent = silent || error.reasons.isEmpty
                }
            }
            let view = try #require(state.view())
            draws += view.draws.count
            #expect(CycleTrials.faults(view, events) == [], "PALERMO_SEED=\(chance.seed)")
            var again = Cycle.initial
            for event in events {
                Cycle.evolve(&again, try Table.reread(event), Stamp(at: Instant(World.drawn), actor: World.officer))
            }
            #expect(again.view()?.redraws == view.redraws && again.view()?.calendar == view.calendar)
        }
        #expect(
            draws > 5 && !silent,
            "too few draws to say anything, or a refusal without a reason; PALERMO_SEED=\(chance.seed)")
    }

    static func faults(_ view: CycleView, _ events: [Cycle.Event]) -> [String] {
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }
        let pairs = view.draws.values.flatMap(\.pairs)
        let protocols = Dictionary(uniqueKeysWithValues: view.opened.roll.map { ($0.state, Set($0.protocols)) })
        must(view.calendar.isEmpty || view.calendar.flatMap { $0 }.sorted() == states.sorted(), "not each State once")
        must(Set(pairs.map(\.reviewed)).count == pairs.count, "reviewed twice")
        for pair in pairs {
            must(Set([pair.reviewed, pair.regional, pair.second]).count == 3, "not three States")
            must(World.african.contains(pair.reviewed) == World.african.contains(pair.regional), "not of the region")
            for reviewer in pair.reviewers {
                must(!pairs.contains { $0.reviewed == reviewer && $0.reviewers.contains(pair.reviewed) }, "mutual")
                must(pairs.count { $0.reviewers.contains(reviewer) } <= 3, "four reviews")
                must(protocols[pair.reviewed]?.isSubset(of: protocols[reviewer] ?? []) == true, "not party")
                let year = view.year(of: pair.reviewed) ?? 0
                must(view.notServing[year]?.contains(reviewer) != true, "serves though it deferred")
            }
        }
        must(view.draws[2028] == nil || view.draws[2027] != nil, "a later year drawn first")
        // New lots, counted by hand: the third and later only in exceptional circumstances.
        var counted: [StateCode: Int] = [:]
        for case .pairRedrawn(_, let pair, let why, let exceptional, _) in events {
            counted[pair.reviewed, default: 0] += 1
            must(counted[pair.reviewed, default: 0] <= 2 || (exceptional && !why.isEmpty), "a third new lot")
        }
        must(counted == view.redraws, "new lots miscounted")
        let deferrals = events.compactMap { if case .reviewDeferred(let state, _, _, _) = $0 { state } else { nil } }
        must(Set(deferrals).count == deferrals.count, "deferred twice")
        return faults
    }

    static func command(_ view: CycleView?, _ chance: inout Chance) -> Cycle.Command {
        let year = chance.one(in: 2) ? view?.nextYear ?? 2027 : chance.pick([2026, 2027, 2028, 2029])
        let words = chance.one(in: 4) ? "" : "reasons"
        switch Int.random(in: 0..<12, using: &chance) {
        case 0, 1: return .recordCalendar(years: calendar(&chance), lot: World.lot)
        case 2: return .deferReview(chance.pick(states + ["XZZ"]), justification: words)
        case 3: return .deferServing(chance.pick(states), year: year)
        case 4, 5:
            return .circulateExperts(
                year: year, experts: chance.one(in: 6) ? [] : [.init(state: "XAC", expert: World.expert("p-1"))])
        case 6, 7, 8:
            let due = view.flatMap { view in
                view.years.contains(year) && !view.calendar.isEmpty ? view.calendar[year - view.opened.startYear] : nil
            }
            return .recordPairs(
                year: year, pairs: (due ?? states).map { pair(of: $0, &chance) }, unmet: [], lot: World.lot)
        default:
            return .recordRedraw(
                pair(of: chance.pick(states), &chance), justification: words, exceptional: chance.one(in: 3),
                lot: World.lot)
        }
    }

    /// Two of each group a year, at random; now and then out of proportion.
    private static func calendar(_ chance: inout Chance) -> [[StateCode]] {
        if chance.one(in: 5) {
            let all = states.shuffled(using: &chance)
            return [Array(all.prefix(4)), Array(all.dropFirst(4))]
        }
        let (african, asian) = (World.african.shuffled(using: &chance), World.asian.shuffled(using: &chance))
        return [Array(african.prefix(2) + asian.prefix(2)), Array(african.dropFirst(2) + asian.dropFirst(2))]
    }

    private static func pair(of state: StateCode, _ chance: inout Chance) -> Pairing {
        let own = World.african.contains(state) ? World.african : World.asian
        if chance.one(in: 20) {
            return Pairing(reviewed: state, regional: chance.pick(states), second: chance.pick(states))
        }
        let regional = chance.pick(own.filter { $0 != state })
        return Pairing(
            reviewed: state, regional: regional, second: chance.pick(states.filter { $0 != state && $0 != regional }))
    }

    @Test func `a list never holds more than twenty experts`() {
        var chance = Chance(for: "roster trials")
        var state = Roster.initial
        var (most, repeated, odd) = (0, false, false)
        for _ in 0..<500 {
            let person = "p-\(Int.random(in: 1...40, using: &chance))"
            let command: Roster.Command = chance.one(in: 3) ? .withdraw(PersonID(person)) : World.nominate(person)
            do throws(Refusal) {
                for event in try Roster.decide(command, state, World.context(World.today)) {
                    Roster.evolve(&state, event, Stamp(at: Instant(World.today), actor: World.officer))
                }
            } catch {
                odd = odd || ![.rule, .hidden].contains(error.kind)
            }
            let people = state.view().map(\.person.id)
            most = max(most, people.count)
            repeated = repeated || Set(people).count != people.count
        }
        #expect(most == 20 && !repeated && !odd, "PALERMO_SEED=\(chance.seed)")
    }
}
