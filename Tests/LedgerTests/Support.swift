import Foundation
import Kernel
import Ledger
import LedgerSQLite
import Seals
import Testing

/// Holds every folder of a run, and goes with the process: a store may outlive the variable that held its folder.
private let runFolder: URL = {
    atexit { try? FileManager.default.removeItem(at: runFolder) }
    return FileManager.default.temporaryDirectory.appendingPathComponent("ledger-tests-\(UUID().uuidString)")
}()

/// A folder of a test's own.
struct Folder: Sendable {
    let path: String

    init() throws {
        let url = runFolder.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    var ledger: String { path + "/ledger.sqlite" }
}

/// A way to make an empty store: the contract is asked of each alike.
struct Maker: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable () throws -> any EventStore

    static let all = [
        Maker(testDescription: "memory") { MemoryStore() },
        Maker(testDescription: "SQLite") { try SQLiteStore(path: Folder().ledger) },
        Maker(testDescription: "memory, sealed") { SealedStore(MemoryStore(), try KeyRing()) },
        Maker(testDescription: "SQLite, sealed") { SealedStore(try SQLiteStore(path: Folder().ledger), try KeyRing()) },
    ]
}

/// SplitMix64: chance that a printed seed repeats.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    /// Prints its seed, so that a failure can be had again.
    init(_ purpose: String, seed: UInt64 = .random(in: 0...UInt64.max)) {
        state = seed
        print("\(purpose): seed \(String(seed, radix: 16))")
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Texts that go wrong where somebody works by Character, by C string or by escape.
let awkwardTexts = [
    "", " ", "\"", "\"\u{301}", "<\u{301}", "\u{600}\"", "\\", "\u{0}", "a\u{0}b",
    "\u{7}\u{8}\u{9}\u{A}\u{C}\u{D}\u{1F}\u{7F}", "\r\n",
    "é", "e\u{301}", "\u{1E9B}\u{323}", "مُراجَعة التنفيذ", "\u{200F}\u{202E}abc\u{202C}", "审查", "обзор", "𝔘𝔫 🇵🇸👩‍⚖️",
    "\u{10FFFF}", "\u{E000}",
    "\u{FFFD}\u{FFFE}\u{FFFF}", "\u{2028}\u{2029}", "/", "</script>", "\u{FEFF}x", "दि",
]

let moment = Instant(milliseconds: 1_790_000_000_123)
let chair = Actor.person("p-1", .expert("XAA"))

func draft(_ text: String = "", _ name: String = "thing.happened/1") -> Draft {
    Draft(name: name, body: ["text": .string(text)], citations: [.tor("18 bis"), .gui("26 (c)")])
}

func drafts(_ count: Int) -> [Draft] { (0..<count).map { draft("\($0)") } }

extension EventStore {
    /// Appends to one stream at the fixed moment.
    @discardableResult
    func append(_ stream: StreamID, expected: Int, _ drafts: [Draft], views: [ViewChange] = []) throws -> [Record] {
        try append([Append(stream, expected: expected, drafts)], views: views, at: moment, actor: chair)
    }

    func change(_ views: ViewChange...) throws {
        try append([], views: views, at: moment, actor: chair)
    }

    /// A whole view, bytes and all, in a form that can be compared.
    func listed(_ name: String) throws -> [String] {
        try view(name).map { "\(Array($0.key.utf8)) \(Array($0.value.canonical.utf8))" }
    }
}

/// Whether two texts are the same bytes; `==` would take canonical equivalents for the same.
func same(_ a: String?, _ b: String) -> Bool { a.map { $0.utf8.elementsEqual(b.utf8) } ?? false }
