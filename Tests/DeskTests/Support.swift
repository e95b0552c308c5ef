import Access
import Desk
import Facts
import Kernel
import Ledger
import Mechanism
import Seals
import Synchronization
import Testing

/// How far a desk's clock has been set ahead.
final class Ahead: Sendable {
    private let seconds = Mutex(0)
    var value: Int { seconds.withLock { $0 } }
    func pass(_ seconds: Int) { self.seconds.withLock { $0 += seconds } }
}

private let training = Result { try Facts.training() }

/// What is shipped, read once.
private let shelf = Result {
    Shelf(
        profiles: try Facts.profiles(), trainingProfiles: try training.get().profiles,
        questionnaires: try Facts.questionnaires(), organizations: try Facts.organizations(),
        trainingOrganizations: try Facts.trainingOrganizations(), commonPasswords: try Facts.commonPasswords())
}

/// A desk on a store in memory, with a clock that stands and names that count.
///
/// - Parameter isSeeded: whether the register of treaties has its acts, which take their time.
func makeDesk(
    _ kind: Installation.Kind, at day: String = "2027-02-01", store: any EventStore = MemoryStore(),
    documents: any DocumentStore = MemoryDocuments(), ids: String = "id", door: Door = Door(), ahead: Ahead = Ahead(),
    isSeeded: Bool = true
) throws -> Desk {
    let now = try #require(Day(day))
    let counter = Mutex(0)
    let desk = Desk(
        store: store, secrets: MemorySecrets(), documents: documents, facts: try shelf.get(), door: door,
        clock: { Instant(now).adding(seconds: 36_000 + ahead.value) },
        newID: {
            counter.withLock { count in
                count += 1
                return "\(ids)\(count)"
            }
        })
    let seed = isSeeded ? try Facts.seed() : (acts: [], unknown: [])
    try desk.sealViews()
    _ = try desk.found(kind, from: Shipped(acts: seed.acts, unknown: seed.unknown, training: try training.get()))
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
