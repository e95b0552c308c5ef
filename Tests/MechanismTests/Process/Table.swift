import Access
import Checklist
import Kernel
import Ledger
import Mechanism
import Reports
import Synchronization

/// One review with its three rooms, linked as the Desk links them: what happens in one is told to the others, and
/// either all of it is recorded or nothing.
struct Table: Sendable {
    enum Deed: Sendable {
        case review(Review.Command)
        case response(Response.Command)
        case report(Report.Command)
    }

    enum Kept: Sendable {
        case review(Review.Event)
        case response(Response.Event)
        case report(Report.Event)
    }

    private(set) var review = Review.initial
    private(set) var response = Response.initial
    private(set) var report = Report.initial
    private(set) var records: [(kept: Kept, stamp: Stamp)] = []

    private static let counter = Mutex(0)

    static let newID: @Sendable () -> String = {
        counter.withLock { count in
            count += 1
            return "n\(count)"
        }
    }

    /// Does an act if whoever asks stands so towards the review that it is theirs; with the response, if they stand so
    /// towards the response.
    mutating func perform(_ act: ReviewAct, _ deed: Deed, as actor: Actor, on day: Day) throws(Refusal) {
        if case .response(let command) = deed {
            try respond(command, as: actor, on: day)
            return
        }
        guard let view = review.view(as: actor) else { throw .hidden }
        try Access.judge(view.standing, act).enforce()
        try give(deed, as: actor, on: day)
    }

    /// Does something with the response if whoever asks stands so towards it that it is theirs.
    mutating func respond(_ command: Response.Command, as actor: Actor, on day: Day) throws(Refusal) {
        guard let view = responseView(as: actor) else { throw .hidden }
        for act in try Table.acts(command, in: view) { try Access.judge(view.standing, act).enforce() }
        try give(.response(command), as: actor, on: day)
    }

    /// What somebody must be allowed for a command: to write each article it touches, to attach, or to direct.
    private static func acts(_ command: Response.Command, in view: ResponseView) throws(Refusal) -> [ResponseAct] {
        func write(_ articles: [Article?]) throws(Refusal) -> [ResponseAct] {
            var acts: [ResponseAct] = []
            for article in articles {
                guard let article else { throw .hidden }
                acts.append(.write(article))
            }
            return acts
        }
        switch command {
        case .answer(let question, _, _), .bring(let question, _, _), .comment(let question, _),
            .attribute(let question, _, _, _):
            return try write([view.article(of: question)])
        case .note(let article, _, _), .bringNote(let article, _, _): return [.write(article)]
        case .setAside(let key): return try write([view.article(of: key) ?? Article(about: key)])
        case .markReady(let questions): return try write(questions.map { view.article(of: $0) })
        case .attach: return [.attach]
        case .detach, .open, .clear, .assign, .addPeople, .endAssignment, .askHelp, .endHelp, .declareStakeholders,
            .submit,
            .supplement:
            return [.direct]
        }
    }

    /// Does it, whoever asks.
    mutating func give(_ deed: Deed, as actor: Actor = World.officer, on day: Day) throws(Refusal) {
        let context = Context(now: Instant(day), actor: actor, newID: Table.newID, fingerprint: { $0.canonical })
        var after = self
        try after.take(deed, context)
        self = after
    }

    private mutating func take(_ deed: Deed, _ context: Context) throws(Refusal) {
        let stamp = Stamp(at: context.now, actor: context.actor)
        switch deed {
        case .review(let command):
            for event in try Review.decide(command, review, context) {
                keep(.review(event), stamp)
                try follow(event, context)
            }
        case .response(let command):
            for event in try Response.decide(command, response, context) {
                keep(.response(event), stamp)
                if case .submitted(_, let fingerprint) = event {
                    try take(.review(.noteResponse(fingerprint: fingerprint)), context)
                }
            }
        case .report(let command):
            for event in try Report.decide(command, report, context) {
                keep(.report(event), stamp)
                if let milestone = Table.milestone(event) { try take(.review(.noteReport(milestone)), context) }
            }
        }
    }

    /// Once the States are informed, the checklist lies ready for answers and the report for drafting.
    private mutating func follow(_ event: Review.Event, _ context: Context) throws(Refusal) {
        guard case .informed = event, let view = review.view(as: World.officer) else { return }
        try take(
            .response(
                .open(
                    state: view.pairing.reviewed, questionnaire: "untoc", version: 1, questions: World.references)),
            context)
        try take(.report(.open(view.pairing, scope: view.scope)), context)
    }

    private static func milestone(_ event: Report.Event) -> Review.Milestone? {
        switch event {
        case .sent(let fingerprint): .sent(fingerprint: fingerprint)
        case .summarySent: .summarySent
        case .wrote, .revised, .struck: .revised
        case .remarked: .commented
        case .settled: .settled
        case .agreed(let state, _): .agreed(state)
        case .finalised(let fingerprint): .final(fingerprint: fingerprint)
        case .summaryAgreed(let state, _): .summaryAgreed(state)
        case .summaryFinalised(let fingerprint): .summaryFinal(fingerprint: fingerprint)
        case .summaryPublished: .summaryPublished
        case .partsPublished: .partsPublished
        case .reportPublished: .reportPublished
        case .accessRequested(let state, _): .requested(state)
        case .accessGranted(let state, _), .accessDeclined(let state): .answered(state)
        case .opened, .spoken, .consented, .translationAssigned, .translated, .drafted, .commented, .summaryDrafted: nil
        }
    }

    private mutating func keep(_ kept: Kept, _ stamp: Stamp) {
        records.append((kept, stamp))
        switch kept {
        case .review(let event): Review.evolve(&review, event, stamp)
        case .response(let event): Response.evolve(&response, event, stamp)
        case .report(let event): Report.evolve(&report, event, stamp)
        }
    }

    /// The same review folded again from its records, each written down and read back.
    func refolded() throws -> Table {
        var again = Table()
        for record in records {
            switch record.kept {
            case .review(let event): again.keep(.review(try Table.reread(event)), record.stamp)
            case .response(let event): again.keep(.response(try Table.reread(event)), record.stamp)
            case .report(let event): again.keep(.report(try Table.reread(event)), record.stamp)
            }
        }
        return again
    }

    static func reread<E: Event>(_ event: E) throws -> E {
        let record = Record(
            sequence: 1, stream: "trial/1", version: 1, draft: try Codec.draft(event), at: Instant(milliseconds: 0),
            actor: .visitor, previous: Record.origin)
        return try Codec.event(E.self, record)
    }

    // MARK: Looking

    /// How often a State has saved its sheet on an article.
    func sheetRevision(_ state: StateCode, _ article: Article) -> Int {
        let expert = state == "XBC" ? Cast.secondExpert : .regionalExpert
        return review.view(as: expert.actor)?.inside?.desk[article]?.own?.revision ?? 0
    }

    var standing: ReviewView.Inside? { review.view(as: World.officer)?.inside }

    func responseView(as actor: Actor) -> ResponseView? {
        response.view(
            as: response.standing(
                actor, towards: review.standing(of: actor),
                circulated: review.view(as: actor)?.inside?.responseCirculated != nil))
    }

    func reportView(as actor: Actor) -> ReportView? { report.view(standing: review.standing(of: actor)) }

    /// All that somebody may see, in words; the same for the same, whatever the order of sets.
    func seen(by actor: Actor) -> String {
        let answers = responseView(as: actor)
        // A fingerprint is here the text itself, and would be read by who sees only that it was handed in.
        let response = portrait(answers as Any).replacing(answers?.submitted?.fingerprint ?? "-", with: "-")
        return [portrait(review.view(as: actor) as Any), response, portrait(reportView(as: actor) as Any)]
            .joined(separator: "\n")
    }
}

/// A value in words, with sets and dictionaries in a fixed order.
func portrait(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty { return "\(value)" }
    let parts = mirror.children.map { ($0.label.map { "\($0): " } ?? "") + portrait($0.value) }
    let isUnordered = mirror.displayStyle == .set || mirror.displayStyle == .dictionary
    return "[" + (isUnordered ? parts.sorted() : parts).joined(separator: ", ") + "]"
}
