import Kernel

/// Checks records in their order, a few at a time, and lists what does not fit.
///
/// It finds every alteration, removal, insertion and exchange among the records it is given. What it cannot see is an
/// end cut off, or a whole ledger written anew: for that, compare `sequence` and `hash` with those noted elsewhere.
package struct Chain: Sendable {
    /// Something that does not fit, at the record that shows it.
    package struct Finding: Hashable, Sendable, CustomStringConvertible {
        package enum What: Hashable, Sendable {
            /// The place in the ledger is not the one after the last.
            case sequence(expected: Int)
            /// The place in its stream is not the one after the stream's last.
            case version(StreamID, expected: Int, found: Int)
            /// The record does not carry the hash of the one before.
            case link
            /// The record's hash is not that of its contents.
            case digest
            /// The store could not read the record; nothing behind it was checked.
            case unreadable(String)
        }

        package let sequence: Int
        package let what: What

        package init(sequence: Int, what: What) {
            self.sequence = sequence
            self.what = what
        }

        package var description: String {
            switch what {
            case .sequence(let expected): "record \(sequence): stands where record \(expected) should"
            case .version(let stream, let expected, let found):
                "record \(sequence): version \(found) of \(stream) where \(expected) should be"
            case .link: "record \(sequence): does not carry the hash of the record before"
            case .digest: "record \(sequence): was altered; its hash is not that of its contents"
            case .unreadable(let why): "record \(sequence): unreadable, and nothing behind it was checked: \(why)"
            }
        }
    }

    package private(set) var findings: [Finding] = []
    /// How many records were checked.
    package private(set) var count = 0
    /// Place of the last record checked.
    package private(set) var sequence = 0
    /// Hash of the last record checked, as it was stored.
    package private(set) var hash = Record.origin
    /// The last version of each stream.
    package private(set) var versions: [StreamID: Int] = [:]

    package init() {}

    package var isSound: Bool { findings.isEmpty }

    /// Takes the next record; after a finding it goes on from what the record says of itself.
    package mutating func check(_ record: Record) {
        if record.sequence - 1 != sequence { find(record, .sequence(expected: sequence + 1)) }
        let expected = versions[record.stream, default: 0] + 1
        if record.version != expected {
            find(record, .version(record.stream, expected: expected, found: record.version))
        }
        if record.previous != hash { find(record, .link) }
        if record.digest != record.hash { find(record, .digest) }
        count += 1
        sequence = record.sequence
        hash = record.hash
        versions[record.stream] = record.version
    }

    /// Checks what a store holds behind the last record checked, to its end or to a record it cannot read.
    package mutating func follow(_ store: any EventStore) throws {
        var limit = 1000
        while true {
            do {
                let records = try store.records(after: sequence, limit: limit)
                for record in records { check(record) }
                if records.isEmpty { return }
            } catch LedgerError.damaged(let why) {
                if limit == 1 {
                    findings.append(Finding(sequence: sequence + 1, what: .unreadable(why)))
                    return
                }
                limit = 1
            }
        }
    }

    private mutating func find(_ record: Record, _ what: Finding.What) {
        findings.append(Finding(sequence: record.sequence, what: what))
    }
}
