import Access
import Checklist
import Kernel
import Mechanism
import Reports
import Testing

/// Random people do random things to a review, often what is asked of them; whatever happens, the rules hold.
@Suite struct ReviewTrials {
    @Test func `no sequence of acts breaks what the terms of reference hold`() throws {
        var chance = Chance(for: "review trials")
        var reached: Set<Stage> = []
        for _ in 0..<25 {
            var table = Table()
            var day = World.drawn
            try table.give(.review(World.opening(protocols: [.tip], scope: World.scope)), on: day)
            var agreements = Agreements()
            for _ in 0..<130 {
                day = day.adding(days: chance.one(in: 3) ? 1 : 0)
                let (who, act) = ReviewTrials.choice(table, &chance)
                let deed = ReviewTrials.deed(act, who, table, day, &chance)
                let before = table
                do throws(Refusal) {
                    try table.perform(act, deed, as: who.actor, on: day)
                } catch {
                    if error.reasons.isEmpty || table.records.count != before.records.count {
                        Issue.record("a refusal without a reason, or with a record; PALERMO_SEED=\(chance.seed)")
                    }
                    continue
                }
                for record in table.records.dropFirst(before.records.count) { agreements.follow(record.kept) }
                let faults = ReviewTrials.faults(before, table, who, agreements)
                if !faults.isEmpty {
                    Issue.record("\(faults): \(act) by \(who); PALERMO_SEED=\(chance.seed)")
                    return
                }
            }
            if let stage = table.standing?.stage { reached.insert(stage) }
            let again = try table.refolded()
            for one in Cast.allCases where chance.one(in: 6) {
                #expect(again.seen(by: one.actor) == table.seen(by: one.actor), "\(one); PALERMO_SEED=\(chance.seed)")
            }
        }
        #expect(reached.contains(.published), "no trial came to the end; PALERMO_SEED=\(chance.seed)")
    }

    /// The agreements that stand, read from the records alone.
    struct Agreements {
        var report: [StateCode: String] = [:]
        var summary: [StateCode: String] = [:]
        private var isFinal = false

        private mutating func forget(_ text: Report.Text) {
            if text == .report { report = [:] } else { summary = [:] }
        }

        mutating func follow(_ kept: Table.Kept) {
            guard case .report(let event) = kept else { return }
            switch event {
            case .wrote(_, let place, _, _, _): forget(place.text)
            // Once the report is final, only the summary changes.
            case .revised, .struck: forget(isFinal ? .summary : .report)
            case .agreed(let state, let text): report[state] = text
            case .finalised: isFinal = true
            case .summaryAgreed(let state, let text): summary[state] = text
            default: break
            }
        }
    }

    /// What must never be, whatever was done.
    static func faults(_ before: Table, _ after: Table, _ who: Cast, _ agreements: Agreements) -> [String] {
        guard let inside = after.standing, let view = after.review.view(as: World.officer) else { return ["no view"] }
        let texts = after.report.texts()
        let body = after.reportView(as: World.officer)?.report
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }

        let mayAct = Cast.participants.union([.colleague, .impostor, .contributor])
        must(mayAct.contains(who), "somebody outside acted")
        faults += responseFaults(after)
        must(
            before.standing?.reportFinal == nil || before.report.texts().report == texts.report,
            "a final report changed")
        must(
            before.standing?.summaryFinal == nil || before.report.texts().summary == texts.summary,
            "a final summary changed")
        if inside.reportFinal != nil {
            must(
                agreements.report == all(view, texts.report.canonical),
                "final without three agreements to that text (TOR 33)")
            must(inside.reportAgreed == Set(view.states) && body?.final == texts.report.canonical, "the rooms disagree")
        }
        if inside.summaryFinal != nil {
            must(agreements.summary == all(view, texts.summary.canonical), "summary without three agreements (TOR 33)")
        }
        must(inside.reportAgreed == body?.agreed ?? [], "the review and the report count agreements differently")
        for (text, final) in [(Report.Text.report, inside.reportFinal), (.summary, inside.summaryFinal)] {
            guard final != nil, let body = after.reportView(as: World.officer)?.body(text) else { continue }
            must(
                body.paragraphs.allSatisfy { $0.agreed == Set(view.states) },
                "a paragraph of a final text that not all agreed to (TOR 33)")
            must(body.remarks.allSatisfy { !$0.isOpen }, "final with a comment left open (GUI 34)")
        }
        must(
            view.summaryPublished == nil || inside.summaryFinal != nil, "a summary published that is not final (TOR 35)"
        )
        must(view.reportPublished == nil || inside.reportFinal != nil, "a report published that is not final (TOR 36)")
        let order: [(String, Day?)] = [
            ("informed", inside.informed?.on), ("received", inside.responseReceived),
            ("circulated", inside.responseCirculated),
            ("desk reviews", inside.deskReviews.count == 2 ? view.drawn : nil),
            ("dialogue closed", inside.dialogueClosed), ("sent", inside.reportSent), ("final", inside.reportFinal),
        ]
        for (earlier, later) in zip(order, order.dropFirst()) {
            must(later.1 == nil || earlier.1 != nil, "\(later.0) before \(earlier.0)")
        }
        must(
            inside.dialogueClosed == nil || inside.dialogue.allSatisfy { !$0.isOpen || $0.isExplanation },
            "closed with questions open")
        if before.standing?.responseReceived != nil {
            must(words(before) == words(after), "a response changed after it was handed in (TOR 15)")
        }
        must(
            inside.materials.allSatisfy {
                $0.material.organization == "Southern Compact" || $0.from == nil && $0.material.membership != nil
            },
            "information of an organization of which the State is no member (TOR 26 (c))")
        for one in [Cast.delegate, .focalPoint] {
            must(after.review.view(as: one.actor)?.inside?.desk.isEmpty ?? true, "\(one) sees the desk (GUI 21)")
        }
        must(view.summaryPublished != nil || inside.pen != nil, "nobody holds the pen")
        must(
            inside.letters.enumerated().allSatisfy { $1.letter.number == $0 + 1 },
            "letters are not numbered one after the other")
        must(
            before.standing?.letters.elementsEqual(inside.letters.prefix(before.standing?.letters.count ?? 0)) ?? true,
            "a letter changed after it was issued")
        faults += meetingFaults(after) + timelineFaults(before, after)
        return faults
    }

    /// Who sees a response that should not, or not all of what they should.
    private static func responseFaults(_ table: Table) -> [String] {
        guard let all = table.response.view(as: .focalPoint) else { return [] }
        var faults: [String] = []
        let isOpen = all.help != nil || all.submitted != nil
        if (table.responseView(as: World.officer) != nil) != isOpen {
            faults.append("the secretariat reads a draft unasked, or cannot where it is asked (TOR 16)")
        }
        let given = Set(all.assignments.filter { $0.people.contains { $0.id == "p-ministry" } }.flatMap(\.articles))
        if Set(table.responseView(as: Cast.contributor.actor)?.articles ?? []) != given {
            faults.append("a ministry sees other articles than were given to it (TOR 17)")
        }
        if all.submitted != nil, all.progress.values.contains(where: { $0 != .cleared }) || !all.brought.isEmpty {
            faults.append("handed in uncleared or in two versions (TOR 17)")
        }
        return faults
    }

    private static func meetingFaults(_ table: Table) -> [String] {
        var faults: [String] = []
        for meeting in table.standing?.meetings ?? [] {
            let isAgreed = meeting.answer?.agreed == true
            if (meeting.held != nil) && !isAgreed { faults.append("held without the State's agreement (TOR 28)") }
            if (meeting.plan != nil) && meeting.lacksStakeholders {
                faults.append("organized before stakeholders were proposed (TOR 29)")
            }
            if meeting.plan?.funds == "" { faults.append("planned without a source of funds (TOR 53)") }
            if meeting.held != nil, meeting.plan == nil { faults.append("held without a plan (GUI 24)") }
        }
        let own = table.review.view(as: Cast.focalPoint.actor)?.inside?.meetings ?? []
        if own.contains(where: { !$0.findings.isEmpty }) {
            faults.append("preliminary findings read by the State under review (GUI 29)")
        }
        return faults
    }

    private static func timelineFaults(_ before: Table, _ after: Table) -> [String] {
        guard let inside = after.standing else { return [] }
        var faults: [String] = []
        let all = Set(after.review.view(as: World.officer)?.states ?? [])
        if inside.scheduleInForce?.days != before.standing?.scheduleInForce?.days,
            Set(inside.agreedSchedule.keys) != all
        {
            faults.append("another schedule in force without all three States (GUI 14)")
        }
        if inside.timeline.agreed != inside.scheduleInForce?.days ?? [:] { faults.append("other days than agreed") }
        return faults
    }

    /// The words of a response: the answers, the stakeholders, and what was handed in.
    private static func words(_ table: Table) -> [String] {
        guard let view = table.response.view(as: .focalPoint) else { return [] }
        return World.scope.map { article in
            let question = World.question(article)
            return "\(view.answer(to: question) ?? .empty) \(view.revision(of: question)) \(view.note(on: article))"
        }
            + [view.stakeholders?.text ?? "", "\(view.stakeholders?.none ?? false)", view.submitted?.fingerprint ?? ""]
    }

    private static func all(_ view: ReviewView, _ text: String) -> [StateCode: String] {
        Dictionary(uniqueKeysWithValues: view.states.map { ($0, text) })
    }

    /// Mostly what is asked of somebody; sometimes anything by anybody.
    static func choice(_ table: Table, _ chance: inout Chance) -> (Cast, ReviewAct) {
        let asks = table.standing?.asks ?? []
        if chance.one(in: 4) || asks.isEmpty { return (chance.pick(Cast.allCases), chance.pick(ReviewAct.allCases)) }
        let must = asks.filter { !$0.isOptional }
        let ask = chance.pick(chance.one(in: 5) || must.isEmpty ? asks : must)
        let asked = Cast.allCases.filter { ask.concerns(table.review.standing(of: $0.actor)) }
        return (asked.isEmpty ? .visitor : chance.pick(asked), ask.act)
    }
}
