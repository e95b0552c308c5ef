import Kernel
import Mechanism
import Testing

/// Random calendars, lots, new lots, deferrals, declined lots, rolls and decisions; a plain count over what was
/// recorded finds nothing against TOR 13 to 20.
@Suite struct CycleTrials {
    @Test func `whatever is recorded keeps the rules of the lots`() throws {
        var chance = Chance(for: "cycle trials")
        var seen: [String: Int] = [:]
        for _ in 0..<40 {
            let party: [StateCode: [Instrument]] = chance.one(in: 2) ? [:] : ["XBB": [], "XAD": []]
            var state = Cycle.initial
            var ledger = CycleLedger()
            var records: [(event: Cycle.Event, stamp: Stamp)] = []
            func record(_ events: [Cycle.Event], on day: Day) -> [String] {
                var faults: [String] = []
                for event in events {
                    let stamp = Stamp(at: Instant(day), actor: World.officer)
                    Cycle.evolve(&state, event, stamp)
                    records.append((event, stamp))
                    faults += ledger.follow(event) + ledger.faults(state.view())
                    seen[event.short, default: 0] += 1
                }
                return faults
            }
            let given = chance.one(in: 3) ? [World.opened(party: party)] : World.ready(party: party)
            #expect(record(given, on: World.drawn) == [], "PALERMO_SEED=\(chance.seed)")
            for _ in 0..<80 {
                let command = CycleTrials.command(state.view(), ledger, &chance)
                let year = state.view()?.nextYear ?? 2027
                let day = World.day(chance.one(in: 5) ? "2026-06-01" : "\(year)-02-01").adding(
                    days: Int.random(in: 0...300, using: &chance))
                do throws(Refusal) {
                    let faults = record(try Cycle.decide(command, state, World.context(day)), on: day)
                    if !faults.isEmpty {
                        Issue.record("\(faults): \(command) after \(records.map(\.event)); PALERMO_SEED=\(chance.seed)")
                        return
                    }
                } catch {
                    #expect(!error.reasons.isEmpty, "a refusal without a reason; PALERMO_SEED=\(chance.seed)")
                }
            }
            var again = Cycle.initial
            for record in records { Cycle.evolve(&again, try Table.reread(record.event), record.stamp) }
            #expect(portrait(again.view() as Any) == portrait(state.view() as Any), "PALERMO_SEED=\(chance.seed)")
        }
        let recorded = [
            "calendarDrawn", "reviewDeferred", "servingDeferred", "expertsCirculated", "pairsDrawn", "pairRedrawn",
            "lotsDeclined", "rollUpdated", "yearsDecided", "calendarRedrawn", "requestRefused",
        ]
        #expect(
            recorded.filter { seen[$0] == nil } == [],
            "too little was recorded to say anything: \(seen); PALERMO_SEED=\(chance.seed)")
    }
}
