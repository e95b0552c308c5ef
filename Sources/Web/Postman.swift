import Access
import Desk
import Kernel
import NIOPosix
import Pages
import Post
import Seals
import Tongue

/// Writes messages in the language of who receives them, and hands them over.
package struct Postman: Sendable {
    let desk: Desk
    let tongue: Tongue
    let relay: any Relay
    let from: Mailbox
    /// A file beside the ledger: whoever holds its lock is the one that sends.
    let lock: String

    package init(desk: Desk, tongue: Tongue, relay: any Relay, from: Mailbox, lock: String) {
        self.desk = desk
        self.tongue = tongue
        self.relay = relay
        self.from = from
        self.lock = lock
    }

    /// What a run did.
    package struct Outcome: Sendable {
        package internal(set) var sent = 0
        /// Made ready, not taken; tried again in the next run.
        package internal(set) var waiting = 0
        /// People whose addresses no mail can be sent to.
        package internal(set) var unreachable = 0
    }

    /// A relay that said no so many times in a row is left for the next run.
    private static let patience = 3

    /// Sends what is due on a day.
    ///
    /// A message is on record before it is handed over and noted when it was: it is never lost. Where the machine stops
    /// between the two it goes out once more, under the same Message-ID. The lock keeps two runs from doing the same.
    ///
    /// - Parameter origin: how people reach the site: "https://review.example.int".
    package func remind(on day: Day? = nil, origin: String) throws -> Outcome {
        let day = day ?? desk.today
        return try PostRun.alone(lock) {
            var outcome = Outcome()
            var refusals = 0
            for due in try desk.remindersDue(on: day) {
                guard let message = message(due, on: day, origin: origin) else {
                    outcome.unreachable += 1
                    continue
                }
                do {
                    if refusals == Postman.patience { throw PostFault.notTaken("") }
                    try relay.hand(message)
                } catch is PostFault {
                    outcome.waiting += 1
                    refusals = min(refusals + 1, Postman.patience)
                    continue
                }
                refusals = 0
                try desk.reminderHanded(to: due.account.person.id, on: day)
                outcome.sent += 1
            }
            return outcome
        }
    }

    /// A reminder as it would go out; `nil` where no mail can be sent to the address.
    package func message(_ due: Desk.Due, on day: Day, origin: String) -> Message? {
        guard let to = Mailbox(name: due.account.person.name, address: due.account.email) else { return nil }
        let words = Wording.reminder(
            to: due.account.person.name,
            due.asked.map { asked in
                Wording.Line(
                    asked.state, due: asked.ask == nil ? nil : asked.due, rule: asked.ask?.citation,
                    address: origin + Route.review(asked.id, asked.ask == nil ? .checklist(.map) : .overview).path)
            }, on: day, firstPage: origin + Route.home.path, settings: origin + Route.me.path,
            by: tongue.speaker(due.account.language))
        return Message(
            from: from, to: to, subject: words.subject, text: words.text, language: due.account.language,
            id: Token(text: "\(due.account.person.id.rawValue) \(day)").hash, at: desk.now)
    }

    /// Hands one message over, now or not at all.
    func send(_ words: Wording.Words, to account: AccountView, in language: Language) throws {
        guard let to = Mailbox(name: account.person.name, address: account.email) else {
            throw Refusal.input("post.no-address")
        }
        do {
            try relay.hand(
                Message(
                    from: from, to: to, subject: words.subject, text: words.text, language: language, id: Token().hash,
                    at: desk.now))
        } catch is PostFault {
            throw Refusal.input("post.not-sent")
        }
    }

    // MARK: In the server

    /// Looks every hour, from six in the morning on (UTC), for as long as the server runs.
    package func everyDay(origin: String, log: @escaping @Sendable (String) -> Void) async {
        // Who starts the server reads its greeting first.
        var pause = Duration.seconds(60)
        while !Task.isCancelled {
            try? await Task.sleep(for: pause)
            pause = .seconds(3600)
            if Task.isCancelled || desk.now < Instant(desk.today).adding(seconds: 6 * 3600) { continue }
            do {
                let outcome = try await NIOThreadPool.singleton.runIfActive { try remind(origin: origin) }
                if outcome.waiting > 0 { log("\(outcome.waiting) reminders were not taken by the relay") }
            } catch {
                log("reminders: \(Site.logged(error))")
            }
        }
    }
}
