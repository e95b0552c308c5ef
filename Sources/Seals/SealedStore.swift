import Crypto
import Kernel
import Ledger

/// A store whose confidential bodies are sealed as they go in and opened as they come out.
///
/// The chain runs over what is kept, the sealed bodies: who has no key can still prove that nothing was altered. A
/// record whose key was destroyed comes out with no body (`Record.isErased`). Records from before there were keys come
/// out as they are.
///
/// A view's entry is kept under a code of its key, with key and value sealed, and in the open only the scope it belongs
/// to; equal entries are sealed alike, so that a claim can be compared.
package struct SealedStore: EventStore {
    package let kept: any EventStore
    private let ring: KeyRing

    package init(_ store: any EventStore, _ ring: KeyRing) {
        kept = store
        self.ring = ring
    }

    /// Destroys the key of a scope: what was sealed under it can never be read again.
    package func destroy(_ scope: Scope) throws { try ring.destroy(scope) }

    // MARK: Records

    @discardableResult
    package func append(_ appends: [Append], views: [ViewChange], at: Instant, actor: Actor) throws -> [Record] {
        let sealed = try appends.map(seal)
        let changes = try views.map(seal)
        do {
            let records = try kept.append(sealed, views: changes, at: at, actor: actor)
            return zip(records, appends.flatMap(\.drafts)).map { $0.with(body: $1.body) }
        } catch LedgerError.claimed(let view, let code) {
            let claim = views.first { $0.view == view && self.code(view, $0.key) == code }
            throw LedgerError.claimed(view: view, key: claim?.key ?? code)
        }
    }

    package func records(of stream: StreamID, after version: Int) throws -> [Record] {
        try kept.records(of: stream, after: version).map(open)
    }

    package func records(after sequence: Int, limit: Int) throws -> [Record] {
        try kept.records(after: sequence, limit: limit).map(open)
    }

    package func head() throws -> Int { try kept.head() }
    package func streams(kind: String) throws -> [StreamID] { try kept.streams(kind: kind) }

    private func seal(_ append: Append) throws -> Append {
        guard let scope = Sealing.scope(of: append.stream), !append.drafts.isEmpty else { return append }
        // A stream that could not be kept gets no key; the store says why it refuses.
        if append.stream.text.holdsZero { return append }
        let key = try keys { try ring.sealing(scope) }
        let drafts = try append.drafts.enumerated().map { index, draft in
            guard JSON(canonical: draft.body.canonical.utf8) != nil else {
                throw LedgerError.damaged("\(append.stream): \(draft.name) would not read back as it is")
            }
            let place = place(append.stream, append.expected + index + 1, draft.name)
            return Draft(
                name: draft.name, body: [Envelope.mark: try Envelope.seal(draft.body, at: place, with: key)],
                citations: draft.citations)
        }
        return Append(append.stream, expected: append.expected, drafts)
    }

    private func open(_ record: Record) throws -> Record {
        guard let scope = Sealing.scope(of: record.stream), let sealed = record.sealed else { return record }
        guard let key = try keys({ try ring.opening(scope) }) else { return record.with(body: .null) }
        let place = place(record.stream, record.version, record.name)
        guard let body = Envelope.open(sealed, at: place, with: key) else {
            throw LedgerError.damaged("record \(record.sequence), stream \(record.stream): its seal does not open")
        }
        return record.with(body: body)
    }

    private func place(_ stream: StreamID, _ version: Int, _ name: String) -> JSON {
        ["record", .string(stream.text), .number(version), .string(name)]
    }

    // MARK: Views

    package func view(_ view: String, key: String) throws -> JSON? {
        if key.holdsZero { return nil }
        let code = code(view, key)
        return try kept.view(view, key: code).flatMap { try open(view, code, $0)?.value }
    }

    package func view(_ view: String) throws -> [(key: String, value: JSON)] {
        try kept.view(view).compactMap { try open(view, $0.key, $0.value) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    package func replaceViews(_ changes: [ViewChange], foldedTo sequence: Int) throws {
        let sealed = try changes.map(seal)
        do {
            try kept.replaceViews(sealed, foldedTo: sequence)
        } catch LedgerError.claimed(let view, let code) {
            let claim = changes.first { $0.view == view && self.code(view, $0.key) == code }
            throw LedgerError.claimed(view: view, key: claim?.key ?? code)
        }
    }

    /// Whether a view has entries from before there were keys; folded again, it has none.
    package func isOpen(_ view: String) throws -> Bool {
        try kept.view(view).contains { $0.value[Envelope.mark] == nil }
    }

    /// Whether anybody's account in a ledger is sealed, and so cannot do without the keys it was sealed with.
    package static func holdsSeals(_ store: any EventStore) throws -> Bool {
        try store.streams(kind: "account").contains {
            try store.records(of: $0, after: 0).contains { $0.sealed != nil }
        }
    }

    private func seal(_ change: ViewChange) throws -> ViewChange {
        _ = try change.readable()
        let (view, code) = (change.view, code(change.view, change.key))
        return switch change {
        case .remove: .remove(view: view, key: code)
        case .put(_, let key, let value): .put(view: view, key: code, value: try seal(view, key, code, value))
        case .claim(_, let key, let value): .claim(view: view, key: code, value: try seal(view, key, code, value))
        }
    }

    private func seal(_ view: String, _ key: String, _ code: String, _ value: JSON) throws -> JSON {
        let scope = Sealing.scope(view: view, key: key, value: value)
        let secret = try keys { try ring.sealing(scope) }
        let entry: JSON = ["key": .string(key), "value": value]
        return [
            "scope": .string(scope.text),
            Envelope.mark: try Envelope.seal(
                entry, at: ["view", .string(view), .string(code)], with: secret, alike: ring.nonces),
        ]
    }

    /// - Returns: `nil` where the entry's key was destroyed.
    private func open(_ view: String, _ code: String, _ value: JSON) throws -> (key: String, value: JSON)? {
        guard let sealed = value[Envelope.mark], let scope = value["scope"]?.string else {
            throw LedgerError.damaged("view \(view), key \(code): not sealed; run `palermo rebuild`")
        }
        guard let key = try keys({ try ring.opening(Scope(scope)) }) else { return nil }
        guard let entry = Envelope.open(sealed, at: ["view", .string(view), .string(code)], with: key),
            let name = entry["key"]?.string, let value = entry["value"]
        else { throw LedgerError.damaged("view \(view), key \(code): its seal does not open; run `palermo rebuild`") }
        return (name, value)
    }

    private func code(_ view: String, _ key: String) -> String { ring.name(["view", .string(view), .string(key)]) }

    // MARK: Keys

    /// Says as the ledger says it that a key is not there, or does not open.
    private func keys<Value>(_ fetch: () throws -> Value) throws -> Value {
        do {
            return try fetch()
        } catch let fault as KeyFault {
            switch fault {
            case .missing(let scope): throw LedgerError.damaged("the key of \(scope) is not among the keys kept")
            case .destroyed(let scope): throw LedgerError.damaged("the key of \(scope) was destroyed")
            case .damaged(let scope): throw LedgerError.damaged("the key of \(scope) does not open")
            case .wrong: throw fault
            }
        }
    }
}

extension Record {
    /// What a sealed body holds; `nil` where it is open.
    package var sealed: JSON? {
        guard let members = body.object, members.count == 1 else { return nil }
        return members[Envelope.mark]
    }
}
