import Foundation
import Kernel
import Ledger
import LedgerSQLite

/// The one that is killed: it appends as fast as it can and says the last place of each batch once it is acknowledged.
struct Child {
    /// The view that must agree with the records: how many each stream has.
    static let counts = "counts"
    private static let streams = (0..<7).map { StreamID("drill", "s\($0)") }
    /// Texts that a careless store would mangle.
    private static let texts = [
        "", "\"\u{301}", "\u{600}<", "مرحبا بالعالم", "犯罪", "𝔘𝔫", "line\r\nline\u{0}", "e\u{301}é",
    ]

    let file: String
    let seed: UInt64

    func writeUntilKilled() throws -> Never {
        var chance = Chance(seed: seed)
        let store = try SQLiteStore(path: file)
        while true {
            let records = try appendBatch(to: store, &chance)
            say("\(records.last?.sequence ?? 0)")
        }
    }

    /// One to five records over one to five streams, and the counts of these streams, in one transaction.
    private func appendBatch(to store: SQLiteStore, _ chance: inout Chance) throws -> [Record] {
        let size = Int.random(in: 1...5, using: &chance)
        var shares: [StreamID: Int] = [:]
        for _ in 0..<size { shares[Self.streams.randomElement(using: &chance) ?? "drill/s0", default: 0] += 1 }
        var appends: [Append] = []
        var views: [ViewChange] = []
        var left = size
        for (stream, share) in shares.sorted(by: { $0.key < $1.key }) {
            let version = try store.view(Self.counts, key: stream.text)?.int ?? 0
            let drafts = (0..<share).map { _ in
                left -= 1
                return draft(left: left, &chance)
            }
            appends.append(Append(stream, expected: version, drafts))
            views.append(.put(view: Self.counts, key: stream.text, value: .number(version + share)))
        }
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        return try store.append(appends, views: views, at: now, actor: .system("drill"))
    }

    /// `left` says how many records of the batch are still to come, so that a torn batch shows.
    private func draft(left: Int, _ chance: inout Chance) -> Draft {
        let text = String(
            repeating: Self.texts.randomElement(using: &chance) ?? "", count: Int.random(in: 1...40, using: &chance))
        return Draft(
            name: "drill.written/1", body: ["left": .number(left), "text": .string(text)], citations: [.tor("47")])
    }
}
