import Desk
import Kernel
import Mechanism
import Pages

extension Exchange {
    /// What a form about a country visit or joint meeting, or about the days of the schedule, asks for.
    func meetingCommand(_ act: ReviewAct, _ review: ReviewView) throws -> Review.Command {
        switch act {
        case .proposeMeeting:
            guard let kind = Review.DirectMeeting.Kind(rawValue: typed["kind"]) else {
                throw Refusal.input("required", field: "kind")
            }
            let own = review.standing.isUnderReview ? review.pairing.reviewed : review.standing.reviewing
            return .meeting(.propose(kind, by: own, reason: typed["reason"]))
        case .answerMeeting:
            guard ["agreed", "not-wished"].contains(typed["answer"]) else {
                throw Refusal.input("required", field: "answer")
            }
            return .meeting(.answer(agreed: typed["answer"] == "agreed"))
        case .proposeStakeholders:
            return .meeting(
                .stakeholders(
                    (1...MeetingPages.stakeholders).map {
                        .init(name: typed["name-\($0)"], relevance: typed["relevance-\($0)"])
                    }))
        case .planMeeting:
            return .meeting(
                .plan(
                    from: Day(typed["from"]), to: Day(typed["to"]), place: typed["place"],
                    programme: typed["programme"], funds: typed["funds"]))
        case .recordMeeting:
            return .meeting(
                .held(
                    from: Day(typed["from"]), to: Day(typed["to"]), participants: typed["participants"],
                    conclusions: typed["conclusions"]))
        case .writeFindings:
            guard let own = review.standing.reviewing else { throw Refusal.hidden }
            return .meeting(.findings(own, text: typed["text"]))
        default: throw Refusal.hidden
        }
    }

    /// The days proposed for the schedule; those left empty follow the limits.
    func scheduleDays() throws -> [Timeline.Appointed] {
        try Timeline.Stop.allCases.compactMap { stop in
            let field = "day-\(stop.rawValue)"
            if typed[field].isEmpty { return nil }
            guard let day = Day(typed[field]) else { throw Refusal.input("not-a-day", field: field) }
            return .init(stop: stop, on: day)
        }
    }
}
