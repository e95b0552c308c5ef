import Foundation
import GRDB
import Kernel
import Seals

/// Wrapped data keys in a small file of their own: copied with the ledger, which is worth nothing without them, and
/// apart from the secrets, which no copy needs. Deleted bytes are overwritten.
package final class SQLiteKeys: KeyStore {
    private let database: DatabaseQueue

    package init(path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        database = try DatabaseQueue(path: path, configuration: configuration)
        try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        try database.write {
            try $0.execute(
                sql: """
                    CREATE TABLE IF NOT EXISTS wrapper (name TEXT NOT NULL) STRICT;
                    CREATE TABLE IF NOT EXISTS keys (scope TEXT PRIMARY KEY, wrapped BLOB) STRICT;
                    """)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }

    package func wrapper() throws -> String? { try database.read(SQLiteKeys.wrapper) }

    package func key(_ scope: Scope) throws -> KeptKey? { try database.read { try SQLiteKeys.key(scope, $0) } }

    package func keep(_ wrapped: [UInt8], for scope: Scope, by wrapper: String) throws -> KeptKey {
        try database.write { database in
            try SQLiteKeys.require(wrapper, database)
            if try SQLiteKeys.wrapper(database) == nil {
                try database.execute(sql: "INSERT INTO wrapper VALUES (?)", arguments: [wrapper])
            }
            if let kept = try SQLiteKeys.key(scope, database) { return kept }
            try database.execute(sql: "INSERT INTO keys VALUES (?, ?)", arguments: [scope.text, Data(wrapped)])
            return .wrapped(wrapped)
        }
    }

    package func destroy(_ scope: Scope) throws {
        try database.write {
            try $0.execute(
                sql: "INSERT INTO keys VALUES (?, NULL) ON CONFLICT (scope) DO UPDATE SET wrapped = NULL",
                arguments: [scope.text])
        }
    }

    package func rewrap(from old: String, to new: String, _ each: (Scope, [UInt8]) throws -> [UInt8]) throws {
        try database.write { database in
            try SQLiteKeys.require(old, database)
            for row in try Row.fetchAll(database, sql: "SELECT scope, wrapped FROM keys WHERE wrapped IS NOT NULL") {
                let scope = Scope(row["scope"])
                let wrapped = try each(scope, Array(row["wrapped"] as Data))
                try database.execute(
                    sql: "UPDATE keys SET wrapped = ? WHERE scope = ?", arguments: [Data(wrapped), scope.text])
            }
            try database.execute(sql: "UPDATE wrapper SET name = ?", arguments: [new])
        }
    }

    package func scopes() throws -> [Scope] {
        try database.read { try String.fetchAll($0, sql: "SELECT scope FROM keys ORDER BY scope").map { Scope($0) } }
    }

    /// Copies the keys as they stand at one moment; nothing may be under that name yet.
    package func backup(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try database.backup(to: copy)
        try copy.close()
    }

    private static func wrapper(_ database: Database) throws -> String? {
        try String.fetchOne(database, sql: "SELECT name FROM wrapper")
    }

    private static func require(_ name: String, _ database: Database) throws {
        if let other = try wrapper(database), other != name { throw KeyFault.wrong(found: name, wanted: other) }
    }

    private static func key(_ scope: Scope, _ database: Database) throws -> KeptKey? {
        try Row.fetchOne(database, sql: "SELECT wrapped FROM keys WHERE scope = ?", arguments: [scope.text]).map {
            ($0["wrapped"] as Data?).map { .wrapped(Array($0)) } ?? .destroyed
        }
    }
}
