import Access
import Kernel
import Ledger
import Seals

/// Coming in with what a provider has said: the same account, the same session as by passphrase.
///
/// The first time, the provider's identity is tied to an account, by the invitation that is being accepted or by a
/// verified address that is the account's own; its owner is asked before. From then on the identity alone counts:
/// addresses are given to others when people leave. Each time anew, the provider must be one that may vouch for this
/// account with all it holds (`Access.judge(_:_:)`).
extension Desk {
    /// Why somebody whom a provider let in stays outside; the key below `elsewhere.` in the catalogues.
    package enum Outside: String, Error, CaseIterable, Sendable {
        /// No account here that this provider opens. Whether there is one that another opens is not said.
        case nobody
        /// The account is tied to another identity of the same provider, or the identity to another account.
        case otherwise
    }

    /// A session, where the identity is tied to an account already; `nil` the first time.
    package func signIn(_ testimony: Testimony, _ vouching: Vouching, from caller: Caller = .unknown) throws
        -> Entrance?
    {
        guard let person = try secrets.person(of: testimony.identity) else { return nil }
        guard let account = try account(person), !account.capacities.isEmpty,
            Access.judge(vouching, account) == .allowed
        else { throw Outside.nobody }
        return try enter(account, from: caller)
    }

    /// Whose account the identity would be tied to.
    package func account(for testimony: Testimony, _ vouching: Vouching, invitation: Token?) throws -> AccountView {
        let account: AccountView?
        if let invitation {
            account = try invited(invitation)?.account
        } else {
            account = try testimony.email.flatMap { try self.account(email: $0) }
        }
        guard let account, Access.judge(vouching, account) == .allowed else { throw Outside.nobody }
        let holder = try secrets.person(of: testimony.identity)
        if let holder, holder != account.person.id { throw Outside.otherwise }
        // The address has passed to somebody else, or the provider calls its owner otherwise now.
        if holder == nil, invitation == nil,
            try secrets.issuers(of: account.person.id).contains(testimony.identity.issuer)
        {
            throw Outside.otherwise
        }
        return account
    }

    /// Ties the identity to its account, with the owner's yes, and lets them in.
    package func tie(
        _ testimony: Testimony, _ vouching: Vouching, invitation: Token?, from caller: Caller = .unknown
    ) throws -> Entrance {
        let account = try account(for: testimony, vouching, invitation: invitation)
        let person = account.person.id
        guard let capacity = account.capacities.first else { throw Outside.nobody }
        let taken = try invitation.flatMap { try secrets.takeInvitation(under: $0.hash) }
        if invitation != nil, taken?.person != person { throw Outside.nobody }
        // A link of the secretariat begins anew: nothing from before opens the account.
        if let taken, !taken.isOwn { try secrets.forgetAccess(of: person) }
        guard try secrets.tie(testimony.identity, to: person, replacing: invitation != nil) else {
            throw Outside.otherwise
        }
        // Whoever was at work before the invitation no longer is.
        if invitation != nil { try secrets.forgetSessions(of: person) }
        try transact(as: .person(person, capacity)) { transaction in
            try transaction.decide(Account.self, .account(person), .accept)
        }
        return try enter(account, from: caller)
    }

    // MARK: Between the two

    /// How long a person may think about the first sign-in, in seconds.
    package static let waitingSeconds = 600

    /// Keeps what waits for a person's yes; the word it is kept under is for that browser.
    package func keepWaiting(_ text: String) throws -> Token {
        let token = Token()
        try secrets.keepWaiting(
            text, under: token.hash, until: now.adding(seconds: Desk.waitingSeconds), now: now)
        return token
    }

    package func waiting(_ token: Token) throws -> String? {
        try secrets.waiting(under: token.hash).flatMap { now < $0.until ? $0.text : nil }
    }

    package func takeWaiting(_ token: Token) throws -> String? {
        try secrets.takeWaiting(under: token.hash).flatMap { now < $0.until ? $0.text : nil }
    }
}
