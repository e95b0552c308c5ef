/// What must stay secret, and the sealing of texts: passphrases, tokens, fingerprints.
///
/// Passphrases are kept as scrypt verifiers, tokens as their hashes; neither goes into the ledger, because what must
/// be erasable is no record. `SecretStore` says what a place for them must do.
import Crypto
import CryptoExtras
import Foundation
import Kernel

/// SHA-256 over the canonical form of a text.
package enum Fingerprint {
    package static func of(_ text: JSON) -> String { hexadecimal(SHA256.hash(data: Data(text.canonical.utf8))) }
}

/// A random word that opens something once, or for a while: 256 bits, in the alphabet of URLs.
package struct Token: Hashable, Sendable {
    package let text: String

    package init() {
        let key = SymmetricKey(size: .bits256)
        text = key.withUnsafeBytes { Data($0) }.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    package init(text: String) { self.text = text }

    /// What is kept of it.
    package var hash: String { hexadecimal(SHA256.hash(data: Data(text.utf8))) }

    /// A second word that only who holds this one can know: what a form carries to prove where it came from.
    package func derived(_ purpose: String) -> String {
        hexadecimal(
            HMAC<SHA256>.authenticationCode(for: Data(purpose.utf8), using: SymmetricKey(data: Data(text.utf8))))
    }
}

/// Whether two words are the same, in a time that does not depend on where they differ.
package func sameSecret(_ a: String, _ b: String) -> Bool {
    let key = SymmetricKey(size: .bits256)
    let code = HMAC<SHA256>.authenticationCode(for: Data(a.utf8), using: key)
    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(b.utf8), using: key)
}

/// A passphrase as it is kept: scrypt with N = 2^15, r = 8, p = 1, a salt of 16 bytes.
package enum Passphrase {
    /// NIST SP 800-63B: length is what counts; fifteen characters where it stands alone.
    package static let shortest = 15
    package static let longest = 256

    package static func verifier(of passphrase: String) throws -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        return "scrypt$15$\(salt.base64EncodedString())$\(try derive(passphrase, salt).base64EncodedString())"
    }

    package static func matches(_ passphrase: String, _ verifier: String) -> Bool {
        let parts = verifier.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", parts[1] == "15",
            let salt = Data(base64Encoded: String(parts[2])),
            let derived = try? derive(passphrase, salt)
        else { return false }
        return sameSecret(derived.base64EncodedString(), String(parts[3]))
    }

    /// Takes as long as a real comparison, for an address that nobody has.
    package static func pretend(_ passphrase: String) {
        _ = try? derive(passphrase, Data(repeating: 0, count: 16))
    }

    private static func derive(_ passphrase: String, _ salt: Data) throws -> Data {
        try Gate.passphrases.run {
            let key = try KDF.Scrypt.deriveKey(
                from: Data(passphrase.precomposedStringWithCanonicalMapping.utf8), salt: salt, outputByteCount: 32,
                rounds: 1 << 15, blockSize: 8, parallelism: 1)
            return key.withUnsafeBytes { Data($0) }
        }
    }
}

/// A person at work: who, in which capacity, since when and last when, and in which browser.
package struct Session: Hashable, Sendable {
    package let person: PersonID
    package let capacity: Capacity
    package let since: Instant
    package let seen: Instant
    /// What the browser calls itself, in short: "Firefox, Windows"; empty where it does not.
    package let browser: String

    package init(person: PersonID, capacity: Capacity, since: Instant, seen: Instant? = nil, browser: String = "") {
        self.person = person
        self.capacity = capacity
        self.since = since
        self.seen = seen ?? since
        self.browser = browser
    }

    /// A working day with its margins; then one signs in again.
    package static let longest = 12 * 3600
    /// So long without a request, and one signs in again.
    package static let idle = 3600

    package func isOpen(at now: Instant) -> Bool {
        now < since.adding(seconds: Session.longest) && now < seen.adding(seconds: Session.idle)
    }
}

/// A one-time link to choose a passphrase.
package struct Invitation: Hashable, Sendable {
    package let person: PersonID
    package let until: Instant
    /// Whether the person asked for it, and got it by e-mail: then a second factor stays.
    package let isOwn: Bool

    package init(person: PersonID, until: Instant, isOwn: Bool = false) {
        self.person = person
        self.until = until
        self.isOwn = isOwn
    }
}

/// Where erasable secrets are kept. Keys are hashes of tokens, never tokens.
package protocol SecretStore: EntryStore, IdentityStore {
    func setVerifier(_ verifier: String, of person: PersonID) throws
    func verifier(of person: PersonID) throws -> String?
    func keep(_ session: Session, under hash: String) throws
    func session(under hash: String) throws -> Session?
    func forgetSession(under hash: String) throws
    /// Whoever was at work as this person, or half way in, no longer is: a new passphrase begins anew.
    func forgetSessions(of person: PersonID) throws
    /// Nobody comes in as this person any more, by passphrase, session or invitation, until invited again; nor by the
    /// address of a calendar, nor by a provider.
    func forgetAccess(of person: PersonID) throws
    /// One invitation a person, and one link that the person asked for: a new one takes the place of the old.
    func keep(_ invitation: Invitation, under hash: String) throws
    func invitation(under hash: String) throws -> Invitation?
    /// Takes an invitation: it is given once, to whoever comes first. What else stands for that person ends with it.
    func takeInvitation(under hash: String) throws -> Invitation?
    /// One calendar feed a person: a new address takes the place of the old.
    func keepFeed(of person: PersonID, under hash: String) throws
    func feed(under hash: String) throws -> PersonID?
    func hasFeed(_ person: PersonID) throws -> Bool
    func forgetFeed(of person: PersonID) throws
}
