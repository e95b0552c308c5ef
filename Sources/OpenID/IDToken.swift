import Foundation
import Kernel
import Seals

/// What a provider says of somebody, checked (OpenID Connect Core 1.0, section 3.1.3.7).
package struct IDToken: Hashable, Sendable {
    /// Who it is, at that issuer and for ever; never an address.
    package let subject: String
    /// An e-mail address that the provider has verified itself.
    package let email: String?

    /// What a token must say to be believed.
    package struct Expected: Sendable {
        let issuer: String
        let client: String
        let nonce: String
        /// Levels of which the sign-in must have been one; empty where none is asked for.
        let contexts: [String]
        let now: Instant

        package init(issuer: String, client: String, nonce: String, contexts: [String] = [], now: Instant) {
            self.issuer = issuer
            self.client = client
            self.nonce = nonce
            self.contexts = contexts
            self.now = now
        }
    }

    /// How far two clocks may differ, in seconds.
    package static let allowance = 60
    /// How old a token may be, in seconds: it has come straight from the provider.
    package static let oldest = 600
    /// In bytes.
    static let largest = 16_384

    /// Reads a token; nothing in it is looked at before its signature holds, but for the name of the key.
    package init(_ text: String, keys: Keys, _ expected: Expected) throws(OpenIDFault) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard text.utf8.count <= IDToken.largest, parts.count == 3,
            let head = Base64URL.decoded(parts[0]).flatMap({ try? JSONDecoder().decode(Head.self, from: $0) }),
            let payload = Base64URL.decoded(parts[1]), let signature = Base64URL.decoded(parts[2])
        else { throw .distrusted(.form) }
        // An extension that must be understood, and is not.
        guard head.crit == nil else { throw .distrusted(.form) }
        guard let algorithm = SigningAlgorithm(rawValue: head.alg) else { throw .distrusted(.algorithm) }
        guard let key = keys.key(head.kid, for: algorithm) else { throw .distrusted(.key) }
        guard key.signed(Data("\(parts[0]).\(parts[1])".utf8), signature) else { throw .distrusted(.signature) }
        guard let claims = try? JSONDecoder().decode(Claims.self, from: payload) else { throw .distrusted(.form) }
        try IDToken.check(claims, expected)
        subject = claims.sub
        email = claims.emailVerified == true ? claims.email : nil
    }

    private static func check(_ claims: Claims, _ expected: Expected) throws(OpenIDFault) {
        guard claims.iss.utf8.elementsEqual(expected.issuer.utf8) else { throw .distrusted(.issuer) }
        // For us alone: another audience would be one we do not trust.
        guard claims.aud.all.count == 1, claims.aud.all[0].utf8.elementsEqual(expected.client.utf8) else {
            throw .distrusted(.audience)
        }
        guard claims.azp.map({ $0.utf8.elementsEqual(expected.client.utf8) }) ?? true else {
            throw .distrusted(.party)
        }
        let now = Double(expected.now.milliseconds) / 1000
        let allowance = Double(allowance)
        guard now < claims.exp + allowance else { throw .distrusted(.expired) }
        guard claims.iat <= now + allowance, claims.iat > now - Double(oldest) else { throw .distrusted(.issuedAt) }
        guard (claims.nbf ?? now) <= now + allowance else { throw .distrusted(.notYet) }
        guard let nonce = claims.nonce, sameSecret(nonce, expected.nonce) else { throw .distrusted(.nonce) }
        guard (1...255).contains(claims.sub.utf8.count) else { throw .distrusted(.subject) }
        if !expected.contexts.isEmpty {
            guard let context = claims.acr, expected.contexts.contains(context) else { throw .distrusted(.context) }
        }
    }

    private struct Head: Decodable {
        let alg: String
        let kid: String?
        let crit: [String]?
    }

    private struct Claims: Decodable {
        let iss, sub: String
        let aud: Audience
        let azp, nonce, acr, email: String?
        let exp, iat: Double
        let nbf: Double?
        let emailVerified: Bool?

        enum CodingKeys: String, CodingKey {
            case iss, sub, aud, azp, nonce, acr, email, exp, iat, nbf
            case emailVerified = "email_verified"
        }
    }

    /// One name, or a list of them; an empty list is nobody.
    private struct Audience: Decodable {
        let all: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            all = try (try? container.decode(String.self)).map { [$0] } ?? container.decode([String].self)
        }
    }
}
