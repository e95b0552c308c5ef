import Access
import Desk
import Kernel
import Tongue

/// What stands around every page: language, navigation, who is signed in, the training room's sign.
struct Layout: Sendable {
    let language: String
    let direction: String
    let title: String
    let stylesheet: String
    let navigation: [Link]
    let languages: [LanguageLink]
    let trail: [Link]
    let home: String
    let person: PersonBar?
    let signIn: Link?
    let isTraining: Bool
    let training: String
    let formToken: String
    let done: String?
    let confidential: String?

    struct LanguageLink: Sendable {
        let code: String
        let name: String
        let href: String
        let direction: String
        let isCurrent: Bool
    }

    struct PersonBar: Sendable {
        let name: String
        let capacity: String
        let signOut: String
        let settings: String
        /// Other capacities the person holds.
        let others: [Other]
        let capacityAction: String

        struct Other: Sendable {
            let value: String
            let text: String
        }
    }

    init(_ page: Page, _ reader: Reader, stylesheet: String) {
        language = reader.language.rawValue
        direction = reader.speaker.direction
        title = page.title
        self.stylesheet = stylesheet
        trail = page.trail
        home = Route.home.path
        isTraining = reader.isTraining
        training = Route.training.path
        formToken = reader.formToken
        done = reader.done.flatMap { reader.speaker.has("done.\($0)") ? reader.say("done.\($0)") : nil }
        confidential = page.label.flatMap { reader.speaker.confidential($0) }
        navigation = Layout.navigation(reader)
        languages = Language.allCases.map {
            LanguageLink(
                code: $0.rawValue, name: $0.ownName,
                href: "\(reader.path)?\(reader.query.map { $0 + "&" } ?? "")lang=\($0.rawValue)",
                direction: $0.isRightToLeft ? "rtl" : "ltr", isCurrent: $0 == reader.language)
        }
        if let account = reader.account, let capacity = reader.capacity {
            signIn = nil
            person = PersonBar(
                name: account.person.name, capacity: reader.say(capacity), signOut: Route.signOut.path,
                settings: Route.me.path,
                others: account.capacities.filter { $0 != capacity }.map {
                    PersonBar.Other(value: $0.text, text: reader.say($0))
                }, capacityAction: Route.capacity.path)
        } else {
            person = nil
            signIn = reader.link(reader.say("app.sign-in"), reader.isTraining ? .training : .signIn)
        }
    }

    private static func navigation(_ reader: Reader) -> [Link] {
        func link(_ key: String, _ route: Route) -> Link {
            let here = reader.path == route.path || (route != .home && reader.path.hasPrefix(route.path + "/"))
            return Link(text: reader.say("app.nav.\(key)"), href: route.path, isCurrent: here)
        }
        var links = [
            link(reader.capacity == nil ? "front" : "home", .home), link("status", .status(.real, .overview)),
            link("reviews", .reviews),
        ]
        links.append(link("cycles", .cycles))
        switch reader.capacity {
        case .delegate(let state)?, .administrator(let state)?:
            links += [link("experts", .experts(state)), link("our-people", .statePeople(state))]
        default: break
        }
        if reader.capacity == .secretariat { links += [link("responses", .responses), link("people", .people)] }
        return links
    }
}
