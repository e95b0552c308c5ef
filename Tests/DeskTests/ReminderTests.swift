import Access
import Checklist
import Desk
import Foundation
import Kernel
import Ledger
import Mechanism
import Post
import Reports
import Seals
import Synchronization
import Testing
import Tongue
import Web

/// Who is told of what, on which day, and what nobody is told.
@Suite struct ReminderTests {
    /// A relay that keeps what it is handed, or takes nothing.
    final class Recorder: Relay {
        private let kept = Mutex<(messages: [Message], isOpen: Bool)>(([], true))

        func hand(_ message: Message) throws {
            try kept.withLock { kept in
                if !kept.isOpen { throw PostFault.notTaken("closed") }
                kept.messages.append(message)
            }
        }

        func open(_ isOpen: Bool) { kept.withLock { $0.isOpen = isOpen } }

        /// What came since the last look, by address.
        func taken() -> [String: Message] {
            kept.withLock { kept in
                defer { kept.messages = [] }
                return Dictionary(kept.messages.map { ($0.to.address, $0) }) { _, _ in
                    Issue.record("two messages to one person at once")
                    return kept.messages[0]
                }
            }
        }
    }

    /// A training room with one review of which the States were informed.
    final class Room {
        let desk: Desk
        let relay = Recorder()
        let tongue: Tongue
        let line: DocketLine
        let origin = "https://review.example.int"
        private let lock = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).lock")

        init() throws {
            desk = try makeDesk(.training)
            tongue = try Tongue.load(names: Names())
            try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
            line = try #require(try desk.docket(as: officer).first)
            try desk.inform(line.id, begins: desk.today, training: nil, note: "Geheimnis", as: officer)
        }

        deinit { try? FileManager.default.removeItem(at: lock) }

        var id: ReviewID { line.id }
        var state: StateCode { line.pairing.reviewed }

        func actor(_ state: StateCode, _ name: String) throws -> Actor {
            let capacity = try #require(Capacity(name: name, state: state))
            let account = try #require(try desk.accounts(as: officer).first { $0.capacities.contains(capacity) })
            return .person(account.person.id, capacity)
        }

        func account(_ actor: Actor) throws -> AccountView {
            let person = try #require(actor.person)
            return try #require(try desk.account(person))
        }

        func appoint(_ name: String, _ email: String) throws {
            try desk.appointFocalPoint(
                id, name: name, email: email, qualifications: "Geheimnis", language: .ru,
                as: try actor(state, "delegate"))
        }

        func appoint() throws -> Actor {
            let focal = try actor(state, "focal-point")
            let account = try account(focal)
            try appoint(account.person.name, account.email)
            return focal
        }

        var postman: Postman {
            get throws {
                Postman(
                    desk: desk, tongue: tongue, relay: relay,
                    from: try #require(Mailbox(address: "palermo@example.int")), lock: lock.path)
            }
        }

        /// What a run on a day sends, by address.
        @discardableResult func run(_ days: Int) throws -> [String: Message] {
            _ = try postman.remind(on: desk.today.adding(days: days), origin: origin)
            return relay.taken()
        }

        func capacity(_ actor: Actor, removed: Bool) throws {
            let person = try #require(actor.person)
            let stream = StreamID("account", person.rawValue)
            let capacity = try #require(actor.capacity)
            try desk.store.append(
                [
                    Append(
                        stream, expected: try desk.store.records(of: stream, after: 0).count,
                        [
                            try Codec.draft(
                                removed
                                    ? Account.Event.removed(capacity: capacity) : .granted(capacity: capacity))
                        ])
                ], views: [], at: desk.now, actor: officer)
        }
    }

    @Test func `each is told at first, then two weeks and three days before, and after`() throws {
        let room = try Room()
        let delegate = try room.account(try room.actor(room.state, "delegate"))
        let first = try room.run(0)
        // Informed on 1 February: the focal point by 22 February (GUI 13), experts by 1 March.
        let message = try #require(first[delegate.email])
        let speaker = room.tongue.speaker(delegate.language)
        #expect(message.language == delegate.language && message.text.contains(delegate.person.name))
        #expect(message.text.contains("\(room.origin)/reviews/\(room.id.text)"))
        let due = try #require(Day("2027-02-22"))
        #expect(message.text.contains(speaker.date(due)))
        #expect(message.text.contains(speaker.citation(.gui("13"))))
        // What is asked is not said.
        #expect(!message.text.contains(speaker.say("act.appoint-focal-point.title")))
        for reviewer in room.line.pairing.reviewers {
            #expect(first[try room.account(try room.actor(reviewer, "delegate")).email] != nil)
        }
        let stranger = try #require(
            try room.desk.cycle(1)?.opened.roll.map(\.state).first { state in
                try room.desk.docket(as: officer).allSatisfy { !$0.states.contains(state) }
            })
        #expect(first[try room.account(try room.actor(stranger, "delegate")).email] == nil)

        var days: [Int] = []
        for day in 0...90 where try room.run(day)[delegate.email] != nil { days.append(day) }
        // 8 February, 19 February, 23 February, 23 March, 23 April.
        #expect(days == [7, 18, 22, 50, 81])
        let later = speaker.say(
            Phrase(
                "post.asked-passed",
                ["state": .state(room.state), "rule": .citation(.gui("13")), "day": .day(due)]))
        room.relay.open(true)
        #expect(try room.run(111)[delegate.email]?.text.contains(later) == true)
    }

    @Test func `nobody twice, though two look at once`() throws {
        let room = try Room()
        #expect(try room.run(0).count > 3)
        #expect(try room.run(0).isEmpty && room.run(1).isEmpty)
        let lock = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).lock")
        defer { try? FileManager.default.removeItem(at: lock) }
        let other = Postman(
            desk: room.desk, tongue: room.tongue, relay: room.relay,
            from: try #require(Mailbox(address: "palermo@example.int")), lock: lock.path)
        #expect(try other.remind(on: room.desk.today, origin: room.origin).sent == 0)
    }

    @Test func `what the relay does not take goes out in the next run, as the same message`() throws {
        let room = try Room()
        room.relay.open(false)
        let outcome = try room.postman.remind(origin: room.origin)
        #expect(outcome.sent == 0 && outcome.waiting > 3)
        room.relay.open(true)
        let delegate = try room.account(try room.actor(room.state, "delegate"))
        let due = try #require(
            try room.desk.remindersDue(on: room.desk.today, recording: false).first {
                $0.account.email == delegate.email
            })
        let expected = try #require(try room.postman.message(due, on: room.desk.today, origin: room.origin))
        #expect(try room.run(0)[delegate.email] == expected)
        #expect(try room.run(0).isEmpty)
    }

    @Test func `the officer assigned is told, and the other where that one is none any more`() throws {
        let room = try Room()
        let emails = try ["p-secretariat-1", "p-secretariat-2"].map {
            try #require(try room.desk.account(PersonID($0))).email
        }
        func mentions(_ messages: [String: Message], _ email: String) -> Bool {
            messages[email]?.text.contains("/reviews/\(room.id.text)\n") == true
        }
        let first = try room.run(0)
        #expect(mentions(first, emails[0]) && !mentions(first, emails[1]))
        try room.capacity(officer, removed: true)
        let next = try room.run(1)
        #expect(!mentions(next, emails[0]) && mentions(next, emails[1]))
    }

    @Test func `nothing goes to who was replaced or removed`() throws {
        let room = try Room()
        let focal = try room.appoint()
        let account = try room.account(focal)
        #expect(try room.run(0)[account.email] != nil)
        try room.appoint("Иван", "ivan@example.org")
        // In two weeks it would be due again.
        for day in 1...80 { #expect(try room.run(day)[account.email] == nil) }
        let delegate = try room.actor(room.state, "delegate")
        try room.capacity(delegate, removed: true)
        #expect(try room.desk.asked(of: try room.account(delegate)).isEmpty)
    }

    @Test func `reminders are turned off and on, and come in the language chosen`() throws {
        let room = try Room()
        let delegate = try room.actor(room.state, "delegate")
        let email = try room.account(delegate).email
        try room.desk.choose(reminders: false, .zh, as: delegate)
        #expect(try room.run(0)[email] == nil)
        try room.desk.choose(reminders: true, .zh, as: delegate)
        let message = try #require(try room.run(1)[email])
        #expect(message.language == .zh && message.text.contains("请您"))
        #expect(refusal { try room.desk.choose(reminders: true, .zh, as: .visitor) } == ["hidden"])
    }

    @Test func `every language has its words`() throws {
        let room = try Room()
        let delegate = try room.actor(room.state, "delegate")
        let email = try room.account(delegate).email
        var subjects: Set<String> = []
        // At first, and from its passing every month on.
        for (language, day) in zip(Language.allCases, [0, 22, 50, 81, 111, 142]) {
            try room.desk.choose(reminders: true, language, as: delegate)
            let message = try #require(try room.run(day)[email])
            for text in [message.subject, message.text] {
                #expect(!text.contains("{") && !text.contains("«post") && !text.isEmpty, "\(text)")
            }
            subjects.insert(message.subject)
        }
        #expect(subjects.count == Language.allCases.count)
    }

    @Test func `a contributor is told the State and the address, until the part is ready`() throws {
        let room = try Room()
        let focal = try room.appoint()
        let article = Article(.untoc, 5)
        try room.desk.assign(
            "Ministry", [article], to: [("Claire", "claire@example.org")], language: .fr, in: room.id, as: focal)
        let message = try #require(try room.run(0)["claire@example.org"])
        let address = "\(room.origin)/reviews/\(room.id.text)/checklist"
        let words = Wording.reminder(
            to: "Claire", [.init(room.state, due: nil, rule: nil, address: address)], on: room.desk.today,
            firstPage: "\(room.origin)/", settings: "\(room.origin)/me", by: room.tongue.speaker(.fr))
        #expect(message.text == words.text && message.subject == words.subject)
        #expect(!message.text.contains("2027"))
        // Due on 1 April: reminded two weeks before.
        #expect(try room.run(44)["claire@example.org"] == nil)
        #expect(try room.run(45)["claire@example.org"]?.text == words.text)
        // The calendar says nothing of it.
        let claire = try #require(try room.desk.account(email: "claire@example.org"))
        let token = try room.desk.openFeed(as: .person(claire.person.id, .contributor(room.state)))
        #expect(try room.desk.feed(token).asked.isEmpty)
    }

    @Test func `who has not come in yet is not written to, but in the training room`() throws {
        let desk = try makeDesk(.real)
        let first = try #require(try desk.account(PersonID("first-officer")))
        #expect(!first.accepted)
        _ = try desk.openCycle(
            ruleSet: .untoc2010, decision: "CTOC/COP/DEC/1", exception: "", startYear: 2027, as: officer)
        try draw(desk, 1, .calendar, as: officer)
        let state = try #require(try desk.cycle(1)?.calendar.first?.first)
        try desk.nominateExpert(
            state, name: "Amina", email: "amina@example.org", background: "Judge", expertise: "Extradition",
            as: officer)
        try desk.circulateExperts(1, year: 2027, as: officer)
        try draw(desk, 1, .pairs(year: 2027), as: officer)
        #expect(try !desk.asked(of: first).isEmpty)
        #expect(try desk.remindersDue(on: desk.today).isEmpty)
    }

    // MARK: Calendars

    @Test func `a calendar shows what its person may see at that moment`() throws {
        let room = try Room()
        let delegate = try room.actor(room.state, "delegate")
        let token = try room.desk.openFeed(as: delegate)
        #expect(try room.desk.hasFeed(as: delegate) && token.text.utf8.count >= 43)
        let feed = try room.desk.feed(token)
        #expect(feed.asked.map { $0.ask?.act } == [.appointFocalPoint])
        let text = Site.calendar(feed, origin: room.origin, by: room.tongue.speaker(.en)).text
        #expect(text.contains("DTSTART;VALUE=DATE:20270222\r\n"))
        #expect(text.contains("UID:\(room.id.text)-appoint-focal-point-delegate@review.example.int\r\n"))
        #expect(text.contains("SUMMARY:Review of \(room.state.rawValue): Appoint the focal point\r\n"))
        // The same state of the ledger gives the same bytes.
        #expect(
            Site.calendar(try room.desk.feed(token), origin: room.origin, by: room.tongue.speaker(.en)).text == text)
        _ = try room.appoint()
        #expect(try room.desk.feed(token).asked.isEmpty)
        try room.capacity(delegate, removed: true)
        #expect(refusal { _ = try room.desk.feed(token) } == ["hidden"])
        try room.capacity(delegate, removed: false)
        #expect(try room.desk.feed(token).account.person.id == delegate.person)
    }

    @Test func `an address ended, replaced or never given is none`() throws {
        let room = try Room()
        let delegate = try room.actor(room.state, "delegate")
        let first = try room.desk.openFeed(as: delegate)
        let second = try room.desk.openFeed(as: delegate)
        #expect(refusal { _ = try room.desk.feed(first) } == ["hidden"])
        #expect(try room.desk.feed(second).account.person.id == delegate.person)
        try room.desk.closeFeed(as: delegate)
        for token in [second, Token(), Token(text: ""), Token(text: second.hash)] {
            #expect(refusal { _ = try room.desk.feed(token) } == ["hidden"])
        }
        #expect(try !room.desk.hasFeed(as: delegate))
        #expect(refusal { _ = try room.desk.openFeed(as: .visitor) } == ["hidden"])
        let third = try room.desk.openFeed(as: delegate)
        // Who loses all access loses the calendar too.
        try room.desk.secrets.forgetAccess(of: try #require(delegate.person))
        #expect(refusal { _ = try room.desk.feed(third) } == ["hidden"])
    }

    // MARK: The secretariat's letters

    @Test func `what the secretariat wrote is on record, for the secretariat`() throws {
        let room = try Room()
        let focal = try room.appoint()
        let person = try #require(focal.person)
        try room.desk.wroteReminder(room.id, to: person, in: .fr, as: officer)
        let written = try room.desk.lettersWritten(about: room.id, as: officer)
        #expect(written.map(\.to) == [person])
        #expect(written.first?.letter.by == officer.person && written.first?.letter.on == room.desk.today)
        #expect(try room.desk.lettersWritten(about: ReviewID(text: "1-none"), as: officer).isEmpty)
        for other in [focal, .visitor, try room.actor(room.state, "delegate")] {
            #expect(refusal { _ = try room.desk.lettersWritten(about: room.id, as: other) } == ["hidden"])
            #expect(refusal { try room.desk.wroteReminder(room.id, to: person, in: .fr, as: other) } == ["hidden"])
        }
        // It is none of the reminders, and stops none.
        #expect(try room.run(0)[try room.account(focal).email] != nil)
    }

    // MARK: Nothing confidential

    @Test func `no word of a review leaves it, in no message and no calendar`() throws {
        let room = try Room()
        let desk = room.desk
        let (id, secret) = (room.id, "Geheimnis")
        let focal = try room.appoint()
        let articles = try #require(try desk.review(id, as: officer)).scope
        let experts = try room.line.pairing.reviewers.map { try room.actor($0, "expert") }
        var everybody = [officer, focal, try room.actor(room.state, "delegate")]
        for (state, expert) in zip(room.line.pairing.reviewers, experts) {
            let delegate = try room.actor(state, "delegate")
            try desk.designateExperts(id, [try #require(expert.person)], as: delegate)
            everybody += [delegate, expert]
        }
        var (day, messages, entries) = (0, 0, 0)
        func check() throws {
            for message in try room.run(day).values {
                messages += 1
                #expect(!message.text.contains(secret) && !message.subject.contains(secret))
                #expect(!String(decoding: message.bytes, as: UTF8.self).contains(secret))
            }
            for actor in everybody {
                let feed = try desk.feed(try desk.openFeed(as: actor))
                entries += feed.asked.count
                for language in Language.allCases {
                    let text = Site.calendar(feed, origin: room.origin, by: room.tongue.speaker(language)).text
                    #expect(!text.replacing("\r\n ", with: "").contains(secret))
                }
            }
            day += 1
        }
        func review(_ act: ReviewAct, _ actor: Actor, _ command: Review.Command) throws {
            try desk.perform(act, in: id, as: actor) { _ in [.review(command)] }
            try check()
        }
        try check()
        try desk.assign(
            secret, [articles[0]], to: [("Claire", "claire@example.org")], language: .fr, in: id, as: focal)
        try desk.respond(.write(articles[0]), in: id, as: focal) { _ in
            [
                .note(articles[0], upon: 0, .init(successes: secret, challenges: secret, assistance: secret)),
                .askHelp(note: secret), .declareStakeholders(secret, none: false, upon: 0),
            ]
        }
        try review(
            .proposeSchedule, officer, .proposeSchedule(languages: [.en], other: secret, funding: secret, note: secret))
        let tasks = Dictionary(uniqueKeysWithValues: zip(articles, articles.indices)).mapValues {
            room.line.pairing.reviewers[$0 % 2]
        }
        try review(.divideTasks, experts[0], .divideTasks(tasks))
        try review(.submitResponse, focal, .noteResponse(fingerprint: secret))
        try review(.circulateResponse, officer, .circulateResponse(note: secret))
        for (state, expert) in zip(room.line.pairing.reviewers, experts) {
            try review(
                .submitDeskReview, expert,
                .submitDeskReview(
                    state,
                    findings: articles.filter { tasks[$0] == state }.map { .init(article: $0, text: secret) },
                    questions: [.init(article: articles[0], kind: .supplementary, text: secret)]))
        }
        try desk.perform(.draftReport, in: id, as: experts[0]) { _ in
            Report.Part.allCases.map { .report(.write(.article(articles[0], $0), after: nil, secret)) }
        }
        try check()
        #expect(messages > 10 && entries > 20)
    }
}
