import Kernel

extension Review {
    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .open(let opening) = command {
            if state.opened != nil { throw .rule("review.already-open", .tor("13")) }
            return [open(opening)]
        }
        guard let opened = state.opened, let pairing = state.pairing else { throw .hidden }
        switch command {
        case .open:
            return []
        case .replaceReviewers(let pairing):
            guard pairing.reviewed == state.pairing?.reviewed else { throw .hidden }
            if state.informed != nil { throw .rule("review.already-begun", .tor("19")) }
            return [.reviewersReplaced(pairing: pairing)]
        case .inform(let begins, let training, let note, let staff):
            if state.informed != nil { throw .rule("review.informed-already", .gui("12")) }
            if begins < opened.on {
                throw .input("review.begins-before-draw", field: "begins", ["day": .day(opened.on)])
            }
            return [.informed(begins: begins, training: training, note: note, staff: staff)]
        case .appointFocalPoint, .designateExperts, .proposeSchedule, .agreeSchedule, .recordIntroduction, .divideTasks:
            guard state.informed != nil else { throw .rule("review.not-informed", .gui("12")) }
            if state.summaryPublished != nil { throw .rule("review.complete", .tor("35")) }
            return try prepare(command, state, opened, pairing, context)
        case .standDown(let from, let person):
            guard let named = state.holder(person, of: from) else { throw .hidden }
            return from == pairing.reviewed
                ? [.focalPointStoodDown(person: named)] : [.expertStoodDown(state: from, person: named)]
        case .noteResponse(let fingerprint):
            if state.responseReceived != nil { throw .rule("checklist.submitted", .tor("15")) }
            return [.responseReceived(fingerprint: fingerprint)]
        case .circulateResponse(let note):
            guard state.responseReceived != nil else { throw .rule("review.no-response", .tor("15")) }
            if state.responseCirculated != nil { throw .rule("review.circulated-already", .gui("15")) }
            return [.responseCirculated(note: note)]
        case .submitDeskReview(let from, let findings, let questions):
            return [try deskReview(from, findings, questions, state, opened, pairing, context)]
        case .writeDesk, .considerMaterial:
            return try deskwork(command, state, opened, pairing)
        case .ask, .reply, .translate:
            return try converse(command, state, opened, pairing, context)
        case .recordCall, .closeDialogue:
            return [try discuss(command, state, context)]
        case .noteReport(let milestone):
            return try note(milestone, state)
        case .meeting(let command):
            return try meet(command, state, pairing, context)
        case .issueLetter(let letter):
            return [try issue(letter, state)]
        }
    }

    /// The review covers the Convention and every Protocol the State is party to (TOR 13).
    private static func open(_ opening: Opening) -> Event {
        let scope = opening.scope.filter { $0.instrument == .untoc || opening.protocols.contains($0.instrument) }
        return .opened(
            cycle: opening.cycle, year: opening.year, pairing: opening.pairing, protocols: opening.protocols,
            scope: scope, ruleSet: opening.ruleSet.id)
    }

    /// What has to stand before the review can work: people, schedule, languages.
    private static func prepare(
        _ command: Command, _ state: State, _ opened: Opened, _ pairing: Pairing, _ context: Context
    ) throws(Refusal) -> [Event] {
        switch command {
        case .appointFocalPoint(let person, let qualifications):
            if person.name.isEmpty { throw .input("required", field: "name") }
            return [.focalPointAppointed(person: person, qualifications: qualifications)]
        case .designateExperts(let from, let experts):
            guard pairing.reviewers.contains(from) else { throw .hidden }
            if experts.isEmpty { throw .rule("review.no-experts", .tor("21"), field: "experts") }
            return [.expertsDesignated(state: from, experts: experts)]
        case .proposeSchedule(let languages, let other, let funding, let note, let days, let reason):
            if languages.isEmpty { throw .rule("review.no-language", .tor("48"), field: "languages") }
            if !other.isEmpty && funding.isEmpty {
                throw .rule("review.language-not-funded", .tor("50"), field: "funding", ["language": .text(other)])
            }
            if state.scheduleInForce != nil && reason.isEmpty {
                throw .rule("review.no-reason", .gui("14"), field: "reason")
            }
            try requireDays(days, state, context)
            return [
                .scheduleProposed(
                    languages: languages, other: other, funding: funding, note: note, days: days.isEmpty ? nil : days,
                    reason: reason.isEmpty ? nil : reason)
            ]
        case .agreeSchedule(let from):
            guard state.states.contains(from) else { throw .hidden }
            guard state.schedule != nil else { throw .rule("review.no-schedule", .gui("14")) }
            if state.agreedSchedule[from] != nil { throw .rule("review.agreed-already", .gui("14")) }
            return [.scheduleAgreed(state: from)]
        case .recordIntroduction(let on, let means, let participants):
            let meeting = try meeting(on, means, .gui("16"), state, context)
            guard [.telephone, .video].contains(meeting.means) else {
                throw Refusal(.input, [.init("required", .gui("16"), field: "means")])
            }
            return [
                .introductionHeld(on: meeting.on, means: meeting.means, participants: named(participants))
            ]
        case .divideTasks(let tasks):
            // What was handed in answers to the division it was written under.
            if !state.deskReviews.isEmpty { throw .rule("review.desk-review-submitted", .gui("17")) }
            let missing = opened.scope.filter { tasks[$0].map(pairing.reviewers.contains) != true }
            if !missing.isEmpty {
                throw .rule("review.tasks-missing", .gui("17"), ["articles": .list(missing.map { .article($0) })])
            }
            return [
                .tasksDivided(
                    tasks: opened.scope.compactMap { article in
                        tasks[article].map { Task(article: article, state: $0) }
                    })
            ]
        default:
            return []
        }
    }

    private static func meeting(
        _ on: Day?, _ means: Means?, _ citation: Citation, _ state: State, _ context: Context
    ) throws(Refusal) -> (on: Day, means: Means) {
        guard let on else { throw .input("not-a-day", field: "on") }
        guard let means else { throw .input("required", field: "means") }
        if on > context.today { throw .input("day-ahead", field: "on") }
        if let informed = state.informed, on < informed.on {
            throw Refusal(.input, [.init("review.before-informed", citation, field: "on", ["day": .day(informed.on)])])
        }
        return (on, means)
    }

    private static func deskReview(
        _ from: StateCode, _ findings: [Finding], _ questions: [Enquiry], _ state: State, _ opened: Opened,
        _ pairing: Pairing, _ context: Context
    ) throws(Refusal) -> Event {
        guard pairing.reviewers.contains(from) else { throw .hidden }
        guard state.responseCirculated != nil else { throw .rule("review.not-circulated", .gui("15")) }
        if state.deskReviews[from] != nil { throw .rule("review.desk-review-submitted", .gui("21")) }
        if state.tasks.isEmpty { throw .rule("review.tasks-not-divided", .gui("17")) }
        let mine = opened.scope.filter { state.tasks[$0] == from }
        let written = Set(findings.filter { !$0.text.isEmpty }.map(\.article))
        let missing = mine.filter { !written.contains($0) }
        if !missing.isEmpty {
            throw Refusal(
                .rule,
                missing.map {
                    .init("review.finding-missing", .gui("21"), field: "finding-\($0.key)", ["article": .article($0)])
                })
        }
        let others = findings.filter { !$0.text.isEmpty && !mine.contains($0.article) }
        if !others.isEmpty {
            throw Refusal(
                .rule,
                others.map {
                    .init(
                        "review.finding-of-other", .gui("17"), field: "finding-\($0.article.key)",
                        ["article": .article($0.article)])
                })
        }
        let asked = questions.filter { !$0.text.isEmpty }
        if !asked.allSatisfy({ opened.scope.contains($0.article) }) {
            throw .rule("review.outside-scope", .tor("13"), field: "questions")
        }
        if asked.contains(where: { $0.kind == .explanation }) { throw .hidden }
        return .deskReviewSubmitted(
            state: from, findings: findings.filter { mine.contains($0.article) },
            questions: asked.map { Question(id: context.newID(), enquiry: $0) })
    }

    /// Who took part, a line each; `nil` where nobody was named.
    private static func named(_ participants: [String]) -> [String]? {
        let named = participants.filter { !$0.isEmpty }
        return named.isEmpty ? nil : named
    }

    private static func discuss(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> Event {
        guard state.deskReviewsComplete else { throw .rule("review.no-desk-review", .gui("23")) }
        if state.dialogueClosed != nil { throw .rule("review.dialogue-closed", .gui("23")) }
        switch command {
        case .recordCall(let on, let means, let conclusions, let participants):
            let meeting = try meeting(on, means, .gui("23"), state, context)
            if conclusions.isEmpty { throw .input("required", field: "conclusions") }
            return .callHeld(
                on: meeting.on, means: meeting.means, conclusions: conclusions, participants: named(participants))
        default:
            try requireClosable(state)
            return .dialogueClosed
        }
    }

    /// What the dialogue needs before it can end: both desk reviews, every question answered, a call held.
    private static func requireClosable(_ state: State) throws(Refusal) {
        guard state.deskReviewsComplete else { throw .rule("review.no-desk-review", .gui("23")) }
        let open = state.unanswered
        if !open.isEmpty { throw .rule("review.questions-open", .tor("23"), ["count": .number(open.count)]) }
        if state.calls.isEmpty { throw .rule("review.no-call", .gui("23")) }
    }

    private static func note(_ milestone: Milestone, _ state: State) throws(Refusal) -> [Event] {
        switch milestone {
        case .sent(let fingerprint):
            // The report belongs to the final stage (GUI 30): a dialogue not yet over ends with it, or holds it back.
            if state.dialogueClosed != nil { return [.reportSent(fingerprint: fingerprint)] }
            try requireClosable(state)
            return [.dialogueClosed, .reportSent(fingerprint: fingerprint)]
        case .summarySent: return [.summaryDrafted]
        case .revised:
            if state.report.final != nil { return state.summary.agreed.isEmpty ? [] : [.summaryRevised] }
            return state.report.agreed.isEmpty ? [] : [.reportRevised]
        case .commented: return [.reportCommented]
        case .settled: return [.commentSettled]
        case .agreed(let from): return [.reportAgreed(state: from)]
        case .final(let fingerprint): return [.reportFinal(fingerprint: fingerprint)]
        case .summaryAgreed(let from): return [.summaryAgreed(state: from)]
        case .summaryFinal(let fingerprint): return [.summaryFinal(fingerprint: fingerprint)]
        case .summaryPublished: return [.summaryPublished]
        case .partsPublished: return [.partsPublished]
        case .reportPublished: return [.reportPublished]
        case .requested(let from): return [.accessRequested(state: from)]
        case .answered(let from): return [.accessAnswered(state: from)]
        }
    }
}
