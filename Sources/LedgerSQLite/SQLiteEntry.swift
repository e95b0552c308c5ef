import Foundation
import GRDB
import Kernel
import Seals

/// Mistakes, known browsers, second factors and half-taken steps, beside the other secrets.
extension SQLiteSecrets {
    static let entryTables = """
        CREATE TABLE IF NOT EXISTS mistakes (key TEXT PRIMARY KEY, count INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS browsers (
            hash TEXT PRIMARY KEY, person TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS factors (person TEXT PRIMARY KEY, key BLOB NOT NULL, step INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS recovery (hash TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (hash, person)) STRICT;
        CREATE TABLE IF NOT EXISTS halfway (hash TEXT PRIMARY KEY, person TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
        """

    package func count(
        _ keys: [String], since: Instant, _ change: (inout [String: Patience.Count]) -> Void
    ) throws {
        try database.write { database in
            try database.execute(sql: "DELETE FROM mistakes WHERE last < ?", arguments: [since.milliseconds])
            var counts: [String: Patience.Count] = [:]
            for key in keys {
                let row = try Row.fetchOne(database, sql: "SELECT * FROM mistakes WHERE key = ?", arguments: [key])
                counts[key] = row.map {
                    Patience.Count(mistakes: $0["count"], last: Instant(milliseconds: $0["last"]))
                }
            }
            let before = counts
            change(&counts)
            for key in keys where counts[key] != before[key] {
                if let count = counts[key] {
                    try database.execute(
                        sql: "INSERT OR REPLACE INTO mistakes VALUES (?, ?, ?)",
                        arguments: [key, count.mistakes, count.last.milliseconds])
                } else {
                    try database.execute(sql: "DELETE FROM mistakes WHERE key = ?", arguments: [key])
                }
            }
        }
    }

    // MARK: Browsers

    package func keepBrowser(of person: PersonID, under hash: String, until: Instant) throws {
        try database.write {
            try $0.execute(
                sql: "DELETE FROM browsers WHERE until < ?",
                arguments: [until.adding(seconds: -Door.browserKnown).milliseconds])
            try $0.execute(
                sql: "INSERT OR REPLACE INTO browsers VALUES (?, ?, ?)",
                arguments: [hash, person.rawValue, until.milliseconds])
        }
    }

    package func knowsBrowser(of person: PersonID, under hash: String, at now: Instant) throws -> Bool {
        try database.read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM browsers WHERE hash = ? AND person = ? AND until > ?)",
                arguments: [hash, person.rawValue, now.milliseconds]) ?? false
        }
    }

    package func forgetBrowsers(of person: PersonID) throws {
        try database.write {
            try $0.execute(sql: "DELETE FROM browsers WHERE person = ?", arguments: [person.rawValue])
        }
    }

    // MARK: Second factors

    package func setFactor(_ key: [UInt8]?, recovery: [String], of person: PersonID) throws {
        try database.write { database in
            try database.execute(sql: "DELETE FROM factors WHERE person = ?", arguments: [person.rawValue])
            if let key {
                try database.execute(
                    sql: "INSERT INTO factors VALUES (?, ?, 0)", arguments: [person.rawValue, Data(key)])
            }
            try SQLiteSecrets.replaceRecovery(key == nil ? [] : recovery, person, database)
        }
    }

    package func factor(of person: PersonID) throws -> [UInt8]? {
        try database.read {
            try Data.fetchOne($0, sql: "SELECT key FROM factors WHERE person = ?", arguments: [person.rawValue])
                .map { Array($0) }
        }
    }

    package func takeStep(_ step: Int, of person: PersonID) throws -> Bool {
        try database.write {
            try $0.execute(
                sql: "UPDATE factors SET step = ? WHERE person = ? AND step < ?",
                arguments: [step, person.rawValue, step])
            return $0.changesCount == 1
        }
    }

    package func setRecovery(_ hashes: [String], of person: PersonID) throws {
        try database.write { try SQLiteSecrets.replaceRecovery(hashes, person, $0) }
    }

    private static func replaceRecovery(_ hashes: [String], _ person: PersonID, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM recovery WHERE person = ?", arguments: [person.rawValue])
        for hash in hashes {
            try database.execute(sql: "INSERT INTO recovery VALUES (?, ?)", arguments: [hash, person.rawValue])
        }
    }

    package func takeRecovery(_ hash: String, of person: PersonID) throws -> Bool {
        try database.write {
            try $0.execute(
                sql: "DELETE FROM recovery WHERE hash = ? AND person = ?", arguments: [hash, person.rawValue])
            return $0.changesCount == 1
        }
    }

    package func recoveryLeft(of person: PersonID) throws -> Int {
        try database.read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM recovery WHERE person = ?", arguments: [person.rawValue]) ?? 0
        }
    }

    // MARK: Half way in

    package func keepHalfway(_ person: PersonID, under hash: String, until: Instant) throws {
        try database.write {
            try $0.execute(
                sql: "DELETE FROM halfway WHERE until < ?",
                arguments: [until.adding(seconds: -Door.halfway).milliseconds])
            try $0.execute(
                sql: "INSERT OR REPLACE INTO halfway VALUES (?, ?, ?)",
                arguments: [hash, person.rawValue, until.milliseconds])
        }
    }

    package func halfway(under hash: String) throws -> (person: PersonID, until: Instant)? {
        try database.read {
            try Row.fetchOne($0, sql: "SELECT * FROM halfway WHERE hash = ?", arguments: [hash]).map {
                (PersonID($0["person"] as String), Instant(milliseconds: $0["until"]))
            }
        }
    }

    package func forgetHalfway(under hash: String) throws {
        try database.write { try $0.execute(sql: "DELETE FROM halfway WHERE hash = ?", arguments: [hash]) }
    }

    // MARK: Sessions

    package func sessions(of person: PersonID) throws -> [(hash: String, session: Session)] {
        try database.read {
            try Row.fetchAll($0, sql: "SELECT * FROM sessions WHERE person = ?", arguments: [person.rawValue])
                .compactMap { row in SQLiteSecrets.session(row).map { (row["hash"], $0) } }
        }
    }

    package func seen(_ hash: String, at now: Instant) throws {
        try database.write {
            try $0.execute(
                sql: "UPDATE sessions SET seen = ? WHERE hash = ?", arguments: [now.milliseconds, hash])
        }
    }
}
