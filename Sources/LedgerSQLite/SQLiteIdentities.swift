import GRDB
import Kernel
import Seals

extension SQLiteSecrets {
    /// Each identity opens one account, and an account has one of each issuer.
    static let identityTables = """
        CREATE TABLE IF NOT EXISTS identities (
            issuer TEXT NOT NULL, subject TEXT NOT NULL, person TEXT NOT NULL,
            PRIMARY KEY (issuer, subject), UNIQUE (issuer, person)) STRICT;
        CREATE TABLE IF NOT EXISTS waiting (hash TEXT PRIMARY KEY, text TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
        """

    package func person(of identity: Identity) throws -> PersonID? {
        try database.read { try SQLiteSecrets.person(of: identity, $0) }
    }

    package func tie(_ identity: Identity, to person: PersonID, replacing: Bool) throws -> Bool {
        try database.write { database in
            if let holder = try SQLiteSecrets.person(of: identity, database) { return holder == person }
            if replacing {
                try database.execute(
                    sql: "DELETE FROM identities WHERE issuer = ? AND person = ?",
                    arguments: [identity.issuer, person.rawValue])
            }
            try database.execute(
                sql: "INSERT OR IGNORE INTO identities VALUES (?, ?, ?)",
                arguments: [identity.issuer, identity.subject, person.rawValue])
            return database.changesCount == 1
        }
    }

    package func issuers(of person: PersonID) throws -> Set<String> {
        try database.read {
            try String.fetchSet(
                $0, sql: "SELECT issuer FROM identities WHERE person = ?", arguments: [person.rawValue])
        }
    }

    package func keepWaiting(_ text: String, under hash: String, until: Instant, now: Instant) throws {
        try database.write {
            try $0.execute(sql: "DELETE FROM waiting WHERE until <= ?", arguments: [now.milliseconds])
            try $0.execute(
                sql: "INSERT OR REPLACE INTO waiting VALUES (?, ?, ?)", arguments: [hash, text, until.milliseconds])
        }
    }

    package func waiting(under hash: String) throws -> (text: String, until: Instant)? {
        try database.read {
            try Row.fetchOne($0, sql: "SELECT text, until FROM waiting WHERE hash = ?", arguments: [hash]).map {
                ($0["text"], Instant(milliseconds: $0["until"]))
            }
        }
    }

    package func takeWaiting(under hash: String) throws -> (text: String, until: Instant)? {
        try database.write {
            try Row.fetchOne($0, sql: "DELETE FROM waiting WHERE hash = ? RETURNING text, until", arguments: [hash])
                .map { ($0["text"], Instant(milliseconds: $0["until"])) }
        }
    }

    private static func person(of identity: Identity, _ database: Database) throws -> PersonID? {
        try String.fetchOne(
            database, sql: "SELECT person FROM identities WHERE issuer = ? AND subject = ?",
            arguments: [identity.issuer, identity.subject]
        ).map { PersonID($0) }
    }
}
