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
}
