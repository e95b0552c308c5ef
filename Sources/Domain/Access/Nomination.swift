import Kernel

/// A note verbale by which a State says who its people are: who comes, in what capacity, and who leaves (TOR 17, 21).
/// One stream a note, "nomination/…".
///
/// What it proposes is put together line by line, and then accepted whole, or refused, or withdrawn by the State. A
/// note that was settled changes no more, and stays on record.
package enum Nomination: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case record(Note)
        /// - Parameter isListed: whether the person is on the State's list of experts already.
        case propose(Arrival, isListed: Bool)
        case release(Departure)
        /// Takes a line out again.
        case strike(String)
        case accept
        case refuse(reason: String)
        case withdraw(reason: String)
    }

    package enum Event: Kernel.Event {
        case recorded(note: Note)
        case arrivalProposed(arrival: Arrival)
        case departureProposed(departure: Departure)
        case struck(line: String)
        case accepted
        case refused(reason: String)
        case withdrawn(reason: String)

        package static var room: String { "nomination" }

        package var citations: [Citation] {
            switch self {
            case .arrivalProposed(let arrival): arrival.capacity.citations
            case .departureProposed(let departure): departure.capacity.citations
            default: []
            }
        }
    }

    package struct Note: Codable, Hashable, Sendable {
        package let state: StateCode
        /// As the Mission numbered it.
        package let number: String
        /// The day it bears, and the day it was received.
        package let dated: Day
        package let received: Day
        package let scan: Scan?

        package init(state: StateCode, number: String, dated: Day, received: Day, scan: Scan?) {
            self.state = state
            self.number = number
            self.dated = dated
            self.received = received
            self.scan = scan
        }
    }

    /// The note as it was received: a PDF or an image, kept among the documents under its hash.
    package struct Scan: Codable, Hashable, Sendable {
        package let name: String
        package let type: String
        package let size: Int
        package let hash: String

        package init(name: String, type: String, size: Int, hash: String) {
            self.name = name
            self.type = type
            self.size = size
            self.hash = hash
        }
    }

    /// Somebody who comes.
    package struct Arrival: Codable, Hashable, Sendable {
        package let id: String
        package let name: String
        package let email: String
        package let language: Language
        package let capacity: Capacity
        /// The review in which a focal point coordinates, or an expert takes part: "1-xaa".
        package let review: String?
        /// What the list of experts shows (TOR 21).
        package let background: String
        /// Areas of expertise; of a focal point the substantive expertise (TOR 17).
        package let expertise: String

        package init(
            id: String, name: String, email: String, language: Language, capacity: Capacity, review: String?,
            background: String, expertise: String
        ) {
            self.id = id
            self.name = name
            self.email = email
            self.language = language
            self.capacity = capacity
            self.review = review
            self.background = background
            self.expertise = expertise
        }
    }

    /// Somebody who leaves.
    package struct Departure: Codable, Hashable, Sendable {
        package let id: String
        package let person: NamedPerson
        package let capacity: Capacity
        /// An expert who leaves the list, and ends the reviews under way.
        package let keepsReviews: Bool

        package init(id: String, person: NamedPerson, capacity: Capacity, keepsReviews: Bool) {
            self.id = id
            self.person = person
            self.capacity = capacity
            self.keepsReviews = keepsReviews
        }
    }

    package struct Outcome: Sendable {
        package enum Kind: String, Hashable, Sendable { case accepted, refused, withdrawn }

        package let kind: Kind
        package let reason: String
        package let by: Stamp
    }

    package struct State: Sendable {
        var note: Note?
        var recorded: Stamp?
        var arrivals: [Arrival] = []
        var departures: [Departure] = []
        var outcome: Outcome?
    }

    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .record(let note) = command {
            guard state.note == nil else { throw .hidden }
            try requireDated(note, context)
            return [.recorded(note: note)]
        }
        guard let note = state.note else { throw .hidden }
        if state.outcome != nil { throw .input("nomination.settled") }
        switch command {
        case .record:
            return []
        case .propose(let arrival, let isListed):
            try require(arrival, isListed, note, state)
            return [.arrivalProposed(arrival: arrival)]
        case .release(let departure):
            try require(departure, note, state)
            return [.departureProposed(departure: departure)]
        case .strike(let line):
            guard (state.arrivals.map(\.id) + state.departures.map(\.id)).contains(line) else { throw .hidden }
            return [.struck(line: line)]
        case .accept:
            if state.arrivals.isEmpty && state.departures.isEmpty { throw .input("nomination.nothing") }
            return [.accepted]
        case .refuse(let reason):
            if reason.isEmpty { throw .input("required", field: "reason") }
            return [.refused(reason: reason)]
        case .withdraw(let reason):
            if reason.isEmpty { throw .input("required", field: "reason") }
            return [.withdrawn(reason: reason)]
        }
    }

    private static func requireDated(_ note: Note, _ context: Context) throws(Refusal) {
        var reasons: [Refusal.Reason] = []
        if note.number.isEmpty { reasons.append(.init("required", field: "number")) }
        if note.dated > context.today { reasons.append(.init("day-ahead", field: "dated")) }
        if note.received > context.today { reasons.append(.init("day-ahead", field: "received")) }
        if note.received < note.dated {
            reasons.append(.init("nomination.received-before", field: "received", ["day": .day(note.dated)]))
        }
        try Refusal.unless(reasons)
    }

    /// A note names delegates, focal points and experts; administrators and the secretariat are not made by one.
    private static func require(
        _ arrival: Arrival, _ isListed: Bool, _ note: Note, _ state: State
    ) throws(Refusal) {
        guard isNamed(arrival.capacity, by: note) else { throw .hidden }
        var reasons: [Refusal.Reason] = []
        if arrival.name.isEmpty { reasons.append(.init("required", field: "name")) }
        if !Account.isAddress(arrival.email) { reasons.append(.init("not-an-address", field: "email")) }
        switch arrival.capacity {
        case .focalPoint:
            if arrival.review == nil { reasons.append(.init("nomination.no-review", .tor("17"), field: "place")) }
        case .expert where !isListed:
            if arrival.background.isEmpty {
                reasons.append(.init("roster.no-background", .tor("21"), field: "background"))
            }
            if arrival.expertise.isEmpty {
                reasons.append(.init("roster.no-expertise", .tor("21"), field: "expertise"))
            }
        default: break
        }
        try Refusal.unless(reasons)
        let isThere = state.arrivals.contains {
            $0.email.lowercased() == arrival.email.lowercased() && $0.capacity == arrival.capacity
                && $0.review == arrival.review
        }
        if isThere { throw .input("nomination.twice", field: "email", ["name": .text(arrival.name)]) }
        // A review has one focal point at a time (TOR 17).
        if case .focalPoint = arrival.capacity,
            state.arrivals.contains(where: { $0.capacity == arrival.capacity && $0.review == arrival.review })
        {
            throw .rule("nomination.one-focal-point", .tor("17"), field: "place")
        }
    }

    private static func require(_ departure: Departure, _ note: Note, _ state: State) throws(Refusal) {
        let mayLeave =
            isNamed(departure.capacity, by: note) || departure.capacity == .contributor(note.state)
        guard mayLeave else { throw .hidden }
        if state.departures.contains(where: {
            $0.person.id == departure.person.id && $0.capacity == departure.capacity
        }) {
            throw .input("nomination.twice", field: "who", ["name": .text(departure.person.name)])
        }
    }

    private static func isNamed(_ capacity: Capacity, by note: Note) -> Bool {
        [.delegate(note.state), .focalPoint(note.state), .expert(note.state)].contains(capacity)
    }

    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .recorded(let note):
            state.note = note
            state.recorded = stamp
        case .arrivalProposed(let arrival): state.arrivals.append(arrival)
        case .departureProposed(let departure): state.departures.append(departure)
        case .struck(let line):
            state.arrivals.removeAll { $0.id == line }
            state.departures.removeAll { $0.id == line }
        case .accepted: state.outcome = Outcome(kind: .accepted, reason: "", by: stamp)
        case .refused(let reason): state.outcome = Outcome(kind: .refused, reason: reason, by: stamp)
        case .withdrawn(let reason): state.outcome = Outcome(kind: .withdrawn, reason: reason, by: stamp)
        }
    }
}

/// A note with what it proposes, for the secretariat and the State whose it is.
package struct NominationView: Sendable {
    package let id: String
    package let note: Nomination.Note
    package let recorded: Stamp
    package let arrivals: [Nomination.Arrival]
    package let departures: [Nomination.Departure]
    /// `nil` while it waits.
    package let outcome: Nomination.Outcome?
}

extension Nomination.State {
    package func view(id: String) -> NominationView? {
        guard let note, let recorded else { return nil }
        return NominationView(
            id: id, note: note, recorded: recorded, arrivals: arrivals, departures: departures, outcome: outcome)
    }
}
