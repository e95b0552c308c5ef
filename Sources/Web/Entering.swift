import Access
import Desk
import Hummingbird
import Kernel
import Logging
import Pages
import Post
import Seals
import Tongue

/// Coming in and going out: passphrase, code, sessions, links asked for.
extension Exchange {
    /// On to where somebody has come: the first page, or the step that is still owed.
    func on(_ entrance: Entrance) throws -> Response {
        switch entrance {
        case .inside(let session, let browser):
            var response = on(to: .home, done: nil)
            try enter(session, browser, &response)
            return response
        case .code(let halfway): return owing(.signInCode, halfway)
        case .setUp(let halfway): return owing(.signInSetUp, halfway)
        }
    }

    private func owing(_ route: Route, _ halfway: Token) -> Response {
        var response = on(to: route, done: nil)
        response.headers[values: .setCookie] = [site.cookie(site.halfwayCookie, halfway.text, seconds: Door.halfway)]
        return response
    }

    /// The session that this browser had until now ends.
    private func enter(_ session: Token, _ browser: Token, _ response: inout Response) throws {
        if let token { try desk.signOut(token) }
        response.headers[values: .setCookie] = [
            site.cookie(site.sessionCookie, session.text, seconds: Session.longest),
            site.cookie(site.browserCookie, browser.text, seconds: Door.browserKnown),
            site.cookie(site.halfwayCookie, "", seconds: 0),
        ]
    }

    /// Goes on under another token.
    func renewed(_ token: Token, to route: Route, done: String?) -> Response {
        var response = on(to: route, done: done)
        response.headers[values: .setCookie] = [
            site.cookie(site.sessionCookie, token.text, seconds: Session.longest)
        ]
        return response
    }

    func signOut() throws -> Response {
        if let token { try desk.signOut(token) }
        var response = on(to: .home, done: nil)
        response.headers[values: .setCookie] = [site.cookie(site.sessionCookie, "", seconds: 0)]
        return response
    }

    func changeCapacity() throws -> Response {
        guard let token, let capacity = Capacity(typed["capacity"]) else { throw Refusal.hidden }
        return renewed(try desk.act(as: capacity, token), to: .home, done: nil)
    }

    func trainingSignIn() throws -> Response {
        guard reader.isTraining, let capacity = Capacity(typed["capacity"]) else { throw Refusal.hidden }
        let fresh = try desk.signInForTraining(PersonID(typed["person"]), capacity, browser: caller.browser)
        if let token { try desk.signOut(token) }
        return renewed(fresh, to: .home, done: nil)
    }

    // MARK: Between passphrase and session

    /// The step that is owed after the passphrase; without one, back to its beginning.
    func halfwayStep() throws -> Response {
        guard let halfway, let account = try desk.halfway(halfway) else { return on(to: .signIn, done: nil) }
        let isSetUp = route == .signInSetUp
        guard try desk.factor(of: account.person.id).isOn != isSetUp else { throw Refusal.hidden }
        func shown(_ refusal: Refusal?) -> Page {
            isSetUp
                ? EntryPages.setUp(halfway.factorKey, account, at: .signInSetUp, refusal: refusal, for: reader)
                : EntryPages.code(refusal: refusal, for: reader)
        }
        guard !typed.isEmpty else { return page(shown(nil)) }
        return try refusedOn(shown) {
            guard isSetUp else { return try on(desk.giveCode(typed["code"], halfway, from: caller)) }
            let (entrance, recovery) = try desk.setUpFactor(code: typed["code"], halfway: halfway, from: caller)
            var response = page(EntryPages.recovery(recovery, isOnTheWayIn: true, for: reader))
            if case .inside(let session, let browser) = entrance { try enter(session, browser, &response) }
            return response
        }
    }

    private func refusedOn(_ shown: (Refusal?) throws -> Page, _ act: () throws -> Response) throws -> Response {
        do {
            return try act()
        } catch let refusal as Refusal where refusal.kind == .input {
            return page(try shown(refusal), status: .unprocessableContent)
        }
    }

    // MARK: One's own second factor

    func ownFactor() throws -> Response {
        guard let token, let account = reader.account else { throw Refusal.hidden }
        func shown(_ refusal: Refusal?) throws -> Page {
            let factor = try desk.factor(of: account.person.id)
            return factor.isOn
                ? EntryPages.factor(
                    left: factor.recovery, isOwed: try desk.owesFactor(account), chosen: typed["do"], refusal: refusal,
                    for: reader)
                : EntryPages.setUp(token.factorKey, account, at: .factor, refusal: refusal, for: reader)
        }
        guard !typed.isEmpty else { return page(try shown(nil)) }
        return try refusedOn(shown) {
            switch typed["do"] {
            case "codes":
                let codes = try desk.renewRecovery(code: typed["code"], token, from: caller)
                return page(EntryPages.recovery(codes, isOnTheWayIn: false, for: reader))
            case "end":
                let isOwed = try desk.owesFactor(account)
                return renewed(
                    try desk.endFactor(code: typed["code"], token, from: caller), to: isOwed ? .factor : .me,
                    done: "factor-ended")
            default:
                return page(
                    EntryPages.recovery(
                        try desk.setUpFactor(code: typed["code"], token), isOnTheWayIn: false, for: reader))
            }
        }
    }

    // MARK: Links

    func invited(_ token: String) throws -> (account: AccountView, needsCode: Bool) {
        guard let invited = try desk.invited(.init(text: token)) else {
            try desk.missedInvitation(from: caller)
            throw Refusal.hidden
        }
        return invited
    }

    /// Somebody asks for a new link. What is answered is the same for every address, and comes before anything is looked
    /// up.
    func askForLink() throws -> Response {
        guard let postman = site.postman else { throw Refusal.hidden }
        guard !typed.isEmpty else { return page(EntryPages.link(for: reader)) }
        return try refusedOn({ EntryPages.link(typed: typed, refusal: $0, for: reader) }) {
            try desk.askForLink(email: typed["email"], from: caller)
            let (email, origin, logger) = (typed["email"], origin, site.logger)
            Site.inTheBackground {
                do {
                    guard let (account, token) = try desk.ownLink(email: email) else { return }
                    try postman.send(
                        Wording.ownLink(
                            to: account.person.name, link: origin + Route.invitation(token.text).path,
                            isFirst: !account.accepted, by: site.tongue.speaker(account.language)),
                        to: account, in: account.language)
                } catch {
                    // Neither address nor link.
                    logger.error("a link that was asked for was not sent")
                }
            }
            return on(to: .signIn, done: "link-sent")
        }
    }
}
