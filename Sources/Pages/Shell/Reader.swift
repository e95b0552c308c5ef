import Access
import Desk
import Kernel
import Mustache
import Tongue

/// Who reads a page, in what language and capacity, and where.
package struct Reader: Sendable {
    package let speaker: Speaker
    package let actor: Actor
    package let account: AccountView?
    /// What the reader's forms carry to prove where they come from.
    package let formToken: String
    package let today: Day
    package let isTraining: Bool
    package let path: String
    /// What stands behind the path and should stay when the language changes: "as-at=2004-07-20".
    package let query: String?
    /// Names the answer to the last form: a key below `done.` in the catalogues.
    package let done: String?

    package init(
        speaker: Speaker, actor: Actor, account: AccountView?, formToken: String, today: Day, isTraining: Bool,
        path: String, query: String? = nil, done: String? = nil
    ) {
        self.speaker = speaker
        self.actor = actor
        self.account = account
        self.formToken = formToken
        self.today = today
        self.isTraining = isTraining
        self.path = path
        self.query = query
        self.done = done
    }

    package var capacity: Capacity? { actor.capacity }
    package var language: Language { speaker.language }

    func say(_ key: String) -> String { speaker.say(key) }
    func say(_ key: String, _ values: [String: Phrase.Value]) -> String { speaker.say(Phrase(key, values)) }
    func say(_ value: Phrase.Value) -> String { speaker.say(value) }
    func say(_ day: Day) -> String { speaker.date(day) }
    func say(_ state: StateCode) -> String { speaker.name(of: state) }

    /// "Expert of Xavaria", "Secretariat".
    func say(_ capacity: Capacity) -> String { PostPages.name(of: capacity, by: speaker) }

    func heading(_ article: Article) -> String { speaker.heading(of: article) }

    func link(_ text: String, _ route: Route) -> Link { Link(text: text, href: route.path) }
}

package struct Link: Sendable {
    package let text: String
    package let href: String
    package let isCurrent: Bool

    package init(text: String, href: String, isCurrent: Bool = false) {
        self.text = text
        self.href = href
        self.isCurrent = isCurrent
    }
}

extension Link: MustacheParent {
    package func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "href": href
        case "isCurrent": isCurrent
        default: nil
        }
    }
}
