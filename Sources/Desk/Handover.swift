import Access
import Kernel
import Ledger
import Mechanism

/// When somebody leaves: the place passes on with all that was written in it, and nothing personal goes along.
///
/// Drafts, sheets, threads and asks belong to a place (the focal point of a State, the experts of another), never to a
/// person: who is given the place has them, who gave it up has not, from the next request on.
extension Desk {
    /// Ends capacities of a person, with what went with them: the list of experts, places in reviews under way, and,
    /// with the last capacity, every way in.
    package func close(
        _ capacities: [Capacity], of person: PersonID, for reason: Account.Reason, reference: String, as actor: Actor
    ) throws {
        if capacities.isEmpty { throw Refusal.input("required", field: "capacities") }
        try transact(as: actor) { transaction in
            for capacity in capacities {
                try Access.judge(actor, .end(capacity)).enforce()
                try self.standDown(person, from: capacity, &transaction)
                try transaction.decide(
                    Account.self, StreamID("account", person.rawValue),
                    .remove(capacity, for: reason, reference: reference))
            }
            try self.requireSecretariat(capacities, &transaction)
        }
    }

    /// Which of a person's capacities this reader may end; `nil` where there is no such person for this reader.
    package func closable(_ person: PersonID, as actor: Actor) throws -> (account: AccountView, ends: [Capacity])? {
        guard let account = try account(person) else { return nil }
        let ends = account.capacities.filter { Access.judge(actor, .end($0)) == .allowed }
        return ends.isEmpty ? nil : (account, ends)
    }

    /// An installation without a secretariat could not be brought back (TOR 47).
    func requireSecretariat(_ ended: [Capacity], _ transaction: inout Transaction) throws {
        guard ended.contains(.secretariat) else { return }
        let training = try isTraining
        for entry in try store.view(Views.address) {
            guard let id = entry.value.string else { continue }
            let account = try transaction.state(Account.self, StreamID("account", id)).view(id: PersonID(id))
            if let account, account.capacities.contains(.secretariat), account.accepted || training { return }
        }
        throw Refusal.rule("account.last-secretariat", .tor("47"), field: "capacities")
    }

    /// Gives up what a person holds in a capacity: the place on the list of experts, and those in reviews under way.
    func standDown(
        _ person: PersonID, from capacity: Capacity, keepsReviews: Bool = false, _ transaction: inout Transaction
    ) throws {
        guard let state = capacity.state else { return }
        if capacity == .expert(state) {
            let roster = StreamID("roster", state.rawValue)
            if try transaction.state(Roster.self, roster).view().contains(where: { $0.person.id == person }) {
                try transaction.decide(Roster.self, roster, .withdraw(person))
            }
        }
        if keepsReviews { return }
        for id in try places(of: person, in: capacity, &transaction) {
            try transaction.decide(Review.self, id.review, .standDown(state, person))
        }
    }

    /// Ends a capacity unless a place needs it still.
    func end(
        _ capacity: Capacity, of person: PersonID, for reason: Account.Reason, reference: String,
        _ transaction: inout Transaction
    ) throws {
        let stream = StreamID("account", person.rawValue)
        let account = try transaction.state(Account.self, stream).view(id: person)
        guard account?.capacities.contains(capacity) == true,
            try places(of: person, in: capacity, &transaction).isEmpty
        else { return }
        if case .expert(let state) = capacity,
            try transaction.state(Roster.self, StreamID("roster", state.rawValue)).view().contains(where: {
                $0.person.id == person
            })
        {
            return
        }
        try transaction.decide(Account.self, stream, .remove(capacity, for: reason, reference: reference))
    }

    /// The reviews under way in which a person holds a place in this capacity.
    func places(of person: PersonID, in capacity: Capacity, _ transaction: inout Transaction) throws -> [ReviewID] {
        guard let state = capacity.state else { return [] }
        return try reviewLines().filter { $0.stage != .published && $0.states.contains(state) }.map(\.id).filter {
            guard let review = try inside($0, &transaction) else { return false }
            return switch capacity {
            case .focalPoint: state == review.reviewed && review.focalPoint?.id == person
            case .expert: review.experts[state]?.contains { $0.id == person } == true
            default: false
            }
        }
    }

    /// The people of a review as this transaction has them.
    func inside(
        _ id: ReviewID, _ transaction: inout Transaction
    ) throws -> (reviewed: StateCode, focalPoint: NamedPerson?, experts: [StateCode: [NamedPerson]])? {
        let view = try transaction.state(Review.self, id.review).view(as: .secretariat)
        guard let view, let inside = view.inside else { return nil }
        return (view.pairing.reviewed, inside.focalPoint, inside.experts)
    }
}
