import Kernel

/// Country visits and joint meetings: further means of direct dialogue, if the State under review agrees (TOR 28).
///
/// Experts, the secretariat or the State under review propose one after the desk reviews. The State under review agrees
/// or does not wish it, and gives no reason; it may take its agreement back until the meeting was held. It proposes the
/// stakeholders of a country visit before it organizes it (TOR 29), plans it (GUI 24) and names who pays (TOR 53).
/// Afterwards the experts share their preliminary findings among themselves and with the secretariat (GUI 29).
extension Review {
    package struct DirectMeeting: Equatable, Sendable {
        package enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
            case countryVisit = "country-visit"
            /// At the United Nations Office at Vienna.
            case jointMeeting = "joint-meeting"
        }

        /// Whom the visit should meet, and why they matter to the review (TOR 29).
        package struct Stakeholder: Codable, Hashable, Sendable {
            package let name: String
            package let relevance: String

            package init(name: String, relevance: String) {
                self.name = name
                self.relevance = relevance
            }
        }

        package struct Plan: Codable, Hashable, Sendable {
            package let from: Day
            package let to: Day
            package let place: String
            package let programme: String
            /// Which voluntary contribution, or whose own means, pay for it (TOR 53).
            package let funds: String

            package init(from: Day, to: Day, place: String, programme: String, funds: String) {
                self.from = from
                self.to = to
                self.place = place
                self.programme = programme
                self.funds = funds
            }
        }

        /// What the State under review said to the proposal; it gives no reason.
        package struct Answer: Equatable, Sendable {
            package let agreed: Bool
            package let on: Day
        }

        package struct Held: Equatable, Sendable {
            package let from: Day
            package let to: Day
            package let participants: String
            package let conclusions: String
        }

        /// What experts of a reviewing State found there, before the report (GUI 29).
        package struct Findings: Equatable, Sendable {
            package let state: StateCode
            package let text: String
            package let on: Day
        }

        package enum Stage: String, CaseIterable, Sendable {
            case proposed
            case notWished = "not-wished"
            case agreed, planned, held
        }

        package let id: String
        package let kind: Kind
        /// The State whose proposal it was; `nil` for the secretariat.
        package let by: StateCode?
        package let reason: String
        package let proposed: Day
        package internal(set) var answer: Answer?
        package internal(set) var stakeholders: [Stakeholder] = []
        package internal(set) var plan: Plan?
        package internal(set) var held: Held?
        /// The reviewing side's and the secretariat's; empty for the State under review.
        package internal(set) var findings: [Findings] = []

        package var stage: Stage {
            if held != nil { return .held }
            guard let answer else { return .proposed }
            if !answer.agreed { return .notWished }
            return plan == nil ? .agreed : .planned
        }

        /// Whether the stakeholders have still to be proposed before it can be organized (TOR 29).
        package var lacksStakeholders: Bool { kind == .countryVisit && stakeholders.isEmpty }
    }

    package enum MeetingCommand: Sendable {
        /// By a State, or by the secretariat where it is `nil`. What the State under review proposes, it agrees to.
        case propose(DirectMeeting.Kind, by: StateCode?, reason: String)
        case answer(agreed: Bool)
        case stakeholders([DirectMeeting.Stakeholder])
        case plan(from: Day?, to: Day?, place: String, programme: String, funds: String)
        case held(from: Day?, to: Day?, participants: String, conclusions: String)
        case findings(StateCode, text: String)
    }

    static func meet(
        _ command: MeetingCommand, _ state: State, _ pairing: Pairing, _ context: Context
    ) throws(Refusal) -> [Event] {
        if case .findings(let from, let text) = command {
            return [try findings(from, text, state, pairing)]
        }
        guard state.deskReviewsComplete else { throw .rule("review.no-desk-review", .gui("23")) }
        if state.dialogueClosed != nil { throw .rule("review.dialogue-closed", .gui("23")) }
        if case .propose(let kind, let from, let reason) = command {
            return try propose(kind, from, reason, state, pairing, context)
        }
        guard let meeting = state.meetingUnderWay else { throw .rule("review.no-meeting", .tor("28")) }
        if case .answer(let agreed) = command {
            if meeting.answer?.agreed == agreed { throw .rule("review.meeting-agreed-already", .tor("28")) }
            return [.meetingAnswered(id: meeting.id, agreed: agreed)]
        }
        guard meeting.answer?.agreed == true else { throw .rule("review.meeting-not-agreed", .tor("28")) }
        switch command {
        case .stakeholders(let stakeholders):
            return [.stakeholdersProposed(id: meeting.id, stakeholders: try named(stakeholders))]
        case .plan(let from, let to, let place, let programme, let funds):
            let plan = try plan(from, to, place, programme, funds, meeting, context)
            return [.meetingPlanned(id: meeting.id, plan: plan)]
        case .held(let from, let to, let participants, let conclusions):
            if meeting.lacksStakeholders { throw .rule("review.no-stakeholders", .tor("29")) }
            guard meeting.plan != nil else { throw .rule("review.meeting-not-planned", .gui("24")) }
            let (from, to) = try days(from, to)
            if to > context.today { throw .input("day-ahead", field: "to") }
            if let answered = meeting.answer?.on, from < answered {
                throw .rule("review.meeting-before-agreed", .tor("28"), field: "from", ["day": .day(answered)])
            }
            if participants.isEmpty { throw .input("required", field: "participants") }
            return [
                .meetingHeld(
                    id: meeting.id, from: from, to: to, participants: participants, conclusions: conclusions)
            ]
        default: return []
        }
    }

    private static func propose(
        _ kind: DirectMeeting.Kind, _ from: StateCode?, _ reason: String, _ state: State, _ pairing: Pairing,
        _ context: Context
    ) throws(Refusal) -> [Event] {
        if let from, !state.states.contains(from) { throw .hidden }
        if state.meetingUnderWay != nil { throw .rule("review.meeting-under-way", .tor("28")) }
        if reason.isEmpty { throw .input("required", field: "reason") }
        let id = context.newID()
        let proposed = Event.meetingProposed(id: id, kind: kind, state: from, reason: reason)
        return from == pairing.reviewed ? [proposed, .meetingAnswered(id: id, agreed: true)] : [proposed]
    }

    private static func named(
        _ stakeholders: [DirectMeeting.Stakeholder]
    ) throws(Refusal) -> [DirectMeeting.Stakeholder] {
        let lines = stakeholders.enumerated().filter { !$1.name.isEmpty || !$1.relevance.isEmpty }
        if lines.isEmpty { throw .rule("review.no-stakeholders", .tor("29"), field: "name-1") }
        let reasons = lines.compactMap { index, one -> Refusal.Reason? in
            if one.name.isEmpty { return .init("required", nil, field: "name-\(index + 1)") }
            if one.relevance.isEmpty {
                return .init("review.no-relevance", .tor("29"), field: "relevance-\(index + 1)")
            }
            return nil
        }
        try Refusal.unless(reasons, kind: .rule)
        return lines.map(\.element)
    }

    private static func plan(
        _ from: Day?, _ to: Day?, _ place: String, _ programme: String, _ funds: String, _ meeting: DirectMeeting,
        _ context: Context
    ) throws(Refusal) -> DirectMeeting.Plan {
        if meeting.lacksStakeholders { throw .rule("review.no-stakeholders", .tor("29")) }
        let (from, to) = try days(from, to)
        if from < context.today { throw .rule("review.meeting-day-past", .gui("24"), field: "from") }
        if place.isEmpty { throw .input("required", field: "place") }
        if programme.isEmpty { throw .input("required", field: "programme") }
        if funds.isEmpty { throw .rule("review.no-funds", .tor("53"), field: "funds") }
        return DirectMeeting.Plan(from: from, to: to, place: place, programme: programme, funds: funds)
    }

    private static func days(_ from: Day?, _ to: Day?) throws(Refusal) -> (Day, Day) {
        guard let from else { throw .input("not-a-day", field: "from") }
        guard let to else { throw .input("not-a-day", field: "to") }
        if to < from { throw .input("review.ends-before-begins", field: "to") }
        return (from, to)
    }

    private static func findings(
        _ from: StateCode, _ text: String, _ state: State, _ pairing: Pairing
    ) throws(Refusal) -> Event {
        guard pairing.reviewers.contains(from) else { throw .hidden }
        guard let meeting = state.meetings.last(where: { $0.held != nil }) else {
            throw .rule("review.meeting-not-held", .gui("29"))
        }
        if state.report.final != nil { throw .rule("report.final", .tor("33")) }
        if text.isEmpty { throw .input("required", field: "text") }
        return .meetingFindings(id: meeting.id, state: from, text: text)
    }

    /// Folds what concerns a meeting, and gives the State whose step it was.
    static func evolveMeeting(_ state: inout State, _ event: Event, _ day: Day) -> StateCode? {
        func change(_ id: String, _ body: (inout DirectMeeting) -> Void) {
            if let index = state.meetings.firstIndex(where: { $0.id == id }) { body(&state.meetings[index]) }
        }
        switch event {
        case .meetingProposed(let id, let kind, let from, let reason):
            state.meetings.append(DirectMeeting(id: id, kind: kind, by: from, reason: reason, proposed: day))
            return from
        case .meetingAnswered(let id, let agreed): change(id) { $0.answer = .init(agreed: agreed, on: day) }
        case .stakeholdersProposed(let id, let stakeholders): change(id) { $0.stakeholders = stakeholders }
        case .meetingPlanned(let id, let plan): change(id) { $0.plan = plan }
        case .meetingHeld(let id, let from, let to, let participants, let conclusions):
            change(id) { $0.held = .init(from: from, to: to, participants: participants, conclusions: conclusions) }
            return nil
        case .meetingFindings(let id, let from, let text):
            change(id) { $0.findings.append(.init(state: from, text: text, on: day)) }
            return from
        default: return nil
        }
        return state.pairing?.reviewed
    }
}

extension Review.State {
    /// The meeting that is proposed, agreed or planned, and neither held nor unwished.
    var meetingUnderWay: Review.DirectMeeting? {
        meetings.last.flatMap { [.held, .notWished].contains($0.stage) ? nil : $0 }
    }

    /// What was found is shared among the experts and with the secretariat (GUI 29).
    func meetings(as standing: Standing) -> [Review.DirectMeeting] {
        meetings.map { meeting in
            var meeting = meeting
            if standing.isUnderReview { meeting.findings = [] }
            return meeting
        }
    }

    /// They hold nothing up: the dialogue goes on by its other means.
    func meetingAsks(_ pairing: Pairing, _ limits: RuleSet.Limits) -> [Ask] {
        let focalPoint = Ask.Of.focalPoint(pairing.reviewed)
        var asks: [Ask] = []
        if let meeting = meetings.last(where: { $0.held != nil }), let held = meeting.held, report.sent == nil {
            asks += pairing.reviewers.filter { state in !meeting.findings.contains { $0.state == state } }.map {
                Ask(
                    .writeFindings, of: .experts($0), due: held.to.adding(limits.findings.value),
                    limits.findings.citation)
            }
        }
        guard deskReviewsComplete, dialogueClosed == nil else { return asks }
        guard let meeting = meetingUnderWay else {
            return asks + [Ask.Of.secretariat, focalPoint].map { propose($0) }
                + pairing.reviewers.map { propose(.experts($0)) }
        }
        switch meeting.stage {
        case .proposed: asks.append(Ask(.answerMeeting, of: focalPoint, due: nil, .tor("28")))
        case .agreed:
            asks.append(
                meeting.lacksStakeholders
                    ? Ask(.proposeStakeholders, of: focalPoint, due: nil, .tor("29"))
                    : Ask(.planMeeting, of: focalPoint, due: nil, .gui("24")))
        case .planned:
            asks.append(Ask(.recordMeeting, of: .secretariat, due: meeting.plan?.to, .gui("24")))
            asks.append(Ask(.planMeeting, of: focalPoint, due: nil, .gui("24"), isOptional: true))
        case .notWished, .held: break
        }
        if meeting.answer != nil {
            asks.append(Ask(.answerMeeting, of: focalPoint, due: nil, .tor("28"), isOptional: true))
        }
        return asks
    }

    private func propose(_ of: Ask.Of) -> Ask {
        Ask(.proposeMeeting, of: of, due: nil, .tor("28"), isOptional: true)
    }
}
