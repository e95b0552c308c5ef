import Access
import Foundation
import Kernel
import Seals
import Synchronization

/// The installation's providers, and the way to them and back.
///
/// What a provider says of itself and its keys is kept for an hour; a key that is not known yet is looked for once a
/// minute at most. Everything here that asks a provider blocks its thread.
package final class Providers: Sendable {
    package let all: [Provider]
    private let fetcher: any Fetcher
    private let clock: @Sendable () -> Instant
    private let known = Mutex<[String: Known]>([:])

    private struct Known: Sendable {
        let metadata: Metadata
        let keys: Keys
        let since: Instant
        let keysSince: Instant
    }

    private static let kept = 3600
    private static let between = 60

    package init(_ all: [Provider], fetcher: any Fetcher = Network(), clock: @escaping @Sendable () -> Instant) {
        self.all = all
        self.fetcher = fetcher
        self.clock = clock
    }

    package func named(_ id: String) -> Provider? { all.first { $0.id == id } }

    // MARK: There

    /// A sign-in begun now, and the provider's address that goes on with it.
    ///
    /// - Parameter back: where the provider sends the person afterwards, as registered there.
    package func begin(_ provider: Provider, invitation: Token?, back: String) throws(OpenIDFault) -> (Errand, String) {
        let errand = Errand(provider: provider.id, begun: clock(), invitation: invitation)
        var query = [
            ("response_type", "code"), ("client_id", provider.client), ("redirect_uri", back),
            ("scope", "openid email"), ("state", errand.state), ("nonce", errand.nonce),
            ("code_challenge", errand.challenge), ("code_challenge_method", "S256"),
        ]
        if !provider.contexts.isEmpty { query.append(("acr_values", provider.contexts.joined(separator: " "))) }
        return (errand, try about(provider).metadata.authorization.with(query))
    }

    // MARK: And back

    /// What the provider's answer carries in its query.
    package struct Answer: Sendable {
        let state, code, error, issuer: String

        package init(state: String, code: String, error: String, issuer: String) {
            self.state = state
            self.code = code
            self.error = error
            self.issuer = issuer
        }
    }

    /// Who it is, by the answer of the provider that was asked; the browser's errand says whether it was.
    package func redeem(_ answer: Answer, _ provider: Provider, errand: Errand?, back: String) throws(OpenIDFault)
        -> Testimony
    {
        guard let errand, errand.expects(provider: provider.id, state: answer.state, now: clock()) else {
            throw .stale
        }
        let known = try about(provider)
        // Before anything is believed of it (RFC 9207, section 2.4). Providers leave their name out of errors, against
        // the standard; an error lets nobody in.
        if !answer.issuer.isEmpty || (known.metadata.namesItself && answer.error.isEmpty) {
            guard answer.issuer.utf8.elementsEqual(provider.issuer.text.utf8) else {
                throw .distrusted(.answeredByAnother)
            }
        }
        if !answer.error.isEmpty { throw Providers.fault(answer.error) }
        guard !answer.code.isEmpty, answer.code.utf8.count <= 4096 else { throw .distrusted(.form) }
        let said = try exchange(answer.code, provider, known.metadata, errand, back)
        let token = try checked(said.token, provider, errand)
        var email = token.email
        if email == nil, let endpoint = known.metadata.userInfo, let access = said.access {
            email = try userInfo(endpoint, access, subject: token.subject)
        }
        return Testimony(Identity(issuer: provider.issuer.text, subject: token.subject), email: email)
    }

    private static func fault(_ error: String) -> OpenIDFault {
        switch error {
        case "access_denied", "login_required", "interaction_required", "consent_required",
            "account_selection_required":
            .cancelled
        default:
            // Its name is for the log: of letters and strokes only, as the standard has it.
            .unreachable("answered \(error.prefix(64).filter { $0.isASCII && ($0.isLetter || $0 == "_") })")
        }
    }

    private struct Said: Decodable {
        let token: String
        let access: String?

        enum CodingKeys: String, CodingKey {
            case token = "id_token"
            case access = "access_token"
        }
    }

    private func exchange(
        _ code: String, _ provider: Provider, _ metadata: Metadata, _ errand: Errand, _ back: String
    ) throws(OpenIDFault) -> Said {
        var form = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back),
            ("code_verifier", errand.verifier),
        ]
        var authorization: String?
        switch provider.proof {
        case .nothing:
            form.append(("client_id", provider.client))
        case .secret(let secret) where metadata.secretInForm:
            form += [("client_id", provider.client), ("client_secret", secret)]
        case .secret(let secret):
            let pair = "\(Endpoint.encoded(provider.client)):\(Endpoint.encoded(secret))"
            authorization = "Basic \(Data(pair.utf8).base64EncodedString())"
        case .key(let key):
            let now = Int(clock().milliseconds / 1000)
            guard
                let assertion = try? key.assertion(
                    [
                        "iss": provider.client, "sub": provider.client, "aud": metadata.token.text,
                        "jti": Token().text,
                    ], numbers: ["iat": now, "exp": now + 60])
            else { throw .unreachable("the installation's own key does not sign") }
            form += [
                ("client_id", provider.client), ("client_assertion", assertion),
                ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            ]
        }
        let body = try fetcher.fetch(Fetch(metadata.token, form: form, authorization: authorization))
        guard let said = try? JSONDecoder().decode(Said.self, from: body) else {
            throw .unreachable("token: not as the standard says")
        }
        return said
    }

    /// The token, checked; where its key is not known, the provider may have a new one.
    private func checked(_ text: String, _ provider: Provider, _ errand: Errand) throws(OpenIDFault) -> IDToken {
        let expected = IDToken.Expected(
            issuer: provider.issuer.text, client: provider.client, nonce: errand.nonce, contexts: provider.contexts,
            now: clock())
        do {
            return try IDToken(text, keys: try about(provider).keys, expected)
        } catch .distrusted(.key) {
            guard let keys = try freshKeys(provider) else { throw .distrusted(.key) }
            return try IDToken(text, keys: keys, expected)
        }
    }

    /// The verified address that UserInfo has of the same person, where the token carried none.
    private func userInfo(_ endpoint: Endpoint, _ access: String, subject: String) throws(OpenIDFault) -> String? {
        struct Claims: Decodable {
            let sub: String
            let email: String?
            let verified: Bool?

            enum CodingKeys: String, CodingKey {
                case sub, email
                case verified = "email_verified"
            }
        }
        guard access.utf8.count <= 8192, access.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let body = try fetcher.fetch(Fetch(endpoint, authorization: "Bearer \(access)"))
        // A signed or encrypted answer is not read: then there is no address.
        guard let claims = try? JSONDecoder().decode(Claims.self, from: body) else { return nil }
        guard claims.sub.utf8.elementsEqual(subject.utf8) else { throw .distrusted(.otherSubject) }
        return claims.verified == true ? claims.email : nil
    }

    // MARK: What is known of a provider

    private func about(_ provider: Provider) throws(OpenIDFault) -> Known {
        let now = clock()
        if let known = known.withLock({ $0[provider.id] }), now < known.since.adding(seconds: Providers.kept) {
            return known
        }
        guard let address = Metadata.address(of: provider.issuer, loopback: provider.loopback) else {
            throw .unreachable("discovery: no address")
        }
        let metadata = try Metadata(try fetcher.fetch(Fetch(address)), of: provider)
        let fresh = Known(metadata: metadata, keys: try keys(metadata), since: now, keysSince: now)
        known.withLock { $0[provider.id] = fresh }
        return fresh
    }

    private func keys(_ metadata: Metadata) throws(OpenIDFault) -> Keys {
        guard let keys = Keys(try fetcher.fetch(Fetch(metadata.keys))) else {
            throw .unreachable("keys: not as the standard says")
        }
        return keys
    }

    /// The keys as they are now; `nil` where they were looked at within the minute.
    private func freshKeys(_ provider: Provider) throws(OpenIDFault) -> Keys? {
        let now = clock()
        let old = try about(provider)
        guard now >= old.keysSince.adding(seconds: Providers.between) else { return nil }
        let fresh = Known(
            metadata: old.metadata, keys: try keys(old.metadata), since: old.since, keysSince: now)
        known.withLock { $0[provider.id] = fresh }
        return fresh.keys
    }
}
