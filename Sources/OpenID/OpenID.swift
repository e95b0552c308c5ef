/// Signing in with a provider elsewhere: a State's, or the United Nations' (OpenID Connect Core 1.0, RFC 6749).
///
/// The installation's file names its providers and whom each may vouch for (`ProviderFile`). A sign-in is an `Errand`:
/// one random word in the browser's cookie, from which state, nonce and PKCE verifier follow, so that nothing is kept
/// here while somebody is away. What comes back is redeemed at the provider (`Providers.redeem`) and believed only if
/// the `IDToken` withstands every check. Who that is here, and whether they come in, is for the Desk and `Access`.
///
/// The one way taken: discovery, authorization code with PKCE (S256), the code in the query, keys by `kid`. There are
/// no implicit tokens, no encrypted ones, no symmetric signatures, and no address in a token is ever fetched.
import Kernel

/// Why nobody came in. The words people read are under `elsewhere.` in the catalogues; the particulars are for the log
/// and hold nothing secret.
package enum OpenIDFault: Error, Hashable, Sendable {
    /// The provider did not answer, or not as the standard says.
    case unreachable(String)
    /// What came back cannot be believed.
    case distrusted(Distrust)
    /// The person, or the provider, ended it.
    case cancelled
    /// Not begun in this browser, used already, or too long ago.
    case stale

    /// The check that failed.
    package enum Distrust: String, Hashable, Sendable {
        case form, algorithm, key, signature, issuer, audience, party, expired
        case issuedAt = "issued-at"
        case notYet = "not-yet"
        case nonce, subject, context
        /// The answer names another issuer than the one asked (RFC 9207).
        case answeredByAnother = "answered-by-another"
        /// UserInfo speaks of somebody else than the token.
        case otherSubject = "other-subject"
    }

    /// The key below `elsewhere.` in the catalogues.
    package var key: String {
        switch self {
        case .unreachable: "unreachable"
        case .distrusted: "distrusted"
        case .cancelled: "cancelled"
        case .stale: "stale"
        }
    }
}
