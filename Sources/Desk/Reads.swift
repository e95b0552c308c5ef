import Access
import Checklist
import Kernel
import Ledger
import Mechanism
import Reports

/// Who read what: the log of reads (TOR 30, 36; GUI 5).
extension Desk {
    /// The label that what this person sees of a matter bears: `everybody` where they see what was published, and no
    /// more.
    package func label(of matter: Matter, in id: ReviewID?, as actor: Actor) throws -> Label {
        guard let id else {
            if matter == .experts { return .statesParties }
            return actor.capacity == .secretariat ? .participants : .everybody
        }
        let review = try state(Review.self, id.review)
        guard review.standing(of: actor) == .outside else { return review.label(of: matter) }
        // Outside stand those who answer a part of the response, and States parties that were granted a report.
        switch matter {
        case .response, .responseFile, .document: return review.label(of: matter)
        case .report, .reportFile, .file:
            return try report(id, as: actor)?.report?.isGranted == true ? .statesParties : .everybody
        default: return .everybody
        }
    }

    /// Writes that somebody reads a matter, before it goes out to them. What is public leaves no line, nor do those who
    /// write a draft in writing it.
    ///
    /// - Parameter byOperator: whether somebody at the command line reads it as this person would.
    package func noteRead(
        _ matter: Matter, part: String = "", in id: ReviewID?, as actor: Actor, byOperator: Bool = false
    ) throws {
        let label = try label(of: matter, in: id, as: actor)
        if label == .everybody { return }
        if let id, !byOperator, label == .stateUnderReview, matter != .confidentiality, matter != .sharing {
            let review = try state(Review.self, id.review)
            if standing(actor, review, try state(Response.self, id.response)).mayWrite { return }
        }
        let actor = byOperator ? Actor.system("command line") : actor
        try reads.note(Read(actor, review: id?.text ?? "", matter, part: part, label), at: now)
    }

    /// Who read the file of a review, in order: the lines about what this reader may read too.
    package func readers(of id: ReviewID, as actor: Actor) throws -> [ReadLine] {
        try readable(try reads.lines(of: id.text), of: id, as: actor)
    }

    private func readable(_ lines: [ReadLine], of id: ReviewID, as actor: Actor) throws -> [ReadLine] {
        let standing = try state(Review.self, id.review).standing(of: actor)
        try Access.judgeReads(standing).enforce()
        return lines.filter { Access.judge(standing, reading: $0.read.label) == .allowed }
    }

    // MARK: Suspicions of breach

    /// Reports a suspicion that confidentiality was broken; who had read what until now is kept with it.
    ///
    /// - Parameter about: an expert of the review or a member of the secretariat, where it can be said.
    package func reportSuspicion(_ id: ReviewID, words: String, about: PersonID?, as actor: Actor) throws {
        guard let view = try review(id, as: actor) else { throw Refusal.hidden }
        try Access.judge(view.standing, .report).enforce()
        let named = try about.map { about in
            guard let person = view.boundPeople.first(where: { $0.id == about }) else { throw Refusal.hidden }
            return person
        }
        // Tried first: what is refused leaves nothing on the disk.
        let stream = id.suspicions
        let trial = Suspicion.Log(document: "", lines: 0, sequence: 0, hash: "")
        _ = try Suspicion.decide(
            .report(words: words, about: named, log: trial), try state(Suspicion.self, stream), context(actor))
        try reads.settle()
        let (sequence, hash) = try reads.head()
        let lines = try reads.lines(of: id.text).filter { $0.sequence <= sequence }
        let document = try documents.keep(Array(lines.map { $0.text + "\n" }.joined().utf8), of: stream)
        let log = Suspicion.Log(document: document, lines: lines.count, sequence: sequence, hash: hash)
        try transact(as: actor) {
            try $0.decide(Suspicion.self, stream, .report(words: words, about: named, log: log))
        }
    }

    /// Records the day on which it was brought to the Implementation Oversight Group, or the outcome (GUI 5).
    package func followSuspicion(
        _ key: String, in id: ReviewID, _ act: SuspicionAct, _ command: Suspicion.Command, as actor: Actor
    ) throws {
        _ = try suspicion(key, in: id, as: actor)
        try Access.judge(try state(Review.self, id.review).standing(of: actor), act).enforce()
        try transact(as: actor) { try $0.decide(Suspicion.self, id.suspicions, command) }
    }

    /// The suspicions of a review that this reader may see.
    package func suspicions(of id: ReviewID, as actor: Actor) throws -> [Suspicion.Reported] {
        try state(Suspicion.self, id.suspicions).view(
            as: actor, standing: try state(Review.self, id.review).standing(of: actor))
    }

    package func suspicion(_ key: String, in id: ReviewID, as actor: Actor) throws -> Suspicion.Reported {
        guard let one = try suspicions(of: id, as: actor).first(where: { $0.id == key }) else { throw Refusal.hidden }
        return one
    }

    /// Who had read the file when a suspicion was reported.
    package func readers(upTo key: String, in id: ReviewID, as actor: Actor) throws -> [ReadLine] {
        let log = try suspicion(key, in: id, as: actor).log
        guard let bytes = try documents.bytes(log.document, of: id.suspicions) else {
            throw LedgerError.damaged(log.document)
        }
        return try readable(ReadLine.lines(bytes), of: id, as: actor)
    }

    /// What waits for the secretariat: suspicions to be brought, and outcomes.
    package func openSuspicions(as actor: Actor) throws -> [(id: ReviewID, state: StateCode, one: Suspicion.Reported)] {
        try Access.judge(actor, .actAsSecretariat).enforce()
        var open: [(id: ReviewID, state: StateCode, one: Suspicion.Reported)] = []
        for stream in try store.streams(kind: Suspicion.Event.room) {
            let id = ReviewID(text: stream.id)
            guard let state = try review(id, as: actor)?.pairing.reviewed else { continue }
            open += try suspicions(of: id, as: actor).filter(\.isOpen).map { (id, state, $0) }
        }
        return open
    }

    // MARK: Audit

    /// The log's own chain, and every suspicion's mark in it and document beside it.
    func auditReads(_ report: inout AuditReport) throws {
        let (count, hash, findings) = try reads.check()
        report.reads = (count, hash)
        report.findings += findings
        report.checked.append(("lines in the log of reads", count))
        for stream in try store.streams(kind: Suspicion.Event.room) {
            for log in try state(Suspicion.self, stream).logs {
                let last = log.sequence == 0 ? nil : try reads.lines(after: log.sequence - 1, limit: 1).first
                if (last?.hash ?? Record.origin) != log.hash {
                    report.findings.append("\(stream): the log of reads is not the one it names")
                }
                let kept = (try? documents.bytes(log.document, of: stream)) ?? nil
                if kept.map({ ReadLine.lines($0).count }) != log.lines {
                    report.findings.append("\(stream): document \(log.document) is not there, or damaged")
                }
            }
        }
    }
}

extension ReadLine {
    /// The lines of a document, one each; what cannot be read is left out.
    fileprivate static func lines(_ bytes: [UInt8]) -> [ReadLine] {
        bytes.split(separator: UInt8(ascii: "\n")).compactMap { ReadLine(String(decoding: $0, as: UTF8.self)) }
    }
}

extension ReviewView {
    /// The experts and the members of the secretariat in it, who maintain its confidentiality (GUI 5).
    package var boundPeople: [NamedPerson] {
        guard let inside else { return [] }
        return pairing.reviewers.flatMap { inside.experts[$0] ?? [] } + (inside.informed.map { [$0.staff] } ?? [])
    }
}
