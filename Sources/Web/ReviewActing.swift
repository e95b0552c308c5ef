import Access
import Checklist
import Desk
import Hummingbird
import Kernel
import Mechanism
import Pages
import Reports

extension Exchange {
    /// Shows the form of an act in a review, or takes it.
    func reviewAct(_ act: ReviewAct, _ id: ReviewID) throws -> Response {
        let review = try inner(id)
        try Access.judge(review.standing, act).enforce()
        guard !typed.isEmpty else {
            // What is long to write, or has to be read first, is done on its own page.
            if let elsewhere = act.page { return site.redirect(to: Route.review(id, elsewhere).path) }
            return page(ActForms.page(act, id, review, try supplies(act, id, review), for: reader))
        }
        do {
            try take(act, id, review)
            // Where the receipt is.
            return on(to: .review(id, act == .submitResponse ? .checklist(.map) : .overview))
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            // Where the form has no place any more for what was typed, all of it is shown.
            let lost = refusal.reasons.contains {
                ["review.answered-already", "review.finding-of-other"].contains($0.code)
            }
            if lost || act.page != nil {
                return unplaced(refusal)
            }
            if act == .submitResponse, refusal.kind == .rule {
                return page(
                    ChecklistPages.map(try reading(id), ChecklistFilter(query), isRefused: true, for: reader),
                    status: .unprocessableContent)
            }
            let kept = refusal.kind == .conflict ? typed.uponPresentText : typed
            return page(
                ActForms.page(
                    act, id, review, try supplies(act, id, review), typed: kept, refusal: refusal, for: reader),
                status: .unprocessableContent)
        }
    }

    private func supplies(_ act: ReviewAct, _ id: ReviewID, _ review: ReviewView) throws -> ActForms.Supplies {
        var supplies = ActForms.Supplies()
        switch act {
        case .designateExperts:
            if let state = review.standing.reviewing { supplies.experts = try desk.experts(of: state, as: actor) }
        case .appointFocalPoint:
            if reader.isTraining {
                supplies.suggested = try desk.accounts(as: actor).first {
                    $0.capacities.contains(.focalPoint(review.pairing.reviewed))
                }
            }
        default: break
        }
        return supplies
    }

    private func take(_ act: ReviewAct, _ id: ReviewID, _ review: ReviewView) throws {
        switch act {
        case .inform:
            guard let begins = Day(typed["begins"]) else { throw Refusal.input("not-a-day", field: "begins") }
            let training = Day(typed["training"])
            if training == nil && !typed["training"].isEmpty { throw Refusal.input("not-a-day", field: "training") }
            try desk.inform(id, begins: begins, training: training, note: typed["note"], as: actor)
        case .appointFocalPoint:
            try desk.appointFocalPoint(
                id, name: typed["name"], email: typed["email"], qualifications: typed["qualifications"],
                language: reader.language, as: actor)
        case .designateExperts:
            try desk.designateExperts(id, typed.all("experts").map { PersonID($0) }, as: actor)
        case .answer:
            try answer(id, review)
        case .submitResponse:
            guard let language = Language(rawValue: typed["language"]) else {
                throw Refusal.input("required", field: "language")
            }
            try desk.respond(.direct, in: id, as: actor) { _ in [.submit(language)] }
        default:
            try desk.perform(act, in: id, as: actor) { try deeds(act, $0) }
        }
    }

    /// The answers given now, all of them or none; the other questions stay open.
    private func answer(_ id: ReviewID, _ review: ReviewView) throws {
        let given = typed.values.keys.filter { $0.hasPrefix("answer-") && !typed[$0].isEmpty }.sorted()
        if given.isEmpty {
            let open = review.inside?.dialogue.first { $0.answer == nil }
            throw Refusal.input("required", field: open.map { "answer-\($0.question.id)" })
        }
        try desk.answer(id, given.map { (String($0.dropFirst("answer-".count)), typed[$0]) }, as: actor)
    }

    /// The commands a form asks for. A draft is sent with its chapters as the file has them (BLU 1–10).
    private func deeds(_ act: ReviewAct, _ review: ReviewView) throws -> [Deed] {
        act == .sendReport
            ? [.report(.fill(try lines(review))), .report(.send(.report))] : [try deed(act, review)]
    }

    /// The command a form asks for; in whose name follows from where its sender stands, never from the form.
    private func deed(_ act: ReviewAct, _ review: ReviewView) throws -> Deed {
        let own = review.standing.reviewing ?? review.pairing.reviewed
        switch act {
        case .inform, .appointFocalPoint, .designateExperts, .answer, .answerChecklist, .submitResponse, .sendReport,
            .draftReport, .comment, .settleComments, .agreeReport, .draftSummary, .agreeSummary, .translateSummary,
            .publishReport, .answerRequest, .issueLetter:
            throw Refusal.hidden
        case .proposeSchedule:
            return .review(
                .proposeSchedule(
                    languages: typed.all("languages").compactMap { Language(rawValue: $0) }, other: typed["other"],
                    funding: typed["funding"], note: typed["note"], days: try scheduleDays(), reason: typed["reason"]))
        case .agreeSchedule: return .review(.agreeSchedule(own))
        case .recordIntroduction: return .review(.recordIntroduction(on: Day(typed["on"]), means: means))
        case .divideTasks:
            let tasks = review.scope.map { ($0, StateCode(typed["task-\($0.key)"])) }
            return .review(.divideTasks(Dictionary(tasks) { first, _ in first }))
        case .circulateResponse: return .review(.circulateResponse(note: typed["note"]))
        case .submitDeskReview: return .review(.submitDeskReview(own, findings: findings(review), questions: questions))
        case .recordCall:
            return .review(.recordCall(on: Day(typed["on"]), means: means, conclusions: typed["conclusions"]))
        case .ask:
            guard let enquiry = enquiry("") else { throw Refusal.input("required", field: "text") }
            return .review(.ask(own, enquiry))
        case .closeDialogue: return .review(.closeDialogue)
        case .sendSummary: return .report(.send(.summary))
        case .publishSummary: return .report(.publishSummary(symbol: typed["symbol"]))
        case .proposeMeeting, .answerMeeting, .proposeStakeholders, .planMeeting, .recordMeeting, .writeFindings:
            return .review(try meetingCommand(act, review))
        }
    }

    private var means: Review.Means? { Review.Means(rawValue: typed["means"]) }

    private func findings(_ review: ReviewView) -> [Review.Finding] {
        review.scope.map { Review.Finding(article: $0, text: typed["finding-\($0.key)"]) }
    }

    private var questions: [Review.Enquiry] { (1...3).compactMap { enquiry("question-\($0)-") } }

    private func enquiry(_ prefix: String) -> Review.Enquiry? {
        guard let article = Article(typed["\(prefix)article"]),
            let kind = Review.Enquiry.Kind(rawValue: typed["\(prefix)kind"])
        else { return nil }
        return Review.Enquiry(article: article, kind: kind, text: typed["\(prefix)text"])
    }

    // MARK: Long writing

    /// The refusal with all that was typed, where there is no form any more to show it in.
    private func unplaced(_ refusal: Refusal) -> Hummingbird.Response {
        page(NoticePages.notice("refused", refusal, typed: typed, for: reader), status: .unprocessableContent)
    }
}
