import Access
import Checklist
import Kernel
import Ledger
import Mechanism
import Reports
import Testing

@testable import Desk

/// Who read what, and who sees it (TOR 30, 36; GUI 5).
@Suite struct ReadsTests {
    let desk: Desk
    let id: ReviewID
    let pairing: Pairing
    let focal: Actor
    let delegate: Actor
    let expert: Actor
    let other: Actor

    init() throws {
        desk = try makeDesk(.training)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        (id, pairing) = (line.id, line.pairing)
        func person(_ state: StateCode, _ name: String) throws -> Actor {
            .person(
                PersonID("p-\(state.rawValue.lowercased())-\(name)"), try #require(Capacity(name: name, state: state)))
        }
        focal = try person(pairing.reviewed, "focal-point")
        delegate = try person(pairing.reviewed, "delegate")
        try desk.inform(id, begins: desk.today, training: nil, note: "", as: officer)
        let focalPerson = try #require(focal.person)
        let account = try #require(try desk.account(focalPerson))
        try desk.appointFocalPoint(
            id, name: account.person.name, email: account.email, qualifications: "", as: delegate)
        var experts: [Actor] = []
        for state in pairing.reviewers {
            let first = try #require(
                try desk.accounts(as: officer).first { $0.capacities.contains(.expert(state)) }?.person.id)
            try desk.designateExperts(id, [first], as: try person(state, "delegate"))
            experts.append(.person(first, .expert(state)))
        }
        (expert, other) = (experts[0], experts[1])
    }

    private func lines(as actor: Actor) throws -> [String] {
        try desk.readers(of: id, as: actor).map { "\($0.read.matter.rawValue) \($0.read.label.rawValue)" }
    }

    private func circulate() throws {
        try desk.transact(as: .system("test")) { transaction in
            try transaction.decide(Review.self, StreamID("review", id.text), .noteResponse(fingerprint: "0a"))
        }
        try desk.perform(.circulateResponse, in: id, as: officer) { _ in [.review(.circulateResponse(note: ""))] }
    }

    @Test func `whoever reads leaves a line, but for who writes a draft, and for what is public`() throws {
        try desk.noteRead(.response, part: "untoc-5", in: id, as: focal)
        #expect(try lines(as: delegate) == [])
        try desk.noteRead(.response, part: "untoc-5", in: id, as: delegate)
        try desk.noteRead(.review, in: id, as: expert)
        try desk.noteRead(.review, in: id, as: expert)
        try desk.noteRead(.review, in: id, as: .visitor)
        try desk.noteRead(.docket, in: nil, as: expert)
        let all = ["response state-under-review", "review participants"]
        #expect(try lines(as: delegate) == all)
        #expect(try lines(as: focal) == all)
        try desk.noteRead(.docket, in: nil, as: officer)
        #expect(try desk.reads.lines(of: "").map(\.read.matter) == [.docket])
        // Handed in, the response is read like all else, by its writers too.
        try circulate()
        try desk.noteRead(.response, part: "untoc-5", in: id, as: focal)
        #expect(try lines(as: officer) == ["review participants", "response participants"])
    }

    @Test func `State and secretariat see who read what they may read; experts and strangers see no log`() throws {
        try circulate()
        try desk.noteRead(.desk, in: id, as: expert)
        try desk.noteRead(.response, in: id, as: other)
        try desk.noteRead(.sharing, in: id, as: delegate)
        #expect(try lines(as: officer) == ["desk reviewing-side", "response participants"])
        #expect(try lines(as: delegate) == ["response participants", "sharing state-under-review"])
        for outsider in [expert, other, .visitor, .person("p-9", .delegate("XZZ"))] {
            #expect(refusal { _ = try desk.readers(of: id, as: outsider) } == ["hidden"], "\(outsider)")
        }
    }

    @Test func `a suspicion is seen by its reporter, the State and the secretariat, and never by whom it is about`()
        throws
    {
        try desk.noteRead(.review, in: id, as: expert)
        try desk.noteRead(.desk, in: id, as: expert)
        let suspect = try #require(expert.person)
        #expect(refusal { try desk.reportSuspicion(id, words: "", about: nil, as: other) } == ["required"])
        #expect(refusal { try desk.reportSuspicion(id, words: "Seen", about: "p-nobody", as: other) } == ["hidden"])
        #expect(
            refusal { try desk.reportSuspicion(id, words: "Seen", about: focal.person, as: other) } == ["hidden"],
            "the State under review is bound to nobody for its own matter")
        #expect(refusal { try desk.reportSuspicion(id, words: "Seen", about: nil, as: .visitor) } == ["hidden"])
        try desk.reportSuspicion(id, words: "A draft was quoted", about: suspect, as: other)
        let one = try #require(try desk.suspicions(of: id, as: other).first)
        #expect(one.words == "A draft was quoted" && one.log.lines == 2 && one.log.sequence == 2)
        for reader in [officer, delegate, focal] {
            #expect(try desk.suspicions(of: id, as: reader).map(\.id) == [one.id], "\(reader)")
        }
        for stranger in [expert, .visitor, Actor.person(suspect, .secretariat), .person(suspect, .delegate("XZZ"))] {
            #expect(try desk.suspicions(of: id, as: stranger).isEmpty, "\(stranger)")
            #expect(refusal { _ = try desk.suspicion(one.id, in: id, as: stranger) } == ["hidden"], "\(stranger)")
        }
        #expect(try desk.openSuspicions(as: officer).map(\.one.id) == [one.id])
        #expect(try desk.openSuspicions(as: .person(suspect, .secretariat)).isEmpty)

        // What was read afterwards is not in the log kept with it, and each sees of it what they may.
        try desk.noteRead(.file, in: id, as: expert)
        #expect(try desk.readers(upTo: one.id, in: id, as: delegate).map(\.read.matter) == [.review])
        #expect(try desk.readers(upTo: one.id, in: id, as: officer).map(\.read.matter) == [.review, .desk])
        #expect(refusal { _ = try desk.readers(upTo: one.id, in: id, as: other) } == ["hidden"])

        // Nothing of it is asked of anybody in the review, and no message can speak of it.
        let account = try #require(try desk.account("p-secretariat-1"))
        #expect(try desk.asked(of: account).allSatisfy { $0.ask?.citation != .gui("5") })
        #expect(try desk.review(id, as: expert)?.inside?.course.contains { $0.citations == [.gui("5")] } == false)

        #expect(
            refusal {
                try desk.followSuspicion(one.id, in: id, .bring, .bring(one.id, on: desk.today), as: other)
            } == ["forbidden"])
        try desk.followSuspicion(one.id, in: id, .bring, .bring(one.id, on: desk.today), as: delegate)
        #expect(
            refusal {
                try desk.followSuspicion(one.id, in: id, .conclude, .conclude(one.id, outcome: "Noted"), as: delegate)
            } == ["forbidden"])
        try desk.followSuspicion(one.id, in: id, .conclude, .conclude(one.id, outcome: "Noted"), as: officer)
        #expect(try desk.openSuspicions(as: officer).isEmpty)
        #expect(try desk.suspicion(one.id, in: id, as: other).outcome == "Noted")
    }

    @Test func `an audit finds a log that was cut off after a suspicion, and a document taken away`() throws {
        try desk.noteRead(.review, in: id, as: expert)
        try desk.reportSuspicion(id, words: "Seen", about: nil, as: delegate)
        let report = try desk.audit()
        #expect(report.isSound && report.reads.count == 1, "\(report.findings)")
        let bare = Desk(
            store: desk.store, secrets: desk.secrets, facts: desk.facts, clock: { Instant(milliseconds: 0) },
            newID: { "" })
        let document = try #require(try desk.suspicions(of: id, as: delegate).first).log.document
        #expect(
            try bare.audit().findings == [
                "suspicion/\(id.text): the log of reads is not the one it names",
                "suspicion/\(id.text): document \(document) is not there, or damaged",
            ])
    }

    @Test func `what a standing may not read by its label, its view does not hold`() throws {
        for (actor, standing) in [(delegate, Standing.delegateUnderReview), (focal, .focalPoint)] {
            #expect(Access.judge(standing, reading: try desk.label(of: .desk, in: id, as: actor)) == .hidden)
            #expect(try desk.review(id, as: actor)?.inside?.desk.isEmpty == true)
            #expect(Access.judge(standing, reading: try desk.label(of: .report, in: id, as: actor)) == .hidden)
            #expect(try desk.report(id, as: actor)?.report == nil)
        }
        for actor in [expert, officer] {
            let standing: Standing = actor == officer ? .secretariat : .reviewingExpert(pairing.regional)
            #expect(Access.judge(standing, reading: try desk.label(of: .response, in: id, as: actor)) == .hidden)
            #expect(try desk.response(id, as: actor) == nil)
        }
    }
}
