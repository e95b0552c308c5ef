import Access
import Desk
import Hummingbird
import Kernel
import Mechanism
import Pages
import Papers
import Reports
import Tongue
import Treaties

/// The texts of a review: the report and its executive summary.
extension Exchange {
    // MARK: Reading

    func text(_ shown: Route.ReviewPage, _ id: ReviewID, refusal: Refusal? = nil) throws -> Response {
        switch shown {
        case .report: return try whole(.report, id, refusal)
        case .summary: return try whole(.summary, id, refusal)
        case .reportArticle(let article): return try draft(.article(article), id, refusal)
        case .reportChapters: return try draft(.chapters, id, refusal)
        case .summaryDraft: return try draft(.summary, id, refusal)
        case .paragraph(let name): return try paragraph(name, id, refusal)
        case .publication: return try choice(for: nil, id, refusal)
        case .grant(let state): return try choice(for: state, id, refusal)
        case .access: return try access(id, refusal)
        case .translation(let language): return try translation(language, id, refusal)
        default: throw Refusal.hidden
        }
    }

    private func reading(_ id: ReviewID, _ review: ReviewView) throws -> ReportPages.Reading {
        guard let texts = try desk.report(id, as: actor) else { throw Refusal.hidden }
        let precis = review.scope.compactMap { article in site.precis(article).map { (article, $0) } }
        return ReportPages.Reading(
            id, review, texts, precis: Dictionary(precis) { first, _ in first })
    }

    private func whole(_ text: Report.Text, _ id: ReviewID, _ refusal: Refusal?) throws -> Response {
        let reading = try reading(id, try known(id))
        guard let body = reading.texts.body(text) else { throw Refusal.hidden }
        return page(
            ReportPages.text(text, body, reading, refusal: refusal, typed: typed, for: reader), status: status(refusal))
    }

    /// Something of a text that only participants see.
    private func inside(_ text: Report.Text, _ id: ReviewID) throws -> (ReportPages.Reading, ReportView.Body) {
        let reading = try reading(id, try inner(id))
        guard let body = reading.texts.body(text) else { throw Refusal.hidden }
        return (reading, body)
    }

    private func draft(_ sheet: ReportPages.Sheet, _ id: ReviewID, _ refusal: Refusal?) throws -> Response {
        let review = try inner(id)
        try Access.judge(review.standing, sheet.text == .report ? .draftReport : .draftSummary).enforce()
        let reading = try reading(id, review)
        if case .article(let article) = sheet, !reading.texts.scope.contains(article) { throw Refusal.hidden }
        // Of a summary not begun there is nothing to read yet, but something to write.
        let body = reading.texts.body(sheet.text) ?? (sheet == .summary ? .empty : nil)
        guard let body else { throw Refusal.hidden }
        // A final text is read, not drafted.
        if body.final != nil {
            return site.redirect(to: Route.review(id, sheet.text == .report ? .report : .summary).path)
        }
        if sheet == .summary && review.inside?.reportFinal == nil {
            throw Refusal.rule("report.not-final", .tor("33"))
        }
        let lines = sheet == .chapters ? try self.lines(review) : []
        return page(
            ReportPages.draft(
                sheet, body, reading, response: try readable(id),
                lines: Dictionary(lines.map { ($0.key, $0.text) }) { first, _ in first }, typed: typed,
                refusal: refusal, for: reader), status: status(refusal))
    }

    private func paragraph(_ name: String, _ id: ReviewID, _ refusal: Refusal?) throws -> Response {
        let (reading, body, paragraph) = try find(name, id)
        let stamps = [paragraph.stamp] + paragraph.history.map(\.stamp)
        let people = Set(stamps.compactMap(\.actor.person))
        let names = try people.compactMap { person in
            try writer(person).map { (person, $0) }
        }
        return page(
            ReportPages.paragraph(
                paragraph, body, reading, names: Dictionary(names) { first, _ in first }, typed: typed,
                refusal: refusal, for: reader), status: status(refusal))
    }

    private func find(
        _ name: String, _ id: ReviewID
    ) throws -> (ReportPages.Reading, ReportView.Body, Report.Paragraph) {
        let reading = try reading(id, try inner(id))
        for body in [reading.texts.report, reading.texts.summary].compactMap({ $0 }) {
            if let paragraph = body.paragraph(name) { return (reading, body, paragraph) }
        }
        throw Refusal.hidden
    }

    private func choice(for state: StateCode?, _ id: ReviewID, _ refusal: Refusal?) throws -> Response {
        let (reading, body) = try inside(.report, id)
        try Access.judge(reading.review.standing, state == nil ? .publishReport : .answerRequest).enforce()
        if body.final == nil { throw Refusal.rule("report.not-final", .tor("33")) }
        if let state, !reading.texts.requests.contains(where: { $0.state == state && $0.answer == nil }) {
            throw Refusal.hidden
        }
        return page(
            ReportPages.choose(for: state, body, reading, typed: typed, refusal: refusal, for: reader),
            status: status(refusal))
    }

    private func access(_ id: ReviewID, _ refusal: Refusal?) throws -> Response {
        let review = try known(id)
        if review.standing.isParticipant {
            try Access.judge(review.standing, .answerRequest).enforce()
        } else {
            try Access.judge(actor, .requestReports).enforce()
            if review.summaryPublished == nil || review.reportPublished != nil { throw Refusal.hidden }
        }
        return page(
            ReportPages.access(try reading(id, review), typed: typed, refusal: refusal, for: reader),
            status: status(refusal))
    }

    /// For the delegate of another State party: what was granted to it, or where it asks (TOR 37).
    func accessLink(_ id: ReviewID, _ review: ReviewView) throws -> Link? {
        guard !review.standing.isParticipant, review.summaryPublished != nil, review.reportPublished == nil,
            Access.judge(actor, .requestReports) == .allowed
        else { return nil }
        let reads = try desk.report(id, as: actor)?.report != nil
        return reads
            ? Link(text: reader.speaker.say("review.read-report"), href: Route.review(id, .report).path)
            : Link(text: reader.speaker.say("report.access"), href: Route.review(id, .access).path)
    }

    private func translation(_ language: Language, _ id: ReviewID, _ refusal: Refusal?) throws -> Response {
        let (reading, body) = try inside(.summary, id)
        if body.sent == nil || language == reading.texts.language { throw Refusal.hidden }
        let officers =
            reading.review.standing == .secretariat
            ? try desk.accounts(as: actor).filter { $0.capacities.contains(.secretariat) }.map(\.person) : []
        return page(
            ReportPages.translation(
                into: language, body, reading, officers: officers, typed: typed, refusal: refusal, for: reader),
            status: status(refusal))
    }

    private func status(_ refusal: Refusal?) -> HTTPResponse.Status {
        refusal == nil ? .ok : refusal?.kind == .conflict ? .conflict : .unprocessableContent
    }

    // MARK: What the file writes

    /// The chapters that write themselves, in the language of the report.
    func lines(_ review: ReviewView) throws -> [Report.Line] {
        let state = review.pairing.reviewed
        let id = ReviewID(cycle: review.cycle, state: state)
        let language =
            try Language(rawValue: typed["language"]) ?? desk.report(id, as: actor)?.language ?? review.inside?
            .schedule?.languages.first ?? reader.language
        return ReportLines(
            review, acts: try desk.register(desk.ownRegister).acts(of: state), profile: try desk.profile(state),
            in: site.tongue.speaker(language)
        ).all
    }

    // MARK: Acting

    func act(onText shown: Route.ReviewPage, _ id: ReviewID) throws -> Response {
        do {
            switch shown {
            case .report, .summary, .paragraph: return try discuss(shown, id)
            case .reportArticle(let article): return try save(.article(article), id)
            case .reportChapters: return try save(.chapters, id)
            case .summaryDraft: return try save(.summary, id)
            case .publication, .grant: return try share(shown, id)
            case .access: return try answer(id)
            case .translation(let language): return try translate(language, id)
            default: throw Refusal.hidden
            }
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            return try text(shown, id, refusal: refusal)
        }
    }

    /// A comment, an answer to one, or agreement, on a whole text or on one paragraph.
    private func discuss(_ shown: Route.ReviewPage, _ id: ReviewID) throws -> Response {
        var name: String?
        if case .paragraph(let paragraph) = shown { name = paragraph }
        if typed.has("comment") {
            if let name { _ = try find(name, id) }
            try desk.perform(.comment, in: id, as: actor) { _ in
                [.report(.comment(name, typed["text"], proposal: typed["proposal"]))]
            }
        } else if typed.has("settle") {
            let remark = typed["settle"]
            guard let outcome = Report.Outcome(rawValue: typed["outcome-\(remark)"]) else {
                throw Refusal.input("required", field: "outcome-\(remark)")
            }
            let words = typed["answer-\(remark)"]
            if words.isEmpty && outcome != .taken { throw Refusal.input("required", field: "answer-\(remark)") }
            try desk.perform(.settleComments, in: id, as: actor) { _ in [.report(.settle(remark, outcome, words))] }
        } else {
            try agree(shown, name, id)
        }
        return on(to: .review(id, shown))
    }

    /// Agreement to what was read: all of it, one chapter or article, or one paragraph.
    private func agree(_ shown: Route.ReviewPage, _ name: String?, _ id: ReviewID) throws {
        let reading = try reading(id, try inner(id))
        let given = typed.all("consent").compactMap { text -> Report.Consent? in
            let parts = text.split(separator: " ").map(String.init)
            return parts.count == 2 ? Report.Consent(parts[0], parts[1]) : nil
        }
        let body = try name.map { try find($0, id).1 } ?? reading.texts.body(shown == .report ? .report : .summary)
        guard let body, !given.isEmpty else { throw Refusal.hidden }
        let only = Report.Place(typed["only"]).map { place in Set(ReportPages.under(place, body).map(\.id)) }
        let consents = given.filter { only?.contains($0.paragraph) ?? true }
        let text = body.paragraph(given[0].paragraph)?.place.text ?? .report
        try desk.perform(text == .report ? .agreeReport : .agreeSummary, in: id, as: actor) { view in
            let own = view.standing.isUnderReview ? view.pairing.reviewed : view.standing.reviewing
            return [.report(.agree(own ?? "", consents))]
        }
    }

    /// What differs from what the page was filled in upon: paragraphs changed, emptied, divided, and new ones.
    private func save(_ sheet: ReportPages.Sheet, _ id: ReviewID) throws -> Response {
        let act: ReviewAct = sheet.text == .report ? .draftReport : .draftSummary
        if typed.has("fill") {
            try desk.perform(act, in: id, as: actor) { try spoken() + [.report(.fill(try lines($0)))] }
            return on(to: .review(id, sheet.page), done: "saved")
        }
        let texts = try desk.report(id, as: actor)
        let body = texts?.body(sheet.text)
        try desk.perform(act, in: id, as: actor) { _ in
            sheet.places.flatMap { place in
                ((body?.paragraphs ?? []) + (body?.withdrawn ?? [])).filter { $0.place == place }
                    .flatMap { changes($0) }
                    + divided(typed["new-\(place.key)"]).map { .report(.write(place, after: nil, $0)) }
            }
        }
        return on(to: .review(id, sheet.page), done: "saved")
    }

    private func changes(_ paragraph: Report.Paragraph) -> [Deed] {
        let name = "p-\(paragraph.id)"
        let reason = typed["reason-\(paragraph.id)"]
        let isUntouched = ReportPages.mark(typed[name]) == typed["\(name)-was"]
        guard typed.has(name), !isUntouched else { return [] }
        let upon = Int(typed["\(name)-upon"]) ?? 0
        let words = divided(typed[name])
        guard let first = words.first else { return [.report(.strike(paragraph.id, upon: upon, reason: reason))] }
        return [.report(.revise(paragraph.id, upon: upon, first, reason: reason))]
            + words.dropFirst().reversed().map { .report(.write(paragraph.place, after: paragraph.id, $0)) }
    }

    /// A text in its paragraphs, which an empty line divides.
    private func divided(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }
            .map { $0.joined(separator: "\n") }
    }

    private func share(_ shown: Route.ReviewPage, _ id: ReviewID) throws -> Response {
        guard typed.has("confirm") else { return try text(shown, id) }
        let chosen = typed.all("paragraph")
        if case .grant(let state) = shown {
            try desk.perform(.answerRequest, in: id, as: actor) { _ in [.report(.grant(state, chosen))] }
            return on(to: .review(id, .access))
        }
        try desk.perform(.publishReport, in: id, as: actor) { _ in [.report(.publish(chosen))] }
        return on(to: .review(id, .report))
    }

    private func answer(_ id: ReviewID) throws -> Response {
        if typed.has("decline") {
            let state = StateCode(typed["decline"])
            try desk.perform(.answerRequest, in: id, as: actor) { _ in [.report(.decline(state))] }
            return on(to: .review(id, .access))
        }
        try desk.requestReport(id, note: typed["note"], as: actor)
        return on(to: .review(id, .overview), done: "requested")
    }

    private func translate(_ language: Language, _ id: ReviewID) throws -> Response {
        let body = try inside(.summary, id).1
        if typed.has("translator") {
            let officer = try desk.accounts(as: actor).first {
                $0.person.id.rawValue == typed["translator"] && $0.capacities.contains(.secretariat)
            }
            guard let officer else { throw Refusal.input("required", field: "translator") }
            try desk.perform(.translateSummary, in: id, as: actor) { _ in
                [.report(.assign(language, to: officer.person))]
            }
            return on(to: .review(id, .translation(language)))
        }
        try desk.perform(.translateSummary, in: id, as: actor) { _ in
            body.paragraphs.map { "p-\($0.id)" }.filter {
                typed.has($0) && ReportPages.mark(typed[$0]) != typed["\($0)-was"]
            }.map {
                .report(
                    .translate(
                        String($0.dropFirst(2)), language, of: typed["\($0)-of"], upon: typed["\($0)-upon"], typed[$0]))
            }
        }
        return on(to: .review(id, .translation(language)), done: "saved")
    }
}
