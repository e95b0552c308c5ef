import Access
import Desk
import Facts
import Kernel
import Ledger
import Seals
import Synchronization
import Testing

/// A desk on a store in memory, with a clock that stands and names that count.
func makeDesk(
    _ kind: Installation.Kind, at day: String = "2027-02-01", store: any EventStore = MemoryStore()
) throws -> Desk {
    let now = try #require(Day(day))
    let counter = Mutex(0)
    let desk = Desk(
        store: store, secrets: MemorySecrets(),
        facts: Shelf(
            profiles: try Facts.profiles(), trainingProfiles: try Facts.training().profiles,
            questionnaires: try Facts.questionnaires()),
        clock: { Instant(now).adding(seconds: 36_000) },
        newID: {
            counter.withLock { count in
                count += 1
                return "id\(count)"
            }
        })
    let seed = try Facts.seed()
    _ = try desk.found(kind, from: Shipped(acts: seed.acts, unknown: seed.unknown, training: try Facts.training()))
    return desk
}

let officer = Actor.person("p-secretariat-1", .secretariat)

/// What a body is refused with: its codes and the paragraphs they name.
func refusal(_ body: () throws -> Void) -> [String] {
    do {
        try body()
        return []
    } catch let refusal as Refusal {
        return refusal.reasons.map { [$0.code, $0.citation?.text].compactMap { $0 }.joined(separator: " ") }
    } catch {
        return ["fault: \(error)"]
    }
}
