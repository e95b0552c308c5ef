import Access
import Desk
import Facts
import Kernel
import Ledger
import Mechanism
import Seals
import Synchronization
import Testing

/// A desk on a store in memory, with a clock that stands and names that count.
func makeDesk(
    _ kind: Installation.Kind, at day: String = "2027-02-01", store: any EventStore = MemoryStore(),
    documents: any DocumentStore = MemoryDocuments(), ids: String = "id"
) throws -> Desk {
    let now = try #require(Day(day))
    let counter = Mutex(0)
    let desk = Desk(
        store: store, secrets: MemorySecrets(), documents: documents,
        facts: Shelf(
            profiles: try Facts.profiles(), trainingProfiles: try Facts.training().profiles,
            questionnaires: try Facts.questionnaires(), organizations: try Facts.organizations(),
            trainingOrganizations: try Facts.trainingOrganizations()),
        clock: { Instant(now).adding(seconds: 36_000) },
        newID: {
            counter.withLock { count in
                count += 1
                return "\(ids)\(count)"
            }
        })
    let seed = try Facts.seed()
    _ = try desk.found(kind, from: Shipped(acts: seed.acts, unknown: seed.unknown, training: try Facts.training()))
    return desk
}

let officer = Actor.person("p-secretariat-1", .secretariat)

/// Announces a draw for today, closes it at once and rolls the dice: a ceremony without a word.
func draw(
    _ desk: Desk, _ number: Int, _ subject: Ceremony.Subject, dice: [Int] = [6, 1, 3, 2, 5, 5, 4, 1, 2, 6],
    as actor: Actor
) throws {
    let terms = Ceremony.Terms(day: desk.today, book: false, dice: dice.count, beacon: "", fallback: "")
    try desk.announce(number, subject, terms, as: actor)
    try desk.closeContributions(number, subject.name, as: actor)
    try desk.rollDice(number, subject.name, dice, as: actor)
}

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
