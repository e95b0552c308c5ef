import Crypto
import Foundation
import Kernel
import Seals

/// A sign-in under way: what the browser keeps of it in a cookie while its owner is at the provider.
///
/// State, nonce and PKCE verifier all follow from its one random word, so that only this browser can finish what it
/// began, and the server keeps nothing for strangers.
package struct Errand: Hashable, Sendable {
    package let provider: String
    package let begun: Instant
    /// The invitation that is being accepted.
    package let invitation: Token?
    private let word: Token

    /// In seconds: time to find one's telephone.
    package static let longest = 600

    package init(provider: String, begun: Instant, invitation: Token?) {
        self.provider = provider
        self.begun = begun
        self.invitation = invitation
        word = Token()
    }

    /// "un.1800000000000.word", and the invitation's word behind it.
    package init?(cookie: String) {
        let parts = cookie.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard cookie.utf8.count <= 256, parts.count == 3 || parts.count == 4, let begun = Int64(parts[1]),
            parts[2].utf8.count == 43
        else { return nil }
        provider = parts[0]
        self.begun = Instant(milliseconds: begun)
        word = Token(text: parts[2])
        invitation = parts.count == 4 ? Token(text: parts[3]) : nil
    }

    package var cookie: String {
        [provider, String(begun.milliseconds), word.text, invitation?.text].compactMap { $0 }.joined(separator: ".")
    }

    package var state: String { word.derived("state \(provider) \(begun.milliseconds) \(invitation?.text ?? "")") }
    package var nonce: String { word.derived("nonce") }
    package var verifier: String { word.derived("verifier") }
    package var challenge: String { Base64URL.encoded(SHA256.hash(data: Data(verifier.utf8))) }

    /// Whether the answer belongs to it: the same provider and state, and in time.
    package func expects(provider: String, state: String, now: Instant) -> Bool {
        provider == self.provider && sameSecret(state, self.state) && begun <= now
            && now < begun.adding(seconds: Errand.longest)
    }
}
