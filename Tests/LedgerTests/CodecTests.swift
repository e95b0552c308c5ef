import Foundation
import Kernel
import Ledger
import Testing

/// A room's events as rooms write them.
private enum Visit: Kernel.Event {
    case opened(title: String, state: StateCode, deadline: Day?)
    /// At its second form: the first had one `name`.
    case invited(names: [String], by: Capacity)
    case counted(large: Int, texts: [String: String])
    case closed

    static let room = "visit"
    static let versions = ["invited": 2]

    static func upcast(_ name: String, version: Int, _ body: JSON) -> JSON {
        guard name == "invited", version == 1, var members = body.object else { return body }
        members["names"] = members.removeValue(forKey: "name").map { .array([$0]) }
        return .object(members)
    }

    var citations: [Citation] {
        if case .opened = self { [.tor("24")] } else { [] }
    }
}

/// What a room must not do.
private enum Measured: Kernel.Event {
    case length(metres: Double)
    case perhaps(metres: [Float?])
    case money(amount: Decimal)
    case moment(Date)
    case huge(count: UInt64)

    static let room = "measured"
}

/// An event that is no enum.
private struct Odd: Kernel.Event {
    var a = 1
    var b = 2

    static let room = "odd"
}

@Suite("Codec")
struct CodecTests {
    private func record(_ name: String, _ body: String) throws -> Record {
        let json = try JSONDecoder().decode(JSON.self, from: Data(body.utf8))
        return Record(
            sequence: 7, stream: "visit/1", version: 3, draft: Draft(name: name, body: json), at: moment, actor: chair,
            previous: Record.origin)
    }

    /// Frozen: what was ever stored under these names must be read so for ever.
    private static let samples: [(name: String, body: String, event: Visit)] = [
        (
            "visit.opened/1", #"{"deadline":"2027-02-28","state":"XAA","title":"Visit"}"#,
            .opened(title: "Visit", state: "XAA", deadline: Day("2027-02-28"))
        ),
        ("visit.opened/1", #"{"state":"XAA","title":"زيارة"}"#, .opened(title: "زيارة", state: "XAA", deadline: nil)),
        (
            "visit.invited/2", #"{"by":"expert:XAB","names":["A","B"]}"#,
            .invited(names: ["A", "B"], by: .expert("XAB"))
        ),
        (
            "visit.counted/1", #"{"large":-9007199254740991,"texts":{"a":"b"}}"#,
            .counted(large: -9_007_199_254_740_991, texts: ["a": "b"])
        ),
        ("visit.closed/1", "{}", .closed),
    ]

    @Test("Frozen samples are written and read as ever")
    func frozen() throws {
        for sample in Self.samples {
            let draft = try Codec.draft(sample.event)
            #expect(draft.name == sample.name)
            #expect(same(draft.body.canonical, sample.body))
            #expect(draft.citations == sample.event.citations)
            #expect(try Codec.event(Visit.self, record(sample.name, sample.body)) == sample.event)
        }
    }

    @Test("An older form is turned into the present one")
    func upcast() throws {
        let old = try record("visit.invited/1", #"{"by":"secretariat","name":"A"}"#)
        #expect(try Codec.event(Visit.self, old) == .invited(names: ["A"], by: .secretariat))
    }

    @Test("Every text is kept scalar by scalar", arguments: awkwardTexts)
    func texts(text: String) throws {
        let event = Visit.counted(large: 1, texts: [text: text])
        let draft = try Codec.draft(event)
        let kept = try #require(draft.body["texts"]?.object?.first)
        #expect(same(kept.key, text) && same(kept.value.string, text))
        let back = try Codec.event(Visit.self, record(draft.name, draft.body.canonical))
        guard case .counted(_, let texts) = back, let member = texts.first else {
            Issue.record("not the event that was kept")
            return
        }
        #expect(same(member.key, text) && same(member.value, text))
    }

    @Test("Fractions are refused, even where they happen to be whole")
    func fractions() {
        for event: Measured in [
            .length(metres: 1.5), .length(metres: 3), .length(metres: .nan), .perhaps(metres: [nil, 1]),
            .money(amount: 2),
            .moment(Date(timeIntervalSince1970: 0)),
        ] {
            #expect(throws: LedgerError.self, "\(event)") { try Codec.draft(event) }
        }
    }

    @Test("Whole numbers end at 2^53 − 1")
    func large() throws {
        for size in [1 << 53, Int.max] {
            #expect(throws: LedgerError.self) { try Codec.draft(Visit.counted(large: size, texts: [:])) }
            #expect(throws: LedgerError.self) { try Codec.draft(Visit.counted(large: -size, texts: [:])) }
        }
        #expect(throws: LedgerError.self) { try Codec.draft(Measured.huge(count: .max)) }
        #expect(
            try Codec.draft(Visit.counted(large: (1 << 53) - 1, texts: [:])).body["large"] == .number((1 << 53) - 1))
    }

    @Test("An event that is no enum is refused")
    func odd() {
        #expect(throws: LedgerError.self) { try Codec.draft(Odd()) }
    }

    @Test(
        "What cannot be read is damaged, and says where",
        arguments: [
            ("visit.vanished/1", "{}"), ("visit.opened/2", #"{"state":"XAA","title":"V"}"#), ("visit.opened/0", "{}"),
            ("visit.opened/01", #"{"state":"XAA","title":"V"}"#), ("visit.opened/+1", #"{"state":"XAA","title":"V"}"#),
            ("visit.opened", #"{"state":"XAA","title":"V"}"#), ("visits.closed/1", "{}"), ("visit./1", "{}"),
            ("visit/1", "{}"),
            ("", "{}"), ("/", "{}"), ("visit.opened/1", "{}"), ("visit.opened/1", #"{"state":"XAA","title":1}"#),
            ("visit.opened/1", #"{"state":"XAA","title":"V","deadline":"2027-02-30"}"#), ("visit.opened/1", "[]"),
            ("visit.opened/1", "null"), ("visit.invited/2", #"{"by":"king","names":[]}"#),
        ])
    func damaged(name: String, body: String) throws {
        let kept = try record(name, body)
        let error = #expect(throws: LedgerError.self) { try Codec.event(Visit.self, kept) }
        guard case .damaged(let words) = error else {
            Issue.record("not damaged: \(String(describing: error))")
            return
        }
        #expect(words.contains("record 7, stream visit/1, version 3"))
    }
}
