import Foundation
import Kernel
import LedgerSQLite
import Seals
import Testing

/// The addresses of calendars, in memory and in the file alike.
@Suite struct SecretsTests {
    static func stores() throws -> [any SecretStore] {
        [MemorySecrets(), try SQLiteSecrets(path: try Folder().path + "/secrets.sqlite")]
    }

    @Test func `one calendar a person, found by its hash, ended alone or with all access`() throws {
        for store in try SecretsTests.stores() {
            #expect(try store.feed(under: "a") == nil && !store.hasFeed("p-1"))
            try store.keepFeed(of: "p-1", under: "a")
            try store.keepFeed(of: "p-2", under: "b")
            #expect(try store.feed(under: "a") == "p-1" && store.hasFeed("p-1"))
            try store.keepFeed(of: "p-1", under: "c")
            #expect(try store.feed(under: "a") == nil && store.feed(under: "c") == "p-1")
            try store.forgetFeed(of: "p-1")
            #expect(try store.feed(under: "c") == nil && !store.hasFeed("p-1") && store.feed(under: "b") == "p-2")
            try store.forgetAccess(of: "p-2")
            #expect(try store.feed(under: "b") == nil)
        }
    }

    @Test func `an identity opens one account, an account has one of each issuer`() throws {
        for store in try SecretsTests.stores() {
            let (one, two) = (Identity(issuer: "a", subject: "1"), Identity(issuer: "a", subject: "2"))
            #expect(try store.tie(one, to: "p-1", replacing: false) && store.person(of: one) == "p-1")
            #expect(try store.tie(one, to: "p-1", replacing: false), "again is no harm")
            #expect(try !store.tie(one, to: "p-2", replacing: true) && store.person(of: one) == "p-1")
            #expect(try !store.tie(two, to: "p-1", replacing: false) && store.person(of: two) == nil)
            #expect(try store.tie(two, to: "p-1", replacing: true) && store.person(of: one) == nil)
            #expect(try store.tie(Identity(issuer: "b", subject: "2"), to: "p-1", replacing: false))
            #expect(try store.issuers(of: "p-1") == ["a", "b"] && store.issuers(of: "p-2").isEmpty)
            try store.forgetAccess(of: "p-1")
            #expect(try store.person(of: two) == nil && store.issuers(of: "p-1").isEmpty)
        }
    }

    @Test func `what waits is given once, and what is past goes`() throws {
        let now = Instant(milliseconds: 1_800_000_000_000)
        for store in try SecretsTests.stores() {
            try store.keepWaiting("one", under: "a", until: now.adding(seconds: 1), now: now)
            #expect(try store.waiting(under: "a")?.text == "one")
            try store.keepWaiting("two", under: "b", until: now.adding(seconds: 9), now: now.adding(seconds: 1))
            #expect(try store.waiting(under: "a") == nil)
            #expect(try store.takeWaiting(under: "b")?.until == now.adding(seconds: 9))
            #expect(try store.takeWaiting(under: "b") == nil)
        }
    }
}
