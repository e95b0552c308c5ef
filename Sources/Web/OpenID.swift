import Access
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Kernel
import Logging
import OpenID
import Pages
import Seals

/// Signing in with a provider elsewhere: off to it, back, and the question of the first time.
///
/// A GET keeps nothing here but a session, or for ten minutes what waits for a yes; the ledger is written by the POST
/// of that yes. Whatever ends otherwise ends on a page with an address of its own, without the provider's words.
extension Exchange {
    private func provider(_ id: String) throws -> (Providers, Provider) {
        guard let providers = site.providers, let provider = providers.named(id) else { throw Refusal.hidden }
        return (providers, provider)
    }

    private func back(_ provider: Provider) -> String { origin + Route.signedInWith(provider.id).path }

    private func door(_ provider: Provider) -> ElsewherePages.Door {
        .init(id: provider.id, name: provider.name(in: reader.language))
    }

    /// The providers that may open an account; all of them where nobody knows yet whose it is.
    func doors(for account: AccountView? = nil) -> [ElsewherePages.Door] {
        (site.providers?.all ?? []).filter { provider in
            account.map { Access.judge(provider.vouching, $0) == .allowed } ?? true
        }.map(door)
    }

    // MARK: Off and back

    /// Off to the provider; from a page of this site only, so that no other can sign people in unasked.
    func goElsewhere(_ id: String, invitation: String? = nil) throws -> Response {
        let (providers, provider) = try provider(id)
        if let invitation, try !doors(for: invited(invitation).account).contains(where: { $0.id == id }) {
            throw Refusal.hidden
        }
        guard isFromHere else {
            return site.redirect(to: (invitation.map { .invitation($0) } ?? Route.signIn).path)
        }
        do {
            let (errand, address) = try providers.begin(
                provider, invitation: invitation.map { Token(text: $0) }, back: back(provider))
            return keeping(errand.cookie, on: site.redirect(to: address))
        } catch {
            return end(error, provider)
        }
    }

    /// Back with the provider's answer.
    func comeBack(_ id: String) throws -> Response {
        let (providers, provider) = try provider(id)
        let errand = errand.flatMap { Errand(cookie: $0) }
        do {
            let testimony = try providers.redeem(
                .init(state: query["state"], code: query["code"], error: query["error"], issuer: query["iss"]),
                provider, errand: errand, back: back(provider))
            if errand?.invitation == nil, let entrance = try desk.signIn(testimony, provider.vouching, from: caller) {
                return try signedInAfresh(entrance)
            }
            _ = try desk.account(for: testimony, provider.vouching, invitation: errand?.invitation)
            let kept = try desk.keepWaiting(Waiting(testimony, provider.id).text)
            let asked = [kept.text, errand?.invitation?.text].compactMap { $0 }.joined(separator: ".")
            return keeping(asked, on: on(to: .firstSignIn, done: nil))
        } catch let fault as OpenIDFault {
            return end(fault, provider)
        } catch let outside as Desk.Outside {
            return end(outside, provider)
        }
    }

    private func end(_ fault: OpenIDFault, _ provider: Provider) -> Response {
        switch fault {
        case .unreachable(let why): log(provider, why)
        case .distrusted(let why): log(provider, why.rawValue)
        case .cancelled, .stale: break
        }
        let response = on(to: .notSignedIn(provider.id, Route.Ending(rawValue: fault.key) ?? .stale), done: nil)
        // What was not this browser's errand does not end it.
        return fault == .stale ? response : keeping(nil, on: response)
    }

    private func end(_ outside: Desk.Outside, _ provider: Provider) -> Response {
        keeping(
            nil, on: on(to: .notSignedIn(provider.id, Route.Ending(rawValue: outside.rawValue) ?? .nobody), done: nil))
    }

    private func log(_ provider: Provider, _ why: String) {
        site.logger.warning("sign-in elsewhere", metadata: ["provider": "\(provider.id)", "why": "\(why)"])
    }

    func ended(_ id: String, _ ending: Route.Ending) throws -> Response {
        page(ElsewherePages.ended(ending, door(try provider(id).1), for: reader))
    }

    // MARK: The first time

    func firstSignIn() throws -> Response {
        guard let asked, let waiting = try desk.waiting(asked.word).flatMap({ Waiting($0) }) else {
            throw Refusal.hidden
        }
        let (_, provider) = try provider(waiting.provider)
        do {
            let account = try desk.account(
                for: waiting.testimony, provider.vouching, invitation: asked.invitation)
            return page(ElsewherePages.first(account, door(provider), for: reader))
        } catch let outside as Desk.Outside {
            return end(outside, provider)
        }
    }

    func tieFirst() throws -> Response {
        guard let asked, let waiting = try desk.takeWaiting(asked.word).flatMap({ Waiting($0) }) else {
            throw Refusal.hidden
        }
        let (_, provider) = try provider(waiting.provider)
        do {
            return try signedInAfresh(
                try desk.tie(
                    waiting.testimony, provider.vouching, invitation: asked.invitation, from: caller))
        } catch let outside as Desk.Outside {
            return end(outside, provider)
        }
    }

    /// The word under which a yes is waited for, and the invitation, which stays with the browser.
    private var asked: (word: Token, invitation: Token?)? {
        guard let parts = errand?.split(separator: ".", maxSplits: 1).map({ Token(text: String($0)) }),
            let word = parts.first
        else { return nil }
        return (word, parts.dropFirst().first)
    }

    private func signedInAfresh(_ entrance: Entrance) throws -> Response {
        return keeping(nil, on: try on(entrance))
    }

    // MARK: The errand's cookie

    /// Sets the errand's cookie, or ends it.
    private func keeping(_ errand: String?, on response: Response) -> Response {
        var response = response
        response.headers[values: .setCookie] += [
            site.cookie(site.errandCookie, errand ?? "", seconds: errand == nil ? 0 : Errand.longest)
        ]
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension Site {
    /// With TLS under a name that no other site of the domain can set.
    var errandCookie: String { isSecure ? "__Host-palermo-errand" : "palermo-errand" }
}

/// What waits for a person's yes, as it is kept for ten minutes.
private struct Waiting {
    let testimony: Testimony
    let provider: String

    init(_ testimony: Testimony, _ provider: String) {
        self.testimony = testimony
        self.provider = provider
    }

    init?(_ text: String) {
        guard let kept = try? JSONDecoder().decode(JSON.self, from: Data(text.utf8)),
            let issuer = kept["issuer"]?.string, let subject = kept["subject"]?.string,
            let provider = kept["provider"]?.string
        else { return nil }
        testimony = Testimony(Identity(issuer: issuer, subject: subject), email: kept["email"]?.string)
        self.provider = provider
    }

    var text: String {
        JSON.object([
            "issuer": .string(testimony.identity.issuer), "subject": .string(testimony.identity.subject),
            "email": testimony.email.map { .string($0) } ?? .null, "provider": .string(provider),
        ]).canonical
    }
}
