import Access
import Crypto
import CryptoExtras
import Foundation
import Kernel
import Seals
import Synchronization
import Testing

@testable import OpenID

/// Half past ten on a day of the review.
let moment = Instant(milliseconds: 1_801_996_200_000)
let seconds = Int(moment.milliseconds / 1000)

/// A provider of the test's own, with keys made for it, that says whatever it is told to.
final class Pretender: Fetcher {
    static let issuer = "https://login.example.org"
    let p256 = P256.Signing.PrivateKey()
    let ed25519 = Curve25519.Signing.PrivateKey()
    /// Slow to make: one for all tests.
    static let rsa = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
    private let kept = Mutex(Kept())

    struct Kept {
        var answers: [String: Data] = [:]
        var asked: [Fetch] = []
    }

    var asked: [Fetch] { kept.withLock { $0.asked } }
    func asked(_ path: String) -> Int { asked.filter { $0.address.text == Pretender.issuer + path }.count }

    func say(_ path: String, _ answer: [String: Any]) throws {
        let data = try JSONSerialization.data(withJSONObject: answer)
        kept.withLock { $0.answers[Pretender.issuer + path] = data }
    }

    func fetch(_ fetch: Fetch) throws(OpenIDFault) -> Data {
        let answer = kept.withLock { kept in
            kept.asked.append(fetch)
            return kept.answers[fetch.address.text]
        }
        guard let answer else { throw .unreachable("status 404") }
        return answer
    }

    // MARK: What it says

    static var metadata: [String: Any] {
        [
            "issuer": issuer, "authorization_endpoint": "\(issuer)/authorize", "token_endpoint": "\(issuer)/token",
            "jwks_uri": "\(issuer)/keys", "userinfo_endpoint": "\(issuer)/me", "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"], "id_token_signing_alg_values_supported": ["ES256"],
        ]
    }

    static var claims: [String: Any] {
        [
            "iss": issuer, "aud": "palermo", "sub": "s-17", "exp": seconds + 300, "iat": seconds, "nonce": "n-1",
            "email": "ana@xaa.example", "email_verified": true,
        ]
    }

    func jwk(_ algorithm: SigningAlgorithm, kid: String?, _ more: [String: Any] = [:]) throws -> [String: Any] {
        var key: [String: Any] = [:]
        switch algorithm {
        case .es256:
            let point = p256.publicKey.rawRepresentation
            key = [
                "kty": "EC", "crv": "P-256", "x": Base64URL.encoded(point.prefix(32)),
                "y": Base64URL.encoded(point.suffix(32)),
            ]
        case .eddsa:
            key = ["kty": "OKP", "crv": "Ed25519", "x": Base64URL.encoded(ed25519.publicKey.rawRepresentation)]
        case .rs256:
            let parts = try #require(Pretender.rsa).publicKey.getKeyPrimitives()
            key = [
                "kty": "RSA", "n": Base64URL.encoded(parts.modulus), "e": Base64URL.encoded(parts.publicExponent),
            ]
        }
        key["kid"] = kid
        return key.merging(more) { $1 }
    }

    func keys(_ keys: [[String: Any]]) throws -> Keys {
        try #require(Keys(JSONSerialization.data(withJSONObject: ["keys": keys])))
    }

    /// A token of these claims and this head, signed in this way.
    func token(
        _ claims: [String: Any] = claims, head: [String: Any] = ["alg": "ES256", "kid": "k"],
        by algorithm: SigningAlgorithm = .es256
    ) throws -> String {
        let message = try Pretender.message(head, claims)
        let signature: Data
        switch algorithm {
        case .es256: signature = try p256.signature(for: Data(message.utf8)).rawRepresentation
        case .eddsa: signature = try ed25519.signature(for: Data(message.utf8))
        case .rs256:
            signature = try #require(Pretender.rsa)
                .signature(for: Data(message.utf8), padding: .insecurePKCS1v1_5).rawRepresentation
        }
        return "\(message).\(Base64URL.encoded(signature))"
    }

    static func message(_ head: [String: Any], _ claims: [String: Any]) throws -> String {
        let parts = try [head, claims].map {
            Base64URL.encoded(try JSONSerialization.data(withJSONObject: $0, options: [.sortedKeys]))
        }
        return parts.joined(separator: ".")
    }
}

/// How something ends.
func fault(_ body: () throws -> Void) -> OpenIDFault? {
    do {
        try body()
        return nil
    } catch {
        return error as? OpenIDFault
    }
}

extension Dictionary where Key == String, Value == Any {
    func with(_ name: String, _ value: Any?) -> [String: Any] {
        var other = self
        other[name] = value
        return other
    }
}
