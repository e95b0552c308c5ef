import Kernel

/// A record as a database keeps it: whole numbers and text, each in the one form that can be read back.
package struct StoredRecord: Hashable, Sendable {
    package let sequence: Int
    package let stream: String
    package let version: Int
    package let name: String
    package let at: String
    package let actor: String
    /// The citations, as a canonical JSON array.
    package let rules: String
    /// Canonical JSON.
    package let body: String
    package let previous: String
    package let hash: String

    package init(
        sequence: Int, stream: String, version: Int, name: String, at: String, actor: String, rules: String,
        body: String, previous: String, hash: String
    ) {
        self.sequence = sequence
        self.stream = stream
        self.version = version
        self.name = name
        self.at = at
        self.actor = actor
        self.rules = rules
        self.body = body
        self.previous = previous
        self.hash = hash
    }

    package init(_ record: Record) {
        self.init(
            sequence: record.sequence, stream: record.stream.text, version: record.version, name: record.name,
            at: record.at.description, actor: record.actor.text,
            rules: JSON.array(record.citations.map { .string($0.text) }).canonical, body: record.body.canonical,
            previous: record.previous, hash: record.hash)
    }

    /// The record, if every text stands exactly as it would be written; otherwise an alteration could hide in a second
    /// way of writing the same thing.
    package func record() throws(LedgerError) -> Record {
        guard let instant = Instant(at), same(instant.description, at) else { throw damaged("the moment", at) }
        guard let person = Actor(actor), same(person.text, actor) else { throw damaged("the actor", actor) }
        guard let value = JSON(canonical: body.utf8) else { throw damaged("the body", body) }
        guard let items = JSON(canonical: rules.utf8)?.array else { throw damaged("the rules", rules) }
        var citations: [Citation] = []
        for item in items {
            guard let text = item.string, let citation = Citation(text), same(citation.text, text) else {
                throw damaged("a rule", rules)
            }
            citations.append(citation)
        }
        return Record(
            sequence: sequence, stream: StreamID(stream), version: version, name: name, at: instant, actor: person,
            citations: citations, body: value, previous: previous, hash: hash)
    }

    /// Says where, and shows the beginning of what cannot be read.
    private func damaged(_ part: String, _ text: String) -> LedgerError {
        let beginning = String(text.unicodeScalars.prefix(80))
        return .damaged(
            "record \(sequence), stream \(stream), version \(version): \(part) cannot be read: \(beginning)")
    }

    private func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}

extension Record {
    /// The records that follow from what is asked, alike in every store: a conflict where a stream stands at another
    /// version than the one decided upon, and nothing that could not be read back.
    package static func following(
        sequence: Int, hash: String, _ appends: [Append], at: Instant, actor: Actor, version: (StreamID) throws -> Int
    ) throws -> [Record] {
        var records: [Record] = []
        var versions: [StreamID: Int] = [:]
        var previous = hash
        for append in appends {
            var current = try versions[append.stream] ?? version(append.stream)
            guard current == append.expected else { throw LedgerError.conflict(append.stream) }
            for draft in append.drafts {
                current += 1
                let record = Record(
                    sequence: sequence + records.count + 1, stream: append.stream, version: current, draft: draft,
                    at: at, actor: actor, previous: previous)
                try record.requireReadable()
                records.append(record)
                previous = record.hash
            }
            versions[append.stream] = current
        }
        return records
    }

    /// A zero character would be cut off by databases, and an odd actor or paragraph read back as another.
    private func requireReadable() throws(LedgerError) {
        let stored = StoredRecord(self)
        guard !stored.stream.holdsZero, !stored.name.holdsZero, !stored.actor.holdsZero else {
            throw damaged("a zero character cannot be kept")
        }
        guard try stored.record().digest == hash else { throw damaged("it would not read back as it is") }
    }

    /// What is wrong with this record, with its place.
    func damaged(_ what: String) -> LedgerError {
        .damaged("record \(sequence), stream \(stream), version \(version): \(what)")
    }
}

extension ViewChange {
    package var view: String {
        switch self {
        case .put(let view, _, _), .remove(let view, _), .claim(let view, _, _): view
        }
    }

    package var key: String {
        switch self {
        case .put(_, let key, _), .remove(_, let key), .claim(_, let key, _): key
        }
    }

    /// Refuses what could not be read back, alike in every store; gives the canonical text of the value, if it has one.
    package func readable() throws(LedgerError) -> String? {
        guard !view.holdsZero, !key.holdsZero else {
            throw .damaged("view \(view), key \(key): a zero character cannot be kept")
        }
        switch self {
        case .remove: return nil
        case .put(_, _, let value), .claim(_, _, let value):
            let text = value.canonical
            guard JSON(canonical: text.utf8) != nil else {
                throw .damaged("view \(view), key \(key): the value would not read back")
            }
            return text
        }
    }
}

extension String {
    /// U+0000, which databases take for the end of a text.
    package var holdsZero: Bool { utf8.contains(0) }
}
