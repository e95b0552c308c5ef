import Access
import Checklist
import Desk
import Kernel
import Ledger
import Mechanism
import Testing

/// A response at the Desk: who is let in, what is brought in, what is attached.
@Suite struct ResponseDeskTests {
    let desk: Desk
    let id: ReviewID
    let focal: Actor
    let article = Article(.untoc, 8)

    init() throws {
        desk = try makeDesk(.training)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        id = line.id
        try desk.inform(id, begins: desk.today, training: nil, note: "", as: officer)
        let state = line.pairing.reviewed
        let code = state.rawValue.lowercased()
        focal = .person(PersonID("p-\(code)-focal-point"), .focalPoint(state))
        let account = try #require(try desk.account(PersonID("p-\(code)-focal-point")))
        try desk.appointFocalPoint(
            id, name: account.person.name, email: account.email, qualifications: "",
            as: .person(PersonID("p-\(code)-delegate"), .delegate(state)))
    }

    func answer(_ practice: String) -> Response.Answer {
        Response.Answer(choice: .yes, law: "Penal Code, section 8", practice: practice)
    }

    func contributor(_ email: String, _ articles: [Article]) throws -> Actor {
        try desk.assign(
            "Ministry of Justice", articles, to: [(name: "Ada Ott", email: email)], language: .en, in: id, as: focal)
        let account = try #require(try desk.account(email: email))
        return .person(account.person.id, try #require(account.capacities.first))
    }

    @Test func `a contributor sees what was given, by page, by offer, by file, and nothing after it was taken back`()
        throws
    {
        let other = Article(.untoc, 5)
        try desk.respond(.write(other), in: id, as: focal) { _ in [.answer("untoc-5-1a", upon: 0, answer("Secret"))] }
        let ada = try contributor("ada@example.org", [article])
        let view = try #require(try desk.response(id, as: ada))
        #expect(view.articles == [article])
        #expect(view.answers.isEmpty && view.missing.allSatisfy { $0.field?.hasPrefix("untoc-8") == true })
        #expect(try !desk.file(id, as: ada).response!.answers.keys.contains("untoc-5-1a"))
        #expect(refusal { try desk.respond(.write(other), in: id, as: ada) { _ in [] } } == ["hidden"])
        #expect(refusal { try desk.respond(.direct, in: id, as: ada) { _ in [.clear([])] } } == ["forbidden"])
        #expect(try desk.contributions(as: ada).map(\.id) == [id])
        #expect(view.assignments.isEmpty, "who else answers what is the focal point's affair")
        #expect(refusal { _ = try desk.experts(of: "XAA", as: ada) } == ["hidden"])
        let given = try #require(try desk.response(id, as: focal)?.assignments.first)
        try desk.respond(.direct, in: id, as: focal) { _ in [.endAssignment(given.id)] }
        #expect(try desk.response(id, as: ada) == nil)
        #expect(refusal { try desk.respond(.write(article), in: id, as: ada) { _ in [] } } == ["hidden"])
    }

    @Test func `an address of another State's people is nobody's to take`() throws {
        let line = try desk.docket(as: officer)[0]
        let stranger = try #require(
            try desk.accounts(as: officer).first { $0.capacities.first?.state == line.pairing.regional })
        #expect(
            refusal { _ = try contributor(stranger.email, [article]) } == ["address-taken"])
    }

    @Test func `a parcel that answers what was not given is refused whole`() throws {
        let ada = try contributor("ada@example.org", [article])
        func parcel(_ question: String, response: String? = nil) -> Response.Parcel {
            Response.Parcel(
                response: response ?? id.text, questionnaire: "untoc-2010", version: 2,
                answers: [
                    "untoc-8-1": .init(upon: 0, answer("From the file")), question: .init(upon: 0, answer("Strange")),
                ], notes: [:])
        }
        #expect(refusal { _ = try desk.bring(parcel("untoc-5-1a"), in: id, as: ada) } == ["checklist.not-asked"])
        #expect(
            refusal { _ = try desk.bring(parcel("untoc-8-2", response: "1-zzz"), in: id, as: ada) } == [
                "checklist.other-response"
            ])
        #expect(try desk.response(id, as: ada)?.answers.isEmpty == true)
        let outcome = try desk.bring(parcel("untoc-8-2"), in: id, as: ada)
        #expect(outcome.saved == 2 && outcome.beside.isEmpty)
        #expect(refusal { _ = try desk.bring(parcel("untoc-8-2"), in: id, as: .visitor) } == ["hidden"])
    }

    @Test func `what somebody changed meanwhile is left, the rest is saved`() throws {
        try desk.respond(.write(article), in: id, as: focal) { _ in [.answer("untoc-8-1", upon: 0, answer("First"))] }
        let left = try desk.save(
            article, in: id, as: focal,
            [.answer("untoc-8-1", upon: 0, answer("Second")), .answer("untoc-8-2", upon: 0, answer("Third"))]
        ).left
        #expect(left.map(\.field) == ["untoc-8-1"])
        let view = try #require(try desk.response(id, as: focal))
        #expect(view.answer(to: "untoc-8-1")?.practice == "First")
        #expect(view.answer(to: "untoc-8-2")?.practice == "Third")
    }

    @Test func `a link of the focal point's opens no more than contributing, whatever is granted later`() throws {
        let ada = try contributor("boss@example.org", [article])
        let person = try #require(ada.person)
        let link = try desk.inviteContributor(person, in: id, as: focal)
        let state = try #require(focal.capacity?.state)
        _ = try desk.admit(
            name: "Ada Ott", email: "boss@example.org", capacity: .delegate(state), language: .en, as: officer)
        #expect(try desk.invited(link) == nil)
        #expect(
            refusal { _ = try desk.accept(link, passphrase: "a long passphrase", again: "a long passphrase") } == [
                "hidden"
            ])
        #expect(refusal { _ = try desk.inviteContributor(person, in: id, as: focal) } == ["hidden"])
        #expect(try desk.account(person)?.accepted == false)
    }

    @Test func `an answer is offered to a related question, and taken over with its origin`() throws {
        let questionnaire = try #require(desk.facts.questionnaire("untoc-2010", version: 2))
        let view = try #require(try desk.response(id, as: focal))
        let question = try #require(
            questionnaire.questions.first { question in
                view.isPut(question.id) && question.related.contains { view.isPut($0) }
            })
        let related = try #require(question.related.first { view.isPut($0) })
        #expect(try desk.offers(for: question, in: id, view).isEmpty)
        let from = try #require(questionnaire[related])
        try desk.respond(.write(from.article), in: id, as: focal) { _ in [.answer(related, upon: 0, answer("Told"))] }
        let offers = try desk.offers(for: question, in: id, try #require(try desk.response(id, as: focal)))
        #expect(offers.map(\.origin.question) == [related])
        #expect(offers.first?.answer.practice == "Told" && offers.first?.answer.origin?.response == id.text)
    }

    @Test func `what was given to another mechanism is offered as that mechanism's, with its day`() throws {
        let questionnaire = try #require(desk.facts.questionnaire("untoc-2010", version: 2))
        let view = try #require(try desk.response(id, as: focal))
        let question = try #require(
            questionnaire.questions.first { question in
                view.isPut(question.id) && question.related.contains { view.isPut($0) }
            })
        let related = try #require(question.related.first { view.isPut($0) })
        let from = try #require(questionnaire[related])
        let day = try #require(Day("2015-05-04"))
        try desk.respond(.write(from.article), in: id, as: focal) { _ in [.answer(related, upon: 0, answer("Told"))] }
        try desk.respond(.write(from.article), in: id, as: focal) { _ in
            [.attribute(related, upon: 1, mechanism: "UNCAC review", on: day)]
        }
        let offers = try desk.offers(for: question, in: id, try #require(try desk.response(id, as: focal)))
        #expect(offers.map(\.question) == [related])
        #expect(offers.first?.answer.origin == .init(mechanism: "UNCAC review", on: day))
    }

    @Test(
        arguments: [
            ("law.pdf", Array("%PDF-1.7 law".utf8), nil), ("law.pdf", Array("law".utf8), "checklist.document-type"),
            ("law.exe", Array("%PDF-1.7 law".utf8), "checklist.document-type"),
            ("law.pdf", [], "checklist.document-empty"),
            ("law.txt", [0x61, 0], "checklist.document-type"), ("law", Array("law".utf8), "checklist.document-type"),
            ("law.txt", Array("قانون".utf8), nil), ("law.txt", [0xff, 0xfe], "checklist.document-type"),
            ("law.docx", [0x50, 0x4b, 0x03, 0x04] + Array("word/document.xml".utf8), nil),
            ("law.docx", [0x50, 0x4b, 0x03, 0x04] + Array("xl/workbook.xml".utf8), "checklist.document-type"),
            ("law.txt", [UInt8](repeating: 0x61, count: DocumentType.largest + 1), "checklist.document-large"),
        ] as [(String, [UInt8], String?)])
    func `a document is what it claims to be, or refused`(_ name: String, _ bytes: [UInt8], _ code: String?) throws {
        let codes = refusal {
            _ = try desk.attach(bytes, name: name, title: "A law", language: .en, to: id, as: focal)
        }
        #expect(codes == (code.map { [$0] } ?? []))
        #expect(try desk.response(id, as: focal)?.documents.count == (code == nil ? 1 : 0))
    }

    @Test func `a document is read by whom the response is for`() throws {
        let document = try desk.attach(
            Array("%PDF-1.7 law".utf8), name: "law.pdf", title: "", language: nil, to: id, as: focal)
        #expect(try desk.document(document.id, of: id, as: focal).bytes == Array("%PDF-1.7 law".utf8))
        for stranger in [officer, .visitor] {
            #expect(refusal { _ = try desk.document(document.id, of: id, as: stranger) } == ["hidden"])
        }
        #expect(
            refusal {
                _ = try desk.attach(Array("law".utf8), name: "law.txt", title: "", language: nil, to: id, as: officer)
            } == ["hidden"])
    }
}
