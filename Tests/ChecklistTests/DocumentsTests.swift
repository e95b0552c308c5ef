import Checklist
import Kernel
import Testing

/// Documents are kept once and cited as often as one likes.
@Suite struct DocumentsTests {
    static func document(_ id: String, hash: String = "aa", title: String = "Penal Code") -> Response.Document {
        Response.Document(
            id: id, title: title, language: .fr, name: "\(id).pdf", type: "application/pdf", size: 1, hash: hash)
    }

    static func citing(_ ids: String..., law: String = "") -> Response.Answer {
        Response.Answer(choice: .yes, law: law, practice: "", cites: ids)
    }

    static func attached() throws(Refusal) -> Draft {
        var draft = try Draft()
        try draft.give(.attach(document("d1")))
        return draft
    }

    @Test func `the same bytes are attached once, whatever they are called`() throws {
        var draft = try DocumentsTests.attached()
        #expect(
            throws: Refusal.input("checklist.attached-already", field: "document", ["name": .text("d2.pdf")])
        ) { try draft.give(.attach(DocumentsTests.document("d2", title: "Another title"))) }
        try draft.give(.attach(DocumentsTests.document("d2", hash: "bb")))
        #expect(draft.view?.documents.map(\.id) == ["d1", "d2"])
        #expect(throws: Refusal.input("required", field: "title")) {
            try draft.give(.attach(DocumentsTests.document("d3", hash: "cc", title: "")))
        }
    }

    @Test func `a citation of the law may be a document`() throws {
        var draft = try DocumentsTests.attached()
        try draft.answer("5-a", DocumentsTests.citing("d1"))
        #expect(draft.missing.first == "checklist.not-cleared 5-a")
        try draft.answer("5-a", DocumentsTests.citing())
        #expect(draft.missing.first == "checklist.no-law 5-a")
    }

    @Test func `what is cited cannot be removed`() throws {
        var draft = try DocumentsTests.attached()
        let cited = Refusal.input("checklist.cited", field: "document", ["name": .text("Penal Code")])
        try draft.answer("5-a", DocumentsTests.citing("d1"))
        #expect(throws: cited) { try draft.give(.detach("d1")) }
        try draft.answer("5-a", DocumentsTests.citing(law: "Code"))
        try draft.give(.detach("d1"))
        #expect(draft.view?.documents.isEmpty == true)
        #expect(throws: Refusal.hidden) { try draft.give(.detach("d1")) }
        // And may be attached again.
        try draft.give(.attach(DocumentsTests.document("d4")))
    }

    @Test func `what an answer brought in cites cannot be removed before somebody chose`() throws {
        var draft = try DocumentsTests.attached()
        try draft.answer("5-a", DocumentsTests.citing("d1"))
        _ = try draft.bring(Response.Parcel(["5-a": (0, .says("There"))]))
        try draft.answer("5-a", DocumentsTests.citing(law: "Code"))
        let brought = try #require(draft.view?.brought["5-a"]?.answer)
        #expect(brought.cites == ["d1"])
        #expect(throws: Refusal.input("checklist.cited", field: "document", ["name": .text("Penal Code")])) {
            try draft.give(.detach("d1"))
        }
        try draft.answer("5-a", brought)
        #expect(draft.view?.answer(to: "5-a") == brought)
    }

    @Test func `an unknown document cannot be cited, whichever way the answer comes`() throws {
        var draft = try DocumentsTests.attached()
        let answer = DocumentsTests.citing("d1", "d9")
        for command in [
            Response.Command.answer("5-a", upon: 0, answer), .bring("5-a", upon: 0, answer),
            .bring("5-a", upon: 7, answer),
        ] {
            #expect(throws: Refusal(.conflict, [.init("checklist.document-gone", nil, field: "5-a")])) {
                try draft.give(command)
            }
        }
        #expect(draft.view?.answers.isEmpty == true && draft.view?.brought.isEmpty == true)
    }
}
