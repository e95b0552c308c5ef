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
            // Sessions and invitations of earlier forms: one signs in again, or asks for a link again.
            for (table, column) in [("sessions", "seen"), ("invitations", "own")]
            where try $0.tableExists(table) && !$0.columns(in: table).contains(where: { $0.name == column }) {
                try $0.drop(table: table)
            }
            try $0.execute(sql: SQLiteSecrets.entryTables)
            try $0.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS verifiers (person TEXT PRIMARY KEY, verifier TEXT NOT NULL) STRICT;
                    CREATE TABLE IF NOT EXISTS sessions (
                        hash TEXT PRIMARY KEY, person TEXT NOT NULL, capacity TEXT NOT NULL, since INTEGER NOT NULL,
                        seen INTEGER NOT NULL, browser TEXT NOT NULL) STRICT;
                    CREATE TABLE IF NOT EXISTS invitations (
                        hash TEXT PRIMARY KEY, person TEXT NOT NULL, until INTEGER NOT NULL, own INTEGER NOT NULL,
                        UNIQUE (person, own)) STRICT;
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
                sql: "DELETE FROM sessions WHERE since < ?",
                arguments: [session.since.adding(seconds: -Session.longest).milliseconds])
            try $0.execute(
                sql: "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    hash, session.person.rawValue, session.capacity.text, session.since.milliseconds,
                    session.seen.milliseconds, session.browser,
                ])
        }
    }

    package func session(under hash: String) throws -> Session? {
        try database.read {
            try Row.fetchOne($0, sql: "SELECT * FROM sessions WHERE hash = ?", arguments: [hash])
                .flatMap(SQLiteSecrets.session)
        }
    }

    static func session(_ row: Row) -> Session? {
        Capacity(row["capacity"] as String).map { capacity in
            Session(
                person: PersonID(row["person"] as String), capacity: capacity,
                since: Instant(milliseconds: row["since"]), seen: Instant(milliseconds: row["seen"]),
                browser: row["browser"])
        }
    }

    package func forgetSession(under hash: String) throws {
        try database.write { try $0.execute(sql: "DELETE FROM sessions WHERE hash = ?", arguments: [hash]) }
    }

    package func forgetSessions(of person: PersonID) throws {
        try database.write { database in
            for table in ["sessions", "halfway"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE person = ?", arguments: [person.rawValue])
            }
        }
    }

    package func forgetAccess(of person: PersonID) throws {
        try database.write { database in
            for table in [
                "verifiers", "sessions", "invitations", "feeds", "browsers", "factors", "recovery", "halfway",
                "identities",
            ] {
                try database.execute(sql: "DELETE FROM \(table) WHERE person = ?", arguments: [person.rawValue])
            }
        }
    }

    package func keep(_ invitation: Invitation, under hash: String) throws {
        try database.write {
            try $0.execute(
                sql: "INSERT OR REPLACE INTO invitations VALUES (?, ?, ?, ?)",
                arguments: [
                    hash, invitation.person.rawValue, invitation.until.milliseconds, invitation.isOwn,
                ])
        }
    }

    package func invitation(under hash: String) throws -> Invitation? {
        try database.read { try SQLiteSecrets.invitation(hash, $0) }
    }

    package func takeInvitation(under hash: String) throws -> Invitation? {
        try database.write { database in
            guard let taken = try SQLiteSecrets.invitation(hash, database) else { return nil }
            try database.execute(
                sql: "DELETE FROM invitations WHERE person = ?", arguments: [taken.person.rawValue])
            return taken
        }
    }

    private static func invitation(_ hash: String, _ database: Database) throws -> Invitation? {
        try Row.fetchOne(database, sql: "SELECT * FROM invitations WHERE hash = ?", arguments: [hash]).map {
            Invitation(
                person: PersonID($0["person"] as String), until: Instant(milliseconds: $0["until"]), isOwn: $0["own"])
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
