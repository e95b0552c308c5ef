import Kernel
import Ledger
import Synchronization

/// The states this process has folded, kept up with the ledger.
///
/// Nothing here is a source of truth: it can be dropped at any moment and is folded again from the records. Another
/// process may write to the same ledger; `follow` reads what it wrote.
final class Memory: Sendable {
    struct Slot<State: Sendable>: Sendable {
        var version: Int
        var state: State
    }

    private struct Cached: Sendable {
        var version: Int
        var state: any Sendable
        let apply: @Sendable (inout any Sendable, Record) throws -> Void
    }

    private struct Derived: Sendable {
        let version: Int
        let value: any Sendable
    }

    private struct Contents {
        var position: Int?
        var slots: [StreamID: Cached] = [:]
        var derived: [StreamID: Derived] = [:]
    }

    private let contents = Mutex(Contents())

    /// Folds what was appended since the last look into the states that are kept.
    func follow(_ store: any EventStore) throws {
        try contents.withLock { contents in
            let head = try store.head()
            guard var position = contents.position else {
                contents.position = head
                return
            }
            while position < head {
                let records = try store.records(after: position, limit: 1000)
                guard let last = records.last else { break }
                for record in records { try Memory.apply(record, &contents.slots) }
                position = last.sequence
            }
            contents.position = position
        }
    }

    func slot<R: Room>(_ room: R.Type, _ stream: StreamID, _ store: any EventStore) throws -> Slot<R.State> {
        try contents.withLock { contents in
            if let cached = contents.slots[stream], let state = cached.state as? R.State {
                return Slot(version: cached.version, state: state)
            }
            var cached = Cached(version: 0, state: R.initial) { state, record in
                guard var typed = state as? R.State else { return }
                if record.isErased {
                    // What it said is as if it had not been said; that it happened stays, where there are no words to it.
                    guard let event = try? Codec.event(R.Event.self, record.with(body: [:])) else { return }
                    R.evolve(&typed, event, record.stamp)
                } else {
                    R.evolve(&typed, try Codec.event(R.Event.self, record), record.stamp)
                }
                state = typed
            }
            for record in try store.records(of: stream, after: 0) {
                try cached.apply(&cached.state, record)
                cached.version = record.version
            }
            guard let state = cached.state as? R.State else { throw LedgerError.damaged(stream.text) }
            if cached.version > 0 { contents.slots[stream] = cached }
            return Slot(version: cached.version, state: state)
        }
    }

    /// Something made of a stream's state, made again only when the stream has grown.
    func derived<R: Room, Value: Sendable>(
        _ room: R.Type, _ stream: StreamID, _ store: any EventStore, _ make: (R.State) -> Value
    ) throws -> Value {
        let slot = try slot(room, stream, store)
        let kept = contents.withLock { $0.derived[stream] }
        if let kept, kept.version == slot.version, let value = kept.value as? Value { return value }
        let value = make(slot.state)
        contents.withLock { $0.derived[stream] = Derived(version: slot.version, value: value) }
        return value
    }

    private static func apply(_ record: Record, _ slots: inout [StreamID: Cached]) throws {
        guard var cached = slots.removeValue(forKey: record.stream) else { return }
        if record.version == cached.version + 1 {
            try cached.apply(&cached.state, record)
            cached.version = record.version
        }
        slots[record.stream] = cached
    }
}
