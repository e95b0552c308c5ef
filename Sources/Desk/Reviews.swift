import Access
import Kernel
import Ledger
import Mechanism
import Reports
import Seals

/// An act of a country review, addressed to the room that decides it.
package enum Deed: Sendable {
    case review(Review.Command)
    case report(Report.Command)
}

extension Desk {
    // MARK: Acts

    /// Does one act in a review: judged, decided, recorded, all its deeds or none.
    ///
    /// - Parameter deeds: makes the commands, given the review as the actor may see it.
    /// - Throws: `Refusal`; nothing is recorded then.
    package func perform(
        _ act: ReviewAct, in id: ReviewID, as actor: Actor, _ deeds: (ReviewView) throws -> [Deed]
    ) throws {
        try transact(as: actor) { transaction in
            let view = try self.admitted(act, id, actor, &transaction)
            for deed in try deeds(view) {
                switch deed {
                case .review(let command): try transaction.decide(Review.self, id.review, command)
                case .report(let command): try transaction.decide(Report.self, id.report, command)
                }
            }
        }
    }

    /// Asks, in the name of a State party, to read the report on another one (TOR 37).
    package func requestReport(_ id: ReviewID, note: String, as actor: Actor) throws {
        try transact(as: actor) { transaction in
            try Access.judge(actor, .requestReports).enforce()
            guard let state = actor.capacity?.state else { throw Refusal.hidden }
            try transaction.decide(Report.self, id.report, .request(state, note: note))
        }
    }

    /// Informs the three States; the officer who does it is the staff member assigned (GUI 12, 13).
    package func inform(_ id: ReviewID, begins: Day, training: Day?, note: String, as actor: Actor) throws {
        try transact(as: actor) { transaction in
            _ = try self.admitted(.inform, id, actor, &transaction)
            guard let person = actor.person,
                let staff = try transaction.state(Account.self, .account(person)).view(id: person)
            else { throw Refusal.hidden }
            try transaction.decide(
                Review.self, id.review, .inform(begins: begins, training: training, note: note, staff: staff.person))
        }
    }

    /// Appoints the focal point, opening an account where the address has none yet (TOR 17).
    package func appointFocalPoint(
        _ id: ReviewID, name: String, email: String, qualifications: String, language: Language = .en, as actor: Actor
    ) throws {
        try transact(as: actor) { transaction in
            let view = try self.admitted(.appointFocalPoint, id, actor, &transaction)
            let person = try self.person(
                name, email, .focalPoint(view.pairing.reviewed), language: language, &transaction)
            try self.appoint(person, qualifications, in: id, &transaction)
        }
    }

    /// Makes a person the focal point; whoever was it before no longer is.
    func appoint(
        _ person: NamedPerson, _ qualifications: String, in id: ReviewID, _ transaction: inout Transaction
    ) throws {
        let before = try self.inside(id, &transaction)
        try transaction.decide(Review.self, id.review, .appointFocalPoint(person, qualifications: qualifications))
        guard let state = before?.reviewed, let former = before?.focalPoint, former.id != person.id else { return }
        try end(.focalPoint(state), of: former.id, for: .succession, reference: "", &transaction)
    }

    /// Designates experts from the State's list (TOR 21).
    package func designateExperts(_ id: ReviewID, _ chosen: [PersonID], as actor: Actor) throws {
        try transact(as: actor) { transaction in
            let view = try self.admitted(.designateExperts, id, actor, &transaction)
            guard let state = view.standing.reviewing else { throw Refusal.hidden }
            let listed = try transaction.state(Roster.self, StreamID("roster", state.rawValue)).view()
            let experts = listed.map(\.person).filter { chosen.contains($0.id) }
            if experts.count != Set(chosen).count {
                throw Refusal.rule("review.expert-not-listed", .tor("21"), field: "experts")
            }
            try transaction.decide(Review.self, id.review, .designateExperts(state, experts))
        }
    }

    private func admitted(
        _ act: ReviewAct, _ id: ReviewID, _ actor: Actor, _ transaction: inout Transaction
    ) throws -> ReviewView {
        guard let view = try transaction.state(Review.self, id.review).view(as: actor) else { throw Refusal.hidden }
        try Access.judge(view.standing, act).enforce()
        return view
    }

    // MARK: Reading

    /// A review as this reader may see it; `nil` when there is none.
    package func review(_ id: ReviewID, as actor: Actor) throws -> ReviewView? {
        try state(Review.self, id.review).view(as: actor)
    }

    package func report(_ id: ReviewID, as actor: Actor) throws -> ReportView? {
        let standing = try state(Review.self, id.review).standing(of: actor)
        var other: StateCode?
        if standing == .outside, case .delegate(let state)? = actor.capacity { other = state }
        return try state(Report.self, id.report).view(standing: standing, of: other)
    }

    /// Every review on one line, the secretariat's overview, by year and then by State.
    package func docket(as actor: Actor) throws -> [DocketLine] {
        try Access.judge(actor, .actAsSecretariat).enforce()
        return try reviewLines()
    }

    /// The reviews somebody takes part in.
    package func ownReviews(as actor: Actor) throws -> [(id: ReviewID, review: ReviewView)] {
        guard let capacity = actor.capacity else { return [] }
        let mine = try reviewLines().filter { line in
            capacity.state.map { $0 == line.pairing.reviewed || line.pairing.reviewers.contains($0) } ?? true
        }
        return try mine.compactMap { line in
            guard let view = try review(line.id, as: actor), view.standing.isParticipant else { return nil }
            return (line.id, view)
        }
    }

    /// The reviews anybody may know of: drawn pairs, and what was published.
    package func publicReviews() throws -> [(id: ReviewID, review: ReviewView)] {
        try reviewLines().compactMap { line in try review(line.id, as: .visitor).map { (line.id, $0) } }
    }

    func reviewLines() throws -> [DocketLine] {
        try store.view(Views.docket).compactMap { DocketLine(id: $0.key, $0.value) }.sorted {
            ($0.cycle, $0.year, $0.pairing.reviewed) < ($1.cycle, $1.year, $1.pairing.reviewed)
        }
    }
}
