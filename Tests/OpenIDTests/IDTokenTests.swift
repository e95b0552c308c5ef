import Crypto
import CryptoExtras
import Foundation
import Kernel
import Testing

@testable import OpenID

/// A token is believed when everything in it holds, and refused for each thing that does not.
@Suite struct IDTokenTests {
    let provider = Pretender()
    let expected = IDToken.Expected(issuer: Pretender.issuer, client: "palermo", nonce: "n-1", now: moment)

    func keys() throws -> Keys { try provider.keys([provider.jwk(.es256, kid: "k")]) }

    func fault(_ token: String, _ keys: Keys, _ expected: IDToken.Expected? = nil) -> OpenIDFault? {
        OpenIDTests.fault { _ = try IDToken(token, keys: keys, expected ?? self.expected) }
    }

    func fault(_ claims: [String: Any]) throws -> OpenIDFault? { fault(try provider.token(claims), try keys()) }

    @Test(arguments: SigningAlgorithm.allCases)
    func `a good token of each algorithm`(_ algorithm: SigningAlgorithm) throws {
        let token = try IDToken(
            provider.token(head: ["alg": algorithm.rawValue, "kid": "k"], by: algorithm),
            keys: provider.keys([provider.jwk(algorithm, kid: "k", ["alg": algorithm.rawValue, "use": "sig"])]),
            expected)
        #expect(token.subject == "s-17" && token.email == "ana@xaa.example")
    }

    @Test func `none, and whatever is not on the list`() throws {
        for algorithm in ["none", "None", "", "HS256", "RS384", "PS256", "ES384", "es256"] {
            let message = try Pretender.message(["alg": algorithm, "kid": "k"], Pretender.claims)
            #expect(fault("\(message).", try keys()) == .distrusted(.algorithm), "\(algorithm)")
            #expect(
                try fault(provider.token(head: ["alg": algorithm, "kid": "k"]), keys()) == .distrusted(.algorithm))
        }
    }

    @Test func `a public key is never a shared secret`() throws {
        // The old trick: HS256 with the bytes of the public key, in each form an attacker may think of.
        let key = try #require(Pretender.rsa).publicKey
        let all = try provider.keys([provider.jwk(.rs256, kid: "k"), provider.jwk(.es256, kid: "k")])
        for algorithm in ["HS256", "RS256", "ES256"] {
            let message = try Pretender.message(["alg": algorithm, "kid": "k"], Pretender.claims)
            for secret in [
                Data(key.pemRepresentation.utf8), key.derRepresentation, provider.p256.publicKey.rawRepresentation,
            ] {
                let code = HMAC<SHA256>.authenticationCode(
                    for: Data(message.utf8), using: SymmetricKey(data: secret))
                let found = fault("\(message).\(Base64URL.encoded(Data(code)))", all)
                #expect(found == .distrusted(algorithm == "HS256" ? .algorithm : .signature), "\(algorithm)")
            }
        }
        // A symmetric key that a provider lists is no key of ours.
        let listed = try provider.keys([["kty": "oct", "k": Base64URL.encoded(Data("secret".utf8)), "kid": "k"]])
        #expect(listed.keys.isEmpty)
    }

    @Test func `an unknown kid is nobody's, even where there is but one key`() throws {
        let unknown = try provider.token(head: ["alg": "ES256", "kid": "other"])
        #expect(fault(unknown, try keys()) == .distrusted(.key))
        let nameless = try provider.token(head: ["alg": "ES256"])
        #expect(fault(nameless, try keys()) == nil)
        let two = try provider.keys([provider.jwk(.es256, kid: "k"), Pretender().jwk(.es256, kid: "l")])
        #expect(fault(nameless, two) == .distrusted(.key), "with a choice, none is made")
        #expect(fault(try provider.token(), two) == nil)
        let twins = try provider.keys([provider.jwk(.es256, kid: "k"), Pretender().jwk(.es256, kid: "k")])
        #expect(fault(try provider.token(), twins) == .distrusted(.key))
    }

    @Test func `a key serves its own algorithm, whatever the token says`() throws {
        let wrong = try provider.token(head: ["alg": "RS256", "kid": "k"])
        #expect(fault(wrong, try keys()) == .distrusted(.key))
        for odd in [["alg": "ES384"], ["use": "enc"], ["key_ops": ["encrypt"]]] as [[String: Any]] {
            let keys = try provider.keys([provider.jwk(.es256, kid: "k", odd)])
            #expect(fault(try provider.token(), keys) == .distrusted(.key), "\(odd)")
        }
        // What a token brings along is never its key.
        let own = Pretender()
        let head: [String: Any] = [
            "alg": "ES256", "kid": "k", "jwk": try own.jwk(.es256, kid: "k"), "jku": "https://evil.example/keys",
        ]
        #expect(fault(try own.token(head: head), try keys()) == .distrusted(.signature))
    }

    @Test func `a signature of another key, or over other words`() throws {
        #expect(fault(try Pretender().token(), try keys()) == .distrusted(.signature))
        let parts = try provider.token().split(separator: ".")
        let other = try Pretender.message(
            ["alg": "ES256", "kid": "k"], Pretender.claims.with("sub", "s-1")
        ).split(separator: ".")
        #expect(fault("\(parts[0]).\(other[1]).\(parts[2])", try keys()) == .distrusted(.signature))
        #expect(fault("\(parts[0]).\(parts[1]).", try keys()) == .distrusted(.signature))
    }

    @Test func `whatever is no token`() throws {
        let good = try provider.token()
        let large = try provider.token(Pretender.claims.with("x", String(repeating: "x", count: 20_000)))
        for text in ["", "a.b", "a.b.c", "\(good).x", "\(good)=", good.replacing(".", with: ".\n"), large] {
            #expect(fault(text, try keys()) == .distrusted(.form), "\(text.prefix(40))")
        }
        let critical = try provider.token(head: ["alg": "ES256", "kid": "k", "crit": ["b64"], "b64": false])
        #expect(fault(critical, try keys()) == .distrusted(.form))
        for missing in ["iss", "aud", "sub", "exp", "iat"] {
            #expect(try fault(Pretender.claims.with(missing, nil)) == .distrusted(.form), "\(missing)")
        }
    }

    @Test func `for whom it is, and from whom`() throws {
        let claims = Pretender.claims
        for issuer in ["https://login.example.org/", "https://evil.example", "https://LOGIN.example.org", ""] {
            #expect(try fault(claims.with("iss", issuer)) == .distrusted(.issuer), "\(issuer)")
        }
        #expect(try fault(claims.with("aud", ["palermo"])) == nil)
        for audience in ["other", ["palermo", "other"], ["other"], [String](), ["palermo", "palermo"]] as [Any] {
            #expect(try fault(claims.with("aud", audience)) == .distrusted(.audience), "\(audience)")
        }
        #expect(try fault(claims.with("azp", "palermo")) == nil)
        #expect(try fault(claims.with("azp", "other")) == .distrusted(.party))
        for subject in ["", String(repeating: "s", count: 256)] {
            #expect(try fault(claims.with("sub", subject)) == .distrusted(.subject))
        }
    }

    @Test func `its time, with a minute's allowance`() throws {
        let claims = Pretender.claims
        #expect(try fault(claims.with("exp", seconds - 59)) == nil)
        #expect(try fault(claims.with("exp", seconds - 60)) == .distrusted(.expired))
        #expect(try fault(claims.with("iat", seconds + 60)) == nil)
        #expect(try fault(claims.with("iat", seconds + 61)) == .distrusted(.issuedAt))
        #expect(try fault(claims.with("iat", seconds - 599)) == nil)
        #expect(try fault(claims.with("iat", seconds - 600)) == .distrusted(.issuedAt))
        #expect(try fault(claims.with("iat", Double(seconds) + 0.5)) == nil)
        #expect(try fault(claims.with("nbf", seconds + 60)) == nil)
        #expect(try fault(claims.with("nbf", seconds + 61)) == .distrusted(.notYet))
    }

    @Test func `the nonce of this sign-in and no other`() throws {
        #expect(try fault(Pretender.claims.with("nonce", "n-2")) == .distrusted(.nonce))
        #expect(try fault(Pretender.claims.with("nonce", nil)) == .distrusted(.nonce))
    }

    @Test func `an address counts when the provider has verified it`() throws {
        for verified in [nil, false, true] as [Bool?] {
            let token = try IDToken(
                provider.token(Pretender.claims.with("email_verified", verified)), keys: keys(), expected)
            #expect(token.email == (verified == true ? "ana@xaa.example" : nil))
        }
        // "true" in quotes is not what the standard says.
        #expect(try fault(Pretender.claims.with("email_verified", "true")) == .distrusted(.form))
    }

    @Test func `a level of assurance where one is asked for`() throws {
        let strict = IDToken.Expected(
            issuer: Pretender.issuer, client: "palermo", nonce: "n-1", contexts: ["high", "substantial"], now: moment)
        #expect(fault(try provider.token(Pretender.claims.with("acr", "high")), try keys(), strict) == nil)
        for level in ["low", nil] as [String?] {
            let token = try provider.token(Pretender.claims.with("acr", level))
            #expect(fault(token, try keys(), strict) == .distrusted(.context))
        }
    }
}
