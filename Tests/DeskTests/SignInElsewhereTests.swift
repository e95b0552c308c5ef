import Access
import Kernel
import Ledger
import Seals
import Testing

@testable import Desk

/// Who comes in by what a provider says, and who does not.
@Suite struct SignInElsewhereTests {
    let desk: Desk
    let ana: AccountView
    let xan = Vouching(states: ["XAN"], secretariat: false, domains: [])
    let other = Vouching(states: ["XAB"], secretariat: false, domains: [])

    init() throws {
        desk = try makeDesk(.training)
        let id = try desk.admit(
            name: "Ana", email: "Ana@mfa.xan.example", capacity: .expert("XAN"), language: .en, as: officer)
        ana = try #require(try desk.account(id))
    }

    func says(_ subject: String, _ email: String? = "ana@mfa.xan.example") -> Testimony {
        Testimony(Identity(issuer: "https://login.xan.example", subject: subject), email: email)
    }

    func outside(_ body: () throws -> Void) -> Desk.Outside? {
        do {
            try body()
            return nil
        } catch {
            return error as? Desk.Outside
        }
    }

    @Test func `the first time by a verified address, then by who it is`() throws {
        #expect(try desk.signIn(says("s-1"), xan) == nil)
        #expect(try desk.account(for: says("s-1"), xan, invitation: nil).person == ana.person)
        let token = try #require(try desk.tie(says("s-1"), xan, invitation: nil).session)
        #expect(try desk.session(token)?.person == ana.person.id)
        #expect(try desk.account(ana.person.id)?.accepted == true)
        // The address may have changed meanwhile, or be gone.
        let again = try #require(try desk.signIn(says("s-1", nil), xan)?.session)
        #expect(try desk.session(again)?.capacity == .expert("XAN"))
    }

    @Test func `without a verified address there is nobody`() throws {
        for email in [nil, "", "somebody@mfa.xan.example", "ana@mfa.xan.example\u{301}"] {
            #expect(outside { _ = try desk.account(for: says("s-1", email), xan, invitation: nil) } == .nobody)
        }
    }

    @Test func `an address that passed to somebody else opens nothing`() throws {
        _ = try desk.tie(says("s-1"), xan, invitation: nil)
        #expect(outside { _ = try desk.account(for: says("s-2"), xan, invitation: nil) } == .otherwise)
        #expect(outside { _ = try desk.tie(says("s-2"), xan, invitation: nil) } == .otherwise)
        #expect(try desk.signIn(says("s-2"), xan) == nil)
        // Nor does the one who has it now get in by another's invitation with the old identity.
        let boris = try desk.admit(
            name: "Boris", email: "boris@mfa.xan.example", capacity: .expert("XAN"), language: .en, as: officer)
        let invitation = try desk.invite(boris, as: officer)
        #expect(outside { _ = try desk.tie(says("s-1"), xan, invitation: invitation) } == .otherwise)
        // With an invitation, the account passes to the new identity, and the old one opens nothing.
        let fresh = try desk.invite(ana.person.id, as: officer)
        _ = try desk.tie(says("s-2"), xan, invitation: fresh)
        #expect(try desk.signIn(says("s-2"), xan) != nil)
        #expect(try desk.signIn(says("s-1"), xan) == nil)
    }

    @Test func `an invitation is accepted once, whatever address the provider has`() throws {
        let invitation = try desk.invite(ana.person.id, as: officer)
        let entrance = try desk.tie(says("s-9", "private@elsewhere.example"), xan, invitation: invitation)
        let token = try #require(entrance.session)
        #expect(try desk.session(token)?.person == ana.person.id)
        #expect(outside { _ = try desk.tie(says("s-10"), xan, invitation: invitation) } == .nobody)
        #expect(try desk.invited(invitation) == nil)
    }

    @Test func `a State's provider never opens another State's account`() throws {
        let invitation = try desk.invite(ana.person.id, as: officer)
        #expect(outside { _ = try desk.account(for: says("s-1"), other, invitation: nil) } == .nobody)
        #expect(outside { _ = try desk.tie(says("s-1"), other, invitation: invitation) } == .nobody)
        #expect(try desk.invited(invitation) != nil, "and the invitation still stands")
        _ = try desk.tie(says("s-1"), xan, invitation: nil)
        #expect(outside { _ = try desk.signIn(says("s-1"), other) } == .nobody)
        #expect(
            outside { _ = try desk.account(for: says("s-2", "secretariat@palermo.example"), xan, invitation: nil) }
                == .nobody)
    }

    @Test func `what is added to an account later is beyond who may not vouch for it`() throws {
        let token = try #require(try desk.tie(says("s-1"), xan, invitation: nil).session)
        _ = try desk.admit(
            name: "Ana", email: "ana@mfa.xan.example", capacity: .secretariat, language: .en, as: officer)
        #expect(try desk.session(token) == nil, "the session begun by it has ended")
        #expect(outside { _ = try desk.signIn(says("s-1"), xan) } == .nobody)
        let both = Vouching(states: ["XAN"], secretariat: true, domains: [])
        #expect(try desk.signIn(says("s-1"), both) != nil)
    }

    @Test func `a link of the secretariat begins anew: no way in from before is left`() throws {
        let phrase = "seven quiet geese fly north"
        let first = try desk.invite(ana.person.id, as: officer)
        _ = try desk.accept(first, passphrase: phrase, again: phrase)
        _ = try desk.openFeed(as: .person(ana.person.id, .expert("XAN")))
        // Accepted through a provider, the passphrase is gone.
        _ = try desk.tie(says("s-1"), xan, invitation: try desk.invite(ana.person.id, as: officer))
        #expect(try desk.secrets.verifier(of: ana.person.id) == nil && !desk.secrets.hasFeed(ana.person.id))
        // Accepted with a passphrase, the provider is.
        _ = try desk.accept(try desk.invite(ana.person.id, as: officer), passphrase: phrase, again: phrase)
        #expect(try desk.signIn(says("s-1"), xan) == nil)
        #expect(try desk.secrets.issuers(of: ana.person.id).isEmpty)
    }

    @Test func `who comes in by a provider owes the second factor like anybody else`() throws {
        let desk = try makeDesk(.real, isSeeded: false)
        let both = Vouching(states: [], secretariat: true, domains: [])
        _ = try desk.admit(
            name: "Ola", email: "ola@un.example", capacity: .secretariat, language: .en, as: .system("test"))
        let entrance = try desk.tie(says("s-1", "ola@un.example"), both, invitation: nil)
        guard case .setUp(let halfway) = entrance else { throw Refusal.hidden }
        #expect(try desk.session(halfway) == nil, "nobody is in yet")
        guard case .setUp = try desk.signIn(says("s-1"), both) else { throw Refusal.hidden }
    }

    @Test func `domains narrow it`() throws {
        let states: Set<StateCode> = ["XAN"]
        for (domains, allowed) in [
            (["mfa.xan.example"], true), (["xan.example"], false), (["evil.example", "mfa.xan.example"], true),
        ] as [(Set<String>, Bool)] {
            let narrow = Vouching(states: states, secretariat: false, domains: domains)
            #expect((Access.judge(narrow, ana) == .allowed) == allowed)
            #expect((Access.judge(Vouching(domains: domains), ana) == .allowed) == allowed)
        }
        #expect(Access.judge(Vouching(domains: []), ana) == .hidden)
    }

    @Test func `who loses all access loses this way in too`() throws {
        _ = try desk.tie(says("s-1"), xan, invitation: nil)
        try desk.secrets.forgetAccess(of: ana.person.id)
        #expect(try desk.signIn(says("s-1"), xan) == nil)
    }

    @Test func `what waits for a yes is taken once`() throws {
        let token = try desk.keepWaiting("text")
        #expect(try desk.waiting(token) == "text" && desk.waiting(Token()) == nil)
        #expect(try desk.takeWaiting(token) == "text")
        #expect(try desk.takeWaiting(token) == nil)
    }
}
