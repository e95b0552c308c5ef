import Access
import Checklist
import Desk
import Kernel
import Mechanism
import Papers
import Reports
import Testing

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

    private func person(_ desk: Desk, _ state: StateCode, _ name: String) throws -> Actor {
        let capacity = try #require(Capacity(name: name, state: state))
        let account = try #require(try desk.accounts(as: officer).first { $0.capacities.contains(capacity) })
        return .person(account.person.id, capacity)
    }
}
