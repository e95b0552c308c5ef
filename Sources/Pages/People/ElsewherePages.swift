import Access
import Kernel
import Tongue

/// Signing in with a provider elsewhere: its doors on our pages, the question of the first time, and how it may end.
package enum ElsewherePages {
    /// A provider, by its name here and its name in the reader's language.
    package struct Door: Sendable {
        package let id: String
        let name: String

        package init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    struct Doors: Sendable {
        let title: String
        let doors: [Link]
    }

    struct First: Sendable {
        let name: String
        let capacity: String
        let email: String
        let text: String
        let form: Form
        let no: Link
    }

    static func signIn(_ providers: [Door], for reader: Reader) -> Doors? {
        doors("title", "button", providers, for: reader) { .signInWith($0) }
    }

    static func accept(_ token: String, _ providers: [Door], for reader: Reader) -> Doors? {
        doors("accept-title", "accept", providers, for: reader) { .acceptWith(token, provider: $0) }
    }

    private static func doors(
        _ title: String, _ button: String, _ providers: [Door], for reader: Reader, _ route: (String) -> Route
    ) -> Doors? {
        guard !providers.isEmpty else { return nil }
        return Doors(
            title: reader.say("elsewhere.\(title)"),
            doors: providers.map {
                reader.link(reader.say("elsewhere.\(button)", ["provider": .text($0.name)]), route($0.id))
            })
    }

    /// Asks for a yes before the provider's identity opens this account.
    package static func first(_ account: AccountView, _ provider: Door, for reader: Reader) -> Page {
        Page(
            "people/first", title: reader.say("elsewhere.first.title"),
            First(
                name: account.person.name,
                capacity: reader.speaker.list(account.capacities.map { reader.say($0) }), email: account.email,
                text: reader.say("elsewhere.first.text", ["provider": .text(provider.name)]),
                form: Form(.firstSignIn, submit: reader.say("elsewhere.first.button"), [], for: reader),
                no: reader.link(reader.say("elsewhere.first.no"), .signIn)))
    }

    /// Why nobody was signed in, and what to do.
    package static func ended(_ ending: Route.Ending, _ provider: Door, for reader: Reader) -> Page {
        Page(
            "home/notice", title: reader.say("elsewhere.\(ending.rawValue).title"),
            NoticePages.Notice(
                text: reader.say("elsewhere.\(ending.rawValue).text", ["provider": .text(provider.name)]), reasons: [],
                typed: [], isTyped: false, links: [],
                signIn: reader.link(reader.say("elsewhere.back"), .signIn)))
    }
}
