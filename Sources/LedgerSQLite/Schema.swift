import GRDB
import Ledger

import struct Ledger.Record

/// The tables of the ledger's file, and every question put to them.
///
/// The records are guarded by the file itself: triggers refuse to alter or remove one, and to add any but the next.
/// (`INSERT OR REPLACE` removes without a delete trigger; the insert trigger is what stops it.)
package enum Schema {
    /// What this program writes; kept in `PRAGMA user_version`.
    package static let version = steps.count

    /// The statements that lead from each version to the next. A step that was ever released is never changed.
    private static let steps = [
        """
        CREATE TABLE records (
            sequence INTEGER PRIMARY KEY,
            stream   TEXT NOT NULL,
            version  INTEGER NOT NULL,
            name     TEXT NOT NULL,
            at       TEXT NOT NULL,
            actor    TEXT NOT NULL,
            rules    TEXT NOT NULL,
            body     TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash     TEXT NOT NULL,
            UNIQUE (stream, version)
        ) STRICT;

        CREATE INDEX streams ON records (stream) WHERE version = 1;

        CREATE TRIGGER records_stay_as_they_are BEFORE UPDATE ON records BEGIN
            SELECT RAISE(ABORT, 'a record is never altered');
        END;

        CREATE TRIGGER records_stay BEFORE DELETE ON records BEGIN
            SELECT RAISE(ABORT, 'a record is never removed');
        END;

        CREATE TRIGGER records_follow BEFORE INSERT ON records
        WHEN NEW.sequence IS NOT (SELECT ifnull(max(sequence), 0) + 1 FROM records)
            OR NEW.version IS NOT (SELECT ifnull(max(version), 0) + 1 FROM records WHERE stream = NEW.stream)
            OR NEW.previous IS NOT ifnull(
                (SELECT hash FROM records WHERE sequence = NEW.sequence - 1), '\(Record.origin)')
        BEGIN
            SELECT RAISE(ABORT, 'a record only follows the last');
        END;

        CREATE TABLE views (
            view  TEXT NOT NULL,
            key   TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (view, key)
        ) STRICT, WITHOUT ROWID;
        """
    ]

    /// Brings a file to the present version, once, whoever else opens it at the same moment; refuses a file of a newer
    /// program, and one that is not a ledger.
    static func prepare(_ pool: DatabasePool, path: String) throws {
        if try pool.read(found) == version { return }
        try pool.write { db in
            let before = try found(db)
            guard before <= version else {
                throw LedgerError.damaged("\(path) is of version \(before); this program knows \(version)")
            }
            if before == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") != 0 {
                throw LedgerError.damaged("\(path) is a database, but not a ledger")
            }
            for step in steps.dropFirst(max(0, before)) { try db.execute(sql: step) }
            try db.execute(sql: "PRAGMA user_version = \(version)")
        }
    }

    private static func found(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }
}

/// The statements, in one place, so that a test can ask SQLite how it would answer each.
///
/// Text is read as its bytes: read as text it would end at a zero character, and broken UTF-8 would be mended unseen.
package enum Statements {
    private static let columns = """
        sequence, CAST(stream AS BLOB), version, CAST(name AS BLOB), CAST(at AS BLOB), CAST(actor AS BLOB), \
        CAST(rules AS BLOB), CAST(body AS BLOB), CAST(previous AS BLOB), CAST(hash AS BLOB)
        """

    package static let last = """
        SELECT sequence, CAST(hash AS BLOB) FROM records WHERE sequence = (SELECT max(sequence) FROM records)
        """
    package static let head = "SELECT max(sequence) FROM records"
    package static let version = "SELECT max(version) FROM records WHERE stream = ?"
    package static let ofStream = "SELECT \(columns) FROM records WHERE stream = ? AND version > ? ORDER BY version"
    package static let ofLedger = "SELECT \(columns) FROM records WHERE sequence > ? ORDER BY sequence LIMIT ?"
    /// "review" itself, and what lies between "review/" and "review0", the next after the slash. Left to itself SQLite
    /// would pass through every record of the kind.
    package static let streams = """
        SELECT CAST(stream AS BLOB) FROM records INDEXED BY streams WHERE version = 1 AND stream = ?1
        UNION ALL
        SELECT CAST(stream AS BLOB) FROM records INDEXED BY streams
        WHERE version = 1 AND stream >= ?1 || '/' AND stream < ?1 || '0'
        """
    package static let view = "SELECT CAST(value AS BLOB) FROM views WHERE view = ? AND key = ?"
    package static let wholeView =
        "SELECT CAST(key AS BLOB), CAST(value AS BLOB) FROM views WHERE view = ? ORDER BY key"

    /// All that read; none may walk through the whole of a table.
    package static let reading = [last, head, version, ofStream, ofLedger, streams, view, wholeView]

    static let insert = """
        INSERT INTO records (sequence, stream, version, name, at, actor, rules, body, previous, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let put = """
        INSERT INTO views (view, key, value) VALUES (?, ?, ?)
        ON CONFLICT (view, key) DO UPDATE SET value = excluded.value
        """
    static let remove = "DELETE FROM views WHERE view = ? AND key = ?"
    static let clear = "DELETE FROM views"
}
