import Access
import Kernel
import Ledger
import Mechanism
import Seals

/// Notes verbales: recorded, put together line by line, and carried out in one act.
extension Desk {
    /// What a form says of somebody who comes.
    package struct ArrivalIn: Sendable {
        package let name: String
        package let email: String
        package let language: Language
        package let capacity: Capacity
        package let review: ReviewID?
        package let background: String
        package let expertise: String

        package init(
            name: String, email: String, language: Language, capacity: Capacity, review: ReviewID?, background: String,
            expertise: String
        ) {
            self.name = name
            self.email = email
            self.language = language
            self.capacity = capacity
            self.review = review
            self.background = background
            self.expertise = expertise
        }
    }

    /// Records a note as it was received. The secretariat attaches its scan; a State's administrator may.
    package func recordNote(
        _ state: StateCode, number: String, dated: Day?, received: Day?, file: FileIn?, as actor: Actor
    ) throws -> String {
        try Access.judge(actor, .changePeople(state)).enforce()
        guard try profile(state) != nil else { throw Refusal.hidden }
        try Refusal.unless(
            [("dated", dated), ("received", received)].filter { $0.1 == nil }.map { .init("not-a-day", field: $0.0) })
        guard let dated, let received else { throw Refusal.hidden }
        func note(_ scan: Nomination.Scan?) -> Nomination.Command {
            .record(.init(state: state, number: number, dated: dated, received: received, scan: scan))
        }
        // What is refused leaves nothing on the disk.
        _ = try Nomination.decide(note(nil), Nomination.initial, context(actor))
        if file == nil && Access.judge(actor, .actAsSecretariat) == .allowed {
            throw Refusal.input("nomination.no-scan", field: "file")
        }
        let id = newID()
        let stream = StreamID("nomination", id)
        let scan = try file.map { try self.scan($0, of: stream) }
        try transact(as: actor) { try $0.decide(Nomination.self, stream, note(scan)) }
        return id
    }

    private func scan(_ file: FileIn, of stream: StreamID) throws -> Nomination.Scan {
        let type = try DocumentType.checked(file.bytes, name: file.name)
        guard [.pdf, .png, .jpeg].contains(type) else {
            throw Refusal.input("nomination.scan-type", field: "file", ["name": .text(file.name)])
        }
        return Nomination.Scan(
            name: file.name, type: type.rawValue, size: file.bytes.count,
            hash: try documents.keep(file.bytes, of: stream))
    }

    package func propose(_ arrival: ArrivalIn, in id: String, as actor: Actor) throws {
        try change(id, as: actor) { note, transaction in
            if let review = arrival.review,
                try !self.reviews(of: note.note.state, for: arrival.capacity).map(\.id).contains(review)
            {
                throw Refusal.hidden
            }
            let known = try self.account(email: arrival.email)?.person.id
            let listed = try transaction.state(Roster.self, StreamID("roster", note.note.state.rawValue)).view()
            return .propose(
                .init(
                    id: self.newID(), name: arrival.name, email: arrival.email, language: arrival.language,
                    capacity: arrival.capacity, review: arrival.review?.text, background: arrival.background,
                    expertise: arrival.expertise), isListed: listed.contains { $0.person.id == known })
        }
    }

    package func propose(
        leaving person: PersonID, _ capacity: Capacity, keepsReviews: Bool, in id: String, as actor: Actor
    ) throws {
        try change(id, as: actor) { _, transaction in
            let account = try transaction.state(Account.self, StreamID("account", person.rawValue)).view(id: person)
            guard let account, account.capacities.contains(capacity) else { throw Refusal.hidden }
            return .release(
                .init(
                    id: self.newID(), person: account.person, capacity: capacity,
                    keepsReviews: keepsReviews && capacity == .expert(capacity.state ?? "")))
        }
    }

    package func strike(_ line: String, from id: String, as actor: Actor) throws {
        try change(id, as: actor) { _, _ in .strike(line) }
    }

    package func refuseNote(_ id: String, reason: String, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try change(id, as: actor) { _, _ in .refuse(reason: reason) }
    }

    package func withdrawNote(_ id: String, reason: String, as actor: Actor) throws {
        try change(id, as: actor) { _, _ in .withdraw(reason: reason) }
    }

    private func change(
        _ id: String, as actor: Actor,
        _ command: (NominationView, inout Transaction) throws -> Nomination.Command
    ) throws {
        try transact(as: actor) { transaction in
            let note = try self.admitted(id, actor, &transaction)
            try transaction.decide(
                Nomination.self, StreamID("nomination", id), try command(note, &transaction))
        }
    }

    private func admitted(_ id: String, _ actor: Actor, _ transaction: inout Transaction) throws -> NominationView {
        guard let note = try transaction.state(Nomination.self, StreamID("nomination", id)).view(id: id)
        else { throw Refusal.hidden }
        try Access.judge(actor, .changePeople(note.note.state)).enforce()
        return note
    }

    // MARK: Carried out

    /// Carries out what a note proposes, all of it or nothing: who leaves gives up the places, who comes is given
    /// them, and what no place needs any more ends.
    ///
    /// - Returns: one-time links for those who have not come in yet.
    package func acceptNote(_ id: String, as actor: Actor) throws -> [(account: AccountView, token: Token)] {
        let until = now.adding(seconds: door.invitationDays * 86_400)
        let invited = try transact(as: actor) { transaction in
            let note = try self.admitted(id, actor, &transaction)
            let number = note.note.number
            try transaction.decide(Nomination.self, StreamID("nomination", id), .accept)
            for one in note.departures {
                try self.standDown(one.person.id, from: one.capacity, keepsReviews: one.keepsReviews, &transaction)
            }
            let came = try note.arrivals.map { try self.place($0, by: number, &transaction) }
            for one in note.departures {
                try self.end(one.capacity, of: one.person.id, for: .note, reference: number, &transaction)
            }
            return try Set(came.map(\.id)).sorted().filter {
                try self.invite($0, until: until, of: note.note.state, &transaction)
            }
        }
        return try invited.compactMap { person in
            guard let account = try account(person) else { return nil }
            return (account, try keepInvitation(Invitation(person: person, until: until)))
        }
    }

    /// Gives somebody who comes their capacity, with its place.
    private func place(
        _ arrival: Nomination.Arrival, by number: String, _ transaction: inout Transaction
    ) throws -> NamedPerson {
        let person = try person(
            arrival.name, arrival.email, arrival.capacity, language: arrival.language, &transaction, by: number)
        let review = arrival.review.map { ReviewID(text: $0) }
        switch (arrival.capacity, review) {
        case (.focalPoint, let review?):
            try appoint(person, arrival.expertise, in: review, &transaction)
        case (.expert(let state), _):
            let listed = try transaction.state(Roster.self, StreamID("roster", state.rawValue)).view()
            if !listed.contains(where: { $0.person.id == person.id }) {
                try list(person, arrival.background, arrival.expertise, of: state, &transaction)
            }
            guard let review else { break }
            let there = try inside(review, &transaction)?.experts[state] ?? []
            if !there.contains(where: { $0.id == person.id }) {
                try transaction.decide(Review.self, review.review, .designateExperts(state, there + [person]))
            }
        default: break
        }
        return person
    }

    /// Invites who has not come in yet. A link lets its holder in with all that the account may do: whoever acts for a
    /// State makes one only where that is the State's to give.
    private func invite(
        _ person: PersonID, until: Instant, of state: StateCode, _ transaction: inout Transaction
    ) throws -> Bool {
        let stream = StreamID("account", person.rawValue)
        guard let account = try transaction.state(Account.self, stream).view(id: person), !account.accepted
        else { return false }
        let actor = transaction.context.actor
        let isTheirs = account.capacities.allSatisfy { $0.state == state && $0 != .administrator(state) }
        guard isTheirs || Access.judge(actor, .actAsSecretariat) == .allowed else { return false }
        try transaction.decide(Account.self, stream, .invite(until: until))
        return true
    }

    // MARK: Reading

    package func note(_ id: String, as actor: Actor) throws -> NominationView? {
        guard let note = try state(Nomination.self, StreamID("nomination", id)).view(id: id),
            Access.judge(actor, .readPeople(note.note.state)) == .allowed
        else { return nil }
        return note
    }

    /// The notes this reader may see, the latest received first.
    package func notes(as actor: Actor) throws -> [NominationView] {
        try store.streams(kind: "nomination").compactMap { try note($0.id, as: actor) }.sorted {
            ($0.note.received, $0.note.dated, $0.id) > ($1.note.received, $1.note.dated, $1.id)
        }
    }

    package func scan(of id: String, as actor: Actor) throws -> (scan: Nomination.Scan, bytes: [UInt8]) {
        guard let scan = try note(id, as: actor)?.note.scan,
            let bytes = try documents.bytes(scan.hash, of: StreamID("nomination", id))
        else { throw Refusal.hidden }
        return (scan, bytes)
    }

    /// Somebody of a State, in one capacity.
    package struct StatePerson: Sendable {
        package let person: NamedPerson
        package let capacity: Capacity
        package let held: Account.Held?
        /// The reviews under way in which a place is held.
        package let reviews: [StateCode]
    }

    /// A State's people, in what capacity, since when and by which note.
    package func people(of state: StateCode, as actor: Actor) throws -> [StatePerson] {
        try Access.judge(actor, .readPeople(state)).enforce()
        guard try profile(state) != nil else { throw Refusal.hidden }
        var transaction = Transaction(desk: self, context: context(actor))
        let reviewed = Dictionary(try reviewLines().map { ($0.id, $0.pairing.reviewed) }) { first, _ in first }
        return try store.view(Views.address).compactMap { entry in
            try entry.value.string.flatMap { try account(PersonID($0)) }
        }.flatMap { account in
            try account.capacities.filter { $0.state == state }.map { capacity in
                StatePerson(
                    person: account.person, capacity: capacity, held: account.held[capacity],
                    reviews: try places(of: account.person.id, in: capacity, &transaction).compactMap {
                        reviewed[$0]
                    })
            }
        }
    }

    /// The reviews under way in which a State has a place for this capacity: its own for a focal point, those it
    /// reviews for an expert.
    package func reviews(of state: StateCode, for capacity: Capacity) throws -> [(id: ReviewID, state: StateCode)] {
        try reviewLines().filter { line in
            guard line.stage != .published && line.stage != .drawn else { return false }
            return switch capacity {
            case .focalPoint: line.pairing.reviewed == state
            case .expert: line.pairing.reviewers.contains(state)
            default: false
            }
        }.map { ($0.id, $0.pairing.reviewed) }
    }
}
