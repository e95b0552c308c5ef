import Foundation
import GRDB
import Kernel
import Ledger
import LedgerSQLite
import Testing

/// What only the SQLite file promises.
@Suite("SQLite store")
struct SQLiteTests {
    @Test("synchronous reads back FULL on the connection that writes, when made and when opened again")
    func durable() throws {
        let folder = try Folder()
        let first = try SQLiteStore(path: folder.ledger)
        #expect(try first.synchronous() == 2)
        try first.append("review/1", expected: 0, drafts(1))
        #expect(try first.synchronous() == 2)
        try first.close()
        let second = try SQLiteStore(path: folder.ledger)
        #expect(try second.synchronous() == 2)
        #expect(try second.head() == 1)
    }

    @Test(
        "The file refuses to alter, remove, replace or misplace a record",
        arguments: [
            "UPDATE records SET body = '{}'", "UPDATE records SET sequence = 9 WHERE sequence = 1",
            "UPDATE OR REPLACE records SET version = 1 WHERE sequence = 2", "DELETE FROM records",
            "DELETE FROM records WHERE sequence = 2",
            copy("INSERT OR REPLACE", sequence: "2", version: 2), copy("INSERT OR REPLACE", sequence: "3", version: 2),
            copy("REPLACE", sequence: "NULL", version: 3), copy("INSERT", sequence: "4", version: 3),
            copy("INSERT", sequence: "3", version: 4), copy("INSERT", sequence: "3", version: 3, previous: "previous"),
        ])
    func appendOnly(sql: String) throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.ledger)
        let records = try store.append("review/1", expected: 0, drafts(2))
        let raw = try DatabaseQueue(path: folder.ledger)
        let error = #expect(throws: DatabaseError.self) { try raw.write { try $0.execute(sql: sql) } }
        #expect(error?.message?.hasPrefix("a record ") == true, "\(String(describing: error))")
        #expect(try store.records(after: 0, limit: 9) == records)
    }

    /// Puts a copy of the second record somewhere.
    private static func copy(_ verb: String, sequence: String, version: Int, previous: String = "hash") -> String {
        """
        \(verb) INTO records
        SELECT \(sequence), stream, \(version), name, at, actor, rules, body, \(previous), hash FROM records WHERE sequence = 2
        """
    }

    @Test("Two stores on one file see each other")
    func twoStores() throws {
        let folder = try Folder()
        let (a, b) = (try SQLiteStore(path: folder.ledger), try SQLiteStore(path: folder.ledger))
        try a.append("review/1", expected: 0, drafts(1), views: [.put(view: "v", key: "k", value: 1)])
        #expect(try b.head() == 1)
        #expect(try b.view("v", key: "k") == 1)
        #expect(throws: LedgerError.conflict("review/1")) { try b.append("review/1", expected: 0, drafts(1)) }
        try b.append("review/1", expected: 1, drafts(1), views: [.put(view: "v", key: "k", value: 2)])
        #expect(try a.records(of: "review/1", after: 0).count == 2)
        #expect(try a.view("v", key: "k") == 2)
    }

    @Test("Several open a new file at the same moment and write to it without a gap")
    func openedAtOnce() async throws {
        let folder = try Folder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let store = try SQLiteStore(path: folder.ledger)
                    for version in 0..<20 {
                        try store.append(StreamID("writer", "\(writer)"), expected: version, drafts(1))
                    }
                    #expect(try store.synchronous() == 2)
                }
            }
            try await group.waitForAll()
        }
        var chain = Chain()
        try chain.follow(try SQLiteStore(path: folder.ledger))
        #expect(chain.isSound && chain.count == 80)
    }

    @Test("No reading walks through the whole of a table", arguments: Statements.reading)
    func plan(sql: String) throws {
        let folder = try Folder()
        try SQLiteStore(path: folder.ledger).close()
        let plan = try DatabaseQueue(path: folder.ledger).read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.hasPrefix("SEARCH") })
        #expect(
            !plan.contains { $0.hasPrefix("SCAN records") || $0.hasPrefix("SCAN views") || $0.contains("TEMP B-TREE") },
            "\(plan)")
    }

    @Test("The streams of a kind are found without passing all their records")
    func streamsByIndex() throws {
        let folder = try Folder()
        try SQLiteStore(path: folder.ledger).close()
        let plan = try DatabaseQueue(path: folder.ledger).read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(Statements.streams)")
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan.filter { $0.contains("INDEX streams") }.count == 2, "\(plan)")
    }

    @Test("A file of a newer program, another program's file and no database at all are refused")
    func refusedFiles() throws {
        let folder = try Folder()
        try SQLiteStore(path: folder.ledger).close()
        try DatabaseQueue(path: folder.ledger).write {
            try $0.execute(sql: "PRAGMA user_version = \(Schema.version + 1)")
        }
        #expect(
            throws: LedgerError.damaged(
                "\(folder.ledger) is of version \(Schema.version + 1); this program knows \(Schema.version)")
        ) {
            try SQLiteStore(path: folder.ledger)
        }
        let other = folder.path + "/other.sqlite"
        try DatabaseQueue(path: other).write { try $0.execute(sql: "CREATE TABLE t (a)") }
        #expect(throws: LedgerError.damaged("\(other) is a database, but not a ledger")) {
            try SQLiteStore(path: other)
        }
        let text = folder.path + "/text.sqlite"
        try Data(String(repeating: "This is no database. ", count: 500).utf8).write(to: URL(fileURLWithPath: text))
        #expect(throws: LedgerError.self) { try SQLiteStore(path: text) }
    }

    @Test("Closed, the ledger is one file again, without a log beside it")
    func closed() throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.ledger)
        try store.append("review/1", expected: 0, drafts(50))
        #expect(try store.records(after: 0, limit: 100).count == 50)
        try store.close()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ledger.sqlite"])
        #expect(try SQLiteStore(path: folder.ledger).head() == 50)
    }

    @Test("A backup holds the ledger as it stood, and never takes another file's place")
    func backup() throws {
        let folder = try Folder()
        let copy = folder.path + "/copy.sqlite"
        let store = try SQLiteStore(path: folder.ledger)
        let records = try store.append(
            "review/1", expected: 0, drafts(50), views: [.put(view: "v", key: "k", value: 1)])
        try Data("left behind".utf8).write(to: URL(fileURLWithPath: copy + ".partial"))
        try store.backup(to: copy)
        try store.append("review/1", expected: 50, drafts(1))
        #expect(throws: (any Error).self) { try store.backup(to: copy) }
        #expect(throws: (any Error).self) { try store.backup(to: folder.ledger) }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("copy") } == [
                "copy.sqlite"
            ])
        let read = try SQLiteStore(path: copy)
        #expect(try read.records(after: 0, limit: 100) == records)
        #expect(try read.view("v", key: "k") == 1)
        #expect(try read.checkIntegrity().isEmpty)
        try read.append("review/1", expected: 50, drafts(1))
        #expect(try store.head() == 51)
    }

    @Test("Broken pages are reported as damage, and nothing crashes")
    func brokenPages() throws {
        var chance = Chance("broken pages")
        for _ in 0..<12 {
            let folder = try Folder()
            let store = try SQLiteStore(path: folder.ledger)
            for index in 0..<10 { try store.append(StreamID("review", "\(index)"), expected: 0, drafts(20)) }
            #expect(try store.checkIntegrity().isEmpty)
            try store.close()
            var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.ledger))
            let page = Int.random(in: 1..<(bytes.count / 4096), using: &chance)
            for index in 0..<4096 { bytes[page * 4096 + index] = UInt8.random(in: 0...255, using: &chance) }
            try bytes.write(to: URL(fileURLWithPath: folder.ledger))
            do {
                let broken = try SQLiteStore(path: folder.ledger)
                #expect(try !broken.checkIntegrity().isEmpty)
                var chain = Chain()
                try chain.follow(broken)
                for index in 0..<10 { _ = try broken.records(of: StreamID("review", "\(index)"), after: 0) }
                _ = try broken.streams(kind: "review")
                _ = try broken.view("v")
                try broken.append("review/0", expected: 20, drafts(1))
            } catch is LedgerError {
            } catch let error as DatabaseError {
                #expect(error.resultCode == .SQLITE_CONSTRAINT || error.resultCode == .SQLITE_ERROR, "\(error)")
            }
        }
    }

    @Test("A damaged view is reported, and can be thrown away")
    func damagedView() throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.ledger)
        try store.change(.put(view: "v", key: "k", value: 1))
        try DatabaseQueue(path: folder.ledger).write { try $0.execute(sql: "UPDATE views SET value = '{'") }
        #expect(throws: LedgerError.damaged("view v, key k: not canonical JSON")) { try store.view("v", key: "k") }
        #expect(throws: LedgerError.damaged("view v, key k: not canonical JSON")) { try store.view("v") }
        try store.replaceViews([.put(view: "v", key: "k", value: 2)], foldedTo: store.head())
        #expect(try store.view("v", key: "k") == 2)
    }

    @Test("Readers do not wait for a writer, and never see half of its work")
    func readersBesideWriter() async throws {
        let folder = try Folder()
        let store = try SQLiteStore(path: folder.ledger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for version in 0..<60 {
                    let count = JSON.number(version * 3 + 3)
                    try store.append(
                        "review/1", expected: version * 3, drafts(3), views: [.put(view: "n", key: "1", value: count)])
                }
            }
            group.addTask {
                var seen = 0
                while seen < 180 {
                    seen = try store.head()
                    #expect(seen % 3 == 0)
                    #expect(try store.view("n", key: "1")?.int ?? 0 >= seen)
                }
            }
            try await group.waitForAll()
        }
    }
}
