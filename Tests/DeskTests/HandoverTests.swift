import Access
import Checklist
import Kernel
import Ledger
import Mechanism
import Testing

@testable import Desk

/// Somebody leaves in the middle of a review: what was written passes on whole, and who left sees nothing any more.
@Suite struct HandoverTests {
    typealias Room = NominationTests.Room
    static let article = Article(.untoc, 5)

    /// A draft under way: an answer on an article, a comment, and articles given to a ministry.
    static func draft(_ room: Room, as focal: Actor) throws -> String {
        let view = try #require(try room.desk.response(room.id, as: focal))
        let question = try #require(view.questions(on: article).first?.question)
        try room.desk.respond(.write(article), in: room.id, as: focal) { _ in
            [
                .note(article, upon: 0, .init(successes: "A unit", challenges: "Staff", assistance: "")),
                .comment(question, text: "Ask the Ministry"),
            ]
        }
        try room.desk.assign(
            "Ministry of Justice", [article], to: [("Claire", "claire@example.org")], language: .fr, in: room.id,
            as: focal)
        return question
    }

    static func replace(_ room: Room, by note: Bool) throws -> (former: Actor, next: Actor) {
        let former = try room.actor(room.state, "focal-point")
        if note {
            let id = try room.note(room.state)
            try room.comes("Boris", .focalPoint(room.state), review: room.id, in: id)
            try room.leaves(former, in: id)
            _ = try room.desk.acceptNote(id, as: officer)
        } else {
            try room.desk.appointFocalPoint(
                room.id, name: "Boris", email: "boris@example.org", qualifications: "",
                as: try room.actor(room.state, "delegate"))
        }
        return (former, try room.come("Boris", .focalPoint(room.state)))
    }

    @Test(arguments: [false, true])
    func `a focal point replaced in the middle loses nothing, and sees nothing from then on`(_ byNote: Bool) throws {
        let room = try Room()
        try room.people()
        let desk = room.desk
        let first = try room.actor(room.state, "focal-point")
        let person = try #require(first.person)
        let question = try HandoverTests.draft(room, as: first)
        let before = try #require(try desk.response(room.id, as: first))
        let asked = try desk.asked(of: room.account(first)).map(\.ask?.act)
        #expect(asked.contains(.answerChecklist))
        let session = try desk.signInForTraining(person, .focalPoint(room.state))
        let feed = try desk.openFeed(as: first)
        try desk.choose(reminders: false, .zh, as: first)

        let (former, next) = try HandoverTests.replace(room, by: byNote)

        // The next has all of it, under the names of those who wrote it, and goes on with it.
        let after = try #require(try desk.response(room.id, as: next))
        #expect(after.note(on: HandoverTests.article).successes == "A unit")
        #expect(after.notes[HandoverTests.article]?.stamp.actor == former)
        #expect(after.comments[question]?.map(\.by) == [person])
        #expect(after.assignments.map(\.name) == before.assignments.map(\.name) && after.standing == .focalPoint)
        try desk.respond(.write(HandoverTests.article), in: room.id, as: next) { _ in
            [.note(HandoverTests.article, upon: 1, .init(successes: "Two units", challenges: "", assistance: ""))]
        }
        #expect(try desk.asked(of: room.account(next)).map(\.ask?.act) == asked)
        let inside = try #require(try desk.review(room.id, as: next)?.inside)
        #expect(
            inside.people(.focalPoint(room.state)) == [NamedPerson(id: try #require(next.person), name: "Boris")])
        // A contributor goes on too.
        let claire = try room.come("Claire", .contributor(room.state))
        #expect(try desk.response(room.id, as: claire)?.note(on: HandoverTests.article).successes == "Two units")

        // Who left is out with the next request: no session, no page, no calendar, no way back in.
        #expect(try desk.session(session) == nil && room.account(former).capacities.isEmpty)
        #expect(try desk.response(room.id, as: former) == nil && desk.review(room.id, as: former)?.inside == nil)
        #expect(refusal { try desk.respond(.direct, in: room.id, as: former) { _ in [.endHelp] } } == ["hidden"])
        #expect(refusal { _ = try desk.feed(feed) } == ["hidden"])
        #expect(refusal { _ = try desk.signInForTraining(person, .focalPoint(room.state)) } == ["hidden"])
        #expect(try desk.asked(of: room.account(former)).isEmpty)
        // And nothing personal went along.
        let account = try room.account(next)
        #expect(account.wantsReminders && account.language == .en && account.email == "boris@example.org")
        #expect(try !desk.hasFeed(as: next))
        // The file shows who had the place, and who has it.
        let places = inside.places.filter { $0.state == room.state }
        #expect(places.map(\.person.name) == [try room.account(former).person.name, "Boris"])
        #expect(places.map { $0.until == nil } == [false, true])
        #expect(try desk.audit().findings == [])
    }

    @Test func `a place left empty keeps the draft, and the State is asked for the next`() throws {
        let room = try Room()
        try room.people()
        let desk = room.desk
        let former = try room.actor(room.state, "focal-point")
        _ = try HandoverTests.draft(room, as: former)
        try desk.close(
            [.focalPoint(room.state)], of: try #require(former.person), for: .wish, reference: "By letter",
            as: officer)
        let delegate = try room.actor(room.state, "delegate")
        let inside = try #require(try desk.review(room.id, as: delegate)?.inside)
        #expect(inside.focalPoint == nil)
        // The limit was for the first; nobody is late for the second.
        #expect(inside.pen == Ask(.appointFocalPoint, of: .delegate(room.state), due: nil, .gui("13")))
        #expect(try desk.response(room.id, as: former) == nil)
        #expect(try desk.response(room.id, as: delegate)?.note(on: HandoverTests.article).successes == "A unit")
        try desk.appointFocalPoint(
            room.id, name: "Boris", email: "boris@example.org", qualifications: "", as: delegate)
        let next = try room.come("Boris", .focalPoint(room.state))
        #expect(try desk.response(room.id, as: next)?.note(on: HandoverTests.article).successes == "A unit")
    }

    @Test func `a focal point appointed again stays one`() throws {
        let room = try Room()
        try room.people()
        let focal = try room.actor(room.state, "focal-point")
        try room.desk.appointFocalPoint(
            room.id, name: "x", email: try room.account(focal).email, qualifications: "Again",
            as: try room.actor(room.state, "delegate"))
        #expect(try room.holds(focal))
        #expect(try room.desk.review(room.id, as: focal)?.inside?.places.count { $0.state == room.state } == 1)
    }

    @Test func `an expert who leaves hands on sheets, tasks and asks`() throws {
        let room = try Room()
        try room.people()
        let (desk, state) = (room.desk, room.reviewer)
        let former = try room.actor(state, "expert")
        try desk.transact(as: .system("test")) { transaction in
            try transaction.decide(
                Review.self, StreamID("review", room.id.text), .noteResponse(fingerprint: "0a"))
        }
        try desk.perform(.circulateResponse, in: room.id, as: officer) { _ in [.review(.circulateResponse(note: ""))] }
        let scope = try #require(try desk.review(room.id, as: former)?.scope)
        try desk.perform(.divideTasks, in: room.id, as: former) { _ in
            [.review(.divideTasks(Dictionary(uniqueKeysWithValues: scope.map { ($0, state) })))]
        }
        try desk.perform(.writeDesk, in: room.id, as: former) { _ in
            [
                .review(
                    .writeDesk(
                        state, scope[0], .init(notes: "Notes", finding: "Found", questions: []), upon: 0, share: false)
                )
            ]
        }
        let asked = try desk.asked(of: room.account(former)).map(\.ask?.act)

        let note = try room.note(state)
        try room.comes("Boris", .expert(state), review: room.id, in: note)
        try room.leaves(former, in: note)
        _ = try desk.acceptNote(note, as: officer)

        let next = try room.come("Boris", .expert(state))
        let inside = try #require(try desk.review(room.id, as: next)?.inside)
        #expect(inside.desk[scope[0]]?.own?.sheet.finding == "Found")
        #expect(inside.desk[scope[0]]?.own?.stamp.actor == former)
        #expect(inside.tasks[scope[0]] == state)
        #expect(try desk.asked(of: room.account(next)).map(\.ask?.act) == asked)
        #expect(try desk.experts(of: state, as: officer).contains { $0.person.name == "Boris" })
        #expect(try desk.review(room.id, as: former)?.inside == nil)
        #expect(try room.account(former).capacities.isEmpty)
        #expect(
            refusal { try desk.perform(.writeDesk, in: room.id, as: former) { _ in [.review(.closeDialogue)] } } == [
                "hidden"
            ])
    }

    @Test func `an expert who leaves the list may end the review under way`() throws {
        let room = try Room()
        try room.people()
        let (desk, state) = (room.desk, room.reviewer)
        let expert = try room.actor(state, "expert")
        let note = try room.note(state)
        try room.leaves(expert, keeps: true, in: note)
        _ = try desk.acceptNote(note, as: officer)
        #expect(try !desk.experts(of: state, as: officer).contains { $0.person.id == expert.person })
        #expect(try room.holds(expert) && desk.review(room.id, as: expert)?.inside != nil)
    }

    @Test func `a designation that names others passes the place on`() throws {
        let room = try Room()
        try room.people()
        let (desk, state) = (room.desk, room.reviewer)
        let former = try room.actor(state, "expert")
        let delegate = try room.actor(state, "delegate")
        try desk.nominateExpert(
            state, name: "Boris", email: "boris@example.org", background: "Judge", expertise: "Law", as: delegate)
        let next = try room.come("Boris", .expert(state))
        try desk.designateExperts(room.id, [try #require(next.person)], as: delegate)
        #expect(try desk.review(room.id, as: former)?.inside == nil)
        #expect(try desk.review(room.id, as: next)?.inside?.places.filter { $0.state == state }.count == 2)
    }
}
