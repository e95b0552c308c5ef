import Foundation
import GRDB
import Kernel
import Ledger
import LedgerSQLite
import Testing

import struct Ledger.Record

@Suite("Chain")
struct ChainTests {
    /// Six records over three streams, in a file whose guards are taken away, as somebody with the disk could do.
    private struct Tampered {
        let folder: Folder
        let store: SQLiteStore
        let raw: DatabaseQueue
        let records: [Record]

        init() throws {
            folder = try Folder()
            store = try SQLiteStore(path: folder.ledger)
            try store.append("review/1", expected: 0, [draft("one"), draft("two \"\u{301} ثلاثة")])
            try store.append("review/2", expected: 0, [draft("three")])
            try store.append("review/1", expected: 2, [draft("four"), draft("five")])
            try store.append("account/1", expected: 0, [draft("six")])
            records = try store.records(after: 0, limit: 100)
            raw = try DatabaseQueue(path: folder.ledger)
            try raw.write { db in
                for trigger in ["records_stay_as_they_are", "records_stay", "records_follow"] {
                    try db.execute(sql: "DROP TRIGGER \(trigger)")
                }
            }
        }

        func findings() throws -> [Chain.Finding] {
            var chain = Chain()
            try chain.follow(store)
            return chain.findings
        }
    }

    @Test("Untouched, there is nothing to find, and the chain can be followed on from where it was left")
    func untouched() throws {
        let ledger = try Tampered()
        var chain = Chain()
        try chain.follow(ledger.store)
        #expect(chain.isSound && chain.count == 6 && chain.sequence == 6 && chain.hash == ledger.records.last?.hash)
        try ledger.store.append("account/1", expected: 1, drafts(3))
        try chain.follow(ledger.store)
        #expect(chain.isSound && chain.count == 9 && chain.versions["account/1"] == 4)
    }

    @Test(
        "Each alteration of a stored record is found",
        arguments: [
            "UPDATE records SET sequence = 9 WHERE sequence = 6",
            "UPDATE records SET sequence = 0 WHERE sequence = 1",
            "UPDATE records SET stream = 'review/3' WHERE sequence = 3",
            "UPDATE records SET stream = 'review/2', version = 2 WHERE sequence = 6",
            "UPDATE records SET version = 7 WHERE sequence = 5",
            "UPDATE records SET name = 'thing.happened/2' WHERE sequence = 2",
            "UPDATE records SET at = '2026-01-01T00:00:00.000Z' WHERE sequence = 2",
            "UPDATE records SET at = replace(at, 'T', 't') WHERE sequence = 2",
            "UPDATE records SET at = substr(at, 1, 11) || '+' || substr(at, 13) WHERE sequence = 2",
            "UPDATE records SET actor = 'person:p-2 as expert:XAA' WHERE sequence = 4",
            "UPDATE records SET actor = 'nobody' WHERE sequence = 4",
            "UPDATE records SET rules = '[]' WHERE sequence = 4",
            "UPDATE records SET rules = '[\"TOR 18 bis\", \"GUI 26 (c)\"]' WHERE sequence = 4",
            "UPDATE records SET rules = '[\"GUI 26 (c)\",\"TOR 18 bis\"]' WHERE sequence = 4",
            "UPDATE records SET rules = '[\"XYZ 1\"]' WHERE sequence = 4",
            "UPDATE records SET rules = '{}' WHERE sequence = 4",
            "UPDATE records SET body = '{\"text\":\"more\"}' WHERE sequence = 1",
            "UPDATE records SET body = '{\"text\": \"one\"}' WHERE sequence = 1",
            "UPDATE records SET body = body || char(0) || 'x' WHERE sequence = 1",
            "UPDATE records SET body = replace(body, 'o', '\\u006f') WHERE sequence = 1",
            "UPDATE records SET body = '' WHERE sequence = 1",
            "UPDATE records SET body = CAST(x'22FF22' AS TEXT) WHERE sequence = 1",
            "UPDATE records SET body = (SELECT body FROM records WHERE sequence = 4) WHERE sequence = 5",
            "UPDATE records SET stream = stream || char(0) WHERE sequence = 6",
            "UPDATE records SET name = name || char(0) WHERE sequence = 6",
            "UPDATE records SET previous = hash WHERE sequence = 4",
            "UPDATE records SET hash = upper(hash) WHERE sequence = 6",
            "UPDATE records SET hash = '' WHERE sequence = 6",
            "UPDATE records SET hash = previous WHERE sequence = 6",
            "DELETE FROM records WHERE sequence = 1",
            "DELETE FROM records WHERE sequence = 4",
            "DELETE FROM records WHERE sequence < 6",
            """
            INSERT INTO records SELECT 7, stream, 4, name, at, actor, rules, body, previous, hash FROM records WHERE sequence = 6
            """,
            """
            INSERT INTO records SELECT -1, 'x', 1, name, at, actor, rules, body, previous, hash FROM records WHERE sequence = 6;
            UPDATE records SET sequence = 7 WHERE sequence = -1
            """,
        ])
    func altered(sql: String) throws {
        let ledger = try Tampered()
        try ledger.raw.write { try $0.execute(sql: sql) }
        #expect(try !ledger.findings().isEmpty)
    }

    @Test("Any byte of any column altered by chance is found")
    func alteredByChance() throws {
        var chance = Chance("altered bytes")
        let ledger = try Tampered()
        for column in ["stream", "name", "at", "actor", "rules", "body", "previous", "hash"] {
            for _ in 0..<12 {
                let sequence = Int.random(in: 1...6, using: &chance)
                let select = "SELECT CAST(\(column) AS BLOB) FROM records WHERE sequence = ?"
                let before = try #require(
                    try ledger.raw.read { try Data.fetchOne($0, sql: select, arguments: [sequence]) })
                var after = before
                let place = Int.random(in: 0..<after.count, using: &chance)
                after[place] ^= UInt8.random(in: 1...255, using: &chance)
                let update = "UPDATE records SET \(column) = CAST(? AS TEXT) WHERE sequence = ?"
                try ledger.raw.write { try $0.execute(sql: update, arguments: [after, sequence]) }
                #expect(try !ledger.findings().isEmpty, "\(column) of record \(sequence), byte \(place)")
                try ledger.raw.write { try $0.execute(sql: update, arguments: [before, sequence]) }
            }
        }
        #expect(try ledger.findings().isEmpty)
    }

    @Test("A record rewritten with a hash that fits it is found at the next")
    func rehashed() throws {
        let ledger = try Tampered()
        let old = ledger.records[2]
        let new = Record(
            sequence: old.sequence, stream: old.stream, version: old.version, draft: draft("forged"), at: old.at,
            actor: old.actor, previous: old.previous)
        try ledger.raw.write {
            try $0.execute(
                sql: "UPDATE records SET body = ?, hash = ? WHERE sequence = 3",
                arguments: [new.body.canonical, new.hash])
        }
        #expect(try ledger.findings() == [Chain.Finding(sequence: 4, what: .link)])
    }

    @Test("Two records that changed places are found")
    func exchanged() throws {
        let ledger = try Tampered()
        try ledger.raw.write {
            try $0.execute(
                sql: """
                    UPDATE records SET sequence = 99 WHERE sequence = 4;
                    UPDATE records SET sequence = 4 WHERE sequence = 5;
                    UPDATE records SET sequence = 5 WHERE sequence = 99;
                    """)
        }
        let findings = try ledger.findings()
        #expect(findings.contains(Chain.Finding(sequence: 4, what: .version("review/1", expected: 3, found: 4))))
        #expect(findings.contains(Chain.Finding(sequence: 4, what: .link)))
        #expect(findings.contains(Chain.Finding(sequence: 4, what: .digest)))
    }

    @Test("An end cut off shows by the place and the hash noted elsewhere, and only so")
    func cutOff() throws {
        let ledger = try Tampered()
        try ledger.raw.write { try $0.execute(sql: "DELETE FROM records WHERE sequence = 6") }
        var chain = Chain()
        try chain.follow(ledger.store)
        #expect(chain.isSound)
        #expect(chain.sequence == 5 && chain.hash != ledger.records.last?.hash)
    }

    @Test("A finding says where and what; what stands before an unreadable record is still checked")
    func words() throws {
        let ledger = try Tampered()
        try ledger.raw.write {
            try $0.execute(
                sql:
                    "UPDATE records SET body = '{}' WHERE sequence = 2; UPDATE records SET actor = '?' WHERE sequence = 5"
            )
        }
        let findings = try ledger.findings()
        #expect(findings.map(\.sequence) == [2, 5])
        #expect(findings.first?.description == "record 2: was altered; its hash is not that of its contents")
        #expect(
            findings.last?.description.contains("record 5, stream review/1, version 4: the actor cannot be read: ?")
                == true)
    }

    @Test("Frozen: the hash of a record, as anyone can make it again")
    func frozenHash() {
        let record = Record(
            sequence: 1, stream: "review/2027-xaa", version: 1,
            draft: Draft(
                name: "review.opened/1", body: ["title": "مراجعة \"\u{301}", "count": 2], citations: [.tor("18 bis")]),
            at: Instant(milliseconds: 1_790_000_000_123), actor: .person("p-1", .expert("XAA")), previous: Record.origin
        )
        #expect(record.hash == "0ca2df8d75dca3a75e1d9ecf76d51a9bbd018574cb92918bb6ca27fb1e10fa54")
    }
}
