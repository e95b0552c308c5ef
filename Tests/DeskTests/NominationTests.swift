import Access
import Checklist
import Facts
import Kernel
import Ledger
import Mechanism
import Seals
import Testing

@testable import Desk

/// People come and go by note verbale: all of a note or nothing, at once, and nobody beyond their own State.
@Suite struct NominationTests {
    /// A training room with one review of which the States were informed.
    final class Room {
        let desk: Desk
        let line: DocketLine

        init() throws {
            desk = try makeDesk(.training)
            try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
            line = try #require(try desk.docket(as: officer).first)
            try desk.inform(line.id, begins: desk.today, training: nil, note: "", as: officer)
        }

        var id: ReviewID { line.id }
        var state: StateCode { line.pairing.reviewed }
        var reviewer: StateCode { line.pairing.regional }

        func actor(_ state: StateCode, _ name: String) throws -> Actor {
            let capacity = try #require(Capacity(name: name, state: state))
            let account = try #require(try desk.accounts(as: officer).first { $0.capacities.contains(capacity) })
            return .person(account.person.id, capacity)
        }

        func account(_ actor: Actor) throws -> AccountView {
            let person = try #require(actor.person)
            return try #require(try desk.account(person))
        }

        func holds(_ actor: Actor) throws -> Bool {
            let capacity = try #require(actor.capacity)
            return try account(actor).capacities.contains(capacity)
        }

        func note(_ state: StateCode, number: String = "12/2027", as actor: Actor = officer) throws -> String {
            try desk.recordNote(
                state, number: number, dated: desk.today, received: desk.today,
                file: FileIn(name: "note.pdf", bytes: Array("%PDF-1.7".utf8)), as: actor)
        }

        func comes(
            _ name: String, _ capacity: Capacity, review: ReviewID? = nil, in note: String, as actor: Actor = officer
        ) throws {
            try desk.propose(
                .init(
                    name: name, email: "\(name.lowercased())@example.org", language: .en, capacity: capacity,
                    review: review, background: "Judge", expertise: "Extradition"), in: note, as: actor)
        }

        func leaves(_ actor: Actor, keeps: Bool = false, in note: String, as other: Actor = officer) throws {
            let person = try #require(actor.person)
            let capacity = try #require(actor.capacity)
            try desk.propose(leaving: person, capacity, keepsReviews: keeps, in: note, as: other)
        }

        func come(_ name: String, _ capacity: Capacity) throws -> Actor {
            let account = try #require(try desk.account(email: "\(name.lowercased())@example.org"))
            return .person(account.person.id, capacity)
        }

        /// Appoints the focal point and designates an expert of each reviewing State, as the training room has them.
        func people() throws {
            let focal = try account(try actor(state, "focal-point"))
            try desk.appointFocalPoint(
                id, name: focal.person.name, email: focal.email, qualifications: "", as: try actor(state, "delegate"))
            for reviewer in line.pairing.reviewers {
                let expert = try #require(try actor(reviewer, "expert").person)
                try desk.designateExperts(id, [expert], as: try actor(reviewer, "delegate"))
            }
        }
    }

    @Test func `who comes is invited and who leaves is out, in one act`() throws {
        let room = try Room()
        let (desk, state) = (room.desk, room.state)
        let former = try room.actor(state, "delegate")
        let session = try desk.signInForTraining(try #require(former.person), .delegate(state))
        let note = try room.note(state)
        try room.comes("Boris", .delegate(state), in: note)
        try room.leaves(former, in: note)
        // A proposal changes nothing.
        #expect(try room.holds(former) && desk.account(email: "boris@example.org") == nil)
        #expect(try desk.session(session) != nil)

        let invited = try desk.acceptNote(note, as: officer)
        #expect(invited.map(\.account.email) == ["boris@example.org"])
        #expect(try desk.session(session) == nil)
        #expect(try room.account(former).capacities.isEmpty)
        let boris = try room.come("Boris", .delegate(state))
        #expect(try room.account(boris).held[.delegate(state)]?.reference == "12/2027")
        // The link opens the account.
        let token = try #require(invited.first?.token)
        let phrase = "tide over the northern harbour"
        let signedIn = try #require(try desk.accept(token, passphrase: phrase, again: phrase).session)
        #expect(try desk.session(signedIn)?.capacity == .delegate(state))
        #expect(refusal { _ = try desk.acceptNote(note, as: officer) } == ["nomination.settled"])
        #expect(try desk.audit().findings == [])
    }

    @Test func `nothing is done half: the twenty-first expert refuses the whole note`() throws {
        let room = try Room()
        let (desk, state) = (room.desk, room.state)
        let listed = try desk.experts(of: state, as: officer).count
        let delegate = try room.actor(state, "delegate")
        for index in listed..<20 {
            try desk.nominateExpert(
                state, name: "E\(index)", email: "e\(index)@example.org", background: "Judge", expertise: "Law",
                as: delegate)
        }
        let note = try room.note(state)
        try room.leaves(delegate, in: note)
        try room.comes("Boris", .delegate(state), in: note)
        try room.comes("Clara", .expert(state), in: note)
        let head = try desk.store.head()
        #expect(refusal { _ = try desk.acceptNote(note, as: officer) } == ["roster.full TOR 21"])
        #expect(try desk.store.head() == head)
        #expect(try room.holds(delegate) && desk.account(email: "boris@example.org") == nil)
        // Where one leaves the list, another may come in the same act.
        let expert = try #require(try desk.experts(of: state, as: officer).first?.person.id)
        try room.leaves(.person(expert, .expert(state)), in: note)
        _ = try desk.acceptNote(note, as: officer)
        let list = try desk.experts(of: state, as: officer)
        #expect(list.count == 20 && !list.contains { $0.person.id == expert })
        #expect(list.contains { $0.person.name == "Clara" && $0.expertise == "Extradition" })
    }

    @Test func `one person comes in two capacities by one note, into one account`() throws {
        let room = try Room()
        let note = try room.note(room.state)
        try room.comes("Boris", .delegate(room.state), in: note)
        try room.comes("Boris", .expert(room.state), in: note)
        #expect(try room.desk.acceptNote(note, as: officer).count == 1)
        let account = try #require(try room.desk.account(email: "boris@example.org"))
        #expect(Set(account.capacities) == [.delegate(room.state), .expert(room.state)])
    }

    @Test func `a note names a focal point once the three States were informed, and for the State's own review`() throws
    {
        let room = try Room()
        let note = try room.note(room.reviewer)
        #expect(
            refusal { try room.comes("Boris", .focalPoint(room.reviewer), review: room.id, in: note) } == ["hidden"])
        #expect(refusal { try room.comes("Boris", .expert(room.reviewer), review: room.id, in: note) } == [])
        let other = try #require(
            try room.desk.docket(as: officer).first { $0.stage == .drawn && $0.pairing.reviewed != room.state })
        let early = try room.note(other.pairing.reviewed)
        #expect(
            refusal { try room.comes("Boris", .focalPoint(other.pairing.reviewed), review: other.id, in: early) } == [
                "hidden"
            ])
    }

    @Test func `the scan is what it says, and read by the State and the secretariat only`() throws {
        let room = try Room()
        let desk = room.desk
        func record(_ name: String?, _ bytes: String, as actor: Actor = officer) -> [String] {
            refusal {
                _ = try desk.recordNote(
                    room.state, number: "1", dated: desk.today, received: desk.today,
                    file: name.map { FileIn(name: $0, bytes: Array(bytes.utf8)) }, as: actor)
            }
        }
        #expect(record(nil, "") == ["nomination.no-scan"])
        #expect(record("note.pdf", "<html>") == ["checklist.document-type"])
        #expect(record("note.txt", "words") == ["nomination.scan-type"])
        let note = try room.note(room.state)
        for reader in [officer, try room.actor(room.state, "delegate")] {
            #expect(try desk.scan(of: note, as: reader).bytes == Array("%PDF-1.7".utf8))
        }
        for reader in [
            try room.actor(room.state, "expert"), try room.actor(room.reviewer, "delegate"), .visitor,
        ] {
            #expect(refusal { _ = try desk.scan(of: note, as: reader) } == ["hidden"])
            #expect(try desk.note(note, as: reader) == nil && desk.notes(as: reader).isEmpty)
            #expect(refusal { _ = try desk.people(of: room.state, as: reader) } == ["hidden"])
        }
    }

    @Test func `a refused note stays on record and changes nobody`() throws {
        let room = try Room()
        let note = try room.note(room.state)
        let delegate = try room.actor(room.state, "delegate")
        try room.leaves(delegate, in: note)
        #expect(refusal { try room.desk.refuseNote(note, reason: "Unsigned", as: delegate) } == ["hidden"])
        #expect(refusal { try room.desk.withdrawNote(note, reason: "Unsigned", as: delegate) } == ["forbidden"])
        try room.desk.refuseNote(note, reason: "Unsigned", as: officer)
        #expect(try room.holds(delegate))
        #expect(try room.desk.note(note, as: delegate)?.outcome?.reason == "Unsigned")
    }

    // MARK: Capacities that end

    @Test func `a capacity that ends is gone in every session, with its places`() throws {
        let room = try Room()
        try room.people()
        let expert = try room.actor(room.reviewer, "expert")
        let person = try #require(expert.person)
        let session = try room.desk.signInForTraining(person, .expert(room.reviewer))
        #expect(
            refusal {
                try room.desk.close(
                    [.expert(room.reviewer)], of: person, for: .wish, reference: "", as: officer)
            } == ["required"])
        try room.desk.close(
            [.expert(room.reviewer)], of: person, for: .wish, reference: "By letter, 1 March", as: officer)
        #expect(try room.desk.session(session) == nil)
        #expect(try !room.desk.experts(of: room.reviewer, as: officer).contains { $0.person.id == person })
        let inside = try #require(try room.desk.review(room.id, as: officer)?.inside)
        #expect(inside.experts[room.reviewer] == nil)
        // The State is asked for another, without a limit that has long gone by.
        #expect(inside.asks.contains { $0.act == .designateExperts && $0.of == .delegate(room.reviewer) })
        #expect(try room.desk.review(room.id, as: expert)?.inside == nil)
    }

    @Test func `the last officer of the secretariat stays`() throws {
        let desk = try makeDesk(.real)
        let first = Actor.person("first-officer", .secretariat)
        func close(_ person: PersonID, as actor: Actor) -> [String] {
            refusal { try desk.close([.secretariat], of: person, for: .wish, reference: "By letter", as: actor) }
        }
        let phrase = "tide over the northern harbour"
        _ = try desk.accept(try desk.invite("first-officer", as: first), passphrase: phrase, again: phrase)
        #expect(close("first-officer", as: first) == ["account.last-secretariat TOR 47"])
        // Another who has not come in yet could not bring anybody back.
        let second = try desk.admit(
            name: "Boris", email: "boris@example.org", capacity: .secretariat, language: .en, as: first)
        #expect(close("first-officer", as: first) == ["account.last-secretariat TOR 47"])
        _ = try desk.accept(try desk.invite(second, as: first), passphrase: phrase, again: phrase)
        #expect(close("first-officer", as: first) == [])
        #expect(
            refusal {
                _ = try desk.signIn(email: "secretariat@localhost.localdomain", passphrase: phrase, from: .unknown)
            }
                == ["not-signed-in"])
        #expect(close(second, as: .person(second, .secretariat)) == ["account.last-secretariat TOR 47"])
    }

    // MARK: The State's own administrator

    @Test func `a Mission's administrator changes its own people, and nothing more`() throws {
        let room = try Room()
        let (desk, state, other) = (room.desk, room.state, room.reviewer)
        let person = try desk.admit(
            name: "Amina", email: "amina@example.org", capacity: .administrator(state), language: .ar, as: officer)
        let amina = Actor.person(person, .administrator(state))
        let note = try room.note(state, as: amina)
        try room.comes("Boris", .delegate(state), in: note, as: amina)
        try room.leaves(try room.actor(state, "delegate"), in: note, as: amina)
        #expect(try desk.acceptNote(note, as: amina).map(\.account.email) == ["boris@example.org"])
        // The act stands in the administrator's name.
        #expect(try desk.note(note, as: officer)?.outcome?.by.actor == amina)

        // Not another State's people, whatever way.
        #expect(refusal { _ = try room.note(other, as: amina) } == ["hidden"])
        let theirs = try room.note(other)
        #expect(try desk.note(theirs, as: amina) == nil)
        #expect(refusal { _ = try desk.acceptNote(theirs, as: amina) } == ["hidden"])
        let stranger = try room.actor(other, "delegate")
        let mine = try room.note(state, number: "13/2027", as: amina)
        #expect(refusal { try room.leaves(stranger, in: mine, as: amina) } == ["hidden"])
        #expect(refusal { try room.comes("Clara", .delegate(other), in: mine, as: amina) } == ["hidden"])
        #expect(
            refusal {
                try desk.propose(
                    .init(
                        name: "X", email: try room.account(stranger).email, language: .en, capacity: .delegate(state),
                        review: nil, background: "", expertise: ""), in: mine, as: amina)
                _ = try desk.acceptNote(mine, as: amina)
            } == ["address-taken"])
        #expect(
            refusal {
                try desk.close(
                    [.delegate(other)], of: try #require(stranger.person), for: .wish, reference: "x", as: amina)
            } == ["hidden"])

        // Not more for itself, nor an officer, nor another administrator.
        for capacity in [Capacity.administrator(state), .secretariat] {
            #expect(refusal { try room.comes("Clara", capacity, in: mine, as: amina) } == ["hidden"])
            #expect(
                refusal {
                    _ = try desk.admit(
                        name: "C", email: "c@example.org", capacity: capacity, language: .en, as: amina)
                } == ["hidden"])
            #expect(
                refusal { try desk.close([capacity], of: person, for: .wish, reference: "x", as: amina) } == [
                    "hidden"
                ])
        }
        // It takes part in no review, not even its own State's.
        #expect(try desk.review(room.id, as: amina)?.inside == nil && desk.response(room.id, as: amina) == nil)
        #expect(try desk.asked(of: room.account(amina)).isEmpty)
        // What the secretariat gave, it takes.
        try desk.close([.administrator(state)], of: person, for: .note, reference: "14/2027", as: officer)
        #expect(try room.account(amina).capacities.isEmpty)
    }

    @Test func `no link is made for an account that may do more than the administrator may give`() throws {
        let room = try Room()
        let (desk, state) = (room.desk, room.state)
        let person = try desk.admit(
            name: "Amina", email: "amina@example.org", capacity: .administrator(state), language: .ar, as: officer)
        let amina = Actor.person(person, .administrator(state))
        // Of the State, and an officer besides, who has not come in yet.
        _ = try desk.admit(
            name: "Boris", email: "boris@example.org", capacity: .secretariat, language: .en, as: officer)
        _ = try desk.admit(
            name: "Boris", email: "boris@example.org", capacity: .expert(state), language: .en, as: officer)
        let note = try room.note(state, as: amina)
        try room.comes("Boris", .delegate(state), in: note, as: amina)
        #expect(try desk.acceptNote(note, as: amina).isEmpty)
        #expect(try desk.account(email: "boris@example.org")?.capacities.contains(.delegate(state)) == true)
    }
}
