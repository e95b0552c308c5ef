import Access
import Checklist
import Desk
import HTTPTypes
import Hummingbird
import Kernel
import Mechanism
import Pages
import Post
import Seals
import Tongue

/// What goes out: messages, calendars, and what each person chooses of them.
extension Exchange {
    private func postman() throws -> Postman {
        guard let postman = site.postman else { throw Refusal.hidden }
        return postman
    }

    // MARK: One's own settings

    func settings(link: String? = nil) throws -> Hummingbird.Response {
        guard let account = reader.account else { throw Refusal.hidden }
        return page(
            PostPages.settings(
                account, sendsMail: site.postman != nil, hasFeed: try desk.hasFeed(as: actor), link: link,
                sessions: try token.map { try desk.sessions($0) } ?? [],
                hasFactor: try desk.factor(of: account.person.id).isOn, for: reader))
    }

    /// What is kept of whoever is signed in.
    func ownData() throws -> Hummingbird.Response {
        guard let person = actor.person else { throw Refusal.hidden }
        return sent(
            Array(try desk.export(person, as: actor).canonical.utf8), "application/json", as: "palermo-person.json")
    }

    func changeSettings() throws -> Hummingbird.Response {
        switch typed["do"] {
        case "choose":
            guard let language = Language(rawValue: typed["language"]) else {
                throw Refusal.input("required", field: "language")
            }
            try desk.choose(reminders: typed["reminders"] == "yes", language, as: actor)
            return on(to: .me, done: "saved")
        case "open":
            // Shown once, and never stored.
            return try settings(link: origin + Route.feed(try desk.openFeed(as: actor).text).path)
        case "close":
            try desk.closeFeed(as: actor)
            return on(to: .me, done: "feed-closed")
        case "end-session":
            guard let token else { throw Refusal.hidden }
            try desk.endSession(typed["session"], token)
            return on(to: .me, done: "session-ended")
        case "end-others":
            guard let token else { throw Refusal.hidden }
            try desk.endOtherSessions(token)
            return on(to: .me, done: "session-ended")
        default:
            throw Refusal.hidden
        }
    }

    // MARK: Calendars

    /// The calendar of whoever holds the address, in that person's language. No session is asked for.
    func feed(_ token: String) throws -> Hummingbird.Response {
        let due = try desk.feed(Token(text: token))
        let file = Site.calendar(due, origin: origin, by: site.tongue.speaker(due.account.language))
        var response = Hummingbird.Response(
            status: .ok, headers: site.headers, body: .init(byteBuffer: .init(string: file.text)))
        response.headers[.contentType] = "text/calendar; charset=utf-8"
        response.headers[.cacheControl] = "no-store"
        return response
    }

    // MARK: The training room's outbox

    private static let mostShown = 100

    func outbox() throws -> Hummingbird.Response {
        guard reader.isTraining, actor.person != nil else { throw Refusal.hidden }
        let kept = (site.postman?.relay as? Outbox)?.newest(Exchange.mostShown) ?? []
        return page(
            PostPages.outbox(
                kept, origin: origin, mayRun: site.postman != nil, for: reader))
    }

    /// The reminders of the day, without waiting for the hour; in the training room, where time is short.
    func remindNow() throws -> Hummingbird.Response {
        guard reader.isTraining, actor.person != nil else { throw Refusal.hidden }
        do {
            _ = try postman().remind(origin: origin)
        } catch is PostFault {
            throw Refusal.input("post.busy")
        }
        return on(to: .outbox, done: "reminded")
    }

    // MARK: The secretariat's messages

    /// A one-time link, to the address invited and to nobody else.
    func mailInvitation() throws -> Hummingbird.Response {
        let postman: Postman = try secretariat { try self.postman() }
        guard let account = try desk.account(PersonID(typed["person"])) else { throw Refusal.hidden }
        guard Mailbox(address: account.email) != nil else { throw Refusal.input("post.no-address") }
        try send(try desk.invite(account.person.id, as: actor), to: account, by: postman)
        return on(to: .people, done: "mailed")
    }

    /// Sends a one-time link to the address it was made for.
    func send(_ token: Token, to account: AccountView, by postman: Postman) throws {
        let speaker = site.tongue.speaker(account.language)
        try postman.send(
            Wording.invitation(
                to: account.person.name, capacities: account.capacities.map { PostPages.name(of: $0, by: speaker) },
                link: origin + Route.invitation(token.text).path,
                until: desk.today.adding(days: desk.door.invitationDays), by: speaker), to: account,
            in: account.language)
    }

    /// The words of a reminder, in the language of the State's focal point unless another is asked for.
    func reminder(_ id: ReviewID, refusal: Refusal? = nil) throws -> Hummingbird.Response {
        let letter = try letter(id, language: query["language"])
        let written = try desk.lettersWritten(about: id, as: actor)
        let recipient = letter.account.flatMap { Mailbox(address: $0.email) == nil ? nil : $0 }
        return page(
            ChecklistPages.reminder(
                letter.line, letter.status, words: letter.words,
                recipient: site.postman == nil ? nil : recipient,
                letters: try written.map { to, letter in
                    (
                        letter.on, try letter.by.flatMap { try writer($0) },
                        try writer(to) ?? ""
                    )
                }, in: letter.speaker, refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    /// Sends the words just read to the focal point, and notes that it was sent.
    func sendReminder(_ id: ReviewID) throws -> Hummingbird.Response {
        let letter = try letter(id, language: typed["language"])
        guard let account = letter.account else { throw Refusal.hidden }
        let subject = letter.speaker.say(Phrase("post.letter-subject", ["state": .state(letter.status.state)]))
        do {
            try postman().send(
                Wording.Words(subject: subject, text: letter.words.joined(separator: "\n\n")), to: account,
                in: letter.speaker.language)
        } catch let refusal as Refusal where refusal.kind == .input {
            return try reminder(id, refusal: refusal)
        }
        try desk.wroteReminder(id, to: account.person.id, in: letter.speaker.language, as: actor)
        return on(to: .reminder(id), done: "mailed")
    }

    private struct Letter {
        let line: DocketLine
        let status: ResponseStatus
        let account: AccountView?
        let speaker: Speaker
        let words: [String]
    }

    private func letter(_ id: ReviewID, language: String) throws -> Letter {
        guard let found = try desk.responseStatuses(as: actor).first(where: { $0.line.id == id }),
            found.status.submitted == nil, let inside = try desk.review(id, as: actor)?.inside
        else { throw Refusal.hidden }
        let account = try inside.focalPoint.flatMap { try desk.account($0.id) }
        let speaker = site.tongue.speaker(Language(rawValue: language) ?? account?.language ?? reader.language)
        return Letter(
            line: found.line, status: found.status, account: account, speaker: speaker,
            words: ChecklistPages.reminderWords(
                found.line, found.status, to: inside.focalPoint?.name,
                due: inside.asks.first { $0.act == .submitResponse }?.due,
                address: origin + Route.review(id, .checklist(.map)).path, by: speaker))
    }
}

extension Site {
    /// The days of what is asked of somebody, as a calendar.
    package static func calendar(_ due: Desk.Due, origin: String, by speaker: Speaker) -> CalendarFeed {
        let host = origin.split(separator: "/").last.map(String.init) ?? ""
        let entries = due.asked.compactMap { asked -> CalendarFeed.Entry? in
            guard let ask = asked.ask, let day = asked.due else { return nil }
            return CalendarFeed.Entry(
                uid: "\(asked.id.text)-\(ask.act.rawValue)-\(ask.of.capacity.name)@\(host)", day: day,
                title: speaker.say(
                    Phrase(
                        "post.event",
                        ["state": .state(asked.state), "act": .phrase(Phrase("act.\(ask.act.rawValue).title"))])),
                text: speaker.say(Phrase("post.event-text", ["rule": .citation(ask.citation)])),
                address: origin + Route.review(asked.id, .overview).path, revised: asked.revised,
                revision: asked.revision)
        }
        return CalendarFeed(name: speaker.say("post.calendar-name"), entries)
    }
}
