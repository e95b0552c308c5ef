import Kernel

extension Review {
    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        var stepState: StateCode?
        let day = stamp.day
        switch event {
        case .opened(let cycle, let year, let pairing, let protocols, let scope, let ruleSet):
            state.opened = Opened(
                cycle: cycle, year: year, protocols: protocols, scope: scope,
                ruleSet: RuleSet.named(ruleSet) ?? .untoc2010, on: day)
            state.pairing = pairing
        case .reviewersReplaced(let pairing):
            state.pairing = pairing
            state.experts = [:]
            state.opened?.on = day
        case .informed(let begins, let training, let note, let staff):
            state.informed = Informed(begins: begins, training: training, note: note, staff: staff, on: day)
        case .focalPointAppointed(let person, let qualifications):
            state.focalPoint = person
            state.focalPointOn = state.focalPointOn ?? day
            state.qualifications = qualifications
        case .expertsDesignated(let from, let experts):
            state.experts[from] = experts
            stepState = from
        case .focalPointStoodDown:
            state.focalPoint = nil
            state.qualifications = ""
        case .expertStoodDown(let from, let person):
            let left = state.experts[from]?.filter { $0.id != person.id } ?? []
            state.experts[from] = left.isEmpty ? nil : left
            stepState = from
        case .scheduleProposed(let languages, let other, let funding, let note, let days, let reason):
            state.schedule = Schedule(
                languages: languages, other: other, funding: funding, note: note,
                days: Dictionary((days ?? []).map { ($0.stop, $0.on) }) { first, _ in first }, reason: reason ?? "",
                on: day)
            state.agreedSchedule = [:]
        case .scheduleAgreed(let from):
            state.agreedSchedule[from] = day
            if Set(state.agreedSchedule.keys) == Set(state.states) { state.scheduleInForce = state.schedule }
            stepState = from
        case .introductionHeld(let on, let means, let participants):
            state.introduction = Meeting(on: on, means: means, conclusions: "", participants: participants ?? [])
        case .tasksDivided(let tasks):
            state.tasks = Dictionary(tasks.map { ($0.article, $0.state) }) { first, _ in first }
        case .responseReceived:
            state.responseReceived = day
        case .responseCirculated(let note):
            state.responseCirculated = day
            state.circulationNote = note
        case .deskReviewSubmitted(let from, let findings, let questions):
            state.deskReviews[from] = DeskReview(findings: findings, on: day)
            state.dialogue += questions.map { Exchange($0, from: from, asked: day) }
            stepState = from
        case .deskNoted(let article, let from, let revision, let sheet):
            state.desk[from, default: [:]][article, default: Desk()].kept = KeptSheet(
                sheet: sheet, revision: revision, stamp: stamp)
        case .deskShared(let article, let from, _):
            let kept = state.desk[from]?[article]?.kept
            state.desk[from]?[article]?.shared = kept
        case .materialConsidered(let id, let from, let material):
            state.materials.append(Considered(id: id, from: from, on: day, material: material))
        case .callHeld(let on, let means, let conclusions, let participants):
            state.calls.append(
                Meeting(on: on, means: means, conclusions: conclusions, participants: participants ?? []))
        case .asked(let from, let question):
            state.dialogue.append(Exchange(question, from: from, asked: day))
            stepState = from
        case .answered, .replied, .messageTranslated:
            state.hear(event, day)
        case .dialogueClosed:
            state.dialogueClosed = day
        case .reportSent(let fingerprint):
            state.report.sent = day
            state.report.fingerprint = fingerprint
        case .reportRevised:
            state.report.agreed = []
        case .reportAgreed(let from):
            state.report.agreed.insert(from)
            stepState = from
        case .reportCommented:
            state.openComments += 1
        case .commentSettled:
            state.openComments -= 1
        case .reportFinal(let fingerprint):
            state.report.final = day
            state.report.fingerprint = fingerprint
        case .summaryDrafted:
            state.summary.sent = day
            state.summary.agreed = []
        case .summaryRevised:
            state.summary.agreed = []
        case .summaryAgreed(let from):
            state.summary.agreed.insert(from)
            stepState = from
        case .summaryFinal(let fingerprint):
            state.summary.final = day
            state.summary.fingerprint = fingerprint
        case .summaryPublished:
            state.summaryPublished = day
        case .partsPublished:
            state.partsPublished = day
        case .reportPublished:
            state.reportPublished = day
        case .accessRequested(let from):
            state.requests.insert(from)
            stepState = from
        case .accessAnswered(let from):
            state.requests.remove(from)
            stepState = from
        case .meetingProposed, .meetingAnswered, .stakeholdersProposed, .meetingPlanned, .meetingHeld, .meetingFindings:
            stepState = evolveMeeting(&state, event, day)
        case .letterIssued(let letter):
            state.letters.append(IssuedLetter(letter: letter, on: day))
            stepState = letter.to
        }
        state.keepPlaces(day)
        if let label = event.label {
            state.course.append(Step(name: label, stamp: stamp, citations: event.citations, state: stepState))
        }
    }
}

extension Review.Event {
    /// The key of the step's name in the catalogues, below `step.`; `nil` for what is no step of the review: work on a
    /// desk, which is its State's own, and what is said within a thread.
    var label: String? {
        switch self {
        case .opened: "opened"
        case .reviewersReplaced: "reviewers-replaced"
        case .informed: "informed"
        case .focalPointAppointed: "focal-point-appointed"
        case .expertsDesignated: "experts-designated"
        case .focalPointStoodDown: "focal-point-stood-down"
        case .expertStoodDown: "expert-stood-down"
        case .scheduleProposed: "schedule-proposed"
        case .scheduleAgreed: "schedule-agreed"
        case .introductionHeld: "introduction-held"
        case .tasksDivided: "tasks-divided"
        case .responseReceived: "response-received"
        case .responseCirculated: "response-circulated"
        case .deskReviewSubmitted: "desk-review-submitted"
        case .deskNoted, .deskShared, .materialConsidered, .replied, .messageTranslated: nil
        case .callHeld: "call-held"
        case .asked: "asked"
        case .answered: "answered"
        case .dialogueClosed: "dialogue-closed"
        case .reportSent: "report-sent"
        case .reportRevised: "report-revised"
        case .reportAgreed: "report-agreed"
        case .reportCommented: "report-commented"
        case .commentSettled: "comment-settled"
        case .reportFinal: "report-final"
        case .summaryDrafted: "summary-drafted"
        case .summaryRevised: "summary-revised"
        case .summaryAgreed: "summary-agreed"
        case .summaryFinal: "summary-final"
        case .summaryPublished: "summary-published"
        case .partsPublished: "parts-published"
        case .reportPublished: "report-published"
        case .accessRequested: "access-requested"
        case .accessAnswered: "access-answered"
        case .meetingProposed: "meeting-proposed"
        case .meetingAnswered(_, let agreed): agreed ? "meeting-agreed" : "meeting-not-wished"
        case .stakeholdersProposed: "stakeholders-proposed"
        case .meetingPlanned: "meeting-planned"
        case .meetingHeld: "meeting-held"
        case .meetingFindings: "meeting-findings"
        case .letterIssued: "letter-issued"
        }
    }
}
