import Access
import Kernel
import Seals

/// Who stands at the door: from where, and in which browser.
package struct Caller: Sendable {
    /// The network, in short: "198.51.100.0/24"; `nil` where it is not known.
    package let network: String?
    /// What the browser was given when somebody last came in.
    package let known: Token?
    /// What the browser calls itself, in short.
    package let browser: String

    package init(network: String?, known: Token?, browser: String) {
        self.network = network
        self.known = known
        self.browser = browser
    }

    package static let unknown = Caller(network: nil, known: nil, browser: "")
}

/// How far somebody has come.
package enum Entrance: Sendable {
    /// In; the browser is known from now on by a word of its own.
    case inside(session: Token, browser: Token)
    /// The passphrase was right, and a code is owed. Nobody is in.
    case code(Token)
    /// The passphrase was right, and a second factor has to be set up first. Nobody is in.
    case setUp(Token)

    /// Of who is in.
    package var session: Token? { if case .inside(let session, _) = self { session } else { nil } }
}

/// Guessing slowed, the steps between passphrase and session, and sessions.
extension Desk {
    // MARK: Guessing

    enum Guessed: String {
        case passphrase, code, link, invitation

        /// How many mistakes on one address, or in one known browser, cost nothing.
        var free: Int { self == .link ? 3 : 5 }
    }

    struct Guess {
        let own: [Patience.Limit]
        let network: Patience.Limit?
    }

    /// What a guess is held against. In a browser that is known as this person's it is that browser alone; in any other,
    /// what is guessed, and the network it comes from.
    ///
    /// - Parameter subject: an address, known here or not, or a person.
    func guess(
        _ what: Guessed, on subject: String?, of person: PersonID?, from caller: Caller
    ) throws -> Guess {
        if let known = caller.known, let person, try secrets.knowsBrowser(of: person, under: known.hash, at: now) {
            let key = "\(what.rawValue) browser \(known.hash)"
            return Guess(own: [.init(key, free: 2 * what.free, longest: 3600)], network: nil)
        }
        return Guess(
            own: subject.map { [.init("\(what.rawValue) \(Token(text: $0).hash)", free: what.free, longest: 3600)] }
                ?? [],
            // A whole delegation may stand behind one network.
            network: caller.network.map { .init("network \($0)", free: 30, longest: 900) })
    }

    /// Refuses while a wait lasts, and says how long; otherwise counts.
    func slow(_ guess: Guess) throws {
        guard let until = try secrets.attempt(guess.own + [guess.network].compactMap { $0 }, at: now) else { return }
        let minutes = Int((until.milliseconds - now.milliseconds + 59_999) / 60_000)
        throw Refusal.input("slowed", ["count": .number(minutes)])
    }

    func forgive(_ guess: Guess) throws { try secrets.forgive(guess.own, network: guess.network, at: now) }

    /// An invitation that does not stand was asked for: its network is slowed like one that guesses passphrases.
    package func missedInvitation(from caller: Caller) throws {
        try slow(guess(.invitation, on: nil, of: nil, from: caller))
    }

    // MARK: Coming in

    /// Where somebody goes whose passphrase was right.
    func enter(_ account: AccountView, from caller: Caller) throws -> Entrance {
        let hasFactor = try secrets.factor(of: account.person.id) != nil
        if try !hasFactor && !owesFactor(account) { return try inside(account, from: caller) }
        let token = Token()
        try secrets.keepHalfway(account.person.id, under: token.hash, until: now.adding(seconds: Door.halfway))
        return hasFactor ? .code(token) : .setUp(token)
    }

    func inside(_ account: AccountView, from caller: Caller) throws -> Entrance {
        guard let capacity = account.capacities.first else { throw Refusal.hidden }
        let person = account.person.id
        var browser = Token()
        if let known = caller.known, try secrets.knowsBrowser(of: person, under: known.hash, at: now) {
            browser = known
        }
        try secrets.keepBrowser(of: person, under: browser.hash, until: now.adding(seconds: Door.browserKnown))
        return .inside(session: try open(person, capacity, browser: caller.browser), browser: browser)
    }

    /// Whose passphrase was right a moment ago.
    package func halfway(_ token: Token) throws -> AccountView? {
        guard let halfway = try secrets.halfway(under: token.hash), now < halfway.until else { return nil }
        return try account(halfway.person)
    }

    // MARK: Sessions

    package func session(_ token: Token) throws -> Session? {
        guard let session = try secrets.session(under: token.hash), session.isOpen(at: now),
            try account(session.person)?.capacities.contains(session.capacity) == true
        else { return nil }
        // Once a minute is often enough.
        if session.seen.adding(seconds: 60) <= now { try secrets.seen(token.hash, at: now) }
        return session
    }

    /// Takes up another capacity one holds, under a new token: what another window still shows acts no more.
    package func act(as capacity: Capacity, _ token: Token) throws -> Token {
        guard let session = try session(token), let account = try account(session.person),
            account.capacities.contains(capacity)
        else { throw Refusal.hidden }
        if capacity == .secretariat, try owesFactor(account), try secrets.factor(of: session.person) == nil {
            throw Refusal.input("factor-first")
        }
        return try renew(token, session, as: capacity)
    }

    func renew(_ token: Token, _ session: Session, as capacity: Capacity) throws -> Token {
        try secrets.forgetSession(under: token.hash)
        return try open(session.person, capacity, browser: session.browser, since: session.since)
    }

    package func signOut(_ token: Token) throws {
        try secrets.forgetSession(under: token.hash)
    }

    /// A session as its person sees it.
    package struct OpenSession: Sendable {
        /// By which it is ended: the hash of its token.
        package let id: String
        package let session: Session
        package let isThis: Bool
    }

    /// One's own open sessions, the last used first.
    package func sessions(_ token: Token) throws -> [OpenSession] {
        guard let person = try session(token)?.person else { throw Refusal.hidden }
        return try secrets.sessions(of: person).filter { $0.session.isOpen(at: now) }
            .map { OpenSession(id: $0.hash, session: $0.session, isThis: $0.hash == token.hash) }
            .sorted { ($0.session.seen, $0.id) > ($1.session.seen, $1.id) }
    }

    /// Ends one of one's own sessions.
    package func endSession(_ id: String, _ token: Token) throws {
        guard try sessions(token).contains(where: { $0.id == id }) else { throw Refusal.hidden }
        try secrets.forgetSession(under: id)
    }

    /// Ends all of one's own sessions but this one.
    package func endOtherSessions(_ token: Token) throws {
        for other in try sessions(token) where !other.isThis { try secrets.forgetSession(under: other.id) }
    }
}
