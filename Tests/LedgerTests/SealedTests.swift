import Foundation
import GRDB
import Kernel
import Ledger
import LedgerSQLite
import Seals
import Testing

/// What is sealed: bodies, views and documents in the file, keys apart from it.
@Suite struct SealedTests {
    let folder: Folder
    let file: SQLiteStore
    let keys: SQLiteKeys
    let key = InstallationKey()
    let ring: KeyRing
    let store: SealedStore

    init() throws {
        folder = try Folder()
        file = try SQLiteStore(path: folder.ledger)
        keys = try SQLiteKeys(path: folder.path + "/keys.sqlite")
        let key = key
        ring = try KeyRing(keys) { key }
        store = SealedStore(file, ring)
    }

    /// Whether a word stands anywhere in the folder's files, in whatever encoding it was given.
    func holds(_ word: String) throws -> Bool {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return names.contains { name in
            (FileManager.default.contents(atPath: "\(folder.path)/\(name)")).map {
                $0.range(of: Data(word.utf8)) != nil || name.contains(word)
            } ?? false
        }
    }

    @Test func `confidential bodies and views are in the file as ciphertext, public ones as they are`() throws {
        let secret: JSON = ["text": "Geheimnis"]
        for (index, stream) in [
            "review/1-xaa", "report/1-xaa", "response/1-xaa", "account/p-1", "reminder/p-1",
            "roster/XAA", "something-new/1",
        ].enumerated() {
            try store.append(
                StreamID(stream), expected: 0, [Draft(name: "thing.said/1", body: secret)],
                views: [.put(view: "address", key: "ada\(index)@example.org", value: .string("p-\(index)"))])
        }
        try store.append("register/real", expected: 0, [Draft(name: "register.said/1", body: ["text": "public"])])
        #expect(try store.records(after: 0, limit: 7).allSatisfy { $0.body == secret })
        #expect(try file.records(after: 0, limit: 7).allSatisfy { $0.sealed != nil })
        #expect(try store.view("address", key: "ada3@example.org") == "p-3")
        #expect(try store.view("address").map(\.key) == (0..<7).map { "ada\($0)@example.org" })
        #expect(try !holds("Geheimnis") && !holds("example.org"))
        #expect(try holds("public"))
        #expect(
            try keys.scopes().map(\.text) == [
                "account/p-0", "account/p-1", "account/p-2", "account/p-3", "account/p-4", "account/p-5", "account/p-6",
                "installation", "reminder/p-1", "response/1-xaa", "review/1-xaa", "roster/XAA", "something-new/1",
            ])
        var chain = Chain()
        try chain.follow(file)
        #expect(chain.isSound && chain.count == 8)
    }

    @Test func `the size of a sealed answer does not tell yes from no`() throws {
        try store.append(
            "response/1-xaa", expected: 0,
            ["yes", "no", "partly, and here are some words about it"].map { draft($0) })
        #expect(Set(try file.records(after: 0, limit: 9).map { $0.body.canonical.utf8.count }).count == 1)
    }

    @Test func `a body moved to another record, or altered, does not open`() throws {
        try store.append("response/1-xaa", expected: 0, [draft("one"), draft("two")])
        try store.append("response/1-xbb", expected: 0, [draft("three")])
        let raw = try DatabaseQueue(path: folder.ledger)
        try raw.write { try $0.execute(sql: "DROP TRIGGER records_stay_as_they_are") }
        let second = try file.records(after: 1, limit: 1)[0].body.canonical
        for body in [second, second.replacing("A", with: "B"), "{\"sealed/1\":\"\"}", "{\"sealed/1\":7}"] {
            try raw.write {
                try $0.execute(sql: "UPDATE records SET body = ? WHERE sequence <> 2", arguments: [body])
            }
            for sequence in [0, 2] {
                #expect(throws: LedgerError.self) { try store.records(after: sequence, limit: 1) }
            }
            var chain = Chain()
            try chain.follow(file)
            #expect(!chain.isSound, "and who has no key sees it too")
        }
    }

    @Test func `records and documents from before there were keys are read as they are`() throws {
        try file.append("response/1-xaa", expected: 0, [draft("before")])
        let shelf = DocumentFolder(path: folder.path + "/documents")
        let old = MemoryDocuments.hash(of: [1, 2, 3])
        try shelf.put([1, 2, 3], under: old)
        try store.append("response/1-xaa", expected: 1, [draft("after")])
        #expect(
            try store.records(of: "response/1-xaa", after: 0).map(\.body)
                == [draft("before"), draft("after")].map(\.body))
        #expect(try SealedDocuments(shelf, ring).bytes(old, of: "response/1-xaa") == [1, 2, 3])
    }

    @Test func `a destroyed key takes the bodies with it and nothing else, and none takes its place`() throws {
        try store.append(
            "account/p-1", expected: 0, [draft("Ada")],
            views: [.claim(view: "address", key: "ada@example.org", value: "p-1")])
        try store.append("account/p-2", expected: 0, [draft("Bo")])
        try ring.destroy(.account("p-1"))
        for other in [store, SealedStore(file, try KeyRing(keys) { [key] in key })] {
            let records = try other.records(after: 0, limit: 9)
            #expect(records.map(\.isErased) == [true, false])
            #expect(records[0].actor == chair && records[0].name == "thing.happened/1")
            #expect(try other.view("address").isEmpty)
            #expect(throws: LedgerError.damaged("the key of account/p-1 was destroyed")) {
                try other.append("account/p-1", expected: 1, drafts(1))
            }
        }
        var chain = Chain()
        try chain.follow(file)
        #expect(chain.isSound && chain.count == 2)
    }

    @Test func `a wrong key, and keys of another ledger, are told apart`() throws {
        try store.append("response/1-xaa", expected: 0, drafts(1))
        let wrong = InstallationKey()
        #expect(throws: KeyFault.wrong(found: wrong.name, wanted: key.name)) { try KeyRing(keys) { wrong } }
        let other = SealedStore(file, try KeyRing())
        #expect(throws: LedgerError.damaged("the key of response/1-xaa is not among the keys kept")) {
            try other.records(after: 0, limit: 1)
        }
    }

    @Test func `wrapped anew, all opens with the new key, the ledger is untouched, and a running server goes on`()
        throws
    {
        let source = Source(key)
        let running = SealedStore(file, try KeyRing(keys) { source.key })
        try running.append("response/1-xaa", expected: 0, [draft("one")])
        let bytes = try file.records(after: 0, limit: 9)
        let new = InstallationKey()
        try KeyRing.rewrap(keys, from: key, to: new)
        #expect(try file.records(after: 0, limit: 9) == bytes)
        source.key = new
        try running.append("response/1-xbb", expected: 0, [draft("two")])
        let later = SealedStore(file, try KeyRing(keys) { new })
        #expect(try later.records(after: 0, limit: 9).map(\.body) == [draft("one"), draft("two")].map(\.body))
        #expect(throws: KeyFault.wrong(found: key.name, wanted: new.name)) {
            try KeyRing.rewrap(keys, from: key, to: new)
        }
    }

    @Test func `documents tell neither their words nor their hashes, and two files changed about are found`() throws {
        let documents = SealedDocuments(DocumentFolder(path: folder.path + "/documents"), ring)
        let (a, b) = (Array("Geheimnis A".utf8), Array("Geheimnis B".utf8))
        let first = try documents.keep(a, of: "response/1-xaa")
        let second = try documents.keep(b, of: "response/1-xaa")
        #expect(try documents.keep(a, of: "response/1-xaa") == first)
        #expect(try documents.bytes(first, of: "response/1-xaa") == a)
        #expect(try documents.bytes(first, of: "review/1-xaa") == nil)
        #expect(try documents.bytes("../../\(first)", of: "response/1-xaa") == nil)
        #expect(try !holds("Geheimnis") && !holds(first) && !holds(second))
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/documents")
            .filter { $0.contains("/") }.map { "\(folder.path)/documents/\($0)" }
        #expect(files.count == 2)
        let contents = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        for (file, data) in zip(files, contents.reversed()) { try data.write(to: URL(fileURLWithPath: file)) }
        for hash in [first, second] {
            #expect(throws: LedgerError.damaged("document \(hash)")) { try documents.bytes(hash, of: "response/1-xaa") }
        }
        // Attached again, the whole document takes the broken one's place.
        #expect(try documents.keep(a, of: "response/1-xaa") == first)
        #expect(try documents.bytes(first, of: "response/1-xaa") == a)
    }

    @Test func `a key is 64 hexadecimal digits, and says its name and no more`() throws {
        let text = key.text
        #expect(text.utf8.count == 64)
        #expect(InstallationKey("  \(text)\n")?.name == key.name)
        #expect(InstallationKey(text.uppercased())?.name == key.name)
        for bad in [
            "", String(text.dropLast()), text + "0", text.dropLast() + "g", text.dropLast() + "é",
            text.dropLast() + "٣",
        ] {
            #expect(InstallationKey(String(bad)) == nil, "\(bad)")
        }
    }
}

/// A key that is changed under a running server.
private final class Source: @unchecked Sendable {
    var key: InstallationKey
    init(_ key: InstallationKey) { self.key = key }
}
