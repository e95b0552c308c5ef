import Access
import Desk
import Kernel
import Post
import Tongue

/// What goes out to people: their own settings of it, and the training room's outbox.
package enum PostPages {
    struct Settings: Sendable {
        let capacities: [String]
        let form: Form
        let calendar: Calendar
        /// Where what is kept of oneself is fetched.
        let data: String
        let own: EntryPages.Own
    }

    struct Calendar: Sendable {
        let action: String
        let token: String
        /// The address, shown once.
        let link: String?
        let isOpen: Bool
        let open: String
    }

    /// One's own page: the language of messages, reminders on or off, the address of one's calendar, one's sessions.
    package static func settings(
        _ account: AccountView, sendsMail: Bool, hasFeed: Bool, link: String?, sessions: [Desk.OpenSession],
        hasFactor: Bool, for reader: Reader
    ) -> Page {
        let fields = [
            Field("do", .hidden, label: "", typed: "choose"),
            Field(
                "language", .select, label: reader.say("post.me.language"), typed: account.language.rawValue,
                options: Language.allCases.map { ($0.rawValue, $0.ownName) }),
            Field(
                "reminders", .flag, label: reader.say("post.me.reminders"),
                hint: sendsMail ? reader.say("post.me.reminders-hint") : reader.say("post.me.no-mail"),
                typed: account.wantsReminders ? "yes" : ""),
        ]
        return Page(
            "post/settings", title: reader.say("post.me.title"),
            Settings(
                capacities: account.capacities.map { reader.say($0) },
                form: Form(.me, submit: reader.say("post.me.save"), fields, for: reader),
                calendar: Calendar(
                    action: Route.me.path, token: reader.formToken, link: link, isOpen: hasFeed,
                    open: reader.say(hasFeed ? "post.me.replace" : "post.me.make")),
                data: Route.ownData.path, own: EntryPages.own(sessions, hasFactor: hasFactor, for: reader)))
    }

    struct OutboxPage: Sendable {
        let action: String
        let token: String
        let mayRun: Bool
        let messages: [Shown]
        let isEmpty: Bool
    }

    struct Shown: Sendable {
        let to: String
        let subject: String
        let date: String
        let language: String
        let direction: String
        let lines: [Line]

        struct Line: Sendable {
            let text: String
            /// Where the line is an address of this site.
            let href: String?
        }
    }

    /// What the people of the training room receive, the newest first.
    package static func outbox(_ kept: [Outbox.Kept], origin: String, mayRun: Bool, for reader: Reader) -> Page {
        let messages = kept.map { message in
            Shown(
                to: message.to, subject: message.subject, date: message.date, language: message.language.rawValue,
                direction: message.language.isRightToLeft ? "rtl" : "ltr",
                lines: message.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                    let text = String(line)
                    let isOurs = text.utf8.starts(with: "\(origin)/".utf8)
                    return Shown.Line(text: text, href: isOurs ? text : nil)
                })
        }
        return Page(
            "post/outbox", title: reader.say("post.outbox.title"),
            trail: [reader.link(reader.say("people.training.title"), .training)],
            OutboxPage(
                action: Route.outbox.path, token: reader.formToken, mayRun: mayRun, messages: messages,
                isEmpty: messages.isEmpty))
    }

    /// "focal point of Xavaria", in the language of whoever receives it.
    package static func name(of capacity: Capacity, by speaker: Speaker) -> String {
        capacity.state.map { speaker.say(Phrase("capacity.of.\(capacity.name)", ["state": .state($0)])) }
            ?? speaker.say("capacity.name.\(capacity.name)")
    }
}
