import Checklist
import Kernel
import Testing

/// Questions that follow up an answer.
@Suite struct ConditionsTests {
    static let questions = [
        Response.Reference(question: "5-a", article: .five),
        Response.Reference(
            question: "5-if", article: .five, kind: .account, when: [.init(question: "5-a", is: [.yes, .partly])]),
        Response.Reference(question: "5-if-not", article: .five, when: [.init(question: "5-a", is: [.no])]),
        Response.Reference(
            question: "5-both", article: .five,
            when: [.init(question: "5-a", is: [.no]), .init(question: "5-if-not", is: [.yes])]),
    ]

    static func put(_ draft: Draft) -> [String] { draft.view?.questions.map(\.question) ?? [] }

    @Test func `follow-ups appear with the answer they follow, and vanish with it`() throws {
        var draft = try Draft(ConditionsTests.questions)
        #expect(ConditionsTests.put(draft) == ["5-a"])
        for choice in [Response.Choice.yes, .partly] {
            try draft.answer("5-a", .says("Answered", choice))
            #expect(ConditionsTests.put(draft) == ["5-a", "5-if"])
        }
        try draft.answer("5-a", .says("Answered", .no))
        #expect(ConditionsTests.put(draft) == ["5-a", "5-if-not"])
        try draft.answer("5-if-not", .says("A plan", .no))
        #expect(ConditionsTests.put(draft) == ["5-a", "5-if-not"])
        try draft.answer("5-if-not", .says("A plan", .yes))
        #expect(ConditionsTests.put(draft) == ["5-a", "5-if-not", "5-both"], "all conditions hold")
        for choice in [Response.Choice.notApplicable, nil] {
            try draft.answer("5-a", .says("Answered", choice))
            #expect(ConditionsTests.put(draft) == ["5-a"])
        }
    }

    @Test func `the text of a follow-up that vanished is kept, and comes back`() throws {
        var draft = try Draft(ConditionsTests.questions)
        try draft.answer("5-a", .says("Answered"))
        try draft.answer("5-if", .says("Twelve cases", nil, law: ""))
        try draft.give(.clear(["5-a", "5-if"]))
        try draft.answer("5-a", .says("After all not", .no))
        let view = try #require(draft.view)
        #expect(!view.questions.map(\.question).contains("5-if") && view.isPut("5-if"))
        #expect(view.answer(to: "5-if")?.practice == "Twelve cases" && view.revision(of: "5-if") == 1)
        #expect(view.answered(on: .five) == ["5-a"] && view.progress["5-if"] == nil)
        try draft.answer("5-a", .says("After all"))
        #expect(draft.view?.answer(to: "5-if")?.practice == "Twelve cases")
        #expect(draft.view?.progress["5-if"] == .cleared)
    }

    @Test func `what was written to a follow-up elsewhere is taken, put or not`() throws {
        var draft = try Draft(ConditionsTests.questions)
        let outcome = try draft.bring(
            Response.Parcel(["5-a": (0, .says("There")), "5-if-not": (0, .says("A plan"))]))
        #expect(outcome.saved == 2 && ConditionsTests.put(draft) == ["5-a", "5-if"])
        #expect(draft.view?.answer(to: "5-if-not") == .says("A plan"))
    }

    @Test func `only what applies can be missing`() throws {
        var draft = try Draft(ConditionsTests.questions)
        try draft.give(.declareStakeholders("", none: true, upon: 0))
        #expect(draft.missing == ["checklist.unanswered 5-a"])
        try draft.answer("5-a", .says("Answered"))
        try draft.give(.clear(["5-a"]))
        #expect(draft.missing == ["checklist.unanswered 5-if"])
        try draft.answer("5-if", .says("Draft", nil))
        #expect(draft.missing == ["checklist.not-cleared 5-if"])
        try draft.give(.bring("5-if", upon: 0, .says("Elsewhere")))
        #expect(draft.missing == ["checklist.not-cleared 5-if", "checklist.two-versions 5-if"])
        try draft.answer("5-a", .says("Does not apply", .notApplicable))
        try draft.give(.clear(["5-a"]))
        // Neither the draft nor its two versions keep the rest back any longer.
        #expect(draft.missing == [])
        try draft.give(.submit(.en))
        #expect(draft.view?.submitted != nil)
    }
}
