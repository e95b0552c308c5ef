import Kernel
import Mechanism
import Testing

/// Experts named and withdrawn at random (TOR 21).
@Suite struct RosterTrials {
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
