import Kernel
import Ledger
import LedgerSQLite
import Testing

/// What every store keeps alike.
@Suite("Contract of the stores")
struct ContractTests {
    @Test("An empty ledger has no head, no records, no streams, no views", arguments: Maker.all)
    func empty(maker: Maker) throws {
        let store = try maker.make()
        #expect(try store.head() == 0)
        #expect(try store.records(after: 0, limit: 10).isEmpty)
        #expect(try store.records(of: "review/1", after: 0).isEmpty)
        #expect(try store.streams(kind: "review").isEmpty)
        #expect(try store.view("v", key: "k") == nil)
        #expect(try store.view("v").isEmpty)
    }

    @Test("What was appended is returned, and read again the same", arguments: Maker.all)
    func appendAndRead(maker: Maker) throws {
        let store = try maker.make()
        let first = try store.append("review/1", expected: 0, drafts(2))
        let second = try store.append(
            [Append("review/2", expected: 0, drafts(1)), Append("review/1", expected: 2, drafts(2))], views: [],
            at: moment.adding(seconds: 1), actor: .visitor)
        #expect(first.map(\.sequence) == [1, 2])
        #expect(second.map(\.sequence) == [3, 4, 5])
        #expect(second.map(\.version) == [1, 3, 4])
        #expect(try store.records(after: 0, limit: 100) == first + second)
        #expect(try store.records(of: "review/1", after: 0) == first + second.dropFirst())
        #expect(try store.records(of: "review/1", after: 2) == Array(second.dropFirst()))
        #expect(try store.records(of: "review/1", after: 4).isEmpty)
        #expect(try store.records(of: "review/1", after: -1).count == 4)
        #expect(try store.head() == 5)
        #expect(first.first?.previous == Record.origin)
        #expect(first.first?.citations == [.tor("18 bis"), .gui("26 (c)")])
        #expect(first.first?.actor == chair && first.first?.at == moment)
    }

    @Test("Each record carries the hash of the one before", arguments: Maker.all)
    func chained(maker: Maker) throws {
        let store = try maker.make()
        for index in 0..<5 { try store.append(StreamID("review", "\(index % 2)"), expected: index / 2, drafts(1)) }
        var chain = Chain()
        try chain.follow(store.kept)
        #expect(chain.isSound && chain.count == 5)
        #expect(chain.versions == ["review/0": 3, "review/1": 2])
    }

    @Test("A stream that moved on meanwhile refuses, and nothing at all is appended", arguments: Maker.all)
    func conflict(maker: Maker) throws {
        let store = try maker.make()
        try store.append("review/1", expected: 0, drafts(2))
        for expected in [0, 1, 3, -1] {
            #expect(throws: LedgerError.conflict("review/1")) {
                try store.append(
                    "review/1", expected: expected, drafts(1), views: [.put(view: "v", key: "k", value: 1)])
            }
        }
        #expect(throws: LedgerError.conflict("review/1")) {
            try store.append(
                [Append("review/2", expected: 0, drafts(1)), Append("review/1", expected: 1, drafts(1))],
                views: [.put(view: "v", key: "k", value: 1)], at: moment, actor: chair)
        }
        #expect(throws: LedgerError.conflict("review/1")) { try store.append("review/1", expected: 1, []) }
        #expect(try store.head() == 2)
        #expect(try store.records(of: "review/2", after: 0).isEmpty)
        #expect(try store.streams(kind: "review") == ["review/1"])
        #expect(try store.view("v", key: "k") == nil)
        #expect(try store.append("review/1", expected: 2, drafts(1)).map(\.sequence) == [3])
    }

    @Test("Two appends to one stream in one call count on from each other", arguments: Maker.all)
    func twiceTheSameStream(maker: Maker) throws {
        let store = try maker.make()
        let appends = [Append("review/1", expected: 0, drafts(1)), Append("review/1", expected: 1, drafts(1))]
        #expect(try store.append(appends, views: [], at: moment, actor: chair).map(\.version) == [1, 2])
        #expect(throws: LedgerError.conflict("review/1")) {
            try store.append(
                [Append("review/1", expected: 2, drafts(1)), Append("review/1", expected: 2, drafts(1))], views: [],
                at: moment, actor: chair)
        }
        #expect(try store.head() == 2)
    }

    @Test("A key is claimed once, and again by the same value only", arguments: Maker.all)
    func claim(maker: Maker) throws {
        let store = try maker.make()
        try store.append("account/1", expected: 0, drafts(1), views: [.claim(view: "mail", key: "a@b", value: "p-1")])
        try store.append("account/1", expected: 1, drafts(1), views: [.claim(view: "mail", key: "a@b", value: "p-1")])
        #expect(throws: LedgerError.claimed(view: "mail", key: "a@b")) {
            try store.append(
                "account/2", expected: 0, drafts(1),
                views: [.put(view: "mail", key: "c@d", value: 1), .claim(view: "mail", key: "a@b", value: "p-2")])
        }
        #expect(try store.head() == 2)
        #expect(try store.view("mail", key: "a@b") == "p-1")
        #expect(try store.view("mail", key: "c@d") == nil)
        try store.change(.remove(view: "mail", key: "a@b"), .claim(view: "mail", key: "a@b", value: "p-2"))
        #expect(try store.view("mail", key: "a@b") == "p-2")
        try store.change(.claim(view: "name", key: "k", value: "é"))
        #expect(throws: LedgerError.claimed(view: "name", key: "k")) {
            try store.change(.claim(view: "name", key: "k", value: "e\u{301}"))
        }
        #expect(throws: LedgerError.claimed(view: "name", key: "new")) {
            try store.change(.claim(view: "name", key: "new", value: 1), .claim(view: "name", key: "new", value: 2))
        }
        #expect(try store.view("name", key: "new") == nil)
    }

    @Test("Views are put, replaced, removed and listed by the bytes of their keys", arguments: Maker.all)
    func views(maker: Maker) throws {
        let store = try maker.make()
        let keys = ["b", "a", "ab", "B", "é", "e\u{301}", "\u{FFFF}", "😀", "", "z"]
        for (index, key) in keys.enumerated() { try store.change(.put(view: "v", key: key, value: .number(index))) }
        try store.change(
            .put(view: "v", key: "a", value: ["x": [.null, true, 1]]), .remove(view: "v", key: "z"),
            .remove(view: "v", key: "none"), .put(view: "w", key: "a", value: "other"))
        let sorted = keys.dropLast().sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let listed = try store.view("v")
        #expect(listed.count == sorted.count)
        for (member, key) in zip(listed, sorted) { #expect(same(member.key, key)) }
        #expect(try store.view("v", key: "a") == ["x": [.null, true, 1]])
        #expect(try store.view("v", key: "é") == 4)
        #expect(try store.view("v", key: "e\u{301}") == 5)
        #expect(try store.view("w").map(\.key) == ["a"])
    }

    @Test("Replacing the views puts the new in place of all the old, or changes nothing", arguments: Maker.all)
    func replaceViews(maker: Maker) throws {
        let store = try maker.make()
        try store.change(.put(view: "v", key: "a", value: 1), .put(view: "w", key: "b", value: 2))
        let head = try store.head()
        #expect(throws: LedgerError.conflict("views")) {
            try store.replaceViews([.put(view: "v", key: "late", value: 1)], foldedTo: head - 1)
        }
        try store.replaceViews(
            [.put(view: "v", key: "c", value: 3), .claim(view: "w", key: "b", value: 9)], foldedTo: store.head())
        #expect(try store.view("v").map(\.key) == ["c"])
        #expect(try store.view("w", key: "b") == 9)
        #expect(throws: LedgerError.claimed(view: "x", key: "k")) {
            try store.replaceViews(
                [.put(view: "x", key: "k", value: 1), .claim(view: "x", key: "k", value: 2)], foldedTo: store.head())
        }
        #expect(try store.view("v").map(\.key) == ["c"])
        #expect(try store.view("x").isEmpty)
    }

    @Test("The streams of a kind, sorted, and no others", arguments: Maker.all)
    func streams(maker: Maker) throws {
        let store = try maker.make()
        for stream: StreamID in [
            "review/b", "review/a", "reviews/c", "review", "revie/x", "review0", "review-x/1", "review/é",
            "review/e\u{301}",
            "review/\u{301}", "review/",
        ] { try store.append(stream, expected: 0, drafts(2)) }
        #expect(
            try store.streams(kind: "review").map { Array($0.text.utf8) }
                == ["review", "review/", "review/a", "review/b", "review/e\u{301}", "review/é", "review/\u{301}"]
                .map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(try store.streams(kind: "review-x") == ["review-x/1"])
        #expect(try store.streams(kind: "review/a").isEmpty)
        #expect(try store.streams(kind: "").isEmpty)
    }

    @Test("The ledger is read page by page", arguments: Maker.all)
    func paging(maker: Maker) throws {
        let store = try maker.make()
        try store.append("review/1", expected: 0, drafts(10))
        var seen: [Int] = []
        while case let page = try store.records(after: seen.last ?? 0, limit: 3), !page.isEmpty {
            #expect(page.count <= 3)
            seen += page.map(\.sequence)
        }
        #expect(seen == Array(1...10))
        #expect(try store.records(after: 9, limit: Int.max).map(\.sequence) == [10])
        #expect(try store.records(after: 10, limit: 5).isEmpty)
        #expect(try store.records(after: -5, limit: 2).map(\.sequence) == [1, 2])
        #expect(try store.records(after: 0, limit: 0).isEmpty)
        #expect(try store.records(after: 0, limit: -1).isEmpty)
        #expect(try store.records(after: Int.max, limit: 1).isEmpty)
    }

    @Test("Of writers at the same moment exactly one wins each version", arguments: Maker.all)
    func concurrentWriters(maker: Maker) async throws {
        let store = try maker.make()
        let (writers, wins) = (6, 15)
        let taken = try await withThrowingTaskGroup(of: [Int].self) { group in
            for writer in 0..<writers {
                group.addTask { try Self.win(wins, in: store, writer: writer) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(taken.sorted() == Array(1...(writers * wins)))
        #expect(try store.records(of: "review/1", after: 0).map(\.version) == Array(1...(writers * wins)))
        #expect(try store.view("count", key: "all")?.int == writers * wins)
        var chain = Chain()
        try chain.follow(store.kept)
        #expect(chain.isSound && chain.count == writers * wins)
    }

    /// Appends until it has won so often; returns the versions it won.
    private static func win(_ wins: Int, in store: any EventStore, writer: Int) throws -> [Int] {
        var versions: [Int] = []
        while versions.count < wins {
            let version = try store.records(of: "review/1", after: 0).last?.version ?? 0
            do {
                let records = try store.append(
                    "review/1", expected: version, [draft("\(writer)")],
                    views: [.put(view: "count", key: "all", value: .number(version + 1))])
                versions += records.map(\.version)
            } catch LedgerError.conflict { continue }
        }
        return versions
    }

    @Test("Every text comes back byte for byte", arguments: Maker.all)
    func unicode(maker: Maker) throws {
        let store = try maker.make()
        for (index, text) in awkwardTexts.enumerated() {
            let body: JSON = ["text": .string(text), "nested": [[text: .string(text)].json]]
            try store.append(
                "text/1", expected: index, [Draft(name: "text.kept/1", body: body)],
                views: [
                    .put(view: "text", key: "\(index)", value: body)
                ])
            let record = try #require(try store.records(of: "text/1", after: index).first)
            #expect(same(record.body["text"]?.string, text))
            #expect(same(record.body.canonical, body.canonical))
            #expect(same(try store.view("text", key: "\(index)")?.canonical, body.canonical))
            let kept = try #require(try store.kept.records(of: "text/1", after: index).first)
            #expect(kept.digest == record.hash && kept.hash == record.hash)
        }
    }

    @Test("Stream names are told apart by their bytes", arguments: Maker.all)
    func streamsByBytes(maker: Maker) throws {
        let store = try maker.make()
        try store.append(StreamID("text", "é"), expected: 0, drafts(1))
        try store.append(StreamID("text", "e\u{301}"), expected: 0, drafts(2))
        #expect(try store.records(of: StreamID("text", "é"), after: 0).count == 1)
        #expect(try store.records(of: StreamID("text", "e\u{301}"), after: 0).count == 2)
    }

    @Test("What could not be read back is refused, and nothing is appended", arguments: Maker.all)
    func unreadable(maker: Maker) throws {
        let store = try maker.make()
        let deep = (0..<600).reduce(JSON.null) { inner, _ in .array([inner]) }
        func refused(_ draft: Draft, in stream: StreamID = "review/1", at: Instant = moment, actor: Actor = chair) {
            #expect(throws: LedgerError.self, "\(stream) \(draft.name) \(actor)") {
                try store.append([Append(stream, expected: 0, [draft])], views: [], at: at, actor: actor)
            }
        }
        refused(draft(), in: "review/\u{0}")
        refused(draft("", "a\u{0}"))
        refused(draft(), actor: .system("a\u{0}"))
        refused(draft(), actor: .person("x as y", .secretariat))
        refused(draft(), actor: .system("\u{301}x"))
        refused(draft(), at: Instant(milliseconds: Int64.max / 2))
        refused(Draft(name: "n", body: .number(1 << 53)))
        refused(Draft(name: "n", body: deep))
        refused(Draft(name: "n", body: .null, citations: [.tor("\u{301}1")]))
        for change: ViewChange in [
            .put(view: "v", key: "a\u{0}", value: 1), .put(view: "v\u{0}", key: "a", value: 1),
            .claim(view: "v", key: "a", value: deep),
        ] {
            #expect(throws: LedgerError.self) { try store.append("review/1", expected: 0, drafts(1), views: [change]) }
            #expect(throws: LedgerError.self) { try store.replaceViews([change], foldedTo: store.head()) }
        }
        #expect(try store.head() == 0)
        try store.append("review/1", expected: 0, drafts(1), views: [.put(view: "v", key: "a", value: 1)])
        #expect(try store.records(of: "review/1\u{0}", after: 0).isEmpty)
        #expect(try store.streams(kind: "review\u{0}").isEmpty)
        #expect(try store.view("v", key: "a\u{0}") == nil)
        #expect(try store.view("v\u{0}").isEmpty)
    }
}

extension [String: JSON] {
    var json: JSON { .object(self) }
}
