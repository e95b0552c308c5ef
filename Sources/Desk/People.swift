import Access
import Kernel
import Ledger
import Mechanism
import Seals

extension Desk {
    // MARK: Signing in

    /// Looks at a passphrase. An unknown address takes as long as a wrong passphrase, and is slowed like a known one.
    package func signIn(email: String, passphrase: String, from caller: Caller) throws -> Entrance {
        let account = try account(email: email)
        let guess = try guess(.passphrase, on: email.lowercased(), of: account?.person.id, from: caller)
        try slow(guess)
        guard let account, let verifier = try secrets.verifier(of: account.person.id) else {
            Passphrase.pretend(passphrase)
            throw Refusal.input("not-signed-in", field: "passphrase")
        }
        guard Passphrase.matches(passphrase, verifier), !account.capacities.isEmpty,
            // Changed while this waited for its turn, it is right no longer.
            try secrets.verifier(of: account.person.id) == verifier
        else { throw Refusal.input("not-signed-in", field: "passphrase") }
        try forgive(guess)
        return try enter(account, from: caller)
    }

    /// One click signs anybody in, in the training room and nowhere else.
    package func signInForTraining(_ person: PersonID, _ capacity: Capacity, browser: String = "") throws -> Token {
        guard try isTraining, let account = try account(person), account.capacities.contains(capacity) else {
            throw Refusal.hidden
        }
        return try open(person, capacity, browser: browser)
    }

    /// The one place where a session is made: all that lets a person in ends here.
    func open(_ person: PersonID, _ capacity: Capacity, browser: String = "", since: Instant? = nil) throws -> Token {
        let token = Token()
        let session = Session(
            person: person, capacity: capacity, since: since ?? now, seen: now, browser: browser)
        try secrets.keep(session, under: token.hash)
        return token
    }

    // MARK: Invitations

    /// Opens an account for a new person, or gives a known one a further capacity.
    package func admit(name: String, email: String, capacity: Capacity, language: Language, as actor: Actor) throws
        -> PersonID
    {
        try Access.judge(actor, .actAsSecretariat).enforce()
        if let state = capacity.state, try profile(state) == nil {
            throw Refusal.input("state-unknown", field: "state")
        }
        return try transact(as: actor) { transaction in
            try self.person(name, email, capacity, language: language, &transaction).id
        }
    }

    /// A fresh one-time link for a person who has not accepted yet, or has lost the passphrase.
    package func invite(_ person: PersonID, as actor: Actor) throws -> Token {
        try Access.judge(actor, .actAsSecretariat).enforce()
        let until = now.adding(seconds: door.invitationDays * 86_400)
        try transact(as: actor) { transaction in
            try transaction.decide(Account.self, .account(person), .invite(until: until))
        }
        return try keepInvitation(Invitation(person: person, until: until))
    }

    func keepInvitation(_ invitation: Invitation) throws -> Token {
        let token = Token()
        try secrets.keep(invitation, under: token.hash)
        return token
    }

    /// Counts somebody's wish for a new link, whosever the address is.
    package func askForLink(email: String, from caller: Caller) throws {
        try slow(guess(.link, on: email.lowercased(), of: nil, from: caller))
    }

    /// A link for whoever has an account under an address; what a stranger asks for is no record.
    package func ownLink(email: String) throws -> (account: AccountView, token: Token)? {
        guard let account = try account(email: email), !account.capacities.isEmpty else { return nil }
        let until = now.adding(seconds: Door.ownLink)
        return (account, try keepInvitation(Invitation(person: account.person.id, until: until, isOwn: true)))
    }

    /// Whom an invitation is for, while it stands.
    ///
    /// - Returns: the account, and whether its second factor is asked for too.
    package func invited(_ token: Token) throws -> (account: AccountView, needsCode: Bool)? {
        guard let invitation = try secrets.invitation(under: token.hash), now < invitation.until,
            let account = try account(invitation.person)
        else { return nil }
        return (account, try invitation.isOwn && secrets.factor(of: invitation.person) != nil)
    }

    /// Accepts an invitation with a passphrase of one's own, and comes in.
    ///
    /// A link of the secretariat ends a second factor that was lost. A link that came by e-mail does not: a mailbox is
    /// not enough to come in where a code is asked for.
    package func accept(
        _ token: Token, passphrase: String, again: String, code: String = "", from caller: Caller = .unknown
    ) throws -> Entrance {
        guard let (account, needsCode) = try invited(token), let capacity = account.capacities.first else {
            throw Refusal.hidden
        }
        try check(passphrase, again, of: account)
        let person = account.person.id
        if needsCode { try check(code: code, of: person, from: caller) }
        guard let invitation = try secrets.takeInvitation(under: token.hash), invitation.person == person else {
            throw Refusal.hidden
        }
        let verifier = try Passphrase.verifier(of: passphrase)
        // A link of the secretariat begins anew: nothing from before opens the account.
        if !invitation.isOwn { try secrets.forgetAccess(of: person) }
        try secrets.setVerifier(verifier, of: person)
        try secrets.forgetSessions(of: person)
        try secrets.forgetBrowsers(of: person)
        try transact(as: .person(person, capacity)) { transaction in
            try transaction.decide(Account.self, .account(person), .accept)
        }
        return try needsCode ? inside(account, from: caller) : enter(account, from: caller)
    }

    /// What a passphrase must be (NIST SP 800-63B-4, 3.1.1.2): long, and not obvious.
    private func check(_ passphrase: String, _ again: String, of account: AccountView) throws(Refusal) {
        let length = passphrase.unicodeScalars.count
        if length < Passphrase.shortest {
            throw .input("passphrase-short", field: "passphrase", ["count": .number(Passphrase.shortest)])
        }
        if length > Passphrase.longest {
            throw .input("passphrase-long", field: "passphrase", ["count": .number(Passphrase.longest)])
        }
        if passphrase != again { throw .input("passphrase-differs", field: "again") }
        let states = account.capacities.compactMap(\.state).flatMap { state in
            (facts.profiles[state] ?? facts.trainingProfiles[state])?.names.texts.values.map { $0 } ?? []
        }
        if facts.obvious.covers(passphrase, known: [account.person.name, account.email, "palermo"] + states) {
            throw .input("passphrase-obvious", field: "passphrase")
        }
    }

    // MARK: Reading

    package func account(_ person: PersonID) throws -> AccountView? {
        try state(Account.self, .account(person)).view(id: person)
    }

    package func account(email: String) throws -> AccountView? {
        guard let id = try store.view(Views.address, key: email.lowercased())?.string else { return nil }
        return try account(PersonID(id))
    }

    /// Everybody with an account, by address; the secretariat's list, and the training room's door.
    package func accounts(as actor: Actor) throws -> [AccountView] {
        if try state(Installation.self, "installation/this").kind != .training {
            try Access.judge(actor, .actAsSecretariat).enforce()
        }
        return try store.view(Views.address).compactMap {
            try $0.value.string.flatMap { try self.account(PersonID($0)) }
        }
    }

    // MARK: Experts

    /// Names an expert of a State, with what the list must show (TOR 21).
    package func nominateExpert(
        _ state: StateCode, name: String, email: String, background: String, expertise: String, as actor: Actor
    ) throws {
        try Access.judge(actor, .nominateExperts(state)).enforce()
        guard try profile(state) != nil else { throw Refusal.hidden }
        try transact(as: actor) { transaction in
            let person = try self.person(name, email, .expert(state), language: .en, &transaction)
            try self.list(person, background, expertise, of: state, &transaction)
        }
    }

    /// Puts an expert on the State's list.
    func list(
        _ person: NamedPerson, _ background: String, _ expertise: String, of state: StateCode,
        _ transaction: inout Transaction
    ) throws {
        try transaction.decide(
            Roster.self, StreamID("roster", state.rawValue),
            .nominate(person, background: background, expertise: expertise, ruleSet: .untoc2010))
    }

    /// Takes an expert off the State's list; a review already under way keeps whom it has.
    package func withdrawExpert(_ state: StateCode, _ person: PersonID, as actor: Actor) throws {
        try Access.judge(actor, .nominateExperts(state)).enforce()
        try transact(as: actor) {
            try $0.decide(Roster.self, StreamID("roster", state.rawValue), .withdraw(person))
        }
    }

    package func experts(of state: StateCode, as actor: Actor) throws -> [Roster.Expert] {
        try Access.judge(actor, .read(.statesParties)).enforce()
        return try self.state(Roster.self, StreamID("roster", state.rawValue)).view()
    }

    private func maySpeakForAll(_ actor: Actor) -> Bool {
        Access.judge(actor, .actAsSecretariat) == .allowed
    }

    /// The account of an address, opened if there is none, holding the capacity.
    func person(
        _ name: String, _ email: String, _ capacity: Capacity, language: Language, _ transaction: inout Transaction,
        id: PersonID? = nil, by reference: String? = nil
    ) throws -> NamedPerson {
        if let account = try account(email: email, &transaction) {
            // A State names its own people; somebody else's stay as they are, whatever address is typed.
            let isOwn = account.capacities.contains { $0.state == capacity.state }
            if !isOwn && !maySpeakForAll(transaction.context.actor) {
                throw Refusal.input("address-taken", field: "email", ["email": .code(email)])
            }
            // A focal point's link opened this account: for more than contributing, another link is needed.
            if account.capacities.allSatisfy(\.isContributor) && !capacity.isContributor {
                transaction.withoutAccess.insert(account.person.id)
            }
            // Whom a provider let in comes in anew: it may not vouch for what is added.
            if !account.capacities.contains(capacity), try !secrets.issuers(of: account.person.id).isEmpty {
                transaction.withoutSessions.insert(account.person.id)
            }
            try transaction.decide(
                Account.self, .account(account.person.id), .grant(capacity, reference: reference))
            return account.person
        }
        let id = id ?? PersonID(newID())
        let stream = StreamID("account", id.rawValue)
        try transaction.decide(Account.self, stream, .open(name: name, email: email, language: language))
        try transaction.decide(Account.self, stream, .grant(capacity, reference: reference))
        transaction.claim(view: Views.address, key: email.lowercased(), value: .string(id.rawValue))
        return NamedPerson(id: id, name: name)
    }

    /// Whose an address is, with what this transaction has decided so far.
    func account(email: String, _ transaction: inout Transaction) throws -> AccountView? {
        let key = email.lowercased()
        guard
            let id = try
                (transaction.claimed(view: Views.address, key: key)
                ?? store.view(Views.address, key: key))?.string
        else { return nil }
        return try transaction.state(Account.self, StreamID("account", id)).view(id: PersonID(id))
    }
}
