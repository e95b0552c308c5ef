import Access
import Crypto
import CryptoExtras
import Foundation
import Kernel
import Seals
import Synchronization
import Testing

@testable import OpenID

/// The way to a provider and back, with everything that may go wrong on it.
@Suite struct ProvidersTests {
    let back = "https://review.example.int/sign-in/with/xaa/back"
    let pretender = Pretender()
    let time = Clock()

    final class Clock: Sendable {
        private let kept = Mutex(moment)
        var now: Instant { kept.withLock { $0 } }
        func pass(_ seconds: Int) { kept.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    func provider(_ proof: Provider.Proof = .secret("s3cr:et"), contexts: [String] = []) throws -> Provider {
        Provider(
            id: "xaa", names: [:], vouching: Vouching(states: ["XAA"], secretariat: false, domains: []),
            issuer: try #require(Endpoint(Pretender.issuer)), client: "palermo", proof: proof, contexts: contexts,
            loopback: false)
    }

    func providers(_ provider: Provider, _ metadata: [String: Any] = Pretender.metadata) throws -> Providers {
        try pretender.say("/.well-known/openid-configuration", metadata)
        try pretender.say("/keys", ["keys": [pretender.jwk(.es256, kid: "k")]])
        let time = time
        return Providers([provider], fetcher: pretender) { time.now }
    }

    /// Begins, has the provider issue a token of these claims, and comes back.
    func signIn(
        _ providers: Providers, _ claims: [String: Any] = Pretender.claims, issuer: String = "", error: String = "",
        between: (inout Errand) -> Void = { _ in }
    ) throws -> Testimony {
        let provider = try #require(providers.all.first)
        var (errand, _) = try providers.begin(provider, invitation: nil, back: back)
        let state = errand.state
        let token = try pretender.token(claims.with("nonce", errand.nonce))
        try pretender.say("/token", ["id_token": token, "access_token": "a-1", "token_type": "Bearer"])
        between(&errand)
        return try providers.redeem(
            .init(state: state, code: "c-1", error: error, issuer: issuer), provider, errand: errand, back: back)
    }

    @Test func `off with state, nonce and challenge, and back with the verifier`() throws {
        let provider = try provider()
        let providers = try providers(provider)
        let (errand, address) = try providers.begin(provider, invitation: nil, back: back)
        let query = Dictionary(
            uniqueKeysWithValues: (URLComponents(string: address)?.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        #expect(
            query == [
                "response_type": "code", "client_id": "palermo", "redirect_uri": back, "scope": "openid email",
                "state": errand.state, "nonce": errand.nonce, "code_challenge": errand.challenge,
                "code_challenge_method": "S256",
            ])
        #expect(Set([errand.state, errand.nonce, errand.verifier, errand.challenge]).count == 4)
        #expect(!address.contains(errand.verifier) && !address.contains(errand.cookie))
        let testimony = try signIn(providers)
        #expect(
            testimony
                == Testimony(
                    Identity(issuer: Pretender.issuer, subject: "s-17"), email: "ana@xaa.example"))
        let exchange = try #require(pretender.asked.last)
        let form = Dictionary(uniqueKeysWithValues: exchange.form ?? [])
        #expect(form["grant_type"] == "authorization_code" && form["code"] == "c-1" && form["redirect_uri"] == back)
        // RFC 7636: the challenge is the verifier's SHA-256.
        #expect((43...128).contains(form["code_verifier"]?.utf8.count ?? 0))
        #expect(exchange.authorization == "Basic \(Data("palermo:s3cr%3Aet".utf8).base64EncodedString())")
    }

    @Test func `only the browser that began it, once begun, in time, with the same provider`() throws {
        let provider = try provider()
        let providers = try providers(provider)
        let (errand, _) = try providers.begin(provider, invitation: nil, back: back)
        func end(_ state: String, _ errand: Errand?) -> OpenIDFault? {
            fault {
                _ = try providers.redeem(
                    .init(state: state, code: "c-1", error: "", issuer: ""), provider, errand: errand, back: back)
            }
        }
        let other = Errand(provider: "xaa", begun: time.now, invitation: nil)
        let elsewhere = Errand(provider: "xbb", begun: time.now, invitation: nil)
        #expect(end(errand.state, nil) == .stale)
        #expect(end(errand.state, other) == .stale)
        #expect(end("", errand) == .stale)
        #expect(end(elsewhere.state, elsewhere) == .stale)
        // A cookie that was begun earlier, or with another invitation, is another errand.
        let parts = errand.cookie.split(separator: ".")
        #expect(end(errand.state, Errand(cookie: "\(parts[0]).\(moment.milliseconds - 1).\(parts[2])")) == .stale)
        #expect(end(errand.state, Errand(cookie: "\(errand.cookie).invitation")) == .stale)
        #expect(Errand(cookie: errand.cookie) == errand)
        time.pass(Errand.longest)
        #expect(end(errand.state, errand) == .stale)
        #expect(pretender.asked("/token") == 0, "a stranger's answer asks nobody")
    }

    @Test func `a mix-up is seen where the answer names its issuer`() throws {
        let quiet = try providers(provider())
        #expect(fault { _ = try signIn(quiet, issuer: Pretender.issuer) } == nil)
        #expect(
            fault { _ = try signIn(quiet, issuer: "https://evil.example") } == .distrusted(.answeredByAnother))
        #expect(
            fault { _ = try signIn(quiet, issuer: "https://evil.example", error: "access_denied") }
                == .distrusted(.answeredByAnother))
        let naming = try providers(
            provider(), Pretender.metadata.with("authorization_response_iss_parameter_supported", true))
        #expect(fault { _ = try signIn(naming) } == .distrusted(.answeredByAnother), "promised, and not given")
        #expect(fault { _ = try signIn(naming, issuer: Pretender.issuer) } == nil)
        #expect(fault { _ = try signIn(naming, error: "access_denied") } == .cancelled, "as seen of a real provider")
    }

    @Test func `cancelled there, or refused`() throws {
        let providers = try providers(provider())
        #expect(fault { _ = try signIn(providers, error: "access_denied") } == .cancelled)
        #expect(
            fault { _ = try signIn(providers, error: "server_error\n<b>") } == .unreachable("answered server_errorb"))
    }

    @Test func `the nonce is this errand's`() throws {
        let providers = try providers(provider())
        let replayed = fault {
            _ = try signIn(providers) { $0 = $0 }
            let provider = try #require(providers.all.first)
            let (errand, _) = try providers.begin(provider, invitation: nil, back: back)
            // The token of the sign-in before is issued once more.
            _ = try providers.redeem(
                .init(state: errand.state, code: "c-1", error: "", issuer: ""), provider, errand: errand, back: back)
        }
        #expect(replayed == .distrusted(.nonce))
    }

    @Test func `a new key is found, looked for once a minute at most`() throws {
        let providers = try providers(provider())
        _ = try signIn(providers)
        try pretender.say("/keys", ["keys": [pretender.jwk(.es256, kid: "k"), Pretender().jwk(.es256, kid: "l")]])
        #expect(pretender.asked("/keys") == 1)
        func withKey(_ kid: String) -> OpenIDFault? {
            fault {
                let provider = try #require(providers.all.first)
                let (errand, _) = try providers.begin(provider, invitation: nil, back: back)
                let claims = Pretender.claims.with("nonce", errand.nonce).with("iat", seconds)
                    .with("exp", seconds + 7200)
                try pretender.say(
                    "/token", ["id_token": try pretender.token(claims, head: ["alg": "ES256", "kid": kid])])
                _ = try providers.redeem(
                    .init(state: errand.state, code: "c", error: "", issuer: ""), provider, errand: errand, back: back)
            }
        }
        #expect(withKey("new") == .distrusted(.key))
        #expect(pretender.asked("/keys") == 1, "within the minute it is not asked again")
        time.pass(60)
        #expect(withKey("new") == .distrusted(.key))
        #expect(pretender.asked("/keys") == 2)
        #expect(withKey("newer") == .distrusted(.key))
        #expect(pretender.asked("/keys") == 2)
        try pretender.say("/keys", ["keys": [pretender.jwk(.es256, kid: "new")]])
        time.pass(60)
        #expect(withKey("new") == nil)
        #expect(pretender.asked("/.well-known/openid-configuration") == 1)
        time.pass(3600)
        _ = try providers.begin(try #require(providers.all.first), invitation: nil, back: back)
        #expect(pretender.asked("/.well-known/openid-configuration") == 2)
    }

    @Test func `what a provider says of itself`() throws {
        let metadata = Pretender.metadata
        for (wrong, why) in [
            (metadata.with("issuer", "https://evil.example"), "another issuer"),
            (metadata.with("issuer", "\(Pretender.issuer)/"), "another issuer"),
            (metadata.with("token_endpoint", "http://login.example.org/token"), "an address that is not https"),
            (metadata.with("authorization_endpoint", "javascript:alert(1)"), "an address that is not https"),
            (metadata.with("jwks_uri", "https://u:p@login.example.org/keys"), "an address that is not https"),
            (metadata.with("jwks_uri", nil), "not as the standard says"),
            (
                metadata.with("code_challenge_methods_supported", ["plain"]),
                "no code, S256 or signature that is taken here"
            ),
            (
                metadata.with("id_token_signing_alg_values_supported", ["HS256"]),
                "no code, S256 or signature that is taken here"
            ),
        ] {
            let provider = try provider()
            let providers = try providers(provider, wrong)
            #expect(
                fault { _ = try providers.begin(provider, invitation: nil, back: back) }
                    == .unreachable("discovery: \(why)"))
        }
    }

    @Test func `a verified address from UserInfo, of the same person only`() throws {
        let providers = try providers(provider())
        let claims = Pretender.claims.with("email", nil).with("email_verified", nil)
        try pretender.say("/me", ["sub": "s-17", "email": "ana@xaa.example", "email_verified": true])
        #expect(try signIn(providers, claims).email == "ana@xaa.example")
        #expect(pretender.asked.last?.authorization == "Bearer a-1")
        try pretender.say("/me", ["sub": "s-17", "email": "ana@xaa.example"])
        #expect(try signIn(providers, claims).email == nil)
        try pretender.say("/me", ["sub": "s-18", "email": "ana@xaa.example", "email_verified": true])
        #expect(fault { _ = try signIn(providers, claims) } == .distrusted(.otherSubject))
    }

    @Test func `who we are, in each way a provider may want it`() throws {
        func form(_ proof: Provider.Proof, _ methods: [String]) throws -> ([String: String], String?) {
            let providers = try providers(
                provider(proof), Pretender.metadata.with("token_endpoint_auth_methods_supported", methods))
            _ = try signIn(providers)
            let asked = try #require(pretender.asked.last)
            return (Dictionary(uniqueKeysWithValues: asked.form ?? []), asked.authorization)
        }
        let posted = try form(.secret("s"), ["client_secret_post"])
        #expect(posted.0["client_secret"] == "s" && posted.0["client_id"] == "palermo" && posted.1 == nil)
        let open = try form(.nothing, ["none"])
        #expect(open.0["client_secret"] == nil && open.0["client_id"] == "palermo" && open.1 == nil)
        let own = P256.Signing.PrivateKey()
        let key = try #require(ClientKey(pem: own.pemRepresentation, id: "ours"))
        let signed = try form(.key(key), ["private_key_jwt"]).0
        let parts = try #require(signed["client_assertion"]).split(separator: ".")
        let signature = try P256.Signing.ECDSASignature(rawRepresentation: #require(Base64URL.decoded(parts[2])))
        #expect(own.publicKey.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)))
        let claims = try JSONDecoder().decode(JSON.self, from: #require(Base64URL.decoded(parts[1])))
        #expect(claims["aud"]?.string == "\(Pretender.issuer)/token" && claims["sub"]?.string == "palermo")
        #expect(claims["exp"]?.int == seconds + 60 && claims["jti"]?.string?.isEmpty == false)
        #expect(try ClientKey(pem: #require(Pretender.rsa).pemRepresentation, id: nil) != nil)
        #expect(ClientKey(pem: "nothing", id: nil) == nil)
    }
}
