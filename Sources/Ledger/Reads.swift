/// The log of reads: who read what that is confidential, when and in what capacity (TOR 30, 36; GUI 5).
///
/// It stands beside the ledger and not in it: a page that is read changes nothing in a review. Its lines are never
/// altered or removed, and each carries the hash of the line before. What one person reads again within an hour of the
/// clock is one line.
import Crypto
import Kernel
import Synchronization

/// Something read.
package struct Read: Hashable, Sendable {
    package let actor: Actor
    /// "1-xaa"; empty where it is of no single review.
    package let review: String
    package let matter: Matter
    /// Which part of it: an article, the number of a letter, a form of file; empty where it was read whole.
    package let part: String
    /// What it was labelled then.
    package let label: Label

    package init(_ actor: Actor, review: String, _ matter: Matter, part: String, _ label: Label) {
        self.actor = actor
        self.review = review
        self.matter = matter
        self.part = part
        self.label = label
    }
}

/// One line of the log.
package struct ReadLine: Hashable, Sendable {
    /// Place in the log, from 1, without gaps.
    package let sequence: Int
    /// When it was first read within that hour.
    package let at: Instant
    package let read: Read
    /// Hash of the line before, in lower-case hexadecimal; of the first, 64 zeros.
    package let previous: String
    package private(set) var hash: String

    /// A line whose hash is made here where none was stored with it.
    package init(sequence: Int, at: Instant, _ read: Read, previous: String, hash: String? = nil) {
        self.sequence = sequence
        self.at = at
        self.read = read
        self.previous = previous
        self.hash = hash ?? ""
        if hash == nil { self.hash = digest }
    }

    /// The JSON over which the hash is taken.
    package var signed: JSON {
        [
            "actor": .string(read.actor.text), "at": .string(at.description), "label": .string(read.label.rawValue),
            "matter": .string(read.matter.rawValue), "part": .string(read.part), "previous": .string(previous),
            "review": .string(read.review), "sequence": .number(sequence),
        ]
    }

    /// SHA-256 over the canonical form of `signed`.
    package var digest: String { hexadecimal(SHA256.hash(data: Array(signed.canonical.utf8))) }

    /// The line with its hash, canonical, as it stands in a document.
    package var text: String {
        guard case .object(var members) = signed else { return "" }
        members["hash"] = .string(hash)
        return JSON.object(members).canonical
    }

    /// Reads what `text` writes.
    package init?(_ text: some StringProtocol) {
        guard let json = JSON(canonical: Array(text.utf8)), let sequence = json["sequence"]?.int,
            let line = ReadLine(
                sequence: sequence, at: json["at"]?.string, actor: json["actor"]?.string,
                review: json["review"]?.string, matter: json["matter"]?.string, part: json["part"]?.string,
                label: json["label"]?.string, previous: json["previous"]?.string, hash: json["hash"]?.string)
        else { return nil }
        self = line
    }

    /// A line as it was stored; `nil` where that cannot be read.
    package init?(
        sequence: Int, at: String?, actor: String?, review: String?, matter: String?, part: String?, label: String?,
        previous: String?, hash: String?
    ) {
        guard let at = at.flatMap({ Instant($0) }), let actor = actor.flatMap({ Actor($0) }), let review,
            let matter = matter.flatMap(Matter.init(rawValue:)), let part,
            let label = label.flatMap(Label.init(rawValue:)), let previous, let hash
        else { return nil }
        self.init(
            sequence: sequence, at: at, Read(actor, review: review, matter, part: part, label), previous: previous,
            hash: hash)
    }
}

extension Instant {
    /// The hour of the clock it lies in, counted from 1 January 1970.
    package var hour: Int { Int((Double(milliseconds) / 3_600_000).rounded(.down)) }
}

/// The contract of a log of reads.
package protocol ReadLog: Sendable {
    /// Writes a line, before what it names goes out. What is read again within the hour writes none.
    func note(_ read: Read, at: Instant) throws

    /// The lines about a review, in order.
    func lines(of review: String) throws -> [ReadLine]

    /// The lines after a place, in order, at most `limit` of them.
    func lines(after sequence: Int, limit: Int) throws -> [ReadLine]

    /// The last line's place and hash; 0 and 64 zeros when there is none.
    func head() throws -> (sequence: Int, hash: String)

    /// Returns when all that was written is on the disk for good.
    func settle() throws
}

extension ReadLog {
    /// Checks the chain, and says what does not fit.
    package func check() throws -> (count: Int, hash: String, findings: [String]) {
        var (count, hash, findings) = (0, Record.origin, [String]())
        while true {
            let lines: [ReadLine]
            do {
                lines = try self.lines(after: count, limit: 1000)
            } catch LedgerError.damaged(let what) {
                return (count, hash, findings + ["log of reads: \(what)"])
            }
            if lines.isEmpty { break }
            for line in lines {
                if line.sequence != count + 1 {
                    findings.append("line \(line.sequence): stands where \(count + 1) should")
                }
                if line.previous != hash { findings.append("line \(line.sequence): does not carry the hash before") }
                if line.digest != line.hash { findings.append("line \(line.sequence): was altered") }
                (count, hash) = (line.sequence, line.hash)
            }
        }
        return (count, hash, findings.map { "log of reads, \($0)" })
    }
}

/// For tests, and for commands that read nothing.
package final class MemoryReads: ReadLog {
    private let kept = Mutex<[ReadLine]>([])

    package init() {}

    package func note(_ read: Read, at: Instant) {
        kept.withLock { lines in
            if lines.contains(where: { $0.read == read && $0.at.hour == at.hour }) { return }
            lines.append(
                ReadLine(sequence: lines.count + 1, at: at, read, previous: lines.last?.hash ?? Record.origin))
        }
    }

    package func lines(of review: String) -> [ReadLine] { kept.withLock { $0.filter { $0.read.review == review } } }

    package func lines(after sequence: Int, limit: Int) -> [ReadLine] {
        kept.withLock { Array($0.dropFirst(sequence).prefix(limit)) }
    }

    package func head() -> (sequence: Int, hash: String) {
        kept.withLock { ($0.count, $0.last?.hash ?? Record.origin) }
    }

    package func settle() {}
}
