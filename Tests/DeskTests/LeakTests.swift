import Access
import Checklist
import Facts
import Kernel
import Ledger
import Mechanism
import Papers
import Reports
import Testing

@testable import Desk

/// Nobody reads what is not theirs: a secret word is put into every body of a review, and every reader asked for all.
@Suite struct LeakTests {
    @Test func `what one side writes, the other does not read before its time`() throws {
        let desk = try makeDesk(.training)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        let (id, pairing) = (line.id, line.pairing)
        try desk.inform(id, begins: desk.today, training: nil, note: "", as: officer)
        let delegate = try person(desk, pairing.reviewed, "delegate")
        let focal = try person(desk, pairing.reviewed, "focal-point")
        let focalPerson = try #require(focal.person)
        let focalAccount = try #require(try desk.account(focalPerson))
        try desk.appointFocalPoint(
            id, name: focalAccount.person.name, email: focalAccount.email, qualifications: "", as: delegate)
        for state in pairing.reviewers {
            let expert = try person(desk, state, "expert").person
            try desk.designateExperts(id, [try #require(expert)], as: try person(desk, state, "delegate"))
        }
        let expert = try person(desk, pairing.regional, "expert")
        let roll = try desk.cycle(1)?.opened.roll.map(\.state) ?? []
        let elsewhere = try #require(roll.first { ![pairing.reviewed, pairing.regional, pairing.second].contains($0) })
        let stranger = try person(desk, elsewhere, "expert")

        // A draft response is the State's own.
        let secret = "Geheimnis"
        let article = Article(.untoc, 5)
        try desk.respond(.write(article), in: id, as: focal) { _ in
            [.note(article, upon: 0, .init(successes: secret, challenges: "", assistance: ""))]
        }
        func reads(_ actor: Actor) throws -> Bool {
            try desk.file(id, as: actor).json.canonical.contains(secret)
        }
        #expect(try reads(focal))
        #expect(try reads(delegate))
        #expect(try !reads(officer))
        #expect(try desk.responseStatuses(as: officer).map(\.line.id) == [id])
        // The secretariat reads it when asked to help, and no longer (TOR 16).
        try desk.respond(.direct, in: id, as: focal) { _ in [.askHelp(note: "")] }
        #expect(try reads(officer))
        #expect(refusal { try desk.respond(.write(article), in: id, as: officer) { _ in [] } } == ["forbidden"])
        try desk.respond(.direct, in: id, as: focal) { _ in [.endHelp] }
        #expect(try !reads(officer))
        for outsider in [expert, stranger, .visitor, try person(desk, pairing.second, "delegate")] {
            #expect(try !reads(outsider), "\(outsider)")
        }
        // And to those outside, an act on it is as if it were not there.
        #expect(
            refusal { try desk.perform(.answerChecklist, in: id, as: stranger) { _ in [.review(.closeDialogue)] } } == [
                "hidden"
            ])
        #expect(
            refusal { try desk.perform(.answerChecklist, in: id, as: expert) { _ in [.review(.closeDialogue)] } } == [
                "forbidden"
            ])
        #expect(refusal { _ = try desk.docket(as: expert) } == ["hidden"])
        #expect(
            refusal {
                try desk.perform(.ask, in: ReviewID(text: "1-none"), as: expert) { _ in [.review(.closeDialogue)] }
            } == ["hidden"])
    }

    @Test func `two people in one article never overwrite each other unseen`() throws {
        let desk = try makeDesk(.training)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        try desk.inform(line.id, begins: desk.today, training: nil, note: "", as: officer)
        let state = line.pairing.reviewed
        let code = state.rawValue.lowercased()
        let focal = Actor.person(PersonID("p-\(code)-focal-point"), .focalPoint(state))
        let account = try #require(try desk.account(PersonID("p-\(code)-focal-point")))
        try desk.appointFocalPoint(
            line.id, name: account.person.name, email: account.email, qualifications: "",
            as: .person(PersonID("p-\(code)-delegate"), .delegate(state)))
        let article = Article(.untoc, 6)
        func save(_ text: String, upon: Int) throws {
            try desk.respond(.write(article), in: line.id, as: focal) { _ in
                [.note(article, upon: upon, .init(successes: text, challenges: "", assistance: ""))]
            }
        }
        try save("first", upon: 0)
        #expect(refusal { try save("second", upon: 0) } == ["changed-meanwhile"])
        try save("second", upon: 1)
        #expect(try desk.response(line.id, as: focal)?.note(on: article).successes == "second")
        // What a button asks for besides may come too late: what was typed is saved all the same.
        let (left, after) = try desk.save(
            article, in: line.id, as: focal,
            [.note(article, upon: 2, .init(successes: "third", challenges: "", assistance: ""))]
        ) { _ in throw Refusal(.conflict, [.init("checklist.chosen-upon-own", nil, field: article.aboutKey)]) }
        #expect(left.map(\.code) == ["checklist.chosen-upon-own"] && after.note(on: article).successes == "third")
        #expect(try desk.response(line.id, as: focal)?.note(on: article).successes == "third")
    }

    @Test func `a desk is read by its State, then by those it is shared with, and never by the State under review`()
        throws
    {
        let desk = try makeDesk(.training)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        let (id, pairing) = (line.id, line.pairing)
        try desk.inform(id, begins: desk.today, training: nil, note: "", as: officer)
        for state in pairing.reviewers {
            let expert = try person(desk, state, "expert").person
            try desk.designateExperts(id, [try #require(expert)], as: try person(desk, state, "delegate"))
        }
        let expert = try person(desk, pairing.regional, "expert")
        let other = try person(desk, pairing.second, "expert")
        let delegate = try person(desk, pairing.reviewed, "delegate")
        // The response, as the other room records it.
        try desk.transact(as: .system("test")) { transaction in
            try transaction.decide(Review.self, StreamID("review", id.text), .noteResponse(fingerprint: "0a"))
        }
        try desk.perform(.circulateResponse, in: id, as: officer) { _ in [.review(.circulateResponse(note: ""))] }
        let article = try #require(try desk.review(id, as: officer)?.scope.first)
        func save(_ notes: String, upon: Int, share: Bool = false, as actor: Actor = expert) throws {
            try desk.perform(.writeDesk, in: id, as: actor) { _ in
                [
                    .review(
                        .writeDesk(
                            pairing.regional, article, .init(notes: notes, finding: "", questions: []), upon: upon,
                            share: share))
                ]
            }
        }
        func reads(_ actor: Actor) throws -> String? {
            let view = try desk.review(id, as: actor)?.inside?.desk[article]
            return view?.own?.sheet.notes ?? view?.others[pairing.regional]?.sheet.notes
        }
        try save("Geheimnis", upon: 0)
        #expect(refusal { try save("Other words", upon: 0) } == ["changed-meanwhile"])
        #expect(try reads(expert) == "Geheimnis")
        for one in [other, officer, delegate, .visitor] { #expect(try reads(one) == nil, "\(one)") }
        try save("Geheimnis", upon: 1, share: true)
        for one in [other, officer] { #expect(try reads(one) == "Geheimnis", "\(one)") }
        for one in [delegate, .visitor] { #expect(try reads(one) == nil, "\(one)") }
        #expect(try !desk.file(id, as: delegate).json.canonical.contains("Geheimnis"))
        #expect(refusal { try save("Mine", upon: 1, as: officer) } == ["forbidden"])
        #expect(refusal { try save("Mine", upon: 1, as: .visitor) } == ["hidden"])

        // An organization of which the State is no member, and the bytes of a document for those who may see it.
        let file = FileIn(name: "study.pdf", bytes: Array("%PDF-1.7".utf8))
        func consider(_ organization: String?, as actor: Actor) throws {
            try desk.consider(
                MaterialIn(
                    organization: try #require(organization), title: "A study", reference: "", articles: [article],
                    note: "", membership: "Said so", file: file), in: id, as: actor)
        }
        let organizations = try desk.organizations
        let foreign = organizations.first { !$0.members.contains(pairing.reviewed) }?.name
        let own = organizations.first { $0.members.contains(pairing.reviewed) }?.name
        #expect(refusal { try consider(foreign, as: expert) } == ["review.not-a-member TOR 26 (c)"])
        #expect(refusal { try consider(own, as: delegate) } == ["forbidden"])
        try consider(own, as: expert)
        try consider(foreign, as: officer)
        let key = try #require(try desk.review(id, as: other)?.inside?.materials.first?.material.document?.id)
        #expect(try desk.attachment(key, of: id, as: other).bytes == file.bytes)
        for one in [delegate, .visitor] {
            #expect(refusal { _ = try desk.attachment(key, of: id, as: one) } == ["hidden"], "\(one)")
        }
    }

    private func person(_ desk: Desk, _ state: StateCode, _ name: String) throws -> Actor {
        let capacity = try #require(Capacity(name: name, state: state))
        let account = try #require(try desk.accounts(as: officer).first { $0.capacities.contains(capacity) })
        return .person(account.person.id, capacity)
    }
}
