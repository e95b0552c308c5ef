import Access
import Desk
import Hummingbird
import Kernel
import Mechanism
import Pages
import Post
import Seals
import Tongue

/// Notes verbales, the people of a State, and capacities that end.
extension Exchange {
    // MARK: Reading

    /// The notes that wait for whoever may carry them out.
    func waitingNotes() throws -> [NominationView] {
        try desk.notes(as: actor).filter { $0.outcome == nil && mayChange($0.note.state) }
    }

    func statePeople(_ state: StateCode) throws -> Response {
        page(
            NominationPages.people(
                of: state, sorted(try desk.people(of: state, as: actor)),
                try desk.notes(as: actor).filter { $0.note.state == state }, mayChange: mayChange(state),
                for: reader))
    }

    func nominations() throws -> Response {
        switch route {
        case .note(let id, .overview): return try note(id)
        case .note(let id, .scan):
            let (scan, bytes) = try desk.scan(of: id, as: actor)
            return sent(bytes, scan.type, hash: scan.hash, name: scan.name)
        default: return page(try nominationPage(nil))
        }
    }

    private func note(
        _ id: String, links: [(name: String, link: String)] = [], refusal: Refusal? = nil
    ) throws -> Response {
        guard let note = try desk.note(id, as: actor) else { throw Refusal.hidden }
        let recorder = try note.recorded.actor.person.flatMap { try desk.account($0)?.person.name }
        return page(
            NominationPages.note(
                note, sorted(try desk.people(of: note.note.state, as: actor)), reviewed: try reviewedStates(),
                by: recorder, links: links, mayChange: mayChange(note.note.state), refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func mayChange(_ state: StateCode) -> Bool { Access.judge(actor, .changePeople(state)) == .allowed }

    private func sorted(_ people: [Desk.StatePerson]) -> [Desk.StatePerson] {
        reader.speaker.sorted(people) { $0.person.name }
    }

    private func reviewedStates() throws -> [String: StateCode] {
        Dictionary(try desk.publicReviews().map { ($0.id.text, $0.review.pairing.reviewed) }) { first, _ in first }
    }

    // MARK: Acting

    /// Shows a form of these pages, or takes it; refused, it comes back with its reasons and all that was typed.
    func nominationForm() throws -> Response {
        guard !typed.isEmpty else { return page(try nominationPage(nil)) }
        do {
            return try takeNomination()
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            return page(try nominationPage(refusal), status: .unprocessableContent)
        }
    }

    private func nominationPage(_ refusal: Refusal?) throws -> Page {
        switch route {
        case .notes:
            return try secretariat {
                NominationPages.notes(
                    try desk.notes(as: actor), Array(desk.profiles(try desk.ownRegister).keys), refusal: refusal,
                    for: reader)
            }
        case .recordNote(let state):
            try Access.judge(actor, .changePeople(state)).enforce()
            guard try desk.profile(state) != nil else { throw Refusal.hidden }
            return NominationPages.record(state, typed: typed, refusal: refusal, for: reader)
        case .note(let id, .form(let form)):
            guard let note = try desk.note(id, as: actor), note.outcome == nil else { throw Refusal.hidden }
            let state = note.note.state
            try Access.judge(actor, form == .refuse ? .actAsSecretariat : .changePeople(state)).enforce()
            return NominationPages.form(
                form, note, places: try places(of: state),
                people: sorted(try desk.people(of: state, as: actor)).filter {
                    $0.capacity != .administrator(state)
                }, typed: typed, refusal: refusal, for: reader)
        case .endCapacity(let person):
            guard let (account, ends) = try desk.closable(person, as: actor) else { throw Refusal.hidden }
            return NominationPages.end(account, ends, typed: typed, refusal: refusal, for: reader)
        default: throw Refusal.hidden
        }
    }

    /// What a note may give somebody who comes: a capacity, and a place in a review under way.
    private func places(
        of state: StateCode
    ) throws -> [(capacity: Capacity, review: ReviewID?, of: StateCode?)] {
        let inReviews = try [Capacity.focalPoint(state), .expert(state)].flatMap { capacity in
            try desk.reviews(of: state, for: capacity).map { (capacity, Optional($0.id), Optional($0.state)) }
        }
        return [(.delegate(state), nil, nil), (.expert(state), nil, nil)] + inReviews
    }

    private func takeNomination() throws -> Response {
        switch route {
        case .notes: return try secretariat { on(to: .recordNote(StateCode(typed["state"])), done: nil) }
        case .recordNote(let state):
            let id = try desk.recordNote(
                state, number: typed["number"], dated: Day(typed["dated"]), received: Day(typed["received"]),
                file: upload.map { FileIn(name: $0.name, bytes: $0.bytes) }, as: actor)
            return on(to: .note(id, .overview), done: "saved")
        case .note(let id, .form(let form)):
            try take(form, id)
            return on(to: .note(id, .overview))
        case .endCapacity(let person):
            guard let reason = Account.Reason(rawValue: typed["reason"]), reason != .succession else {
                throw Refusal.input("required", field: "reason")
            }
            let isOwn = person == actor.person
            try desk.close(
                typed.all("capacities").compactMap { Capacity($0) }, of: person, for: reason,
                reference: typed["reference"], as: actor)
            let next: Route =
                if isOwn { .home } else if case .administrator(let state)? = actor.capacity { .statePeople(state) } else
                {
                    .people
                }
            return on(to: next)
        default: throw Refusal.hidden
        }
    }

    private func take(_ form: Route.NoteForm, _ id: String) throws {
        switch form {
        case .comes:
            guard let state = try desk.note(id, as: actor)?.note.state,
                let place = try places(of: state).first(where: {
                    NominationPages.value($0.capacity, $0.review) == typed["place"]
                })
            else { throw Refusal.input("required", field: "place") }
            try desk.propose(
                Desk.ArrivalIn(
                    name: typed["name"], email: typed["email"],
                    language: Language(rawValue: typed["language"]) ?? reader.language, capacity: place.capacity,
                    review: place.review, background: typed["background"], expertise: typed["expertise"]),
                in: id, as: actor)
        case .leaves:
            let parts = typed["who"].split(separator: " ").map(String.init)
            guard parts.count == 2, let capacity = Capacity(parts[1]) else {
                throw Refusal.input("required", field: "who")
            }
            try desk.propose(
                leaving: PersonID(parts[0]), capacity, keepsReviews: typed.has("keeps"), in: id, as: actor)
        case .refuse: try desk.refuseNote(id, reason: typed["reason"], as: actor)
        case .withdraw: try desk.withdrawNote(id, reason: typed["reason"], as: actor)
        }
    }

    /// Takes a line out of a note, or carries the note out.
    func settleNote(_ id: String) throws -> Response {
        if typed["do"] == "strike" {
            try desk.strike(typed["line"], from: id, as: actor)
            return on(to: .note(id, .overview))
        }
        guard typed["do"] == "accept" else { throw Refusal.hidden }
        do {
            let links = try desk.acceptNote(id, as: actor).filter { try !mailed($0.token, to: $0.account) }.map {
                (name: $0.account.person.name, link: origin + Route.invitation($0.token.text).path)
            }
            // What could not be sent is shown once, and never stored.
            return links.isEmpty ? on(to: .note(id, .overview)) : try note(id, links: links)
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            return try note(id, refusal: refusal)
        }
    }

    private func mailed(_ token: Token, to account: AccountView) throws -> Bool {
        guard let postman = site.postman, Mailbox(address: account.email) != nil else { return false }
        do {
            try send(token, to: account, by: postman)
            return true
        } catch is Refusal {
            return false
        }
    }
}
