import Kernel

/// Who somebody is at a provider of sign-ins: never changes, and says nothing elsewhere.
package struct Identity: Hashable, Sendable {
    package let issuer: String
    package let subject: String

    package init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }
}

/// What a provider has said of whom it let in, already checked.
package struct Testimony: Hashable, Sendable {
    package let identity: Identity
    /// The address it has verified; `nil` where it says none.
    package let email: String?

    package init(_ identity: Identity, email: String?) {
        self.identity = identity
        self.email = email
    }
}

/// Where it is kept which account an identity opens, and what waits for a person's yes. Erasable, as all secrets are.
package protocol IdentityStore: Sendable {
    func person(of identity: Identity) throws -> PersonID?
    /// Ties an identity to a person: one of each issuer, and each to one person.
    ///
    /// - Parameter replacing: whether it may take the place of the person's earlier one of the same issuer.
    /// - Returns: whether it was tied.
    func tie(_ identity: Identity, to person: PersonID, replacing: Bool) throws -> Bool
    /// The issuers of which a person has an identity.
    func issuers(of person: PersonID) throws -> Set<String>

    /// Keeps a text for a while; what is past its time at `now` goes.
    func keepWaiting(_ text: String, under hash: String, until: Instant, now: Instant) throws
    func waiting(under hash: String) throws -> (text: String, until: Instant)?
    /// Takes it: it is given once.
    func takeWaiting(under hash: String) throws -> (text: String, until: Instant)?
}
