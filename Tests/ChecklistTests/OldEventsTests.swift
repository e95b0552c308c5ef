import Checklist
import Kernel
import Testing

/// Responses begun when an article was saved at once: they are read, and go on.
@Suite struct OldEventsTests {
    static func entry(_ answers: (String, Response.Choice?, String)..., successes: String = "") -> Response.Entry {
        Response.Entry(
            answers: answers.map {
                Response.Entry.Answer(
                    question: $0.0, choice: $0.1, law: $0.2.isEmpty ? "" : "Code", practice: $0.2)
            }, successes: successes, challenges: "", assistance: "")
    }

    static let opened = Response.Event.opened(
        state: "XAA", questionnaire: "untoc", version: 1, questions: Draft.questions)

    /// Every form held all questions of its article, answered or not.
    static let begun: [Response.Event] = [
        opened, .saved(article: .five, revision: 1, entry: entry(("5-a", .yes, "First"), ("5-b", nil, ""))),
        .saved(
            article: .five, revision: 2, entry: entry(("5-a", .yes, "Second"), ("5-b", nil, ""), successes: "A unit")),
    ]

    static let complete: [Response.Event] =
        begun + [
            .saved(
                article: .five, revision: 3,
                entry: entry(("5-a", .yes, "Second"), ("5-b", .no, "No need"), successes: "A unit")),
            .saved(article: .six, revision: 1, entry: entry(("6-a", .partly, "A bill"))),
            .stakeholdersDeclared(text: "The bar", none: false, revision: 1),
        ]

    @Test func `each question has its own answer, revision and versions`() throws {
        let view = try #require(Draft(after: OldEventsTests.begun).view)
        #expect(view.answer(to: "5-a") == .says("Second") && view.revision(of: "5-a") == 2)
        #expect(view.history["5-a"]?.map(\.value.practice) == ["First"])
        #expect(view.note(on: .five) == .says("A unit") && view.revision(of: Article.five) == 1)
        #expect(view.noteHistory.isEmpty)
    }

    @Test func `a question left empty is empty, and not cleared`() throws {
        let view = try #require(Draft(after: OldEventsTests.begun).view)
        #expect(view.progress == ["5-a": .cleared, "5-b": .empty, "6-a": .empty])
        #expect(view.revision(of: "5-b") == 0 && view.answered(on: .five) == ["5-a"])
        #expect(
            view.missing.map { "\($0.code) \($0.field ?? "")" } == [
                "checklist.unanswered 5-b", "checklist.unanswered 6-a", "checklist.no-stakeholders stakeholders",
            ])
    }

    @Test func `an answer that was taken off is empty, and in its versions`() throws {
        let view = try #require(
            Draft(
                after: OldEventsTests.begun + [
                    .saved(article: .five, revision: 3, entry: OldEventsTests.entry(("5-a", nil, "")))
                ]
            ).view)
        #expect(view.progress["5-a"] == .empty && view.answered(on: .five) == [])
        #expect(view.history["5-a"]?.map(\.value.practice) == ["First", "Second"])
        #expect(view.note(on: .five).isEmpty)
        #expect(view.noteHistory[.five] == nil, "one sitting")
    }

    @Test func `it goes on as it was begun`() throws {
        var draft = Draft(after: OldEventsTests.begun)
        try draft.give(.answer("5-a", upon: 2, .says("Third")))
        #expect(throws: Refusal.changedMeanwhile(.five, "5-a")) {
            try draft.give(.answer("5-a", upon: 2, .says("Unseen")), as: .amina)
        }
        try draft.give(.answer("5-b", upon: 0, .says("New", .no)))
        try draft.give(.note(.five, upon: 1, .says("Two units")))
        try draft.give(.bring("6-a", upon: 0, .says("From a file")))
        #expect(draft.view?.progress == ["5-a": .draft, "5-b": .draft, "6-a": .draft])
        #expect(draft.view?.history["5-a"]?.map(\.value.practice) == ["First", "Second"])
        try draft.give(.clear(["5-a", "5-b", "6-a"]))
        try draft.give(.declareStakeholders("", none: true, upon: 0))
        try draft.give(.submit(.en))
        #expect(draft.view?.submitted != nil)
    }

    @Test func `complete as it was, it is handed in without more ado`() throws {
        var draft = Draft(after: OldEventsTests.complete)
        #expect(draft.missing == [])
        try draft.give(.submit(.en))
        #expect(draft.view?.version == 1)
    }

    @Test func `handed in as it was, it keeps its fingerprint and takes additions`() throws {
        var draft = Draft(after: OldEventsTests.complete + [.submitted(language: .fr, fingerprint: "0c")])
        #expect(draft.view?.submitted?.fingerprint == "0c" && draft.view?.missing == [])
        #expect(throws: Refusal.rule("checklist.submitted", .tor("15"))) {
            try draft.give(.answer("5-a", upon: 2, .says("Late")))
        }
        try draft.give(.supplement("5-a", text: "Added", language: .fr))
        #expect(draft.view?.supplements.map(\.text) == ["Added"])
    }
}
