import Foundation
import GRDB
import Kernel
import Ledger
import Synchronization

/// The log of reads in a SQLite file of its own, beside the ledger.
///
/// Write-ahead log with `synchronous = NORMAL`: writing a line waits for no disk. A power cut may lose the last lines,
/// never one before a line that is kept, so that the chain stays whole; `settle` leaves nothing to be lost. A server
/// that ends or is killed loses none.
package final class SQLiteReads: ReadLog {
    private let pool: DatabasePool
    private let path: String
    /// What this process wrote in the hour it wrote last: read again, it asks the file nothing.
    private let known = Mutex<(hour: Int, reads: Set<Read>)>((0, []))

    package init(path: String) throws {
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.label = "reads"
        pool = try SQLiteStore.opening(path, until: Date().addingTimeInterval(5)) {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.write { try $0.execute(sql: Self.schema) }
            return pool
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    private static let schema = """
        CREATE TABLE IF NOT EXISTS reads (
            sequence INTEGER PRIMARY KEY,
            at       TEXT NOT NULL,
            actor    TEXT NOT NULL,
            review   TEXT NOT NULL,
            matter   TEXT NOT NULL,
            part     TEXT NOT NULL,
            label    TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash     TEXT NOT NULL,
            hour     INTEGER NOT NULL,
            UNIQUE (review, hour, actor, matter, part, label)
        ) STRICT;

        CREATE TRIGGER IF NOT EXISTS reads_stay_as_they_are BEFORE UPDATE ON reads BEGIN
            SELECT RAISE(ABORT, 'a line is never altered');
        END;

        CREATE TRIGGER IF NOT EXISTS reads_stay BEFORE DELETE ON reads BEGIN
            SELECT RAISE(ABORT, 'a line is never removed');
        END;

        CREATE TRIGGER IF NOT EXISTS reads_follow BEFORE INSERT ON reads
        WHEN NEW.sequence IS NOT (SELECT ifnull(max(sequence), 0) + 1 FROM reads)
            OR NEW.previous IS NOT ifnull(
                (SELECT hash FROM reads WHERE sequence = NEW.sequence - 1), '\(Ledger.Record.origin)')
        BEGIN
            SELECT RAISE(ABORT, 'a line only follows the last');
        END;
        """

    private static let columns = "sequence, at, actor, review, matter, part, label, previous, hash"

    package func note(_ read: Read, at: Instant) throws {
        let hour = at.hour
        if known.withLock({ $0.hour == hour && $0.reads.contains(read) }) { return }
        try pool.write { db in
            let key: StatementArguments = [
                read.review, hour, read.actor.text, read.matter.rawValue, read.part, read.label.rawValue,
            ]
            let isThere = """
                SELECT 1 FROM reads
                WHERE review = ? AND hour = ? AND actor = ? AND matter = ? AND part = ? AND label = ?
                """
            if try Int.fetchOne(db.cachedStatement(sql: isThere), arguments: key) != nil { return }
            let last = try Self.head(db)
            let line = ReadLine(sequence: last.sequence + 1, at: at, read, previous: last.hash)
            try db.cachedStatement(
                sql: "INSERT INTO reads (\(Self.columns), hour) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            )
            .execute(arguments: [
                line.sequence, at.description, read.actor.text, read.review, read.matter.rawValue, read.part,
                read.label.rawValue, line.previous, line.hash, hour,
            ])
        }
        known.withLock { known in
            if known.hour != hour { known = (hour, []) }
            known.reads.insert(read)
        }
    }

    package func lines(of review: String) throws -> [ReadLine] {
        try lines("SELECT \(Self.columns) FROM reads WHERE review = ? ORDER BY sequence", [review])
    }

    package func lines(after sequence: Int, limit: Int) throws -> [ReadLine] {
        try lines(
            "SELECT \(Self.columns) FROM reads WHERE sequence > ? ORDER BY sequence LIMIT ?", [sequence, max(0, limit)])
    }

    package func head() throws -> (sequence: Int, hash: String) { try pool.read(Self.head) }

    package func settle() throws {
        // A checkpoint syncs the log before it moves it.
        _ = try pool.writeWithoutTransaction { try $0.checkpoint(.full) }
    }

    /// Copies the log as it stands at one moment, while others go on writing.
    package func backup(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try pool.backup(to: copy)
        try copy.close()
    }

    private static func head(_ db: Database) throws -> (sequence: Int, hash: String) {
        let last = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT sequence, hash FROM reads ORDER BY sequence DESC LIMIT 1"))
        guard let last else { return (0, Ledger.Record.origin) }
        guard let sequence = Int.fromDatabaseValue(last[0]), let hash = String.fromDatabaseValue(last[1]) else {
            throw LedgerError.damaged("the last line")
        }
        return (sequence, hash)
    }

    private func lines(_ sql: String, _ arguments: StatementArguments) throws -> [ReadLine] {
        try naming(path) {
            try pool.read { db in
                var lines: [ReadLine] = []
                let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
                while let row = try rows.next() {
                    func text(_ index: Int) -> String? { String.fromDatabaseValue(row[index]) }
                    guard let sequence = Int.fromDatabaseValue(row[0]),
                        let line = ReadLine(
                            sequence: sequence, at: text(1), actor: text(2), review: text(3), matter: text(4),
                            part: text(5), label: text(6), previous: text(7), hash: text(8))
                    else { throw LedgerError.damaged("a line after \(lines.last?.sequence ?? 0) cannot be read") }
                    lines.append(line)
                }
                return lines
            }
        }
    }
}
