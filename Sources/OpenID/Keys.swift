import Crypto
import CryptoExtras
import Foundation

/// How a token may be signed. Nothing else is ever taken: not "none", and no symmetric algorithm, so a public key can
/// never be mistaken for a shared secret.
package enum SigningAlgorithm: String, CaseIterable, Sendable {
    case rs256 = "RS256"
    case es256 = "ES256"
    case eddsa = "EdDSA"
}

/// A provider's public keys (RFC 7517). Each key knows the one algorithm it serves, whatever a token says.
package struct Keys: Sendable {
    enum Material: Sendable {
        case rsa(_RSA.Signing.PublicKey)
        case p256(P256.Signing.PublicKey)
        case ed25519(Curve25519.Signing.PublicKey)

        var algorithm: SigningAlgorithm {
            switch self {
            case .rsa: .rs256
            case .p256: .es256
            case .ed25519: .eddsa
            }
        }
    }

    struct Key: Sendable {
        let id: String?
        let material: Material
    }

    let keys: [Key]

    /// Reads a key set; a key of another kind, use or algorithm is left out, as the standard wants it.
    package init?(_ data: Data) {
        struct Listed: Decodable { let keys: [Listing] }
        guard let listed = try? JSONDecoder().decode(Listed.self, from: data) else { return nil }
        keys = listed.keys.compactMap { $0.key }
    }

    /// The one key that a token's head names: by its `kid`, and where it names none, only if there is no choice.
    ///
    /// There is no default key: an unknown `kid` is nobody's.
    func key(_ id: String?, for algorithm: SigningAlgorithm) -> Material? {
        let suited = keys.filter { $0.material.algorithm == algorithm && (id == nil || $0.id == id) }
        return suited.count == 1 ? suited[0].material : nil
    }

    private struct Listing: Decodable {
        let kty: String
        let kid, use, alg, crv, n, e, x, y: String?
        let operations: [String]?

        enum CodingKeys: String, CodingKey {
            case kty, kid, use, alg, crv, n, e, x, y
            case operations = "key_ops"
        }

        var key: Key? {
            guard use == nil || use == "sig", operations?.contains("verify") != false, let material,
                alg == nil || alg == material.algorithm.rawValue
            else { return nil }
            return Key(id: kid, material: material)
        }

        private var material: Material? {
            switch (kty, crv) {
            case ("RSA", _):
                // 2048 bits or more, which swift-crypto sees to; 8192 at most, so that checking stays quick.
                guard let n = n.flatMap(Base64URL.decoded), n.count <= 1024, let e = e.flatMap(Base64URL.decoded),
                    e.count <= 8, let key = try? _RSA.Signing.PublicKey(n: n, e: e)
                else { return nil }
                return .rsa(key)
            case ("EC", "P-256"):
                guard let x = x.flatMap(Base64URL.decoded), let y = y.flatMap(Base64URL.decoded), x.count == 32,
                    y.count == 32, let key = try? P256.Signing.PublicKey(rawRepresentation: x + y)
                else { return nil }
                return .p256(key)
            case ("OKP", "Ed25519"):
                guard let x = x.flatMap(Base64URL.decoded),
                    let key = try? Curve25519.Signing.PublicKey(rawRepresentation: x)
                else { return nil }
                return .ed25519(key)
            default:
                return nil
            }
        }
    }
}

extension Keys.Material {
    func signed(_ message: Data, _ signature: Data) -> Bool {
        switch self {
        case .rsa(let key):
            key.isValidSignature(
                .init(rawRepresentation: signature), for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5)
        case .p256(let key):
            (try? P256.Signing.ECDSASignature(rawRepresentation: signature)).map {
                key.isValidSignature($0, for: message)
            } ?? false
        case .ed25519(let key):
            key.isValidSignature(signature, for: message)
        }
    }
}

/// The key by which this installation shows a provider who it is (RFC 7523): P-256 or RSA.
package struct ClientKey: Sendable {
    private enum Material: Sendable {
        case p256(P256.Signing.PrivateKey)
        case rsa(_RSA.Signing.PrivateKey)
    }

    private let material: Material
    private let id: String?

    package init?(pem: String, id: String?) {
        if let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) {
            material = .p256(key)
        } else if let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem) {
            material = .rsa(key)
        } else {
            return nil
        }
        self.id = id
    }

    /// A signed word of this key, with these claims.
    func assertion(_ claims: [String: String], numbers: [String: Int]) throws -> String {
        struct Head: Encodable { let alg: String, kid: String?, typ: String }
        let algorithm: SigningAlgorithm
        switch material {
        case .p256: algorithm = .es256
        case .rsa: algorithm = .rs256
        }
        let head = try JSONEncoder().encode(Head(alg: algorithm.rawValue, kid: id, typ: "JWT"))
        var body: [String: any Sendable] = claims
        for (name, number) in numbers { body[name] = number }
        let payload = try JSONSerialization.data(withJSONObject: body, options: [.sortedKeys])
        let message = "\(Base64URL.encoded(head)).\(Base64URL.encoded(payload))"
        let signature: Data
        switch material {
        case .p256(let key): signature = try key.signature(for: Data(message.utf8)).rawRepresentation
        case .rsa(let key):
            signature = try key.signature(for: Data(message.utf8), padding: .insecurePKCS1v1_5).rawRepresentation
        }
        return "\(message).\(Base64URL.encoded(signature))"
    }
}
