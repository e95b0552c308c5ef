import Checklist
import Kernel
import Ledger
import Mechanism
import Reports

/// What an event entails elsewhere, in the same transaction: the one place where rooms meet.
enum Reactions {
    static func follow(_ event: any Kernel.Event, _ stream: StreamID, _ transaction: inout Transaction) throws {
        switch event {
        case let event as Cycle.Event: try follow(event, stream, &transaction)
        case let event as Review.Event: try follow(event, stream.id, &transaction)
        case let event as Response.Event: try follow(event, stream.id, &transaction)
        case let event as Report.Event: try follow(event, stream.id, &transaction)
        default: break
        }
    }

    /// A pair drawn opens its review (TOR 18, 19).
    private static func follow(_ event: Cycle.Event, _ stream: StreamID, _ transaction: inout Transaction) throws {
        guard let cycle = try transaction.state(Cycle.self, stream).view() else { return }
        switch event {
        case .pairsDrawn(let year, let pairs, _, _):
            for pairing in pairs {
                let entry = cycle.opened.roll.first { $0.state == pairing.reviewed }
                let opening = Review.Opening(
                    cycle: cycle.opened.number, year: year, pairing: pairing, protocols: entry?.protocols ?? [],
                    scope: cycle.opened.scope, ruleSet: cycle.opened.ruleSet)
                let id = ReviewID(cycle: cycle.opened.number, state: pairing.reviewed)
                try transaction.decide(Review.self, id.review, .open(opening))
            }
        case .pairRedrawn(_, let pairing, _, _, _):
            let id = ReviewID(cycle: cycle.opened.number, state: pairing.reviewed)
            try transaction.decide(Review.self, id.review, .replaceReviewers(pairing))
        default: break
        }
    }

    /// Once the States are informed, the checklist lies ready for answers and the report for drafting.
    private static func follow(_ event: Review.Event, _ id: String, _ transaction: inout Transaction) throws {
        if case .scheduleAgreed = event { try speak(id, &transaction) }
        guard case .informed = event,
            let review = try transaction.state(Review.self, StreamID("review", id)).view(as: .secretariat)
        else { return }
        let ruleSet = try transaction.state(Review.self, StreamID("review", id)).ruleSet
        if let questionnaire = transaction.desk.facts.questionnaire(for: ruleSet) {
            try transaction.decide(
                Response.self, StreamID("response", id),
                .open(
                    state: review.pairing.reviewed, questionnaire: questionnaire.id, version: questionnaire.version,
                    questions: questionnaire.references(scope: review.scope)))
        }
        try transaction.decide(Report.self, StreamID("report", id), .open(review.pairing, scope: review.scope))
    }

    /// The report is written in the first of the working languages that the three States agreed to (GUI 14, 30).
    private static func speak(_ id: String, _ transaction: inout Transaction) throws {
        let review = try transaction.state(Review.self, StreamID("review", id)).view(as: .secretariat)
        guard let inside = review?.inside, let language = inside.schedule?.languages.first,
            Set(inside.agreedSchedule.keys) == Set(review?.states ?? []), inside.reportSent == nil
        else { return }
        try transaction.decide(Report.self, StreamID("report", id), .speak(language))
    }

    private static func follow(_ event: Response.Event, _ id: String, _ transaction: inout Transaction) throws {
        if case .submitted(_, let fingerprint) = event {
            try transaction.decide(Review.self, StreamID("review", id), .noteResponse(fingerprint: fingerprint))
        }
    }

    private static func follow(_ event: Report.Event, _ id: String, _ transaction: inout Transaction) throws {
        let milestone: Review.Milestone? =
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
            case .opened, .spoken, .consented, .translationAssigned, .translated, .drafted, .commented,
                .summaryDrafted:
                nil
            }
        if let milestone { try transaction.decide(Review.self, StreamID("review", id), .noteReport(milestone)) }
    }
}

/// The name of a review: its cycle and its State, "1-xaa".
package struct ReviewID: Hashable, Sendable {
    package let text: String

    package init(cycle: Int, state: StateCode) { text = "\(cycle)-\(state.rawValue.lowercased())" }
    package init(text: String) { self.text = text }

    /// The cycle's number, which its name begins with.
    package var cycle: Int? { text.split(separator: "-").first.flatMap { Int($0) } }

    var review: StreamID { StreamID("review", text) }
    var response: StreamID { StreamID("response", text) }
    var report: StreamID { StreamID("report", text) }
    var suspicions: StreamID { StreamID("suspicion", text) }
}
