import Foundation
import GRDB
import Kernel
import Ledger

import struct Ledger.Record

/// The ledger in one SQLite file, which serves a whole mechanism from one machine.
///
/// Write-ahead log with `synchronous = FULL`: what `append` returned survives a power cut. Several processes may have
/// the same file open; they write one after the other, and readers never wait.
package final class SQLiteStore: EventStore {
    private let pool: DatabasePool
    private let path: String

    /// Opens the file, or makes it. `patience` is how many seconds a writer waits for another before it gives up.
    package init(path: String, patience: Double = 10) throws {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.label = "ledger"
        pool = try Self.opening(path, until: Date().addingTimeInterval(patience)) {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB chooses NORMAL while it opens, which could lose the last records in a power cut.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            try Schema.prepare(pool, path: path)
            return pool
        }
    }

    /// Closes the file's connections, the writer last, for only a writer takes the write-ahead log back into the file.
    /// Without it they close when the store is let go, and the log may stay beside the file, with nothing lost.
    package func close() throws {
        pool.invalidateReadOnlyConnections()
        try pool.close()
    }

    // MARK: Records

    @discardableResult
    package func append(_ appends: [Append], views: [ViewChange], at: Instant, actor: Actor) throws -> [Record] {
        try writing { db in
            let last = try Self.last(db)
            let records = try Record.following(
                sequence: last.sequence, hash: last.hash, appends, at: at, actor: actor
            ) { stream in
                if stream.text.holdsZero { return 0 }
                return try Int.fetchOne(db.cachedStatement(sql: Statements.version), arguments: [stream.text]) ?? 0
            }
            for record in records { try Self.insert(StoredRecord(record), db) }
            for change in views { try Self.apply(change, db) }
            return records
        }
    }

    package func records(of stream: StreamID, after version: Int) throws -> [Record] {
        if stream.text.holdsZero { return [] }
        return try records(Statements.ofStream, [stream.text, version])
    }

    package func records(after sequence: Int, limit: Int) throws -> [Record] {
        try records(Statements.ofLedger, [sequence, max(0, limit)])
    }

    package func head() throws -> Int {
        try reading { try Int.fetchOne($0.cachedStatement(sql: Statements.head)) ?? 0 }
    }

    package func streams(kind: String) throws -> [StreamID] {
        if kind.holdsZero || kind.utf8.contains(UInt8(ascii: "/")) { return [] }
        return try reading { db in
            var streams: [StreamID] = []
            let rows = try Row.fetchCursor(db.cachedStatement(sql: Statements.streams), arguments: [kind])
            while let row = try rows.next() { streams.append(StreamID(try Self.text(row, 0, of: "a stream"))) }
            return streams.sorted()
        }
    }

    private func records(_ statement: String, _ arguments: StatementArguments) throws -> [Record] {
        try reading { db in
            var records: [Record] = []
            let rows = try Row.fetchCursor(db.cachedStatement(sql: statement), arguments: arguments)
            while let row = try rows.next() { records.append(try Self.stored(row).record()) }
            return records
        }
    }

    // MARK: Views

    package func view(_ view: String, key: String) throws -> JSON? {
        if view.holdsZero || key.holdsZero { return nil }
        return try reading { db in try Self.value(view, key, db) }
    }

    package func view(_ view: String) throws -> [(key: String, value: JSON)] {
        if view.holdsZero { return [] }
        return try reading { db in
            var members: [(key: String, value: JSON)] = []
            let rows = try Row.fetchCursor(db.cachedStatement(sql: Statements.wholeView), arguments: [view])
            while let row = try rows.next() {
                let key = try Self.text(row, 0, of: "a key of view \(view)")
                members.append((key, try Self.json(row, 1, of: "view \(view), key \(key)")))
            }
            return members
        }
    }

    package func replaceViews(_ changes: [ViewChange], foldedTo sequence: Int) throws {
        try writing { db in
            guard try Int.fetchOne(db.cachedStatement(sql: Statements.head)) ?? 0 == sequence else {
                throw LedgerError.conflict("views")
            }
            try db.execute(sql: Statements.clear)
            for change in changes { try Self.apply(change, db) }
        }
    }

    // MARK: Care

    /// Copies the ledger as it stands at one moment, while others go on writing. The file appears under its name only
    /// when it is whole; one that is there already is left alone.
    package func backup(to path: String) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else {
            throw CocoaError(.fileWriteFileExists, userInfo: [NSFilePathErrorKey: path])
        }
        let partial = path + ".partial"
        for leftover in [partial, partial + "-wal", partial + "-shm", partial + "-journal"]
        where files.fileExists(atPath: leftover) {
            try files.removeItem(atPath: leftover)
        }
        let copy = try DatabaseQueue(path: partial)
        try pool.backup(to: copy)
        try copy.close()
        try files.moveItem(atPath: partial, toPath: path)
    }

    /// What SQLite finds wrong with the file itself; empty when nothing is.
    package func checkIntegrity() throws -> [String] {
        do {
            return try reading { try String.fetchAll($0, sql: "PRAGMA integrity_check").filter { $0 != "ok" } }
        } catch LedgerError.damaged(let why) {
            return [why]
        }
    }

    /// What is really in force on the connection that writes: 2 is FULL.
    package func synchronous() throws -> Int {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? 0 }
    }

    // MARK: Within a transaction

    private static func last(_ db: Database) throws -> (sequence: Int, hash: String) {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: Statements.last)) else { return (0, Record.origin) }
        let sequence = try whole(row, 0, of: "the last record")
        return (sequence, try text(row, 1, of: "the hash of record \(sequence)"))
    }

    private static func insert(_ record: StoredRecord, _ db: Database) throws {
        try db.cachedStatement(sql: Statements.insert).execute(arguments: [
            record.sequence, record.stream, record.version, record.name, record.at, record.actor, record.rules,
            record.body, record.previous, record.hash,
        ])
    }

    private static func apply(_ change: ViewChange, _ db: Database) throws {
        let text = try change.readable()
        switch change {
        case .put(let view, let key, _):
            try db.cachedStatement(sql: Statements.put).execute(arguments: [view, key, text])
        case .remove(let view, let key):
            try db.cachedStatement(sql: Statements.remove).execute(arguments: [view, key])
        case .claim(let view, let key, _):
            if let holder = try value(view, key, db), !holder.canonical.utf8.elementsEqual((text ?? "").utf8) {
                throw LedgerError.claimed(view: view, key: key)
            }
            try db.cachedStatement(sql: Statements.put).execute(arguments: [view, key, text])
        }
    }

    private static func value(_ view: String, _ key: String, _ db: Database) throws -> JSON? {
        let row = try Row.fetchOne(db.cachedStatement(sql: Statements.view), arguments: [view, key])
        return try row.map { try json($0, 0, of: "view \(view), key \(key)") }
    }

    // MARK: Reading what may be damaged

    private static func stored(_ row: Row) throws -> StoredRecord {
        let sequence = try whole(row, 0, of: "the place of a record")
        let place = "record \(sequence)"
        return StoredRecord(
            sequence: sequence, stream: try text(row, 1, of: place), version: try whole(row, 2, of: place),
            name: try text(row, 3, of: place), at: try text(row, 4, of: place), actor: try text(row, 5, of: place),
            rules: try text(row, 6, of: place), body: try text(row, 7, of: place),
            previous: try text(row, 8, of: place), hash: try text(row, 9, of: place))
    }

    private static func whole(_ row: Row, _ index: Int, of place: String) throws -> Int {
        guard case .int64(let value) = (row[index] as DatabaseValue).storage, let whole = Int(exactly: value) else {
            throw LedgerError.damaged("\(place): column \(index) is not a whole number")
        }
        return whole
    }

    private static func text(_ row: Row, _ index: Int, of place: String) throws -> String {
        guard case .blob(let bytes) = (row[index] as DatabaseValue).storage,
            let text = String(validating: bytes, as: UTF8.self)
        else { throw LedgerError.damaged("\(place): column \(index) is not UTF-8 text") }
        return text
    }

    private static func json(_ row: Row, _ index: Int, of place: String) throws -> JSON {
        guard let value = JSON(canonical: try text(row, index, of: place).utf8) else {
            throw LedgerError.damaged("\(place): not canonical JSON")
        }
        return value
    }

    // MARK: The file

    private func reading<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try naming(path) { try pool.read(work) }
    }

    /// One transaction, begun as a writer's, so that what it read cannot have changed when it writes.
    private func writing<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try naming(path) { try pool.write(work) }
    }

    /// Opening switches a new file to its write-ahead log; processes that do so at the same moment can each find it
    /// busy without being let wait, so they try again.
    static func opening(_ path: String, until end: Date, _ open: () throws -> DatabasePool) throws
        -> DatabasePool
    {
        while true {
            do {
                return try naming(path, open)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < end {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
    }
}

/// Says as the ledger says it that a file's pages are broken, or are no database's.
func naming<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
    do {
        return try work()
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
        throw LedgerError.damaged("\(path): \(error.message ?? "the file is broken")")
    }
}
