import Access
import Kernel
import Testing

/// A note verbale from its receipt to its outcome.
@Suite struct NominationTests {
    static let today = Day("2027-03-10") ?? Day(number: 0)
    static let context = Context(
        now: Instant(today), actor: .visitor, newID: { "id" }, fingerprint: { $0.canonical })

    static func note(
        number: String = "12/2027", dated: String = "2027-03-01", received: String = "2027-03-03"
    ) -> Nomination.Command {
        .record(
            .init(
                state: "XAA", number: number, dated: Day(dated) ?? today, received: Day(received) ?? today, scan: nil))
    }

    static func arrival(
        _ capacity: Capacity, name: String = "Amina", email: String = "amina@example.org", review: String? = nil,
        background: String = "Judge", expertise: String = "Extradition"
    ) -> Nomination.Arrival {
        .init(
            id: "a-\(email)-\(review ?? "")", name: name, email: email, language: .ar, capacity: capacity,
            review: review, background: background, expertise: expertise)
    }

    static func departure(_ capacity: Capacity, _ person: PersonID = "p-1") -> Nomination.Departure {
        .init(
            id: "d-\(person.rawValue)", person: .init(id: person, name: "Ivan"), capacity: capacity, keepsReviews: false
        )
    }

    static func after(_ commands: Nomination.Command...) throws(Refusal) -> Nomination.State {
        var state = Nomination.initial
        for command in commands {
            for event in try Nomination.decide(command, state, context) {
                Nomination.evolve(&state, event, Stamp(at: context.now, actor: .visitor))
            }
        }
        return state
    }

    /// What the last of the commands is refused with.
    static func refused(_ commands: Nomination.Command...) throws -> [String] {
        var state = Nomination.initial
        for (index, command) in commands.enumerated() {
            do throws(Refusal) {
                for event in try Nomination.decide(command, state, context) {
                    Nomination.evolve(&state, event, Stamp(at: context.now, actor: .visitor))
                }
            } catch {
                try #require(index == commands.count - 1, "\(error)")
                return error.reasons.map { [$0.code, $0.citation?.text].compactMap { $0 }.joined(separator: " ") }
            }
        }
        return []
    }

    @Test func `a note says who comes and who leaves, and is carried out once`() throws {
        let state = try NominationTests.after(
            NominationTests.note(), .propose(NominationTests.arrival(.delegate("XAA")), isListed: false),
            .release(NominationTests.departure(.contributor("XAA"))), .accept)
        let view = try #require(state.view(id: "n1"))
        #expect(view.arrivals.map(\.name) == ["Amina"] && view.departures.map(\.person.name) == ["Ivan"])
        #expect(view.outcome?.kind == .accepted)
        for command: Nomination.Command in [
            .accept, .refuse(reason: "x"), .withdraw(reason: "x"), .strike("d-p-1"),
            .release(NominationTests.departure(.delegate("XAA"))),
        ] {
            #expect(throws: Refusal.input("nomination.settled")) {
                try Nomination.decide(command, state, NominationTests.context)
            }
        }
    }

    @Test func `refused or withdrawn, it stays on record with its reason`() throws {
        for (command, kind) in [
            (Nomination.Command.refuse(reason: "Unsigned"), Nomination.Outcome.Kind.refused),
            (.withdraw(reason: "Unsigned"), .withdrawn),
        ] {
            let view = try NominationTests.after(NominationTests.note(), command).view(id: "n1")
            #expect(view?.outcome?.kind == kind && view?.outcome?.reason == "Unsigned")
        }
        #expect(try NominationTests.refused(NominationTests.note(), .refuse(reason: "")) == ["required"])
        #expect(try NominationTests.refused(NominationTests.note(), .withdraw(reason: "")) == ["required"])
    }

    @Test func `a line is taken out again`() throws {
        let arrival = NominationTests.arrival(.delegate("XAA"))
        let view = try NominationTests.after(
            NominationTests.note(), .propose(arrival, isListed: false), .strike(arrival.id)
        ).view(id: "n1")
        #expect(view?.arrivals.isEmpty == true)
        #expect(try NominationTests.refused(NominationTests.note(), .strike("a1")) == ["hidden"])
        #expect(try NominationTests.refused(NominationTests.note(), .accept) == ["nomination.nothing"])
    }

    @Test func `a note bears a number and days that can be`() throws {
        #expect(try NominationTests.refused(NominationTests.note(number: "")) == ["required"])
        #expect(
            try NominationTests.refused(NominationTests.note(dated: "2027-03-11", received: "2027-03-12")) == [
                "day-ahead", "day-ahead",
            ])
        #expect(
            try NominationTests.refused(NominationTests.note(received: "2027-02-28")) == [
                "nomination.received-before"
            ])
        #expect(try NominationTests.refused(NominationTests.note(), NominationTests.note()) == ["hidden"])
        #expect(try NominationTests.refused(.accept) == ["hidden"])
    }

    @Test(arguments: [
        Capacity.secretariat, .administrator("XAA"), .contributor("XAA"), .delegate("XBB"), .expert("XBB"),
    ])
    func `a note makes no administrator, no officer, and nobody of another State`(_ capacity: Capacity) throws {
        #expect(
            try NominationTests.refused(
                NominationTests.note(), .propose(NominationTests.arrival(capacity), isListed: true)) == ["hidden"])
        guard capacity != .contributor("XAA") else { return }
        #expect(
            try NominationTests.refused(NominationTests.note(), .release(NominationTests.departure(capacity)))
                == ["hidden"])
    }

    @Test func `who comes is named as the mechanism asks`() throws {
        func refused(_ arrival: Nomination.Arrival, isListed: Bool = false) throws -> [String] {
            try NominationTests.refused(NominationTests.note(), .propose(arrival, isListed: isListed))
        }
        let empty = NominationTests.arrival(.expert("XAA"), name: "", email: "x", background: "", expertise: "")
        #expect(
            try refused(empty) == [
                "required", "not-an-address", "roster.no-background TOR 21", "roster.no-expertise TOR 21",
            ])
        // Who is on the list needs no second description.
        let listed = NominationTests.arrival(.expert("XAA"), review: "1-xbb", background: "", expertise: "")
        #expect(try refused(listed, isListed: true) == [])
        #expect(try refused(NominationTests.arrival(.focalPoint("XAA"))) == ["nomination.no-review TOR 17"])
        #expect(try refused(NominationTests.arrival(.focalPoint("XAA"), review: "1-xaa")) == [])
    }

    @Test func `nobody comes twice, and a review has one focal point`() throws {
        let focal = NominationTests.arrival(.focalPoint("XAA"), review: "1-xaa")
        let other = NominationTests.arrival(.focalPoint("XAA"), email: "ivan@example.org", review: "1-xaa")
        let again = NominationTests.arrival(.focalPoint("XAA"), email: "AMINA@example.org", review: "1-xaa")
        let first = Nomination.Command.propose(focal, isListed: false)
        #expect(
            try NominationTests.refused(NominationTests.note(), first, .propose(again, isListed: false)) == [
                "nomination.twice"
            ])
        #expect(
            try NominationTests.refused(NominationTests.note(), first, .propose(other, isListed: false)) == [
                "nomination.one-focal-point TOR 17"
            ])
        let leaves = Nomination.Command.release(NominationTests.departure(.delegate("XAA")))
        #expect(try NominationTests.refused(NominationTests.note(), leaves, leaves) == ["nomination.twice"])
    }
}
