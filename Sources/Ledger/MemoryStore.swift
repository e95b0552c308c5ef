import Kernel
import Synchronization

/// A ledger that ends with the process: for tests, and for trying things out.
package final class MemoryStore: EventStore {
    /// Names are told apart by their bytes, as databases do, and not by canonical equivalence as `String` does.
    private typealias Name = [UInt8]

    private struct Kept {
        var records: [Record] = []
        /// The places of each stream's records in `records`.
        var streams: [StreamID: [Int]] = [:]
        var views: [Name: [Name: JSON]] = [:]
    }

    private let kept = Mutex(Kept())

    package init() {}

    @discardableResult
    package func append(_ appends: [Append], views: [ViewChange], at: Instant, actor: Actor) throws -> [Record] {
        try kept.withLock { kept in
            let records = try Record.following(
                sequence: kept.records.count, hash: kept.records.last?.hash ?? Record.origin, appends, at: at,
                actor: actor
            ) { kept.streams[$0]?.count ?? 0 }
            kept.views = try Self.applying(views, to: kept.views)
            for record in records {
                kept.streams[record.stream, default: []].append(kept.records.count)
                kept.records.append(record)
            }
            return records
        }
    }

    package func records(of stream: StreamID, after version: Int) throws -> [Record] {
        kept.withLock { kept in
            (kept.streams[stream] ?? []).dropFirst(max(0, version)).map { kept.records[$0] }
        }
    }

    package func records(after sequence: Int, limit: Int) throws -> [Record] {
        kept.withLock { Array($0.records.dropFirst(max(0, sequence)).prefix(max(0, limit))) }
    }

    package func head() throws -> Int {
        kept.withLock { $0.records.count }
    }

    package func streams(kind: String) throws -> [StreamID] {
        kept.withLock { $0.streams.keys.filter { $0.kind.utf8.elementsEqual(kind.utf8) } }.sorted()
    }

    package func view(_ view: String, key: String) throws -> JSON? {
        kept.withLock { $0.views[Name(view.utf8)]?[Name(key.utf8)] }
    }

    package func view(_ view: String) throws -> [(key: String, value: JSON)] {
        kept.withLock { $0.views[Name(view.utf8)] ?? [:] }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { (key: String(decoding: $0.key, as: UTF8.self), value: $0.value) }
    }

    package func replaceViews(_ changes: [ViewChange], foldedTo sequence: Int) throws {
        try kept.withLock { kept in
            guard kept.records.count == sequence else { throw LedgerError.conflict("views") }
            kept.views = try Self.applying(changes, to: [:])
        }
    }

    /// The views after the changes, or the first claim that fails.
    private static func applying(_ changes: [ViewChange], to before: [Name: [Name: JSON]]) throws -> [Name: [Name:
        JSON]]
    {
        var views = before
        for change in changes {
            let text = try change.readable()
            let (view, key) = (Name(change.view.utf8), Name(change.key.utf8))
            switch change {
            case .put(_, _, let value): views[view, default: [:]][key] = value
            case .remove: views[view]?[key] = nil
            case .claim(_, _, let value):
                if let holder = views[view]?[key], !holder.canonical.utf8.elementsEqual((text ?? "").utf8) {
                    throw LedgerError.claimed(view: change.view, key: change.key)
                }
                views[view, default: [:]][key] = value
            }
        }
        return views
    }
}
