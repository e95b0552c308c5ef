import Access
import Kernel
import Ledger
import Mechanism
import Seals

/// What is kept of a person: handed out to that person, and forgotten where the file of a review need not keep it.
extension Desk {
    /// What ledger and secrets hold of a person, as JSON (`palermo-person/1`), but for the browsers they are known in and
    /// their lines in the log of reads.
    ///
    /// What the person wrote in a capacity belongs to the State or the secretariat: of that, each record's place, moment
    /// and name, without its words.
    package func export(_ person: PersonID, as actor: Actor) throws -> JSON {
        if actor.person != person { try Access.judge(actor, .actAsSecretariat).enforce() }
        let own = try store.records(of: .account(person), after: 0)
        guard !own.isEmpty else { throw Refusal.hidden }
        var lists: [JSON] = []
        for stream in try store.streams(kind: "roster") {
            lists += try state(Roster.self, stream).view().filter { $0.person.id == person }.map {
                [
                    "state": .string(stream.id), "name": .string($0.person.name), "background": .string($0.background),
                    "expertise": .string($0.expertise),
                ]
            }
        }
        let reviews = try reviewLines().flatMap { line in
            try places(of: person, in: line).map { [.string(line.id.text), .string($0)] as [JSON] }
        }
        return [
            "format": "palermo-person/1", "made": .string(now.description), "id": .string(person.rawValue),
            "account": .array(own.map(Desk.whole)),
            "reminders": .array(
                try store.records(of: StreamID("reminder", person.rawValue), after: 0).map(Desk.whole)),
            "lists": .array(lists),
            "reviews": .array(reviews.map { ["review": $0[0], "as": $0[1]] }),
            "secrets": [
                "passphrase": .bool(try secrets.verifier(of: person) != nil),
                "calendar": .bool(try secrets.hasFeed(person)),
                "second-factor": .bool(try secrets.factor(of: person) != nil),
                "recovery-codes": .number(try secrets.recoveryLeft(of: person)),
                "providers": .array(try secrets.issuers(of: person).sorted().map { .string($0) }),
                "sessions": .array(try secrets.sessions(of: person).map { Desk.outline($0.session) }),
            ],
            "notes": .array(try notes(naming: person)),
            "acts": .array(try acts(of: person)),
        ]
    }

    /// Forgets a person's name and address: the account is closed, the entry of its address removed, and its key
    /// destroyed. The chain stays whole. Names in the file of a review stay (TOR 17, 21).
    ///
    /// - Returns: how many records of the account are from before there were keys, and still hold what they held.
    /// - Throws: `Refusal` while the person is on a State's list or named in a review that is not over.
    @discardableResult
    package func erase(_ person: PersonID, as actor: Actor) throws -> Int {
        try Access.judge(actor, .actAsSecretariat).enforce()
        if try !isErased(person) {
            guard let account = try account(person) else { throw Refusal.hidden }
            for stream in try store.streams(kind: "roster")
            where try state(Roster.self, stream).view().contains(where: { $0.person.id == person }) {
                throw Refusal.input("person.on-list", ["state": .state(StateCode(stream.id))])
            }
            for line in try reviewLines() where try line.stage != .published && !places(of: person, in: line).isEmpty {
                throw Refusal.input("person.in-review", ["review": .code(line.id.text)])
            }
            try transact(as: actor) { transaction in
                try transaction.decide(Account.self, .account(person), .erase)
                try self.requireSecretariat(account.accepted ? account.capacities : [], &transaction)
                transaction.remove(view: Views.address, key: account.email.lowercased())
            }
        }
        // The record comes first: broken off in between, this is done again.
        try secrets.forgetAccess(of: person)
        try (store as? SealedStore)?.destroy(.account(person))
        return try store.records(of: .account(person), after: 0).count { !$0.isErased }
    }

    package func isErased(_ person: PersonID) throws -> Bool { try state(Account.self, .account(person)).isErased }

    /// As what a person is named in the file of a review.
    private func places(of person: PersonID, in line: DocketLine) throws -> [String] {
        guard let inside = try state(Review.self, line.id.review).view(as: .secretariat)?.inside else { return [] }
        var places: [String] = []
        if inside.informed?.staff.id == person { places.append("staff") }
        if inside.focalPoint?.id == person { places.append("focal-point") }
        for (state, experts) in inside.experts.sorted(by: { $0.key < $1.key })
        where experts.contains(where: { $0.id == person }) {
            places.append(Capacity.expert(state).text)
        }
        return places
    }

    private func acts(of person: PersonID) throws -> [JSON] {
        var (acts, sequence): ([JSON], Int) = ([], 0)
        while case let page = try store.kept.records(after: sequence, limit: 1000), let last = page.last {
            acts += page.filter { $0.actor.person == person }.map(Desk.outline).map { .object($0) }
            sequence = last.sequence
        }
        return acts
    }

    /// What notes verbales say of a person.
    private func notes(naming person: PersonID) throws -> [JSON] {
        let email = try account(person)?.email.lowercased()
        return try store.streams(kind: "nomination").flatMap { stream -> [JSON] in
            guard let note = try state(Nomination.self, stream).view(id: stream.id) else { return [] }
            let number = JSON.string(note.note.number)
            let comes = note.arrivals.filter { $0.email.lowercased() == email }.map { arrival -> JSON in
                [
                    "note": number, "comes": .string(arrival.capacity.text), "name": .string(arrival.name),
                    "email": .string(arrival.email), "background": .string(arrival.background),
                    "expertise": .string(arrival.expertise),
                ]
            }
            let leaves = note.departures.filter { $0.person.id == person }.map { departure -> JSON in
                ["note": number, "leaves": .string(departure.capacity.text)]
            }
            return comes + leaves
        }
    }

    private static func outline(_ session: Session) -> JSON {
        [
            "capacity": .string(session.capacity.text), "browser": .string(session.browser),
            "since": .string(session.since.description), "seen": .string(session.seen.description),
        ]
    }

    private static func outline(_ record: Record) -> [String: JSON] {
        [
            "sequence": .number(record.sequence), "stream": .string(record.stream.text), "name": .string(record.name),
            "at": .string(record.at.description), "by": .string(record.actor.text),
        ]
    }

    private static func whole(_ record: Record) -> JSON {
        .object(outline(record).merging(["body": record.body]) { first, _ in first })
    }
}

extension StreamID {
    static func account(_ person: PersonID) -> StreamID { StreamID("account", person.rawValue) }
}
