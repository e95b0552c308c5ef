import Checklist
import Foundation
import Kernel
import Testing

/// A response while it is written, and after it was handed in.
@Suite struct ResponseTests {
    static let articles = [Article(.untoc, 5), Article(.untoc, 6)]
    static let questions = [
        Response.Reference(question: "5-a", article: articles[0]),
        Response.Reference(question: "5-b", article: articles[0]),
        Response.Reference(question: "6-a", article: articles[1]),
    ]

    /// A response that takes commands and keeps what follows.
    struct Draft {
        var state = Response.initial

        init() throws(Refusal) {
            try give(.open(state: "XAA", questionnaire: "untoc", version: 2, questions: questions))
        }

        @discardableResult
        mutating func give(_ command: Response.Command, on day: Int = 20_000) throws(Refusal) -> [Response.Event] {
            let now = Instant(Day(number: day))
            let actor = Actor.person("p-focal", .focalPoint("XAA"))
            let events = try Response.decide(
                command, state, Context(now: now, actor: actor, newID: { "id" }, fingerprint: { $0.canonical }))
            for event in events { Response.evolve(&state, event, Stamp(at: now, actor: actor)) }
            return events
        }

        var view: ResponseView? { state.view(standing: .focalPoint, circulated: false) }
    }

    static func entry(_ answers: (String, Response.Choice?)..., practice: String = "Because", law: String = "Code")
        -> Response.Entry
    {
        Response.Entry(
            answers: answers.map { Response.Answer(question: $0.0, choice: $0.1, law: law, practice: practice) },
            successes: "",
            challenges: "", assistance: "")
    }

    static func complete() throws(Refusal) -> Draft {
        var draft = try Draft()
        try draft.give(.save(articles[0], upon: 0, entry(("5-a", .yes), ("5-b", .notApplicable))))
        try draft.give(.save(articles[1], upon: 0, entry(("6-a", .no))))
        try draft.give(.declareStakeholders("", none: true, upon: 0))
        return draft
    }

    @Test func `two people never overwrite each other unseen`() throws {
        var draft = try Draft()
        try draft.give(.save(ResponseTests.articles[0], upon: 0, ResponseTests.entry(("5-a", .yes))))
        #expect(
            throws: Refusal(
                .conflict, [.init("changed-meanwhile", nil, ["article": .article(ResponseTests.articles[0])])])
        ) {
            try draft.give(.save(ResponseTests.articles[0], upon: 0, ResponseTests.entry(("5-a", .no))))
        }
        #expect(draft.view?.answer(to: "5-a", on: ResponseTests.articles[0])?.choice == .yes)
        try draft.give(.declareStakeholders("The bar", none: false, upon: 0))
        #expect(throws: Refusal.self) { try draft.give(.declareStakeholders("Nobody", none: false, upon: 0)) }
        // Another article is nobody's business here.
        try draft.give(.save(ResponseTests.articles[1], upon: 0, ResponseTests.entry(("6-a", .no))))
        #expect(draft.view?.revision(of: ResponseTests.articles[0]) == 1)
    }

    @Test func `saving the same again records nothing`() throws {
        var draft = try Draft()
        let entry = ResponseTests.entry(("5-a", .yes))
        #expect(try draft.give(.save(ResponseTests.articles[0], upon: 0, entry)).count == 1)
        #expect(try draft.give(.save(ResponseTests.articles[0], upon: 1, entry)).isEmpty)
    }

    @Test func `what is missing is said while it is written, question by question`() throws {
        var draft = try Draft()
        #expect(draft.view?.missing.map(\.field) == ["5-a", "5-b", "6-a", "stakeholders"])
        try draft.give(.save(ResponseTests.articles[0], upon: 0, ResponseTests.entry(("5-a", .partly), ("5-b", nil))))
        #expect(
            draft.view?.missing.map(\.code) == [
                "checklist.unanswered", "checklist.unanswered", "checklist.no-stakeholders",
            ])
        #expect(draft.view?.answered(on: ResponseTests.articles[0]) == 1)
        try draft.give(
            .save(
                ResponseTests.articles[0], upon: 1,
                ResponseTests.entry(("5-a", .partly), ("5-b", .no), practice: "", law: "")))
        #expect(draft.view?.missing.map(\.code).prefix(2) == ["checklist.no-law", "checklist.no-reason"])
        #expect(try ResponseTests.complete().view?.missing == [])
    }

    @Test func `once handed in nothing changes it`() throws {
        var draft = try ResponseTests.complete()
        try draft.give(.submit(.fr))
        let commands: [Response.Command] = [
            .save(ResponseTests.articles[0], upon: 1, .empty), .declareStakeholders("The bar", none: false, upon: 1),
            .submit(.fr),
        ]
        for command in commands {
            #expect(throws: Refusal.rule("checklist.submitted", .tor("15"))) { try draft.give(command) }
        }
        #expect(draft.view?.submitted?.language == .fr)
        #expect(draft.view?.missing == [])
    }

    @Test func `the fingerprint covers every word, the stakeholders' too`() throws {
        func fingerprint(_ change: (inout Draft) throws(Refusal) -> Void) throws -> String? {
            var draft = try ResponseTests.complete()
            try change(&draft)
            try draft.give(.submit(.en))
            return draft.view?.submitted?.fingerprint
        }
        let prints = [
            try fingerprint { _ in },
            try fingerprint { draft throws(Refusal) in
                try draft.give(.declareStakeholders("The bar", none: false, upon: 1))
            },
            try fingerprint { draft throws(Refusal) in
                try draft.give(.save(ResponseTests.articles[1], upon: 1, ResponseTests.entry(("6-a", .yes))))
            },
            try fingerprint { draft throws(Refusal) in
                try draft.give(
                    .save(ResponseTests.articles[1], upon: 1, ResponseTests.entry(("6-a", .no), practice: "Other")))
            },
        ]
        #expect(Set(prints).count == prints.count)
    }

    @Test(arguments: [
        (Standing.secretariat, true, true), (.delegateUnderReview, true, true), (.focalPoint, true, true),
        (.reviewingDelegate("XAB"), false, true), (.reviewingExpert("XAB"), false, true), (.outside, false, false),
    ])
    func `who reads it, before it is circulated and after`(_ standing: Standing, _ before: Bool, _ after: Bool) throws {
        let state = try ResponseTests.complete().state
        #expect((state.view(standing: standing, circulated: false) != nil) == before)
        #expect((state.view(standing: standing, circulated: true) != nil) == after)
    }

    @Test func `nothing can be done before it is opened, and it is opened once`() throws {
        let context = Context(
            now: Instant(milliseconds: 0), actor: .visitor, newID: { "id" }, fingerprint: { $0.canonical })
        #expect(throws: Refusal.hidden) { try Response.decide(.submit(.en), Response.initial, context) }
        #expect(Response.initial.view(standing: .secretariat, circulated: true) == nil)
        var draft = try Draft()
        #expect(throws: Refusal.rule("checklist.already-open", .tor("15"))) {
            try draft.give(.open(state: "XAA", questionnaire: "untoc", version: 3, questions: []))
        }
    }

    @Test func `a questionnaire puts the questions of the articles under review`() throws {
        let questionnaire = try JSONDecoder().decode(
            Questionnaire.self,
            from: Data(
                #"""
                {"id":"untoc","version":1,"questions":[
                {"id":"5-a","instrument":"untoc","article":5,"paragraph":"1","obligation":"must","theme":"first",
                "text":{"en":"Is it?"},"help":{}},
                {"id":"tip-5-a","instrument":"tip","article":5,"paragraph":"1","obligation":"must-consider","theme":"first",
                "text":{"en":"Is it?"},"help":{}}]}
                """#.utf8))
        let references = questionnaire.references(scope: ResponseTests.articles)
        #expect(references == [Response.Reference(question: "5-a", article: ResponseTests.articles[0])])
        #expect(questionnaire.questions(on: Article(.tip, 5)).map(\.id) == ["tip-5-a"])
    }
}
