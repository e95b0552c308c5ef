import Access
import Checklist
import Kernel
import Ledger
import Mechanism
import Seals

/// What is asked of each person across all reviews: for reminders, and for calendars.
extension Desk {
    /// One thing asked of a person, as far as that person may see it at this moment.
    package struct Asked: Hashable, Sendable {
        package let id: ReviewID
        /// The State under review.
        package let state: StateCode
        /// `nil` for a part of a response, of which nothing more is told.
        package let ask: Ask?
        /// By when; of a part of a response it says when to remind, and is not told.
        package let due: Day?
        /// When the review last went on, and by how many steps.
        package let revised: Instant
        package let revision: Int

        var item: Reminder.Item {
            Reminder.Item(ask: "\(id.text)/\(ask?.act.rawValue ?? "contribute")", due: due)
        }
    }

    /// Somebody to be reminded today, of what.
    package struct Due: Sendable {
        package let account: AccountView
        package let asked: [Asked]
    }

    /// Makes ready what is due on a day, and gives all that is ready and was not handed over.
    ///
    /// Nobody is reminded who has turned it off, nor who has not come in yet: whose an address is, is not known before.
    /// In the training room nobody has to come in.
    ///
    /// - Parameter recording: `false` tells what would be due, and records nothing.
    package func remindersDue(on day: Day, recording: Bool = true) throws -> [Due] {
        let training = try isTraining
        let actor = Actor.system("reminders")
        let lines = try reviewLines()
        return try store.view(Views.address).compactMap { entry -> Due? in
            guard let id = entry.value.string, let account = try account(PersonID(id)) else { return nil }
            let isReachable = account.wantsReminders && (account.accepted || training)
            let asked = isReachable ? try self.asked(of: account, in: lines) : []
            let stream = StreamID("reminder", id)
            let command = Reminder.Command.consider(asked.map(\.item), on: day)
            let before = try state(Reminder.self, stream)
            let events = try Reminder.decide(command, before, context(actor))
            if recording, !events.isEmpty {
                try transact(as: actor) { try $0.decide(Reminder.self, stream, command) }
            }
            let isReady =
                before.isWaiting(on: day) || events.contains { if case .prepared = $0 { true } else { false } }
            return isReady && !asked.isEmpty ? Due(account: account, asked: asked) : nil
        }
    }

    /// The message of a day was handed over.
    package func reminderHanded(to person: PersonID, on day: Day) throws {
        try transact(as: .system("reminders")) {
            try $0.decide(Reminder.self, StreamID("reminder", person.rawValue), .hand(day))
        }
    }

    /// All that is asked of a person in whatever capacity, the first due first.
    package func asked(of account: AccountView, in lines: [DocketLine]? = nil) throws -> [Asked] {
        let lines = try lines ?? reviewLines()
        var asked: [Asked] = []
        for capacity in account.capacities {
            let actor = Actor.person(account.person.id, capacity)
            for line in lines where capacity.state.map(line.states.contains) ?? true {
                if capacity.isContributor {
                    if let part = try part(of: line, as: actor) { asked.append(part) }
                } else {
                    asked += try self.asked(in: line, as: actor)
                }
            }
        }
        return asked.sorted {
            ($0.due?.number ?? .max, $0.id.text, $0.item.ask) < ($1.due?.number ?? .max, $1.id.text, $1.item.ask)
        }
    }

    private func asked(in line: DocketLine, as actor: Actor) throws -> [Asked] {
        guard let view = try review(line.id, as: actor), let inside = view.inside else { return [] }
        // Of the secretariat it is asked by way of the staff member assigned (GUI 13), as long as there is one.
        if view.standing == .secretariat, let staff = inside.informed?.staff, staff.id != actor.person,
            try account(staff.id)?.capacities.contains(.secretariat) == true
        {
            return []
        }
        return inside.asks.filter { !$0.isOptional && $0.concerns(view.standing) }.map { ask in
            Asked(
                id: line.id, state: view.pairing.reviewed, ask: ask, due: ask.due,
                revised: inside.course.last?.stamp.at ?? Instant(view.drawn), revision: inside.course.count)
        }
    }

    /// A part of a response that was given to somebody, until all of it is ready.
    private func part(of line: DocketLine, as actor: Actor) throws -> Asked? {
        guard let response = try response(line.id, as: actor), response.mayWrite,
            response.questions.contains(where: { [.empty, .draft].contains(response.progress[$0.question]) })
        else { return nil }
        let inside = try state(Review.self, line.id.review).view(as: .secretariat)?.inside
        return Asked(
            id: line.id, state: response.state, ask: nil,
            due: inside?.asks.first { $0.act == .submitResponse }?.due, revised: Instant(today), revision: 0)
    }

    // MARK: The secretariat's letters

    /// Notes that the secretariat wrote to a focal point about the response of a review.
    package func wroteReminder(_ id: ReviewID, to person: PersonID, in language: Language, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try transact(as: actor) {
            try $0.decide(
                Reminder.self, StreamID("reminder", person.rawValue), .write(review: id.text, language: language))
        }
    }

    /// What the secretariat wrote about the response of a review, to whom, the latest first.
    package func lettersWritten(about id: ReviewID, as actor: Actor) throws -> [(to: PersonID, letter: Reminder.Letter)]
    {
        try Access.judge(actor, .actAsSecretariat).enforce()
        return try store.streams(kind: "reminder").flatMap { stream in
            try state(Reminder.self, stream).letters(about: id.text).map { (PersonID(stream.id), $0) }
        }.sorted { $0.letter.on > $1.letter.on }
    }

    // MARK: What a person chooses

    /// Whether one wants reminders, and in which language messages and calendar come.
    package func choose(reminders: Bool, _ language: Language, as actor: Actor) throws {
        guard let person = actor.person else { throw Refusal.hidden }
        try transact(as: actor) {
            try $0.decide(
                Account.self, .account(person), .choose(reminders: reminders, language))
        }
    }

    /// A fresh address for one's calendar; the one before ends. Only its hash is kept.
    package func openFeed(as actor: Actor) throws -> Token {
        guard let person = actor.person else { throw Refusal.hidden }
        let token = Token()
        try secrets.keepFeed(of: person, under: token.hash)
        return token
    }

    package func closeFeed(as actor: Actor) throws {
        guard let person = actor.person else { throw Refusal.hidden }
        try secrets.forgetFeed(of: person)
    }

    package func hasFeed(as actor: Actor) throws -> Bool { try actor.person.map { try secrets.hasFeed($0) } ?? false }

    /// Whose calendar an address is, and what has a day in it, as that person may see it at this moment.
    package func feed(_ token: Token) throws -> Due {
        guard let person = try secrets.feed(under: token.hash), let account = try account(person),
            !account.capacities.isEmpty
        else { throw Refusal.hidden }
        return Due(account: account, asked: try asked(of: account).filter { $0.ask != nil && $0.due != nil })
    }
}
