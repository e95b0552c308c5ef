/// The ledger: every act is a record, and nothing is ever taken back.
///
/// Records stand in one sequence and, within it, in streams: one stream a thing (a review, a report, an account), its
/// records numbered from 1. A writer says which version of each stream it decided upon; if somebody wrote meanwhile,
/// nothing is appended. Each record carries the hash of the record before, over bytes that anyone can make again
/// (RFC 8785), so that an alteration anywhere shows.
///
/// Beside the records stand the views that must agree with them in the same transaction: keyed documents that can be
/// thrown away and folded again. `EventStore` is the contract; memory, SQLite and later PostgreSQL keep it alike.
import Crypto
import Kernel

/// The name of a stream: "review/2027-xaa".
package struct StreamID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }
    package init(_ kind: String, _ id: String) { text = "\(kind)/\(id)" }
    package init(stringLiteral value: String) { text = value }

    /// "review" of "review/2027-xaa".
    package var kind: String { String(text.unicodeScalars.prefix { $0 != "/" }) }
    /// "2027-xaa" of "review/2027-xaa".
    package var id: String { String(text.unicodeScalars.drop { $0 != "/" }.dropFirst()) }
    package var description: String { text }

    /// By bytes, as databases compare, and not by canonical equivalence as `String` does.
    package static func == (a: StreamID, b: StreamID) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
    package static func < (a: StreamID, b: StreamID) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }
}

/// An event on its way into the ledger.
package struct Draft: Hashable, Sendable {
    /// "review.opened/1".
    package let name: String
    package let body: JSON
    package let citations: [Citation]

    package init(name: String, body: JSON, citations: [Citation] = []) {
        self.name = name
        self.body = body
        self.citations = citations
    }
}

/// One record, as it is kept for ever.
package struct Record: Hashable, Sendable {
    /// Place in the whole ledger, from 1, without gaps.
    package let sequence: Int
    package let stream: StreamID
    /// Place in its stream, from 1, without gaps.
    package let version: Int
    package let name: String
    package let at: Instant
    package let actor: Actor
    package let citations: [Citation]
    package let body: JSON
    /// Hash of the record before, in lower-case hexadecimal; of the first, 64 zeros.
    package let previous: String
    package private(set) var hash: String

    package static let origin = String(repeating: "0", count: 64)

    /// A record whose hash is made here.
    package init(
        sequence: Int, stream: StreamID, version: Int, draft: Draft, at: Instant, actor: Actor, previous: String
    ) {
        self.init(
            sequence: sequence, stream: stream, version: version, name: draft.name, at: at, actor: actor,
            citations: draft.citations, body: draft.body, previous: previous, hash: nil)
    }

    /// A record read back, with the hash it was stored with.
    package init(
        sequence: Int, stream: StreamID, version: Int, name: String, at: Instant, actor: Actor, citations: [Citation],
        body: JSON, previous: String, hash: String?
    ) {
        self.sequence = sequence
        self.stream = stream
        self.version = version
        self.name = name
        self.at = at
        self.actor = actor
        self.citations = citations
        self.body = body
        self.previous = previous
        self.hash = hash ?? ""
        if hash == nil { self.hash = digest }
    }

    /// The JSON over which the hash is taken.
    package var signed: JSON {
        [
            "actor": .string(actor.text), "at": .string(at.description), "body": body, "name": .string(name),
            "previous": .string(previous), "rules": .array(citations.map { .string($0.text) }),
            "sequence": .number(sequence), "stream": .string(stream.text), "version": .number(version),
        ]
    }

    /// SHA-256 over the canonical form of `signed`.
    package var digest: String {
        hexadecimal(SHA256.hash(data: Array(signed.canonical.utf8)))
    }

    package var stamp: Stamp { Stamp(at: at, actor: actor) }

    /// Its body can no longer be read: the key it was sealed with was destroyed. That it happened, when and by whom
    /// stays.
    package var isErased: Bool { body == .null }

    /// The same record with what its body says; the hash stays that of what is kept.
    package func with(body: JSON) -> Record {
        Record(
            sequence: sequence, stream: stream, version: version, name: name, at: at, actor: actor,
            citations: citations, body: body, previous: previous, hash: hash)
    }
}

extension Actor {
    /// As it stands in a record: "visitor", "system:draw", "person:p-1 as expert:XAA".
    package var text: String {
        switch self {
        case .visitor: "visitor"
        case .system(let name): "system:\(name)"
        case .person(let id, let capacity): "person:\(id.rawValue) as \(capacity.text)"
        }
    }

    package init?(_ text: String) {
        if text == "visitor" {
            self = .visitor
        } else if text.hasPrefix("system:") {
            self = .system(String(text.dropFirst("system:".count)))
        } else if text.hasPrefix("person:"), let range = text.firstRange(of: " as "),
            let capacity = Capacity(String(text[range.upperBound...]))
        {
            self = .person(
                PersonID(String(text[text.index(text.startIndex, offsetBy: 7)..<range.lowerBound])), capacity)
        } else {
            return nil
        }
    }
}

/// Events for one stream, decided upon one version of it.
package struct Append: Hashable, Sendable {
    package let stream: StreamID
    /// The version decided upon; 0 for a stream that must not exist yet.
    package let expected: Int
    package let drafts: [Draft]

    package init(_ stream: StreamID, expected: Int, _ drafts: [Draft]) {
        self.stream = stream
        self.expected = expected
        self.drafts = drafts
    }
}

/// A change of a view, in the transaction of the records it follows from.
package enum ViewChange: Hashable, Sendable {
    case put(view: String, key: String, value: JSON)
    case remove(view: String, key: String)
    /// Takes a key that nobody may have yet: an e-mail address, say. Taken by the same value, it passes.
    case claim(view: String, key: String, value: JSON)
}

package enum LedgerError: Error, Hashable, Sendable {
    /// Somebody wrote to the stream meanwhile.
    case conflict(StreamID)
    /// A key is taken.
    case claimed(view: String, key: String)
    /// What is stored cannot be read, or what is to be stored could not be read back; the words say what and where.
    case damaged(String)
}

/// The contract of a store. Every call is synchronous; `append` returns when the records are on the disk for good.
package protocol EventStore: Sendable {
    /// The store with what is really kept, for who checks the chain: where bodies are sealed, sealed.
    var kept: any EventStore { get }

    /// All of it, or nothing: records in order, then the changes of views. Returns the records as they were kept.
    @discardableResult
    func append(_ appends: [Append], views: [ViewChange], at: Instant, actor: Actor) throws -> [Record]

    /// The records of a stream after a version, in order.
    func records(of stream: StreamID, after version: Int) throws -> [Record]

    /// The records of the whole ledger after a place, in order, at most `limit` of them.
    func records(after sequence: Int, limit: Int) throws -> [Record]

    /// Place of the last record; 0 when there is none.
    func head() throws -> Int

    /// The streams of a kind, sorted.
    func streams(kind: String) throws -> [StreamID]

    func view(_ view: String, key: String) throws -> JSON?

    /// All of a view, sorted by the UTF-8 bytes of the keys.
    func view(_ view: String) throws -> [(key: String, value: JSON)]

    /// Throws every view away and puts these in their place, in one transaction; refused as a conflict when the
    /// ledger has grown past the record they were folded up to.
    func replaceViews(_ changes: [ViewChange], foldedTo sequence: Int) throws
}

extension EventStore {
    package var kept: any EventStore { self }
}
