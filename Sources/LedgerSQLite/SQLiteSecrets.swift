import Foundation
import GRDB
import Kernel
import Seals

/// Erasable secrets in a small SQLite file of their own, beside the ledger and never inside it.
package final class SQLiteSecrets: SecretStore {
    let database: DatabaseQueue

    package init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try database.write {
            try $0.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS verifiers (person TEXT PRIMARY KEY, verifier TEXT NOT NULL) STRICT;
                    CREATE TABLE IF NOT EXISTS sessions (
                        hash TEXT PRIMARY KEY, person TEXT NOT NULL, capacity TEXT NOT NULL, since INTEGER NOT NULL) STRICT;
                    CREATE TABLE IF NOT EXISTS invitations (
                        hash TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE, until INTEGER NOT NULL) STRICT;
                    CREATE TABLE IF NOT EXISTS feeds (hash TEXT PRIMARY KEY, person TEXT NOT NULL UNIQUE) STRICT;
                    """)
            try $0.execute(sql: SQLiteSecrets.identityTables)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    package func setVerifier(_ verifier: String, of person: PersonID) throws {
        try database.write {
            try $0.execute(
                sql: "INSERT OR REPLACE INTO verifiers VALUES (?, ?)", arguments: [person.rawValue, verifier])
        }
    }

    package func verifier(of person: PersonID) throws -> String? {
        try database.read {
            try String.fetchOne(
                $0, sql: "SELECT verifier FROM verifiers WHERE person = ?", arguments: [person.rawValue])
        }
    }

    package func keep(_ session: Session, under hash: String) throws {
        try database.write {
            try $0.execute(
                sql: "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?)",
                arguments: [hash, session.person.rawValue, session.capacity.text, session.since.milliseconds])
        }
    }

    package func session(under hash: String) throws -> Session? {
        try database.read {
            guard
                let row = try Row.fetchOne(
                    $0, sql: "SELECT person, capacity, since FROM sessions WHERE hash = ?", arguments: [hash]),
                let capacity = Capacity(row["capacity"] as String)
            else { return nil }
            return Session(
                person: PersonID(row["person"] as String), capacity: capacity,
                since: Instant(milliseconds: row["since"]))
        }
    }

    package func forgetSession(under hash: String) throws {
        try database.write { try $0.execute(sql: "DELETE FROM sessions WHERE hash = ?", arguments: [hash]) }
    }

    package func forgetSessions(of person: PersonID) throws {
        try database.write {
            try $0.execute(sql: "DELETE FROM sessions WHERE person = ?", arguments: [person.rawValue])
        }
    }

    package func forgetAccess(of person: PersonID) throws {
        try database.write { database in
            for table in ["verifiers", "sessions", "invitations", "feeds", "identities"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE person = ?", arguments: [person.rawValue])
            }
        }
    }

    package func keepInvitation(of person: PersonID, under hash: String, until: Instant) throws {
        try database.write {
            try $0.execute(
                sql: "INSERT OR REPLACE INTO invitations VALUES (?, ?, ?)",
                arguments: [hash, person.rawValue, until.milliseconds])
        }
    }

    package func invitation(under hash: String) throws -> (person: PersonID, until: Instant)? {
        try database.read {
            try Row.fetchOne($0, sql: "SELECT person, until FROM invitations WHERE hash = ?", arguments: [hash]).map {
                (PersonID($0["person"] as String), Instant(milliseconds: $0["until"]))
            }
        }
    }

    package func takeInvitation(under hash: String) throws -> (person: PersonID, until: Instant)? {
        try database.write {
            try Row.fetchOne(
                $0, sql: "DELETE FROM invitations WHERE hash = ? RETURNING person, until", arguments: [hash]
            )
            .map { (PersonID($0["person"] as String), Instant(milliseconds: $0["until"])) }
        }
    }

    package func keepFeed(of person: PersonID, under hash: String) throws {
        try database.write {
            try $0.execute(sql: "INSERT OR REPLACE INTO feeds VALUES (?, ?)", arguments: [hash, person.rawValue])
        }
    }

    package func feed(under hash: String) throws -> PersonID? {
        try database.read {
            try String.fetchOne($0, sql: "SELECT person FROM feeds WHERE hash = ?", arguments: [hash])
                .map { PersonID($0) }
        }
    }

    package func hasFeed(_ person: PersonID) throws -> Bool {
        try database.read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM feeds WHERE person = ?)", arguments: [person.rawValue]) ?? false
        }
    }

    package func forgetFeed(of person: PersonID) throws {
        try database.write {
            try $0.execute(sql: "DELETE FROM feeds WHERE person = ?", arguments: [person.rawValue])
        }
    }
}
