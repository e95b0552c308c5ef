import Access
import Kernel
import Testing

@Suite struct AccountTests {
    static let context = Context(
        now: Instant(milliseconds: 0), actor: .visitor, newID: { "id" }, fingerprint: { $0.canonical })

    static func account(_ commands: Account.Command...) throws(Refusal) -> Account.State {
        var state = Account.initial
        for command in commands {
            for event in try Account.decide(command, state, context) {
                Account.evolve(&state, event, Stamp(at: context.now, actor: .visitor))
            }
        }
        return state
    }

    static let open = Account.Command.open(name: "Amina", email: "amina@example.org", language: .ar)

    @Test func `an account holds its capacities, each once`() throws {
        let state = try AccountTests.account(
            AccountTests.open, .grant(.expert("XAA")), .grant(.expert("XAA")), .grant(.delegate("XAA")),
            .remove(.expert("XAA"), for: .wish, reference: "By letter"))
        let view = try #require(state.view(id: "p-1"))
        #expect(view.capacities == [.delegate("XAA")])
        #expect(view.person == NamedPerson(id: "p-1", name: "Amina") && view.language == .ar && !view.accepted)
    }

    @Test func `each capacity is granted under its paragraph`() {
        func paragraphs(_ capacity: Capacity) -> [String] {
            let granted = Account.Event.granted(capacity: capacity)
            #expect(granted.citations == Account.Event.removed(capacity: capacity).citations)
            return granted.citations.map(\.text)
        }
        #expect(paragraphs(.secretariat) == ["TOR 47"])
        #expect(paragraphs(.focalPoint("XAA")) == ["TOR 17"])
        #expect(paragraphs(.contributor("XAA")) == ["TOR 17"])
        #expect(paragraphs(.expert("XAA")) == ["TOR 21"])
        #expect(paragraphs(.delegate("XAA")) == [])
        #expect(paragraphs(.administrator("XAA")) == [])
    }

    @Test func `an account knows since when it holds a capacity, and by which note`() throws {
        let state = try AccountTests.account(
            AccountTests.open, .grant(.delegate("XAA"), reference: "12/2027"), .grant(.expert("XAA")))
        let held = try #require(state.view(id: "p-1")).held
        let delegate = held[.delegate("XAA")]
        #expect(delegate?.since == AccountTests.context.today && delegate?.reference == "12/2027")
        #expect(held[.expert("XAA")]?.reference == nil && held.count == 2)
    }

    @Test func `a capacity ends for a reason that is on record`() throws {
        #expect(throws: Refusal.input("required", field: "reference")) {
            try AccountTests.account(
                AccountTests.open, .grant(.expert("XAA")), .remove(.expert("XAA"), for: .note, reference: ""))
        }
        // Who was followed by another needs no paper of one's own.
        let state = try AccountTests.account(
            AccountTests.open, .grant(.expert("XAA")), .accept,
            .remove(.expert("XAA"), for: .succession, reference: ""))
        let view = try #require(state.view(id: "p-1"))
        #expect(view.capacities.isEmpty && view.held.isEmpty)
        // Nobody comes back without a new invitation.
        #expect(!view.accepted)
    }

    @Test func `an invitation accepted is accepted once`() throws {
        let state = try AccountTests.account(
            AccountTests.open, .invite(until: Instant(milliseconds: 1)), .accept, .accept)
        #expect(state.view(id: "p-1")?.accepted == true)
        #expect(try Account.decide(.accept, state, AccountTests.context).isEmpty)
    }

    @Test func `there is no account before it is opened, and it is opened once`() throws {
        #expect(Account.initial.view(id: "p-1") == nil)
        let commands: [Account.Command] = [
            .grant(.secretariat), .remove(.secretariat, for: .wish, reference: "x"),
            .invite(until: Instant(milliseconds: 1)), .accept,
        ]
        for command in commands { #expect(throws: Refusal.hidden) { try AccountTests.account(command) } }
        #expect(throws: Refusal.hidden) { try AccountTests.account(AccountTests.open, AccountTests.open) }
        #expect(throws: Refusal.hidden) {
            try AccountTests.account(AccountTests.open, .remove(.secretariat, for: .wish, reference: "x"))
        }

    }

    @Test(arguments: [
        "", "amina", "@example.org", "amina@", "amina@example", "a@b@c.org", "amina @example.org", "amina@exa mple.org",
        "amina@example.org\n", "a\u{0}@example.org", "amina@example\u{2028}.org",
        String(repeating: "a", count: 250) + "@b.org",
    ])
    func `what is no address`(_ email: String) {
        #expect(throws: Refusal.input("not-an-address", field: "email")) {
            try AccountTests.account(.open(name: "Amina", email: email, language: .en))
        }
    }

    @Test func `all that is wrong is said at once`() {
        #expect(throws: Refusal(.input, [.init("required", field: "name"), .init("not-an-address", field: "email")])) {
            try AccountTests.account(.open(name: "", email: "", language: .en))
        }
    }

    @Test func `a training room never becomes a real installation, nor the other way round`() throws {
        for (kind, other) in [(Installation.Kind.real, Installation.Kind.training), (.training, .real)] {
            var state = Installation.initial
            for event in try Installation.decide(.found(kind), state, AccountTests.context) {
                Installation.evolve(&state, event, Stamp(at: AccountTests.context.now, actor: .visitor))
            }
            #expect(state.kind == kind)
            #expect(try Installation.decide(.found(kind), state, AccountTests.context).isEmpty)
            #expect(throws: Refusal.input("installation.other-kind")) {
                try Installation.decide(.found(other), state, AccountTests.context)
            }
        }
    }
}
