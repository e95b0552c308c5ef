import Access
import Checklist
import Kernel
import Mechanism
import Papers
import Seals
import Testing

@testable import Desk

/// How people come in, and how nobody else does.
@Suite struct EntryTests {
    static let phrase = "seven quiet geese fly north"
    static let verifier = Result { try Passphrase.verifier(of: phrase) }
    static let stranger = Caller(network: "198.51.100.0/24", known: nil, browser: "")

    /// A real installation with one delegate, who has accepted.
    struct House {
        let ahead = Ahead()
        let desk: Desk
        let person: PersonID
        let email = "amina@example.org"
        /// The word of the browser in which the delegate accepted.
        let browser: Token

        init(_ capacity: Capacity = .delegate("FRA"), door: Door = Door()) throws {
            desk = try makeDesk(.real, door: door, ahead: ahead, isSeeded: false)
            person = try desk.admit(
                name: "Amina Haddad", email: email, capacity: capacity, language: .en, as: .person("o", .secretariat))
            try desk.secrets.setVerifier(try verifier.get(), of: person)
            let entrance = try desk.inside(try #require(try desk.account(person)), from: .unknown)
            guard case .inside(_, let known) = entrance else { throw Refusal.hidden }
            browser = known
        }

        var home: Caller { Caller(network: "203.0.113.0/24", known: browser, browser: "Firefox, Linux") }

        func signIn(_ passphrase: String, email: String? = nil, from caller: Caller) -> [String] {
            refusal { _ = try desk.signIn(email: email ?? self.email, passphrase: passphrase, from: caller) }
        }

        /// A mistake as it is counted, without the time that a passphrase takes.
        func mistake(on email: String? = nil, from caller: Caller) -> [String] {
            refusal {
                let email = email ?? self.email
                try desk.slow(
                    try desk.guess(.passphrase, on: email, of: try desk.account(email: email)?.person.id, from: caller))
            }
        }

        /// In, as if a passphrase had been given.
        func session() throws -> Token {
            guard case .inside(let token, _) = try desk.inside(try #require(try desk.account(person)), from: home)
            else { throw Refusal.hidden }
            return token
        }

        /// The passphrase was given, and a code is owed.
        func halfway() throws -> Token {
            guard case .code(let token) = try desk.enter(try #require(try desk.account(person)), from: home) else {
                throw Refusal.hidden
            }
            return token
        }

        func code() throws -> String {
            let key = try #require(try desk.secrets.factor(of: person))
            return TimeCode.code(key, step: TimeCode.step(at: desk.now))
        }

        /// The delegate sets up an authenticator; the recovery codes come back.
        func setUp() throws -> [String] {
            let token = try session()
            return try desk.setUpFactor(
                code: TimeCode.code(token.factorKey, step: TimeCode.step(at: desk.now)), token)
        }
    }

    // MARK: Guessing

    @Test func `five mistakes are free, then each waits twice as long, up to an hour`() throws {
        let house = try House()
        #expect(house.signIn("wrong", from: EntryTests.stranger) == ["not-signed-in"])
        for _ in 2...5 { #expect(house.mistake(from: EntryTests.stranger) == []) }
        // While it waits, the right passphrase is not looked at, and asking costs nothing.
        #expect(house.signIn(EntryTests.phrase, from: EntryTests.stranger) == ["slowed"])
        var waits: [Int] = []
        for _ in 1...8 {
            var waited = 0
            while house.mistake(from: EntryTests.stranger) == ["slowed"] {
                house.ahead.pass(60)
                waited += 1
            }
            waits.append(waited)
        }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60])
        // A day later it is forgotten.
        house.ahead.pass(Patience.memory + 1)
        for _ in 1...5 { #expect(house.mistake(from: EntryTests.stranger) == []) }
    }

    @Test func `a refusal says when to try again`() throws {
        let house = try House()
        for _ in 1...5 { _ = house.mistake(from: EntryTests.stranger) }
        house.ahead.pass(60)
        _ = house.mistake(from: EntryTests.stranger)
        house.ahead.pass(1)
        #expect(throws: Refusal.input("slowed", ["count": .number(2)])) {
            try house.desk.signIn(email: house.email, passphrase: "wrong", from: EntryTests.stranger)
        }
    }

    @Test func `no stranger locks a delegate out`() throws {
        let house = try House()
        for _ in 1...50 {
            _ = house.mistake(from: EntryTests.stranger)
            house.ahead.pass(3600)
        }
        #expect(house.mistake(from: EntryTests.stranger) == [])
        #expect(house.mistake(from: EntryTests.stranger) == ["slowed"])
        // From the same network even: the browser is known.
        let beside = Caller(network: EntryTests.stranger.network, known: house.browser, browser: "")
        #expect(house.signIn(EntryTests.phrase, from: beside) == [])
        // And after a link that was asked for by e-mail a new browser is known too.
        let link = try #require(try house.desk.ownLink(email: house.email)).token
        let entrance = try house.desk.accept(
            link, passphrase: EntryTests.phrase, again: EntryTests.phrase, from: EntryTests.stranger)
        guard case .inside(_, let fresh) = entrance else { throw Refusal.hidden }
        #expect(house.mistake(from: EntryTests.stranger) == ["slowed"])
        #expect(house.signIn(EntryTests.phrase, from: Caller(network: nil, known: fresh, browser: "")) == [])
    }

    @Test func `a known browser has a count of its own, and is known for its person alone`() throws {
        let house = try House()
        for _ in 1...10 { #expect(house.mistake(from: house.home) == []) }
        #expect(house.mistake(from: house.home) == ["slowed"])
        #expect(house.mistake(from: EntryTests.stranger) == [])
        for _ in 1...5 { #expect(house.mistake(on: "other@example.org", from: house.home) == []) }
        #expect(house.mistake(on: "other@example.org", from: house.home) == ["slowed"])
    }

    @Test func `an address that nobody has is slowed like any other`() throws {
        let house = try House()
        #expect(house.signIn("wrong", email: "Nobody@example.org", from: .unknown) == ["not-signed-in"])
        for _ in 2...5 { #expect(house.mistake(on: "nobody@example.org", from: .unknown) == []) }
        #expect(house.signIn("wrong", email: "nobody@Example.org", from: .unknown) == ["slowed"])
        #expect(house.mistake(from: .unknown) == [])
    }

    @Test func `a network that guesses at many addresses is slowed, and who is right there costs it nothing`() throws {
        let house = try House()
        for _ in 1...40 {
            let guess = try house.desk.guess(.passphrase, on: house.email, of: house.person, from: EntryTests.stranger)
            try house.desk.slow(guess)
            try house.desk.forgive(guess)
        }
        for number in 1...30 {
            #expect(house.mistake(on: "p\(number)@example.org", from: EntryTests.stranger) == [])
        }
        #expect(house.mistake(on: "p31@example.org", from: EntryTests.stranger) == ["slowed"])
        #expect(house.signIn(EntryTests.phrase, from: EntryTests.stranger) == ["slowed"])
        #expect(refusal { try house.desk.missedInvitation(from: EntryTests.stranger) } == ["slowed"])
        #expect(house.signIn(EntryTests.phrase, from: .unknown) == [])
    }

    // MARK: Passphrases

    @Test func `a passphrase is long, the same twice, and not obvious`() throws {
        let house = try House()
        func accept(_ passphrase: String, _ again: String? = nil) throws -> [String] {
            let link = try house.desk.invite(house.person, as: .person("o", .secretariat))
            return refusal { _ = try house.desk.accept(link, passphrase: passphrase, again: again ?? passphrase) }
        }
        #expect(try accept("fourteen signs") == ["passphrase-short"])
        #expect(try accept(String(repeating: "ab c", count: 65)) == ["passphrase-long"])
        #expect(try accept(EntryTests.phrase, "seven quiet geese fly south") == ["passphrase-differs"])
        for easy in ["passwordpassword", "aminahaddad12345", "France France 2026", "palermopalermo2027"] {
            #expect(try accept(easy) == ["passphrase-obvious"], "\(easy)")
        }
        #expect(try accept("la neige tombe sur les toits") == [])
    }

    // MARK: Second factors

    @Test func `the secretariat needs a second factor, others as the installation chose`() throws {
        for (capacity, door, isOwed) in [
            (Capacity.secretariat, Door(), true), (.delegate("FRA"), Door(), false),
            (.delegate("FRA"), Door(secondFactor: .everybody), true),
        ] {
            let house = try House(capacity, door: door)
            let entrance = try house.desk.signIn(email: house.email, passphrase: EntryTests.phrase, from: house.home)
            switch entrance {
            case .setUp(let halfway):
                #expect(isOwed)
                // Nobody is in yet.
                #expect(try house.desk.session(halfway) == nil)
                #expect(refusal { _ = try house.desk.giveCode("123456", halfway, from: house.home) } == ["hidden"])
                let code = TimeCode.code(halfway.factorKey, step: TimeCode.step(at: house.desk.now))
                let (inside, recovery) = try house.desk.setUpFactor(code: code, halfway: halfway, from: house.home)
                guard case .inside(let session, _) = inside else { return #expect(Bool(false)) }
                #expect(try house.desk.session(session)?.person == house.person && recovery.count == 10)
                #expect(try house.desk.halfway(halfway) == nil)
            default: #expect(!isOwed)
            }
        }
        let room = try makeDesk(.training)
        #expect(try !room.owesFactor(try #require(try room.account(PersonID("p-secretariat-1")))))
    }

    @Test func `after the passphrase a code lets in, once; between the two nobody is in`() throws {
        let house = try House()
        _ = try house.setUp()
        let first = try house.halfway()
        #expect(try house.desk.session(first) == nil)
        // The code by which it was set up has served.
        #expect(refusal { _ = try house.desk.giveCode(try house.code(), first, from: house.home) } == ["wrong-code"])
        house.ahead.pass(30)
        let code = try house.code()
        #expect(refusal { _ = try house.desk.giveCode(code, first, from: house.home) } == [])
        #expect(refusal { _ = try house.desk.giveCode(code, first, from: house.home) } == ["hidden"])
        #expect(refusal { _ = try house.desk.giveCode(code, try house.halfway(), from: house.home) } == ["wrong-code"])
        // Digits of any keyboard.
        house.ahead.pass(30)
        let arabic = try house.code().unicodeScalars.compactMap { UnicodeScalar($0.value - 48 + 0x660) }.map(
            Character.init)
        #expect(refusal { _ = try house.desk.giveCode(String(arabic), try house.halfway(), from: house.home) } == [])
        // Ten minutes, and one begins again.
        let late = try house.halfway()
        house.ahead.pass(Door.halfway)
        #expect(refusal { _ = try house.desk.giveCode(try house.code(), late, from: house.home) } == ["hidden"])
    }

    @Test func `codes cannot be tried without end`() throws {
        let house = try House()
        _ = try house.setUp()
        let halfway = try house.halfway()
        for _ in 1...5 {
            #expect(
                refusal { _ = try house.desk.giveCode("000000x", halfway, from: EntryTests.stranger) } == ["wrong-code"]
            )
        }
        #expect(
            refusal { _ = try house.desk.giveCode(try house.code(), halfway, from: EntryTests.stranger) } == ["slowed"])
    }

    @Test func `a recovery code stands in once, and new ones end the old`() throws {
        let house = try House()
        let codes = try house.setUp()
        func comeIn(_ code: String) -> [String] {
            refusal {
                let token = try house.halfway()
                guard case .inside = try house.desk.giveCode(code, token, from: house.home) else {
                    throw Refusal.hidden
                }
            }
        }
        #expect(comeIn(codes[0].lowercased()) == [] && comeIn(codes[0]) == ["wrong-code"])
        #expect(try house.desk.factor(of: house.person).recovery == 9)
        let token = try house.desk.open(house.person, .delegate("FRA"))
        #expect(
            refusal { _ = try house.desk.renewRecovery(code: "nothing", token, from: house.home) } == ["wrong-code"])
        let fresh = try house.desk.renewRecovery(code: codes[1], token, from: house.home)
        #expect(comeIn(codes[2]) == ["wrong-code"] && comeIn(fresh[0]) == [])
        // It ends with a code, and the session goes on under a token of which another key is made.
        let renewed = try house.desk.endFactor(code: fresh[1], token, from: house.home)
        #expect(try house.desk.session(token) == nil && house.desk.session(renewed) != nil)
        #expect(renewed.factorKey != token.factorKey)
        #expect(try !house.desk.factor(of: house.person).isOn && comeIn(fresh[2]) == ["hidden"])
    }

    @Test func `the secretariat's invitation ends a lost second factor, a link by e-mail does not`() throws {
        let house = try House()
        let codes = try house.setUp()
        let own = try #require(try house.desk.ownLink(email: house.email)).token
        #expect(try house.desk.invited(own)?.needsCode == true)
        func accept(_ link: Token, code: String = "") -> [String] {
            refusal {
                _ = try house.desk.accept(link, passphrase: EntryTests.phrase, again: EntryTests.phrase, code: code)
            }
        }
        #expect(accept(own) == ["wrong-code"])
        #expect(try house.desk.invited(own) != nil && house.desk.factor(of: house.person).isOn)
        #expect(accept(own, code: codes[0]) == [])
        #expect(try house.desk.factor(of: house.person).isOn)
        let link = try house.desk.invite(house.person, as: .person("o", .secretariat))
        #expect(try house.desk.invited(link)?.needsCode == false)
        #expect(accept(link) == [])
        #expect(try !house.desk.factor(of: house.person).isOn)
    }

    // MARK: Invitations

    @Test func `an invitation stands as long as the installation set, and a link asked for stands a day beside it`()
        throws
    {
        let house = try House(door: Door(invitationDays: 3))
        let link = try house.desk.invite(house.person, as: .person("o", .secretariat))
        let own = try #require(try house.desk.ownLink(email: house.email)).token
        #expect(try house.desk.invited(link) != nil && house.desk.invited(own) != nil)
        house.ahead.pass(86_400)
        #expect(try house.desk.invited(link) != nil && house.desk.invited(own) == nil)
        house.ahead.pass(2 * 86_400)
        #expect(try house.desk.invited(link) == nil)
        #expect(try house.desk.ownLink(email: "nobody@example.org") == nil)
    }

    @Test func `a link is asked for three times, whosever the address is`() throws {
        let house = try House()
        for email in [house.email, "nobody@example.org"] {
            for _ in 1...3 { #expect(refusal { try house.desk.askForLink(email: email, from: .unknown) } == []) }
            #expect(refusal { try house.desk.askForLink(email: email, from: .unknown) } == ["slowed"])
        }
    }

    // MARK: Sessions

    @Test func `a session ends after an hour's silence, and twelve hours after it began`() throws {
        let house = try House()
        let idle = try house.session()
        house.ahead.pass(Session.idle - 1)
        #expect(try house.desk.session(idle) != nil)
        house.ahead.pass(Session.idle - 1)
        #expect(try house.desk.session(idle) != nil)
        house.ahead.pass(Session.idle)
        #expect(try house.desk.session(idle) == nil)
        let busy = try house.session()
        for _ in 1..<24 {
            house.ahead.pass(1800)
            #expect(try house.desk.session(busy) != nil)
        }
        house.ahead.pass(1800)
        #expect(try house.desk.session(busy) == nil)
    }

    @Test func `sessions are listed to their person alone, and ended one by one or all others`() throws {
        let house = try House()
        let (first, second, third) = (try house.session(), try house.session(), try house.session())
        let other = try house.desk.admit(
            name: "B", email: "b@example.org", capacity: .delegate("FRA"), language: .en, as: .person("o", .secretariat)
        )
        let theirs = try house.desk.open(other, .delegate("FRA"))
        // One more since the invitation was accepted.
        #expect(try house.desk.sessions(first).count == 4)
        #expect(try house.desk.sessions(first).filter(\.isThis).map(\.id) == [first.hash])
        #expect(refusal { try house.desk.endSession(theirs.hash, first) } == ["hidden"])
        try house.desk.endSession(second.hash, first)
        #expect(try house.desk.session(second) == nil && house.desk.session(third) != nil)
        try house.desk.endOtherSessions(first)
        #expect(try house.desk.sessions(first).map(\.id) == [first.hash] && house.desk.session(third) == nil)
        #expect(try house.desk.session(theirs) != nil)
    }

    // MARK: Several capacities

    @Test func `another capacity comes under another token, and keeps the hour the session began`() throws {
        let house = try House()
        let officer = Actor.person("o", .secretariat)
        _ = try house.desk.admit(
            name: "Amina Haddad", email: house.email, capacity: .expert("FRA"), language: .en, as: officer)
        let token = try house.session()
        house.ahead.pass(600)
        let expert = try house.desk.act(as: .expert("FRA"), token)
        #expect(try house.desk.session(token) == nil)
        #expect(try house.desk.session(expert)?.capacity == .expert("FRA"))
        #expect(try house.desk.session(expert)?.since == house.desk.now.adding(seconds: -600))
        #expect(refusal { _ = try house.desk.act(as: .secretariat, expert) } == ["hidden"])
        // Whoever becomes an officer while signed in sets up a second factor before acting as one.
        _ = try house.desk.admit(
            name: "Amina Haddad", email: house.email, capacity: .secretariat, language: .en, as: officer)
        #expect(refusal { _ = try house.desk.act(as: .secretariat, expert) } == ["factor-first"])
    }

    @Test func `an expert does not see, as such, what another capacity of the same person knows`() throws {
        let desk = try makeDesk(.training)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let lines = try desk.docket(as: officer)
        // Somebody who is an expert in one review, and a focal point in another.
        let home = try #require(lines.first)
        let (abroad, reviewing) = try #require(
            lines.dropFirst().lazy.compactMap { line in
                line.pairing.reviewers.first { !home.states.contains($0) }.map { (line, $0) }
            }.first)
        let state = home.pairing.reviewed
        for line in [home, abroad] {
            try desk.inform(line.id, begins: desk.today, training: nil, note: "", as: officer)
        }
        func delegate(_ state: StateCode) -> Actor {
            .person(PersonID("p-\(state.rawValue.lowercased())-delegate"), .delegate(state))
        }
        let expert = try #require(try desk.experts(of: reviewing, as: officer).first).person
        let account = try #require(try desk.account(expert.id))
        try desk.designateExperts(abroad.id, [expert.id], as: delegate(reviewing))
        _ = try desk.admit(
            name: account.person.name, email: account.email, capacity: .focalPoint(state), language: .en, as: officer)
        try desk.appointFocalPoint(
            home.id, name: account.person.name, email: account.email, qualifications: "", as: delegate(state))

        let asFocal = Actor.person(expert.id, .focalPoint(state))
        let asExpert = Actor.person(expert.id, .expert(reviewing))
        #expect(try desk.account(expert.id)?.capacities == [.expert(reviewing), .focalPoint(state)])
        let article = Article(.untoc, 5)
        try desk.respond(.write(article), in: home.id, as: asFocal) { _ in
            [.note(article, upon: 0, .init(successes: "Geheimnis", challenges: "", assistance: ""))]
        }
        func reads(_ id: ReviewID, _ actor: Actor) throws -> Bool {
            try desk.file(id, as: actor).json.canonical.contains("Geheimnis")
        }
        // The focal point knows the draft at home; the same person as an expert does not, nor that anything is asked.
        #expect(try reads(home.id, asFocal) && !reads(home.id, asExpert))
        #expect(try desk.response(home.id, as: asExpert) == nil)
        #expect(try desk.ownReviews(as: asExpert).map(\.id) == [abroad.id])
        #expect(refusal { try desk.respond(.write(article), in: home.id, as: asExpert) { _ in [] } } == ["hidden"])
        // And as a focal point nobody reads the experts' desk of another State's review.
        #expect(try desk.review(abroad.id, as: asExpert)?.standing.reviewing == reviewing)
        #expect(try desk.review(abroad.id, as: asFocal)?.inside == nil)
        #expect(try desk.ownReviews(as: asFocal).map(\.id) == [home.id])
    }

    @Test func `who is half way in goes no further after the passphrase has changed`() throws {
        let house = try House()
        _ = try house.setUp()
        let stolen = try house.halfway()
        let link = try house.desk.invite(house.person, as: .person("o", .secretariat))
        _ = try house.desk.accept(link, passphrase: EntryTests.phrase, again: EntryTests.phrase)
        #expect(try house.desk.halfway(stolen) == nil)
    }

    @Test func `an act that is refused takes nobody's access`() throws {
        let desk = try makeDesk(.training, isSeeded: false)
        let contributor = try desk.admit(
            name: "Ida", email: "ida@example.org", capacity: .contributor("XAN"), language: .en, as: officer)
        try desk.secrets.setVerifier("kept", of: contributor)
        func nominate(expertise: String) -> [String] {
            refusal {
                try desk.nominateExpert(
                    "XAN", name: "Ida", email: "ida@example.org", background: "Judge", expertise: expertise,
                    as: officer)
            }
        }
        #expect(nominate(expertise: "") != [])
        #expect(try desk.secrets.verifier(of: contributor) == "kept")
        // Done, she comes in anew, by a link that is not her focal point's.
        #expect(nominate(expertise: "Extradition") == [])
        #expect(try desk.secrets.verifier(of: contributor) == nil)
    }
}
