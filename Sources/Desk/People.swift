import Access
import Kernel
import Ledger
import Mechanism
import Seals

extension Desk {
    /// How long an invitation stands.
    package static let invitationDays = 30

    // MARK: Signing in

    /// Opens a session for who knows the passphrase. An unknown address takes as long as a wrong passphrase.
    package func signIn(email: String, passphrase: String) throws -> Token {
        let refusal = Refusal.input("not-signed-in", field: "passphrase")
        guard let account = try account(email: email), let verifier = try secrets.verifier(of: account.person.id) else {
            Passphrase.pretend(passphrase)
            throw refusal
        }
        guard Passphrase.matches(passphrase, verifier), let capacity = account.capacities.first else { throw refusal }
        return try open(account.person.id, capacity)
    }

    /// One click signs anybody in, in the training room and nowhere else.
    package func signInForTraining(_ person: PersonID, _ capacity: Capacity) throws -> Token {
        guard try state(Installation.self, "installation/this").kind == .training,
            let account = try account(person), account.capacities.contains(capacity)
        else { throw Refusal.hidden }
        return try open(person, capacity)
    }

    /// Takes up another capacity one holds.
    package func act(as capacity: Capacity, _ token: Token) throws {
        guard let session = try session(token), let account = try account(session.person),
            account.capacities.contains(capacity)
        else { throw Refusal.hidden }
        try secrets.keep(Session(person: session.person, capacity: capacity, since: session.since), under: token.hash)
    }

    package func session(_ token: Token) throws -> Session? {
        guard let session = try secrets.session(under: token.hash),
            now < session.since.adding(seconds: Session.longest),
            try account(session.person)?.capacities.contains(session.capacity) == true
        else { return nil }
        return session
    }

    package func signOut(_ token: Token) throws {
        try secrets.forgetSession(under: token.hash)
    }

    func open(_ person: PersonID, _ capacity: Capacity) throws -> Token {
        let token = Token()
        try secrets.keep(Session(person: person, capacity: capacity, since: now), under: token.hash)
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
        let until = now.adding(seconds: Desk.invitationDays * 86_400)
        try transact(as: actor) { transaction in
            try transaction.decide(Account.self, StreamID("account", person.rawValue), .invite(until: until))
        }
        let token = Token()
        try secrets.keepInvitation(of: person, under: token.hash, until: until)
        return token
    }

    /// Whom an invitation is for, while it stands.
    package func invited(_ token: Token) throws -> AccountView? {
        guard let invitation = try secrets.invitation(under: token.hash), now < invitation.until else { return nil }
        return try account(invitation.person)
    }

    /// Accepts an invitation with a passphrase of one's own, and signs in.
    package func accept(_ token: Token, passphrase: String, again: String) throws -> Token {
        guard let account = try invited(token) else { throw Refusal.hidden }
        if passphrase.unicodeScalars.count < Passphrase.shortest {
            throw Refusal.input("passphrase-short", field: "passphrase", ["count": .number(Passphrase.shortest)])
        }
        if passphrase.unicodeScalars.count > Passphrase.longest {
            throw Refusal.input("passphrase-long", field: "passphrase", ["count": .number(Passphrase.longest)])
        }
        if passphrase != again { throw Refusal.input("passphrase-differs", field: "again") }
        if Set(passphrase.unicodeScalars).count < 5 || passphrase.lowercased() == account.email {
            throw Refusal.input("passphrase-obvious", field: "passphrase")
        }
        let person = account.person.id
        guard let capacity = account.capacities.first, try secrets.takeInvitation(under: token.hash)?.person == person
        else { throw Refusal.hidden }
        try secrets.setVerifier(try Passphrase.verifier(of: passphrase), of: person)
        try secrets.forgetSessions(of: person)
        try transact(as: .person(person, capacity)) { transaction in
            try transaction.decide(Account.self, StreamID("account", person.rawValue), .accept)
        }
        return try open(person, capacity)
    }

    // MARK: Reading

    package func account(_ person: PersonID) throws -> AccountView? {
        try state(Account.self, StreamID("account", person.rawValue)).view(id: person)
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
            try transaction.decide(
                Roster.self, StreamID("roster", state.rawValue),
                .nominate(person, background: background, expertise: expertise, ruleSet: .untoc2010))
        }
    }

    /// Takes an expert off the State's list; a review already under way keeps whom it has.
    package func withdrawExpert(_ state: StateCode, _ person: PersonID, as actor: Actor) throws {
        try Access.judge(actor, .nominateExperts(state)).enforce()
        try transact(as: actor) {
            try $0.decide(Roster.self, StreamID("roster", state.rawValue), .withdraw(person))
        }
    }

    package func experts(of state: StateCode, as actor: Actor) throws -> [Roster.Expert] {
        try Access.judge(actor, .readExperts).enforce()
        return try self.state(Roster.self, StreamID("roster", state.rawValue)).view()
    }

    private func maySpeakForAll(_ actor: Actor) -> Bool {
        Access.judge(actor, .actAsSecretariat) == .allowed
    }

    /// The account of an address, opened if there is none, holding the capacity.
    func person(
        _ name: String, _ email: String, _ capacity: Capacity, language: Language, _ transaction: inout Transaction,
        id: PersonID? = nil
    ) throws -> NamedPerson {
        if let account = try account(email: email) {
            // A State names its own people; somebody else's stay as they are, whatever address is typed.
            let isOwn = account.capacities.contains { $0.state == capacity.state }
            if !isOwn && !maySpeakForAll(transaction.context.actor) {
                throw Refusal.input("address-taken", field: "email", ["email": .code(email)])
            }
            // A focal point's link opened this account: for more than contributing, another link is needed.
            if account.capacities.allSatisfy(\.isContributor) && !capacity.isContributor {
                try secrets.forgetAccess(of: account.person.id)
            }
            // Whom a provider let in comes in anew: it may not vouch for what is added.
            if !account.capacities.contains(capacity), try !secrets.issuers(of: account.person.id).isEmpty {
                try secrets.forgetSessions(of: account.person.id)
            }
            try transaction.decide(Account.self, StreamID("account", account.person.id.rawValue), .grant(capacity))
            return account.person
        }
        let id = id ?? PersonID(newID())
        let stream = StreamID("account", id.rawValue)
        try transaction.decide(Account.self, stream, .open(name: name, email: email, language: language))
        try transaction.decide(Account.self, stream, .grant(capacity))
        transaction.claim(view: Views.address, key: email.lowercased(), value: .string(id.rawValue))
        return NamedPerson(id: id, name: name)
    }
}
