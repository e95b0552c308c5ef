import Kernel

/// A country review as one reader may see it.
///
/// Everybody may know which State is reviewed by which two, in which year, and read what was published (TOR 3, 35).
/// What happens inside is the participants' (TOR 30, 36): `inside` is there for them and for nobody else.
package struct ReviewView: Sendable {
    package let cycle: Int
    package let year: Int
    package let pairing: Pairing
    package let protocols: [Instrument]
    package let scope: [Article]
    package let drawn: Day
    package let summaryPublished: Day?
    package let partsPublished: Day?
    package let reportPublished: Day?
    package let standing: Standing
    package let inside: Inside?

    package var states: [StateCode] { [pairing.reviewed] + pairing.reviewers }

    /// What participants and the secretariat see.
    package struct Inside: Sendable {
        package let ruleSet: RuleSet
        package let stage: Stage
        package let asks: [Ask]
        package let informed: Review.Informed?
        package let focalPoint: NamedPerson?
        package let qualifications: String
        package let experts: [StateCode: [NamedPerson]]
        package let places: [Review.Place]
        package let schedule: Review.Schedule?
        package let agreedSchedule: [StateCode: Day]
        /// What all three States agreed to last.
        package let scheduleInForce: Review.Schedule?
        package let timeline: Timeline
        package let introduction: Review.Meeting?
        package let tasks: [Article: StateCode]
        package let responseReceived: Day?
        package let responseCirculated: Day?
        package let circulationNote: String
        /// The reviewing side's until both have submitted; then all participants'.
        package let deskReviews: [StateCode: Review.DeskReview]
        package let dialogue: [Review.Exchange]
        /// The experts' desk, of the reviewing side and never of the State under review.
        package let desk: [Article: Review.DeskView]
        /// Information of organizations that is considered (TOR 26 (c)).
        package let materials: [Review.Considered]
        package let calls: [Review.Meeting]
        package let dialogueClosed: Day?
        package let reportSent: Day?
        package let reportAgreed: Set<StateCode>
        package let reportFinal: Day?
        package let reportFingerprint: String?
        package let summaryDrafted: Day?
        package let summaryAgreed: Set<StateCode>
        package let summaryFinal: Day?
        package let summaryFingerprint: String?
        /// Country visits and joint meetings. What the experts found there is the reviewing side's (GUI 29).
        package let meetings: [Review.DirectMeeting]
        /// The secretariat sees all letters, a State those addressed to it.
        package let letters: [Review.IssuedLetter]
        /// Letters that what was done entails and that are not made yet; for the secretariat.
        package let lettersToMake: [Review.Letter.Address]
        package let course: [Review.Step]

        /// Who holds the pen: the first of whom something is asked that cannot wait.
        package var pen: Ask? { asks.first { !$0.isOptional } }

        /// The people of the review of whom something is asked, where there are any yet.
        package func people(_ of: Ask.Of) -> [NamedPerson] {
            switch of {
            case .secretariat: informed.map { [$0.staff] } ?? []
            case .delegate: []
            case .focalPoint: focalPoint.map { [$0] } ?? []
            case .experts(let state): experts[state] ?? []
            }
        }
    }
}

extension Review.State {
    /// Where a person stands towards this review.
    package func standing(of actor: Actor) -> Standing {
        guard let pairing, case .person(let person, let capacity) = actor else { return .outside }
        switch capacity {
        case .secretariat: return .secretariat
        case .delegate(let state) where state == pairing.reviewed: return .delegateUnderReview
        case .delegate(let state) where pairing.reviewers.contains(state): return .reviewingDelegate(state)
        case .focalPoint(let state) where state == pairing.reviewed && focalPoint?.id == person: return .focalPoint
        case .expert(let state) where experts[state]?.contains(where: { $0.id == person }) == true:
            return .reviewingExpert(state)
        default: return .outside
        }
    }

    /// `nil` when there is no such review.
    package func view(as actor: Actor) -> ReviewView? { view(as: standing(of: actor)) }

    /// As anybody standing so sees it: the application itself, what follows from an act or is kept of it, looks as the
    /// secretariat does.
    package func view(as standing: Standing) -> ReviewView? {
        guard let opened, let pairing else { return nil }
        return ReviewView(
            cycle: opened.cycle, year: opened.year, pairing: pairing, protocols: opened.protocols, scope: opened.scope,
            drawn: opened.on, summaryPublished: summaryPublished, partsPublished: partsPublished,
            reportPublished: reportPublished, standing: standing,
            inside: standing.isParticipant ? timeline.map { inside(standing, opened, pairing, $0) } : nil)
    }

    private func inside(
        _ standing: Standing, _ opened: Review.Opened, _ pairing: Pairing, _ timeline: Timeline
    ) -> ReviewView.Inside {
        // The State under review receives the outcome of the desk review when the reviewing side has handed it in.
        let shared = deskReviewsComplete || !standing.isUnderReview
        let heard = dialogue.filter { deskReviewsComplete || standing == .secretariat || $0.from == standing.reviewing }
        // What passes between the State under review and another State party is theirs, and the secretariat's.
        let sees = standing.isUnderReview || standing == .secretariat
        return ReviewView.Inside(
            ruleSet: opened.ruleSet, stage: stage, asks: asks.filter { sees || $0.act != .answerRequest },
            informed: informed, focalPoint: focalPoint,
            qualifications: qualifications,
            experts: experts, places: places, schedule: schedule, agreedSchedule: agreedSchedule,
            scheduleInForce: scheduleInForce,
            timeline: timeline, introduction: introduction, tasks: tasks, responseReceived: responseReceived,
            responseCirculated: responseCirculated,
            circulationNote: circulationNote,
            deskReviews: shared ? deskReviews : [:], dialogue: heard, desk: desk(for: standing),
            materials: shared ? materials : [], calls: calls, dialogueClosed: dialogueClosed,
            reportSent: report.sent, reportAgreed: report.agreed, reportFinal: report.final,
            reportFingerprint: report.fingerprint, summaryDrafted: summary.sent, summaryAgreed: summary.agreed,
            summaryFinal: summary.final, summaryFingerprint: summary.fingerprint, meetings: meetings(as: standing),
            letters: letters(as: standing), lettersToMake: standing == .secretariat ? lettersToMake : [],
            course: course.filter { sees || !Review.amongStates.contains($0.name) })
    }
}

extension Review {
    /// Steps between the State under review and another State party (TOR 37).
    static let amongStates: Set = ["access-requested", "access-answered"]
}

extension Review.State {
    /// The rule set the review was opened under.
    package var ruleSet: RuleSet { opened?.ruleSet ?? .untoc2010 }
}
