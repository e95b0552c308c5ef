import Kernel

/// How people come into an installation.
package struct Door: Sendable {
    /// Whose passphrase alone is not enough.
    package enum SecondFactor: String, CaseIterable, Sendable { case secretariat, everybody }

    package let secondFactor: SecondFactor
    /// How many days an invitation stands.
    package let invitationDays: Int

    package init(secondFactor: SecondFactor = .secretariat, invitationDays: Int = 30) {
        self.secondFactor = secondFactor
        self.invitationDays = invitationDays
    }

    /// How long a link stands that a person asked for, in seconds.
    package static let ownLink = 86_400
    /// How long one may take between passphrase and code, in seconds.
    package static let halfway = 600
    /// How long a browser is known after somebody came in, in seconds.
    package static let browserKnown = 180 * 86_400
}

/// What coming in needs kept besides passphrases: mistakes, known browsers, second factors, steps half taken, and what
/// is shown of sessions. Keys are hashes of tokens, never tokens.
package protocol EntryStore: Sendable {
    /// Changes counts of mistakes, all of them at once; those whose last is before a moment are gone.
    func count(
        _ keys: [String], since: Instant, _ change: (inout [String: Patience.Count]) -> Void) throws

    /// A browser in which somebody came in.
    func keepBrowser(of person: PersonID, under hash: String, until: Instant) throws
    func knowsBrowser(of person: PersonID, under hash: String, at now: Instant) throws -> Bool
    func forgetBrowsers(of person: PersonID) throws

    /// The key of somebody's authenticator: it cannot be a hash, since codes are made from it. A new one takes the place
    /// of the old, with the hashes of its recovery codes; `nil` ends both.
    func setFactor(_ key: [UInt8]?, recovery: [String], of person: PersonID) throws
    func factor(of person: PersonID) throws -> [UInt8]?
    /// Takes a step of time: `false` where it, or a later one, was taken before.
    func takeStep(_ step: Int, of person: PersonID) throws -> Bool
    func setRecovery(_ hashes: [String], of person: PersonID) throws
    func takeRecovery(_ hash: String, of person: PersonID) throws -> Bool
    func recoveryLeft(of person: PersonID) throws -> Int

    /// Who has given a passphrase and still owes a code. Such a person is not in.
    func keepHalfway(_ person: PersonID, under hash: String, until: Instant) throws
    func halfway(under hash: String) throws -> (person: PersonID, until: Instant)?
    func forgetHalfway(under hash: String) throws

    func sessions(of person: PersonID) throws -> [(hash: String, session: Session)]
    func seen(_ hash: String, at now: Instant) throws
}
