import Checklist
import Kernel
import Testing

/// A response while it is written, and after it was handed in.
@Suite struct ResponseTests {
    @Test func `two people never overwrite each other unseen`() throws {
        var draft = try Draft()
        try draft.give(.answer("5-a", upon: 0, .says("Mine")))
        #expect(throws: Refusal.changedMeanwhile(.five, "5-a")) {
            try draft.give(.answer("5-a", upon: 0, .says("Theirs")), as: .amina)
        }
        #expect(draft.view?.answer(to: "5-a") == .says("Mine"))
        try draft.give(.note(.five, upon: 0, .says("A unit")))
        #expect(throws: Refusal.changedMeanwhile(.five, "successes")) {
            try draft.give(.note(.five, upon: 0, .says("Two units")), as: .amina)
        }
        #expect(draft.view?.note(on: .five) == .says("A unit"))
        try draft.give(.declareStakeholders("The bar", none: false, upon: 0))
        #expect(throws: Refusal(.conflict, [.init("changed-meanwhile")])) {
            try draft.give(.declareStakeholders("Nobody", none: false, upon: 0))
        }
        #expect(draft.view?.stakeholders?.text == "The bar")
        // Another question of the same article is nobody's business here, nor is the article's note.
        try draft.give(.answer("5-b", upon: 0, .says("Theirs")), as: .amina)
        try draft.give(.answer("5-a", upon: 1, .says("Seen, and changed")), as: .amina)
        #expect(draft.view?.revision(of: "5-a") == 2)
        #expect(draft.view?.revision(of: "5-b") == 1)
        #expect(draft.view?.revision(of: Article.five) == 1)
    }

    @Test func `the same again records nothing`() throws {
        var draft = try Draft.complete()
        try draft.give(.note(.five, upon: 0, .says("A unit")))
        try draft.give(.askHelp(note: "Article 6"))
        let commands: [Response.Command] = [
            .answer("5-a", upon: 1, .says("Yes")), .answer("5-a", upon: 0, .says("Yes")),
            .note(.five, upon: 1, .says("A unit")), .note(.six, upon: 0, .empty), .bring("5-a", upon: 0, .says("Yes")),
            .bringNote(.five, upon: 0, .says("A unit")), .clear(["5-a", "6-a"]), .markReady(["5-a"]),
            .declareStakeholders("The bar", none: false, upon: 1), .askHelp(note: "Article 6"),
        ]
        for command in commands { #expect(try draft.give(command) == [], "\(command)") }
        #expect(try draft.give(.endHelp) == [.helpEnded])
        #expect(try draft.give(.endHelp) == [])
    }

    @Test func `what is missing is said while it is written, question by question`() throws {
        var draft = try Draft()
        #expect(
            draft.missing == [
                "checklist.unanswered 5-a", "checklist.unanswered 5-b", "checklist.unanswered 6-a",
                "checklist.no-stakeholders stakeholders",
            ])
        try draft.answer("5-a", .says("", .partly, law: ""))
        try draft.answer("5-b", .says("", .no))
        try draft.answer("6-a", .says("Words, and no choice", nil))
        #expect(
            draft.missing == [
                "checklist.no-law 5-a", "checklist.no-reason 5-b", "checklist.unanswered 6-a",
                "checklist.no-stakeholders stakeholders",
            ])
        try draft.answer("5-b", .says("", .notApplicable))
        #expect(draft.missing.contains("checklist.no-reason 5-b"))
        #expect(draft.view?.answered(on: .five) == ["5-a", "5-b"])
        #expect(draft.view?.answered(on: .six) == ["6-a"])
        try draft.give(.declareStakeholders("", none: true, upon: 0))
        #expect(draft.missing.contains { $0.hasPrefix("checklist.no-stakeholders") } == false)
        #expect(try Draft.complete().missing == [])
    }

    @Test func `each thing missing names its article, its question and its paragraph`() throws {
        let facts: [String: Phrase.Value] = ["article": .article(.five), "question": .code("5-a")]
        #expect(
            try Draft().view?.missing.first == .init("checklist.unanswered", .tor("15"), field: "5-a", facts))
        var draft = try Draft.complete()
        try draft.answer("5-a", .says("Not cleared"))
        #expect(draft.view?.missing == [.init("checklist.not-cleared", .tor("17"), field: "5-a", facts)])
    }

    @Test func `an account is answered in words alone`() throws {
        var draft = try Draft([.init(question: "5-figures", article: .five, kind: .account)])
        #expect(draft.missing.first == "checklist.unanswered 5-figures")
        // Neither a choice nor a law says how many.
        try draft.answer("5-figures", .says("", .yes))
        #expect(draft.missing.first == "checklist.unanswered 5-figures")
        try draft.answer("5-figures", .says("Twelve cases", nil, law: ""))
        #expect(draft.missing.first == "checklist.not-cleared 5-figures")
    }

    @Test func `once handed in nothing changes it, and things are only added`() throws {
        var draft = try Draft.complete()
        #expect(throws: Refusal.rule("checklist.not-submitted", .tor("15"), field: "text")) {
            try draft.give(.supplement("5-a", text: "Too soon", language: .en))
        }
        try draft.give(.submit(.fr))
        let before = try #require(draft.view)
        #expect(before.submitted?.language == .fr && before.submitted?.by == "p-focal" && before.missing == [])
        #expect(!before.mayWrite)
        let document = Response.Document(
            id: "d1", title: "Code", language: .fr, name: "code.pdf", type: "application/pdf", size: 1, hash: "aa")
        let commands: [Response.Command] = [
            .answer("5-a", upon: 1, .says("After all")), .note(.five, upon: 0, .says("A unit")),
            .bring("5-a", upon: 1, .says("After all")), .bring("5-a", upon: 0, .says("After all")),
            .bringNote(.five, upon: 0, .says("A unit")), .setAside("5-a"), .markReady(["5-a"]), .clear(["5-a"]),
            .comment("5-a", text: "Really?"),
            .assign(name: "Interior", articles: [.five], people: [NamedPerson(id: "p-amina", name: "Amina")]),
            .endAssignment("n1"), .attach(document), .detach("d1"), .askHelp(note: ""), .endHelp,
            .declareStakeholders("Others", none: false, upon: 1), .submit(.fr),
        ]
        for command in commands {
            #expect(throws: Refusal.rule("checklist.submitted", .tor("15")), "\(command)") { try draft.give(command) }
        }
        try draft.give(.supplement("5-a", text: "The code was amended", language: .en))
        try draft.give(.supplement("5-a", text: "Twice", language: .fr))
        #expect(throws: Refusal.input("required", field: "text")) {
            try draft.give(.supplement("5-a", text: "", language: .en))
        }
        #expect(throws: Refusal.hidden) { try draft.give(.supplement("7-a", text: "Words", language: .en)) }
        let after = try #require(draft.view)
        #expect(after.supplements.map(\.text) == ["The code was amended", "Twice"])
        #expect(after.answers.mapValues(\.value) == before.answers.mapValues(\.value))
        #expect(after.submitted?.fingerprint == before.submitted?.fingerprint)
    }

    // MARK: The fingerprint

    /// A complete response changed in one thing only, each in another.
    static let changes: [(name: String, change: @Sendable (inout Draft) throws(Refusal) -> Void)] = [
        ("nothing", { _ throws(Refusal) in }),
        ("the choice", { draft throws(Refusal) in try draft.answer("5-a", .says("Yes", .partly)) }),
        ("the law", { draft throws(Refusal) in try draft.answer("5-a", .says("Yes", law: "Codes")) }),
        ("the practice", { draft throws(Refusal) in try draft.answer("5-a", .says("Yes.")) }),
        ("a note's successes", { draft throws(Refusal) in try draft.give(.note(.six, upon: 0, .says("A unit"))) }),
        (
            "the note of another article",
            { draft throws(Refusal) in try draft.give(.note(.five, upon: 0, .says("A unit"))) }
        ),
        (
            "a note's challenges",
            { draft throws(Refusal) in try draft.give(.note(.six, upon: 0, note(challenges: "Staff"))) }
        ),
        (
            "a note's assistance",
            { draft throws(Refusal) in try draft.give(.note(.six, upon: 0, note(assistance: "Staff"))) }
        ),
        ("a note's needs", { draft throws(Refusal) in try draft.give(.note(.six, upon: 0, note(needs: [.data]))) }),
        ("a note's priority", { draft throws(Refusal) in try draft.give(.note(.six, upon: 0, note(priority: .high))) }),
        ("a note's receipt", { draft throws(Refusal) in try draft.give(.note(.six, upon: 0, note(receipt: .no))) }),
        ("a document", { draft throws(Refusal) in try draft.give(.attach(document)) }),
        (
            "a document cited",
            { draft throws(Refusal) in
                try draft.give(.attach(document))
                try draft.answer("5-a", Response.Answer(choice: .yes, law: "Code", practice: "Yes", cites: ["d1"]))
            }
        ),
        (
            "the stakeholders",
            { draft throws(Refusal) in
                try draft.give(.declareStakeholders("The bars", none: false, upon: 1))
            }
        ),
        ("no stakeholders", { draft throws(Refusal) in try draft.give(.declareStakeholders("", none: true, upon: 1)) }),
    ]

    static let document = Response.Document(
        id: "d1", title: "Code", language: .fr, name: "code.pdf", type: "application/pdf", size: 1, hash: "aa")

    static func note(
        challenges: String = "", assistance: String = "", needs: [Response.Note.Need] = [],
        priority: Response.Note.Priority? = nil, receipt: Response.Note.Receipt? = nil
    ) -> Response.Note {
        Response.Note(
            successes: "", challenges: challenges, assistance: assistance, needs: needs, priority: priority,
            receipt: receipt)
    }

    @Test func `the fingerprint covers every word, the stakeholders' too`() throws {
        var prints: [String: String] = [:]
        for (name, change) in ResponseTests.changes {
            var draft = try Draft.complete()
            try change(&draft)
            try draft.give(.clear(["5-a"]))
            try draft.give(.submit(.en))
            let print = try #require(draft.view?.submitted?.fingerprint)
            #expect(prints[print] == nil, "\(name) and \(prints[print] ?? "")")
            prints[print] = name
        }
        #expect(prints.count == ResponseTests.changes.count)
    }

    @Test func `the fingerprint covers the questionnaire and its version`() throws {
        func fingerprint(_ questionnaire: String, _ version: Int) throws -> String? {
            var draft = Draft(after: [
                .opened(state: "XAA", questionnaire: questionnaire, version: version, questions: [])
            ])
            try draft.give(.declareStakeholders("", none: true, upon: 0))
            try draft.give(.submit(.en))
            return draft.view?.submitted?.fingerprint
        }
        let prints = [try fingerprint("untoc", 1), try fingerprint("untoc", 2), try fingerprint("other", 1)]
        #expect(Set(prints).count == 3)
    }

    // MARK: Who reads it

    /// Where each stands towards the response: while it is a draft, when help was asked for, when it is handed in, when
    /// it was circulated.
    static let standings: [(Standing, [ResponseStanding])] = [
        (.focalPoint, [.focalPoint, .focalPoint, .focalPoint, .focalPoint]),
        (.delegateUnderReview, [.delegate, .delegate, .delegate, .delegate]),
        (.secretariat, [.outside, .secretariat, .secretariat, .secretariat]),
        (.reviewingDelegate("XAB"), [.outside, .outside, .outside, .reviewer]),
        (.reviewingExpert("XAB"), [.outside, .outside, .outside, .reviewer]),
        (.outside, [.outside, .outside, .outside, .outside]),
    ]

    @Test(arguments: standings)
    func `who reads it, while it is a draft and after`(_ standing: Standing, _ expected: [ResponseStanding]) throws {
        var draft = try Draft.complete()
        func now(circulated: Bool = false) -> ResponseStanding {
            draft.state.standing(.visitor, towards: standing, circulated: circulated)
        }
        var found = [now()]
        try draft.give(.askHelp(note: "Article 6"))
        found.append(now())
        try draft.give(.endHelp)
        #expect(now() == expected[0], "help that ended")
        try draft.give(.submit(.en))
        found += [now(), now(circulated: true)]
        #expect(found == expected)
        for standing in expected { #expect((draft.state.view(as: standing) != nil) == (standing != .outside)) }
    }

    @Test func `what was said among themselves stays with the people of the State`() throws {
        var draft = try Draft.complete()
        try draft.answer("5-a", .says("Better"))
        try draft.give(.note(.five, upon: 0, .says("A unit")))
        try draft.give(.note(.five, upon: 1, .says("Two units")))
        try draft.give(.comment("5-a", text: "Really?"))
        try draft.give(.bring("6-a", upon: 0, .says("Elsewhere")))
        try draft.give(
            .assign(name: "Interior", articles: [.five], people: [NamedPerson(id: "p-amina", name: "Amina")]))
        try draft.give(.askHelp(note: "Article 6"))
        try draft.give(.setAside("6-a"))
        try draft.give(.bring("6-a", upon: 0, .says("Elsewhere again")))
        for standing in [ResponseStanding.focalPoint, .delegate] {
            let view = try #require(draft.state.view(as: standing))
            #expect(view.history["5-a"]?.count == 1 && view.noteHistory[.five]?.count == 1)
            #expect(view.comments["5-a"]?.map(\.text) == ["Really?"])
            #expect(view.brought.keys.sorted() == ["6-a"])
            #expect(view.assignments.map(\.name) == ["Interior"] && view.help?.note == "Article 6")
            #expect(!view.missing.isEmpty)
        }
        for standing in [ResponseStanding.secretariat, .reviewer] {
            let view = try #require(draft.state.view(as: standing))
            #expect(view.history.isEmpty && view.noteHistory.isEmpty && view.comments.isEmpty && view.brought.isEmpty)
            #expect(view.assignments.isEmpty && view.missing.isEmpty)
            #expect((view.help != nil) == (standing == .secretariat))
            #expect(view.answer(to: "5-a") == .says("Better"))
            #expect(!view.mayWrite)
        }
        #expect(draft.view?.mayWrite == true)
        #expect(draft.state.view(as: .delegate)?.mayWrite == false)
    }

    @Test func `of a draft the secretariat knows that it is there, and not a word of it`() throws {
        #expect(Response.initial.status() == nil)
        var draft = try Draft.complete()
        try draft.give(.askHelp(note: "Article 6"))
        var status = try #require(draft.state.status())
        #expect(status.state == "XAA" && status.articles == [.five, .six] && status.instruments == [.untoc])
        #expect(status.help?.note == "Article 6" && status.submitted == nil)
        try draft.give(.submit(.en))
        status = try #require(draft.state.status())
        #expect(status.submitted?.on == draft.now.day)
    }

    @Test func `nothing can be done before it is opened, and it is opened once`() throws {
        let commands: [Response.Command] = [
            .answer("5-a", upon: 0, .says("Yes")), .note(.five, upon: 0, .empty), .bring("5-a", upon: 0, .empty),
            .askHelp(note: ""), .declareStakeholders("", none: true, upon: 0), .submit(.en),
            .supplement("5-a", text: "Words", language: .en),
        ]
        for command in commands {
            var draft = Draft(after: [])
            #expect(throws: Refusal.hidden, "\(command)") { try draft.give(command) }
        }
        #expect(Response.initial.view(as: .focalPoint) == nil)
        var draft = try Draft()
        #expect(throws: Refusal.rule("checklist.already-open", .tor("15"))) {
            try draft.give(.open(state: "XAA", questionnaire: "untoc", version: 3, questions: []))
        }
    }

    @Test func `what was not asked is not there`() throws {
        var draft = try Draft.complete()
        let firearms = Article(.firearms, 5)
        let commands: [Response.Command] = [
            .answer("7-a", upon: 0, .says("Yes")), .note(firearms, upon: 0, .says("A unit")),
            .bring("7-a", upon: 0, .says("Yes")), .bring("7-a", upon: 5, .says("Yes")),
            .bringNote(firearms, upon: 0, .says("A unit")), .bringNote(firearms, upon: 5, .says("A unit")),
            .setAside("5-a"), .setAside("about-untoc-5"), .markReady(["5-a", "7-a"]), .clear(["7-a"]),
            .comment("7-a", text: "Really?"), .endAssignment("n1"), .detach("d1"),
        ]
        for command in commands { #expect(throws: Refusal.hidden, "\(command)") { try draft.give(command) } }
    }

    @Test func `a questionnaire puts the questions of the articles under review`() throws {
        func question(_ id: String, _ article: Article, when: [Response.Condition] = []) -> Questionnaire.Question {
            let words = Questionnaire.Wording(Multilingual([.en: "Is it?"]))
            return Questionnaire.Question(
                id: id, article: article, paragraph: "1", covers: ["1"], obligation: .must, theme: .prevention,
                kind: .measure, conditions: when, related: [], text: words, help: words)
        }
        let condition = Response.Condition(question: "5-a", is: [.yes])
        let questionnaire = Questionnaire(
            id: "untoc", version: 1,
            questions: [
                question("5-a", .five), question("tip-5-a", Article(.tip, 5)),
                question("5-b", .five, when: [condition]),
            ])
        #expect(
            questionnaire.references(scope: [.five, .six]) == [
                Response.Reference(question: "5-a", article: .five),
                Response.Reference(question: "5-b", article: .five, when: [condition]),
            ])
        #expect(questionnaire.questions(on: Article(.tip, 5)).map(\.id) == ["tip-5-a"])
        #expect(questionnaire.articles == [.five, Article(.tip, 5)])
        #expect(questionnaire["5-b"]?.article == .five && questionnaire["5-c"] == nil)
        let blank = try #require(ResponseView.blank(questionnaire, scope: [.five]))
        #expect(blank.questions.map(\.question) == ["5-a"] && blank.isPut("5-b") && !blank.isPut("tip-5-a"))
        #expect(blank.answers.isEmpty)
    }
}
