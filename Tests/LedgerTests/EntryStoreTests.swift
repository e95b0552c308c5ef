import Foundation
import GRDB
import Kernel
import LedgerSQLite
import Seals
import Testing

/// What coming in needs kept, in memory and in the file alike.
@Suite struct EntryStoreTests {
    static let now = Instant(milliseconds: 1_800_000_000_000)

    @Test func `mistakes outlive a restart, and are forgotten a day after the last`() throws {
        let path = try Folder().path + "/secrets.sqlite"
        let limit = Patience.Limit("passphrase x", free: 1, longest: 3600)
        #expect(try SQLiteSecrets(path: path).attempt([limit], at: EntryStoreTests.now) == nil)
        #expect(
            try SQLiteSecrets(path: path).attempt([limit], at: EntryStoreTests.now)
                == EntryStoreTests.now.adding(seconds: 60))
        #expect(try SQLiteSecrets(path: path).attempt([limit], at: EntryStoreTests.now.adding(seconds: 86_401)) == nil)
    }

    @Test func `what is given back is given back, and a network gets one`() throws {
        for store in try SecretsTests.stores() {
            let own = Patience.Limit("own", free: 1, longest: 3600)
            let network = Patience.Limit("network", free: 2, longest: 3600)
            #expect(try store.attempt([own, network], at: EntryStoreTests.now) == nil)
            try store.forgive([own], network: network, at: EntryStoreTests.now)
            #expect(try store.attempt([own, network], at: EntryStoreTests.now) == nil)
            #expect(try store.attempt([network], at: EntryStoreTests.now) == nil)
            #expect(try store.attempt([network], at: EntryStoreTests.now) != nil)
            // While one limit waits, nothing is counted on another.
            let other = Patience.Limit("other", free: 1, longest: 3600)
            #expect(try store.attempt([network, other], at: EntryStoreTests.now) != nil)
            #expect(try store.attempt([other], at: EntryStoreTests.now) == nil)
        }
    }

    @Test func `browsers, factors, recovery codes, half-taken steps, and their end with all access`() throws {
        for store in try SecretsTests.stores() {
            let (now, later) = (EntryStoreTests.now, EntryStoreTests.now.adding(seconds: 600))
            try store.keepBrowser(of: "p-1", under: "b", until: later)
            #expect(try store.knowsBrowser(of: "p-1", under: "b", at: now))
            #expect(try !store.knowsBrowser(of: "p-1", under: "b", at: later))
            #expect(try !store.knowsBrowser(of: "p-2", under: "b", at: now))

            #expect(try store.factor(of: "p-1") == nil && !store.takeStep(1, of: "p-1"))
            try store.setFactor([1, 2, 3], recovery: ["r", "s"], of: "p-1")
            #expect(try store.factor(of: "p-1") == [1, 2, 3])
            #expect(try store.takeStep(7, of: "p-1") && !store.takeStep(7, of: "p-1") && !store.takeStep(6, of: "p-1"))
            #expect(try !store.takeRecovery("r", of: "p-2") && store.recoveryLeft(of: "p-1") == 2)
            #expect(try store.takeRecovery("r", of: "p-1") && !store.takeRecovery("r", of: "p-1"))
            try store.setRecovery(["t"], of: "p-1")
            #expect(try !store.takeRecovery("s", of: "p-1") && store.recoveryLeft(of: "p-1") == 1)

            try store.keepHalfway("p-1", under: "h", until: later)
            #expect(try store.halfway(under: "h")?.person == "p-1")
            try store.keep(Session(person: "p-1", capacity: .secretariat, since: now, browser: "Firefox"), under: "s")
            try store.seen("s", at: later)
            #expect(try store.session(under: "s")?.seen == later && store.session(under: "s")?.browser == "Firefox")
            #expect(try store.sessions(of: "p-1").map(\.hash) == ["s"] && store.sessions(of: "p-2").isEmpty)

            try store.keep(Invitation(person: "p-1", until: later), under: "i")
            try store.keep(Invitation(person: "p-1", until: later, isOwn: true), under: "o")
            try store.keep(Invitation(person: "p-1", until: later), under: "j")
            #expect(try store.invitation(under: "i") == nil && store.invitation(under: "o")?.isOwn == true)
            #expect(try store.takeInvitation(under: "j")?.person == "p-1" && store.invitation(under: "o") == nil)

            try store.forgetAccess(of: "p-1")
            #expect(try store.factor(of: "p-1") == nil && store.recoveryLeft(of: "p-1") == 0)
            #expect(try store.halfway(under: "h") == nil && store.sessions(of: "p-1").isEmpty)
            #expect(try !store.knowsBrowser(of: "p-1", under: "b", at: now))
        }
    }

    @Test func `a file of secrets from before sessions were listed is taken up: passphrases stay`() throws {
        let path = try Folder().path + "/secrets.sqlite"
        try DatabaseQueue(path: path).write {
            try $0.execute(
                sql: """
                    CREATE TABLE verifiers (person TEXT PRIMARY KEY, verifier TEXT NOT NULL) STRICT;
                    CREATE TABLE sessions (
                        hash TEXT PRIMARY KEY, person TEXT NOT NULL, capacity TEXT NOT NULL, since INTEGER NOT NULL) STRICT;
                    CREATE TABLE invitations (
                        hash TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE, until INTEGER NOT NULL) STRICT;
                    INSERT INTO verifiers VALUES ('p-1', 'v');
                    INSERT INTO sessions VALUES ('s', 'p-1', 'secretariat', 1);
                    """)
        }
        for _ in 1...2 {
            let store = try SQLiteSecrets(path: path)
            #expect(try store.verifier(of: "p-1") == "v")
            try store.keep(Session(person: "p-1", capacity: .secretariat, since: EntryStoreTests.now), under: "t")
            #expect(try store.session(under: "s") == nil && store.session(under: "t") != nil)
        }
    }
}
