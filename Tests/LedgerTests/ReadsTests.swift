import Foundation
import GRDB
import Kernel
import Ledger
import LedgerSQLite
import Testing

/// The log of reads, in memory and in the file alike.
@Suite struct ReadsTests {
    static let expert = Actor.person("p-1", .expert("XAB"))
    static let at = Instant(milliseconds: 1_800_000_000_000)

    static func read(
        _ matter: Matter = .report, part: String = "", of review: String = "1-xaa", by actor: Actor = expert
    ) -> Read { Read(actor, review: review, matter, part: part, .participants) }

    static func logs() throws -> [any ReadLog] {
        [MemoryReads(), try SQLiteReads(path: try Folder().path + "/reads.sqlite")]
    }

    @Test func `what is read again within the hour is one line, in the next another`() throws {
        for log in try ReadsTests.logs() {
            #expect(try log.head() == (0, Record.origin))
            try log.note(ReadsTests.read(), at: ReadsTests.at)
            try log.note(ReadsTests.read(), at: ReadsTests.at.adding(seconds: 60))
            try log.note(ReadsTests.read(part: "untoc-5"), at: ReadsTests.at.adding(seconds: 60))
            try log.note(ReadsTests.read(by: .person("p-1", .delegate("XAB"))), at: ReadsTests.at.adding(seconds: 61))
            try log.note(ReadsTests.read(of: "1-xab"), at: ReadsTests.at.adding(seconds: 62))
            try log.note(ReadsTests.read(), at: ReadsTests.at.adding(seconds: 3600))
            let lines = try log.lines(of: "1-xaa")
            #expect(lines.map(\.sequence) == [1, 2, 3, 5])
            #expect(lines.map(\.at) == [0, 60, 61, 3600].map { ReadsTests.at.adding(seconds: $0) })
            #expect(lines.first?.read == ReadsTests.read() && lines.first?.previous == Record.origin)
            #expect(
                try log.lines(after: 0, limit: 10).map(\.read.review) == ["1-xaa", "1-xaa", "1-xaa", "1-xab", "1-xaa"])
            #expect(try log.lines(after: 4, limit: 10).map(\.sequence) == [5])
            let last = try #require(lines.last)
            #expect(try log.head() == (5, last.hash))
            try log.settle()
            let (count, hash, findings) = try log.check()
            #expect(count == 5 && findings == [])
            #expect(try log.head().hash == hash)
        }
    }

    @Test func `a line is read as it was written`() throws {
        for actor in [ReadsTests.expert, .system("command line"), .person("p-2", .secretariat)] {
            let line = ReadLine(
                sequence: 7, at: ReadsTests.at, ReadsTests.read(.dialogue, part: "\"\u{301}", by: actor),
                previous: Record.origin)
            #expect(ReadLine(line.text) == line)
        }
        #expect(ReadLine("{}") == nil && ReadLine("") == nil)
    }

    @Test func `two processes write one log`() throws {
        let path = try Folder().path + "/reads.sqlite"
        let (one, other) = (try SQLiteReads(path: path), try SQLiteReads(path: path))
        try one.note(ReadsTests.read(), at: ReadsTests.at)
        try other.note(ReadsTests.read(), at: ReadsTests.at)
        try other.note(ReadsTests.read(.file), at: ReadsTests.at)
        try one.note(ReadsTests.read(.desk), at: ReadsTests.at)
        #expect(try one.lines(after: 0, limit: 9).map(\.read.matter) == [.report, .file, .desk])
        #expect(try other.check().findings == [])
    }

    @Test func `the file refuses to alter or remove a line, and an altered one is found`() throws {
        let path = try Folder().path + "/reads.sqlite"
        let log = try SQLiteReads(path: path)
        try log.note(ReadsTests.read(), at: ReadsTests.at)
        try log.note(ReadsTests.read(.file), at: ReadsTests.at)
        let file = try DatabaseQueue(path: path)
        for sql in [
            "UPDATE reads SET actor = 'visitor'", "DELETE FROM reads",
            "INSERT OR REPLACE INTO reads SELECT * FROM reads WHERE sequence = 1",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") { try file.write { try $0.execute(sql: sql) } }
        }
        try file.write {
            try $0.execute(sql: "DROP TRIGGER reads_stay_as_they_are")
            try $0.execute(sql: "UPDATE reads SET actor = 'person:p-2 as expert:XAB' WHERE sequence = 1")
        }
        #expect(try log.check().findings == ["log of reads, line 1: was altered"])
        try file.write {
            try $0.execute(sql: "DROP TRIGGER reads_stay")
            try $0.execute(sql: "DELETE FROM reads WHERE sequence = 1")
        }
        #expect(
            try log.check().findings == [
                "log of reads, line 2: stands where 1 should", "log of reads, line 2: does not carry the hash before",
            ])
    }

    @Test func `a copy made while others write is a log`() throws {
        let folder = try Folder().path
        let log = try SQLiteReads(path: folder + "/reads.sqlite")
        try log.note(ReadsTests.read(), at: ReadsTests.at)
        try log.backup(to: folder + "/copy")
        #expect(try SQLiteReads(path: folder + "/copy").lines(of: "1-xaa") == log.lines(of: "1-xaa"))
    }
}
