import Access
import Checklist
import Kernel
import Ledger
import Lots
import Mechanism
import Reports
import Seals
import Treaties

/// What an audit looked at, and what it found wrong.
package struct AuditReport: Sendable {
    package var records = 0
    package var head = Record.origin
    /// The last line of the log of reads: its place and hash.
    package var reads = (count: 0, hash: Record.origin)
    /// What was checked, with how many of it, in the order checked.
    package var checked: [(what: String, count: Int)] = []
    package var findings: [String] = []

    package var isSound: Bool { findings.isEmpty }

    package init() {}

    /// Checks the chain of what is kept; what is sealed need not be opened for it.
    package mutating func follow(_ store: any EventStore) throws {
        var chain = Chain()
        try chain.follow(store)
        records = chain.count
        head = chain.hash
        checked.append(("records in the chain", chain.count))
        findings += chain.findings.map(\.description)
    }
}

extension Desk {
    /// Checks the chain, reads every event, folds every stream, compares the stored views, and tests the invariants
    /// of the field on what comes out. Changes nothing.
    package func audit() throws -> AuditReport {
        var report = AuditReport()
        try report.follow(store.kept)
        if !report.isSound { return report }
        try auditSeals(&report)
        if !report.isSound { return report }
        try auditViewsAtOneMoment(&report)
        try auditCycles(&report)
        try auditReviews(&report)
        try auditDocuments(&report)
        try auditReads(&report)
        return report
    }

    /// Every sealed body opens, unless its key was destroyed.
    private func auditSeals(_ report: inout AuditReport) throws {
        var (sealed, erased, open, sequence) = (0, 0, 0, 0)
        while case let kept = try store.kept.records(after: sequence, limit: 500), let last = kept.last {
            for record in kept where Sealing.scope(of: record.stream) != nil {
                if record.sealed == nil { open += 1 } else { sealed += 1 }
            }
            do {
                erased += try store.records(after: sequence, limit: 500).prefix(kept.count).count(where: \.isErased)
            } catch LedgerError.damaged(let why) {
                report.findings.append(why)
            }
            sequence = last.sequence
        }
        report.checked.append(("sealed records, each opened", sealed - erased))
        if erased > 0 { report.checked.append(("records whose key was destroyed", erased)) }
        if open > 0 { report.checked.append(("confidential records that were never sealed", open)) }
    }

    /// Folds the views again where some of their entries were never sealed.
    package func sealViews() throws {
        guard let sealed = store as? SealedStore, try sealed.isOpen(Views.docket) || sealed.isOpen(Views.address) else {
            return
        }
        try rebuild()
    }

    /// Throws the views away and folds them again from the records.
    ///
    /// - Returns: how many entries there are now.
    @discardableResult
    package func rebuild() throws -> Int {
        while true {
            let head = try store.head()
            let changes = try folded()
            do {
                try store.replaceViews(changes, foldedTo: head)
                return changes.count
            } catch LedgerError.conflict {
                // Somebody wrote meanwhile: fold again, with what they wrote.
                continue
            }
        }
    }

    private func folded() throws -> [ViewChange] {
        try memory.follow(store)
        var changes: [ViewChange] = []
        for stream in try store.streams(kind: "review") {
            changes += Views.changes(stream, try state(Review.self, stream))
        }
        for stream in try store.streams(kind: "account") {
            changes += Views.changes(stream, try state(Account.self, stream))
        }
        return changes
    }

    /// Compares again when somebody wrote between the fold and the look.
    private func auditViewsAtOneMoment(_ report: inout AuditReport) throws {
        while true {
            let head = try store.head()
            var looked = report
            try auditViews(&looked)
            if try store.head() == head || looked.isSound {
                report = looked
                return
            }
        }
    }

    private func auditViews(_ report: inout AuditReport) throws {
        var expected: [String: [String: JSON]] = [:]
        for case .put(let view, let key, let value) in try folded() { expected[view, default: [:]][key] = value }
        for view in [Views.docket, Views.address] {
            let stored = try store.view(view)
            report.checked.append(("entries of the view \(view)", stored.count))
            let kept = Dictionary(stored.map { ($0.key, $0.value) }) { first, _ in first }
            for key in Set(kept.keys).union(expected[view].map { Array($0.keys) } ?? []).sorted()
            where kept[key] != expected[view]?[key] {
                report.findings.append("view \(view), \(key): differs from the records; run `palermo rebuild`")
            }
        }
        for name in RegisterName.allCases { _ = try state(Register.self, name.stream) }
        for stream in try store.streams(kind: "nomination") { _ = try state(Nomination.self, stream) }
        let streams = try ["roster", "nomination", "response", "report", "cycle", "ceremony", "installation"].reduce(0)
        {
            $0 + (try store.streams(kind: $1).count)
        }
        for stream in try store.streams(kind: "roster") {
            let count = try state(Roster.self, stream).view().count
            if count > RuleSet.untoc2010.experts.value {
                report.findings.append("\(stream): \(count) experts (TOR 21)")
            }
        }
        let reminders = try store.streams(kind: "reminder")
        for stream in reminders { _ = try state(Reminder.self, stream) }
        report.checked.append(("other streams folded", streams + reminders.count))
    }

    /// Every draw, made again from its input and sources, gives the transcript that was published; every pair keeps TOR
    /// 18–20, by a check that shares nothing with the draw; and every pair of a cycle comes from a draw.
    private func auditCycles(_ report: inout AuditReport) throws {
        var (draws, pairs) = (0, 0)
        for cycle in try cycles() {
            var drawn: Set<Pairing> = []
            for ceremony in try ceremonies(cycle.opened.number) where ceremony.stage == .drawn {
                draws += 1
                let found = try audit(ceremony)
                report.findings += found.findings.map { "cycle \(cycle.opened.number), \(ceremony.name): \($0)" }
                drawn.formUnion(found.pairs)
            }
            for pair in cycle.draws.values.flatMap(\.pairs) {
                pairs += 1
                if !drawn.contains(pair) {
                    report.findings.append(
                        "cycle \(cycle.opened.number): \(pair.reviewed.rawValue) has a pair that no draw gave (TOR 19)")
                }
            }
        }
        report.checked.append(("draws made again", draws))
        report.checked.append(("pairs drawn, against TOR 18 to 20", pairs))
    }

    private func audit(_ ceremony: CeremonyView) throws -> (findings: [String], pairs: [Pairing]) {
        let different = "the transcript is not what input and sources give (TOR 3)"
        let replay: Replay
        do {
            replay = try Desk.replay(ceremony)
        } catch let fault as InstanceFault {
            return (["\(different): \(fault)"], [])
        }
        switch ceremony.announced.subject {
        case .calendar, .newCalendar:
            return (try replay.calendar().transcript.lines == ceremony.transcript ? [] : [different], [])
        case .pairs, .redraw, .decline:
            let made =
                if let balls = ceremony.balls, let book = ceremony.book.flatMap(Book.init(json:)) {
                    try replay.pairs(book, balls: balls)
                } else {
                    try replay.pairs()
                }
            let broken = Pairs.violations(of: made.result, in: try replay.input()).map {
                "\($0) (\($0.citation.text))"
            }
            return (
                broken + (made.transcript.lines == ceremony.transcript ? [] : [different]), made.result.pairs
            )
        }
    }

    /// Every document that a response or a review names is there, with the bytes that give its hash.
    private func auditDocuments(_ report: inout AuditReport) throws {
        var named: [(stream: StreamID, hash: String)] = []
        for stream in try store.streams(kind: "response") {
            let list = try state(Response.self, stream).view(as: .focalPoint)?.documents ?? []
            named += list.map { (stream, $0.hash) }
        }
        for stream in try store.streams(kind: "review") {
            let inside = try state(Review.self, stream).view(as: .secretariat)?.inside
            named += (inside?.attachments ?? []).map { (stream, $0.hash) }
        }
        for stream in try store.streams(kind: "nomination") {
            if let scan = try state(Nomination.self, stream).view(id: stream.id)?.note.scan {
                named.append((stream, scan.hash))
            }
        }
        for (stream, hash) in named {
            do {
                if try documents.bytes(hash, of: stream) == nil {
                    report.findings.append("\(stream): document \(hash) is not there")
                }
            } catch LedgerError.damaged(let what) {
                report.findings.append("\(stream): \(what) is damaged, or another was put in its place")
            }
        }
        report.checked.append(("documents, against their hashes", named.count))
    }

    /// A report final without three agreements, or a summary published before finality, cannot be (TOR 33, 35).
    private func auditReviews(_ report: inout AuditReport) throws {
        let auditor = Actor.person("audit", .secretariat)
        let streams = try store.streams(kind: "review")
        for stream in streams {
            let id = ReviewID(text: stream.id)
            guard let review = try review(id, as: auditor), let inside = review.inside else { continue }
            if inside.reportFinal != nil && inside.reportAgreed != Set(review.states) {
                report.findings.append("\(stream): final without the agreement of all three States (TOR 33)")
            }
            if review.summaryPublished != nil && inside.summaryFinal == nil {
                report.findings.append("\(stream): summary published before it was final (TOR 35)")
            }
            let texts = try state(Report.self, id.report).texts()
            let view = try self.report(id, as: auditor)
            for (body, text) in [(view?.report, texts.report), (view?.summary, texts.summary)] {
                guard let body, let final = body.final else { continue }
                let isAgreed = body.paragraphs.allSatisfy { $0.agreed == Set(review.states) }
                if !isAgreed || !body.isFormer && final != Fingerprint.of(text) {
                    report.findings.append("\(stream): a final text is not the one agreed to (TOR 33)")
                }
            }
        }
        report.checked.append(("reviews, against TOR 33 and 35", streams.count))
    }
}
