/// The application: what is asked goes in, what was recorded comes out.
///
/// A command takes one road: who may do this (`Access.judge`), may it be done now (`Room.decide`), what follows from
/// it elsewhere (`Reactions`), and then one transaction of the ledger with the views that must agree with it. A read
/// takes another: the folded state, opened by its room's `view(as:)` for this reader and nobody else.
///
/// The Desk knows neither HTTP nor SQL. It is handed its store, its clock, its source of names and the shipped facts.
import Access
import Checklist
import Facts
import Kernel
import Ledger
import Mechanism
import Reports
import Seals
import Synchronization
import Treaties

package final class Desk: Sendable {
    package let store: any EventStore
    package let secrets: any SecretStore
    package let documents: any DocumentStore
    /// Who read what; nothing confidential goes out before it is written there.
    package let reads: any ReadLog
    package let facts: Shelf
    package let door: Door
    let clock: @Sendable () -> Instant
    let newID: @Sendable () -> String
    let memory = Memory()
    let writing = Mutex(())

    package init(
        store: any EventStore, secrets: any SecretStore, documents: any DocumentStore = MemoryDocuments(),
        reads: any ReadLog = MemoryReads(), facts: Shelf, door: Door = Door(),
        clock: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> String
    ) {
        self.store = store
        self.secrets = secrets
        self.documents = documents
        self.reads = reads
        self.facts = facts
        self.door = door
        self.clock = clock
        self.newID = newID
    }

    package var now: Instant { clock() }
    package var today: Day { clock().day }

    func context(_ actor: Actor) -> Context {
        Context(now: clock(), actor: actor, newID: newID, fingerprint: Fingerprint.of)
    }

    /// The folded state of a stream, as the ledger has it at this moment.
    func state<R: Room>(_ room: R.Type, _ stream: StreamID) throws -> R.State {
        try memory.follow(store)
        return try memory.slot(room, stream, store).state
    }

    /// Runs a body of decisions and appends what came of them, all or nothing.
    ///
    /// Writers of this process wait for each other; when another process wrote to the same stream meanwhile, the
    /// body decides again upon what it finds then.
    func transact<T>(as actor: Actor, _ body: (inout Transaction) throws -> T) throws -> T {
        try writing.withLock { _ in
            var attempts = 0
            while true {
                var transaction = Transaction(desk: self, context: context(actor))
                let result = try body(&transaction)
                do {
                    try transaction.commit()
                    for person in transaction.withoutAccess.union(transaction.gone) {
                        try secrets.forgetAccess(of: person)
                    }
                    for person in transaction.withoutSessions { try secrets.forgetSessions(of: person) }
                    return result
                } catch LedgerError.conflict(let stream) {
                    attempts += 1
                    if attempts == 5 { throw LedgerError.conflict(stream) }
                } catch LedgerError.claimed(_, let key) {
                    throw Refusal.input("address-taken", field: "email", ["email": .code(key)])
                }
            }
        }
    }
}

/// What lies ready on the shelf: the facts shipped with the software.
package struct Shelf: Sendable {
    package let profiles: [StateCode: StateProfile]
    package let trainingProfiles: [StateCode: StateProfile]
    package let questionnaires: [Questionnaire]
    package let organizations: [Organization]
    package let trainingOrganizations: [Organization]
    /// What makes a passphrase easy to guess.
    package let obvious: Obvious

    package init(
        profiles: [StateProfile], trainingProfiles: [StateProfile], questionnaires: [Questionnaire],
        organizations: [Organization], trainingOrganizations: [Organization], commonPasswords: Set<String>
    ) {
        func byCode(_ profiles: [StateProfile]) -> [StateCode: StateProfile] {
            Dictionary(profiles.map { ($0.code, $0) }) { first, _ in first }
        }
        self.profiles = byCode(profiles)
        self.trainingProfiles = byCode(trainingProfiles)
        self.questionnaires = questionnaires
        self.organizations = organizations
        self.trainingOrganizations = trainingOrganizations
        obvious = Obvious(common: commonPasswords)
    }

    package func questionnaire(_ id: String, version: Int) -> Questionnaire? {
        questionnaires.first { $0.id == id && $0.version == version }
    }

    /// The latest version of the checklist of a rule set.
    package func questionnaire(for ruleSet: RuleSet) -> Questionnaire? {
        questionnaires.filter { $0.id == ruleSet.id }.max { $0.version < $1.version }
    }
}
