import Checklist
import Kernel
import Testing

/// The work in a capital: articles given to ministries, drafts, comments, what is ready and what is cleared (TOR 17).
@Suite struct WorkTests {
    static let amina = NamedPerson(id: "p-amina", name: "Amina")
    static let boris = NamedPerson(id: "p-boris", name: "Boris")

    static func assigned() throws(Refusal) -> Draft {
        var draft = try Draft()
        try draft.give(.assign(name: "Interior", articles: [.five], people: [amina]))
        return draft
    }

    @Test func `what a ministry says on an article later takes its answers' clearance back`() throws {
        var draft = try Draft.complete()
        try draft.give(.assign(name: "Interior", articles: [.five], people: [WorkTests.amina]))
        try draft.give(.note(.five, upon: 0, .says("A unit")), as: .amina)
        #expect(draft.view?.progress["5-a"] != .cleared && draft.view?.progress["6-a"] == .cleared)
    }

    @Test func `a text longer than a whole report is refused, and says how long it may be`() throws {
        var draft = try Draft()
        let fits = String(repeating: "a", count: Response.longest)
        try draft.answer("5-a", .says(fits))
        for text in [fits + "a", String(repeating: "ж", count: Response.longest / 2 + 1)] {
            #expect(
                throws: Refusal.input("checklist.too-long", field: "5-b", ["count": .number(Response.longest / 1000)])
            ) { try draft.answer("5-b", .says(text)) }
        }
        #expect(draft.view?.answer(to: "5-b") == nil && draft.view?.answer(to: "5-a") == .says(fits))
    }

    // MARK: Articles given

    @Test func `whoever was given articles sees those and no others`() throws {
        var draft = try Draft.complete()
        try draft.give(.note(.six, upon: 0, .says("A unit")))
        try draft.answer("6-a", .says("Not yet", .no))
        try draft.give(.comment("6-a", text: "Why not?"))
        try draft.give(.bring("6-a", upon: 0, .says("Elsewhere")))
        try draft.give(.bringNote(.six, upon: 0, .says("Elsewhere")))
        try draft.give(.note(.six, upon: 1, .says("Two units")))
        #expect(draft.standing(of: .amina) == .outside && draft.view(as: .amina) == nil)
        try draft.give(.assign(name: "Interior", articles: [.five], people: [WorkTests.amina]))
        try draft.give(.assign(name: "Justice", articles: [.six], people: [WorkTests.boris]))
        #expect(draft.standing(of: .amina) == .contributor([.five]))
        let view = try #require(draft.view(as: .amina))
        #expect(view.articles == [.five] && view.questions.map(\.question) == ["5-a", "5-b"])
        #expect(view.answers.keys.sorted() == ["5-a", "5-b"] && view.progress.keys.sorted() == ["5-a", "5-b"])
        #expect(view.notes.isEmpty && view.noteHistory.isEmpty && view.history.isEmpty && view.brought.isEmpty)
        #expect(view.comments.isEmpty)
        #expect(view.assignments.isEmpty && view.stakeholders == nil)
        #expect(view.isPut("5-a") && !view.isPut("6-a") && view.article(of: "6-a") == nil)
        #expect(view.mayWrite)
        #expect(!view.writers.contains("p-boris"))
        let other = try #require(draft.view(as: .boris))
        #expect(other.articles == [.six] && other.brought.keys.sorted() == ["6-a", "about-untoc-6"])
        #expect(other.history["6-a"]?.count == 1 && other.noteHistory[.six]?.count == 1)
    }

    @Test func `what is given twice adds up, and ends with its assignment`() throws {
        var draft = try WorkTests.assigned()
        try draft.give(.assign(name: "Justice", articles: [.six], people: [WorkTests.amina, WorkTests.boris]))
        #expect(draft.standing(of: .amina) == .contributor([.five, .six]))
        let ids = try #require(draft.view?.assignments.map(\.id))
        #expect(ids.count == 2 && Set(ids).count == 2)
        try draft.answer("5-a", .says("Written by Amina"), as: .amina)
        try draft.give(.endAssignment(ids[0]))
        #expect(draft.standing(of: .amina) == .contributor([.six]))
        try draft.give(.endAssignment(ids[1]))
        #expect(draft.standing(of: .amina) == .outside && draft.standing(of: .boris) == .outside)
        #expect(throws: Refusal.hidden) { try draft.give(.endAssignment(ids[1])) }
        // What they wrote stays.
        #expect(draft.view?.answer(to: "5-a") == .says("Written by Amina"))
        #expect(draft.view?.writers == ["p-amina"])
    }

    @Test func `only who acts as a contributor of the State under review stands so`() throws {
        let draft = try WorkTests.assigned()
        func standing(_ capacity: Capacity, towards review: Standing = .outside) -> ResponseStanding {
            draft.state.standing(.person("p-amina", capacity), towards: review, circulated: true)
        }
        #expect(standing(.contributor("XAA")) == .contributor([.five]))
        #expect(standing(.contributor("XAB")) == .outside)
        #expect(standing(.expert("XAA")) == .outside)
        #expect(standing(.focalPoint("XAA")) == .outside)
        #expect(standing(.contributor("XAA"), towards: .focalPoint) == .focalPoint)
        #expect(draft.standing(of: .boris) == .outside)
        #expect(draft.state.standing(.visitor, towards: .outside, circulated: true) == .outside)
    }

    @Test func `articles are given to somebody, and are of the review`() throws {
        var draft = try Draft()
        #expect(
            throws: Refusal(
                .input,
                [
                    .init("required", field: "ministry"), .init("checklist.nobody", .tor("17"), field: "people"),
                    .init("checklist.no-article", .tor("17"), field: "articles"),
                ])
        ) { try draft.give(.assign(name: "", articles: [], people: [])) }
        #expect(throws: Refusal(.input, [.init("checklist.no-article", .tor("17"), field: "articles")])) {
            try draft.give(
                .assign(name: "Interior", articles: [.five, Article(.firearms, 5)], people: [WorkTests.amina]))
        }
        try draft.give(.assign(name: "Interior", articles: [.six, .five], people: [WorkTests.amina]))
        #expect(draft.view?.assignments.first?.articles == [.five, .six])
    }

    @Test func `a contributor is told what is missing from its own articles, and not what others have to do`() throws {
        var draft = try WorkTests.assigned()
        try draft.answer("5-a", .says("Written", .no, law: ""), as: .amina)
        try draft.give(.note(.five, upon: 0, .says("A unit")))
        _ = try draft.bring(Response.Parcel([:], notes: [.five: (7, .says("Elsewhere"))]), as: .amina)
        try draft.give(.bringNote(.six, upon: 7, .says("Elsewhere")))
        let missing = try #require(draft.view(as: .amina)?.missing)
        #expect(
            missing.map { "\($0.code) \($0.field ?? "")" } == [
                "checklist.unanswered 5-b", "checklist.two-versions about-untoc-5",
            ])
        #expect(draft.missing.contains("checklist.not-cleared 5-a"))
        #expect(draft.missing.contains("checklist.two-versions about-untoc-6"))
    }

    // MARK: From draft to cleared

    @Test func `an answer is a draft, ready, cleared, and a draft again when it is changed`() throws {
        var draft = try Draft()
        func progress() -> Response.Progress? { draft.view?.progress["5-a"] }
        #expect(progress() == .empty)
        try draft.give(.markReady(["5-a"]))
        try draft.give(.clear(["5-a"]))
        #expect(progress() == .empty, "there is nothing to clear")
        try draft.answer("5-a", .says("Written"), as: .amina)
        #expect(progress() == .draft)
        #expect(try draft.give(.markReady(["5-a", "5-b"]), as: .amina) == [.markedReady(questions: ["5-a"])])
        #expect(progress() == .ready)
        #expect(try draft.give(.clear(["5-a", "5-b"])) == [.cleared(questions: ["5-a"])])
        #expect(progress() == .cleared)
        #expect(try draft.give(.markReady(["5-a"])) == [])
        #expect(progress() == .cleared)
        try draft.answer("5-a", .says("Written"), as: .amina)
        #expect(progress() == .cleared, "nothing was changed")
        try draft.answer("5-a", .says("Changed"), as: .amina)
        #expect(progress() == .draft)
        try draft.give(.clear(["5-a"]))
        #expect(progress() == .cleared, "the focal point need not wait")
        try draft.give(.bring("5-a", upon: 0, .says("Elsewhere")))
        #expect(progress() == .cleared, "what stands beside it changes nothing")
        try draft.answer("5-a", .says("Elsewhere"))
        #expect(progress() == .draft)
        try draft.give(.markReady(["5-a"]))
        try draft.answer("5-a", .empty)
        #expect(progress() == .empty)
    }

    @Test func `the work is counted by how far it has come`() throws {
        var draft = try Draft.complete()
        try draft.answer("5-b", .says("Changed"))
        try draft.give(.markReady(["5-b"]))
        try draft.answer("6-a", .empty)
        let view = try #require(draft.view)
        let counts = Response.Progress.allCases.map { view.count($0, of: view.questions) }
        #expect(counts == [1, 0, 1, 1])
        #expect(view.count(.cleared, of: view.questions(on: .six)) == 0)
    }

    @Test func `nothing is handed in uncleared`() throws {
        var draft = try Draft.complete()
        try draft.answer("5-a", .says("Changed"), as: .amina)
        let reason = Refusal.Reason(
            "checklist.not-cleared", .tor("17"), field: "5-a", ["article": .article(.five), "question": .code("5-a")])
        #expect(throws: Refusal(.rule, [reason])) { try draft.give(.submit(.en)) }
        try draft.give(.markReady(["5-a"]), as: .amina)
        #expect(throws: Refusal(.rule, [reason])) { try draft.give(.submit(.en)) }
        try draft.give(.clear(["5-a"]))
        try draft.give(.submit(.en))
    }

    @Test func `nothing is handed in that stands in two versions`() throws {
        var draft = try Draft.complete()
        try draft.give(.note(.six, upon: 0, .says("A unit")))
        try draft.give(.bring("5-a", upon: 0, .says("Elsewhere")))
        try draft.give(.bringNote(.six, upon: 0, .says("Elsewhere")))
        func reason(_ key: String, _ article: Article) -> Refusal.Reason {
            .init("checklist.two-versions", .tor("15"), field: key, ["article": .article(article)])
        }
        #expect(throws: Refusal(.rule, [reason("5-a", .five), reason("about-untoc-6", .six)])) {
            try draft.give(.submit(.en))
        }
        try draft.give(.setAside("about-untoc-6"))
        #expect(throws: Refusal(.rule, [reason("5-a", .five)])) { try draft.give(.submit(.en)) }
        try draft.give(.setAside("5-a"))
        try draft.give(.submit(.en))
    }

    @Test func `comments are kept in their order, with who made them`() throws {
        var draft = try WorkTests.assigned()
        try draft.give(.comment("5-a", text: "Which law?"))
        try draft.give(.comment("5-a", text: "The code"), as: .amina)
        #expect(throws: Refusal.input("required", field: "comment")) { try draft.give(.comment("5-a", text: "")) }
        let comments = try #require(draft.view(as: .amina)?.comments["5-a"])
        #expect(comments.map(\.text) == ["Which law?", "The code"] && comments.map(\.by) == ["p-focal", "p-amina"])
        #expect(draft.view?.writers == ["p-focal", "p-amina"])
    }

    @Test func `help is asked for and ends, and lets the secretariat in for that long`() throws {
        var draft = try Draft()
        #expect(try draft.give(.askHelp(note: "Article 6")) == [.helpAsked(note: "Article 6")])
        let help = try #require(draft.view?.help)
        #expect(help.note == "Article 6" && help.since == draft.now.day)
        #expect(draft.state.standing(.officer, towards: .secretariat, circulated: false) == .secretariat)
        try draft.give(.endHelp)
        #expect(draft.view?.help == nil)
        #expect(draft.state.standing(.officer, towards: .secretariat, circulated: false) == .outside)
    }

    @Test func `stakeholders are named, or none were consulted, and not both`() throws {
        var draft = try Draft()
        #expect(throws: Refusal.rule("checklist.stakeholders-both", .tor("27"), field: "none")) {
            try draft.give(.declareStakeholders("The bar", none: true, upon: 0))
        }
        try draft.give(.declareStakeholders("The bar", none: false, upon: 0))
        try draft.give(.declareStakeholders("", none: true, upon: 1))
        #expect(draft.view?.stakeholders?.none == true && draft.view?.stakeholders?.revision == 2)
        try draft.give(.declareStakeholders("", none: false, upon: 2))
        #expect(draft.missing.last == "checklist.no-stakeholders stakeholders")
    }
}
