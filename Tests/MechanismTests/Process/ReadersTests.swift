import Checklist
import Kernel
import Mechanism
import Reports
import Testing

/// Who can read what, at every step: a word is put into each body of a review, and everybody looks.
@Suite struct ReadersTests {
    /// From which step on whom a body becomes readable to; before, to nobody.
    static let readers: [String: [(from: String, Set<Cast>)]] = [
        // The secretariat reads a draft while it is asked to help (TOR 16).
        "response": [
            ("answered", Cast.underReview),
            ("help asked", Cast.underReview.union([.officer])),
            ("help ended", Cast.underReview),
            ("submitted", Cast.underReview.union([.officer])),
            ("circulated", Cast.participants),
        ],
        // A ministry reads the articles that were given to it, and no others.
        "ministry": [
            ("ministry answered", Cast.underReview.union([.contributor])),
            ("help asked", Cast.underReview.union([.contributor, .officer])),
            ("help ended", Cast.underReview.union([.contributor])),
            ("submitted", Cast.underReview.union([.contributor, .officer])),
            ("circulated", Cast.participants.union([.contributor])),
        ],
        // What they say among themselves, and what they wrote and set aside, stays with them.
        "remark": [("remarked", Cast.underReview.union([.contributor]))],
        "file": [("brought in", Cast.underReview)],
        "finding": [
            ("first desk review", Cast.reviewing.union([.officer])),
            ("second desk review", Cast.participants),
        ],
        // Until both have handed in, a question is its State's and the secretariat's.
        "question": [
            ("first desk review", [.officer, .regionalDelegate, .regionalExpert]),
            ("second desk review", Cast.participants),
        ],
        "second question": [("second question", Cast.participants)],
        // What was found on a visit is shared among the experts and with the secretariat (GUI 29).
        "visit": [("visit findings", Cast.reviewing.union([.officer]))],
        // What is on a desk is its State's; what was shared, the reviewing side's; neither is ever the State's under
        // review.
        "shared": [("shared", Cast.reviewing.union([.officer]))],
        "desk": [("noted", [.regionalDelegate, .regionalExpert])],
        "material": [("material", Cast.reviewing.union([.officer])), ("second desk review", Cast.participants)],
        "reply": [("asked further", Cast.participants)],
        "translation": [("translated", Cast.participants)],
        "draft": [
            ("drafted", Cast.reviewing.union([.officer])),
            ("sent", Cast.participants),
            ("report published", Cast.everybody),
        ],
        "comment": [("commented", Cast.participants)],
        "settlement": [("settled", Cast.participants)],
        "summary": [
            ("summary drafted", Cast.reviewing.union([.officer])),
            ("summarised", Cast.participants),
            ("summary published", Cast.everybody),
        ],
    ]

    @Test func `a body is read by those whose it is by then, and by nobody else`() throws {
        #expect(Set(ReadersTests.readers.keys) == Set(Script.secrets.keys))
        var table = Table()
        var may: [String: Set<Cast>] = [:]
        for step in Script.steps {
            try step.take(&table)
            for (secret, turns) in ReadersTests.readers {
                if let turn = turns.first(where: { $0.from == step.name }) { may[secret] = turn.1 }
            }
            let seen = Dictionary(uniqueKeysWithValues: Cast.allCases.map { ($0, table.seen(by: $0.actor)) })
            for secret in Script.secrets.keys.sorted() {
                let read = Set(Cast.allCases.filter { seen[$0]?.contains(Script.word(secret)) == true })
                #expect(read == may[secret] ?? [], "\(secret), after: \(step)")
            }
        }
    }

    @Test func `nobody outside ever sees inside`() throws {
        var table = Table()
        for step in Script.steps {
            try step.take(&table)
            for one in Cast.everybody.subtracting(Cast.participants) {
                let view = try #require(table.review.view(as: one.actor))
                #expect(view.inside == nil, "\(one), after: \(step)")
                #expect(view.standing == .outside, "\(one), after: \(step)")
                // But a ministry sees its own part of the response.
                let response = table.responseView(as: one.actor)
                #expect(one == .contributor || response == nil, "\(one), after: \(step)")
                #expect(response.map { $0.articles == [World.scope[0]] } ?? true, "\(one), after: \(step)")
                let report = table.reportView(as: one.actor)
                #expect((report?.report != nil) == (step.name == "report published"), "\(one), after: \(step)")
                for body in [report?.report, report?.summary].compactMap({ $0 }) {
                    #expect(body.remarks.isEmpty && body.agreed.isEmpty && body.sent == nil && body.unwritten.isEmpty)
                    #expect(body.paragraphs.allSatisfy { $0.history.isEmpty && $0.agreed.isEmpty && $0.line == nil })
                }
                let people = ["p-xac-1", "p-xbc-1"] + (one == .contributor ? [] : ["p-focal"])
                let named = people.filter { table.seen(by: one.actor).contains($0) }
                #expect(named == [], "\(one), after: \(step)")
            }
        }
    }

    @Test func `people are participants once they were named`() throws {
        #expect(try Script.through("informed").review.standing(of: Cast.focalPoint.actor) == .outside)
        #expect(try Script.through("focal point").review.standing(of: Cast.focalPoint.actor) == .focalPoint)
        #expect(try Script.through("focal point").review.standing(of: Cast.regionalExpert.actor) == .outside)
        #expect(
            try Script.through("first experts").review.standing(of: Cast.regionalExpert.actor)
                == .reviewingExpert("XAC"))
        #expect(try Script.through("opened").review.standing(of: Cast.delegate.actor) == .delegateUnderReview)
        #expect(
            try Script.through("opened").review.standing(of: Cast.secondDelegate.actor) == .reviewingDelegate("XBC"))
        #expect(try Script.through("opened").review.standing(of: .system("draw")) == .outside)
    }

    @Test func `a ministry reads from when articles were given to it until they are taken back`() throws {
        #expect(try Script.through("tasks").responseView(as: Cast.contributor.actor) == nil)
        var table = try Script.through("articles given")
        let view = try #require(table.responseView(as: Cast.contributor.actor))
        #expect(view.standing == .contributor([World.scope[0]]))
        #expect(view.assignments.isEmpty)
        let id = try #require(table.responseView(as: Cast.focalPoint.actor)?.assignments.first?.id)
        #expect(throws: Refusal(.forbidden, [.init("forbidden")])) {
            try table.respond(.endAssignment(id), as: Cast.contributor.actor, on: World.today)
        }
        #expect(throws: Refusal.hidden) {
            try table.respond(
                .answer(World.question(World.scope[1]), upon: 0, World.answer()), as: Cast.contributor.actor,
                on: World.today)
        }
        try table.respond(.endAssignment(id), as: Cast.focalPoint.actor, on: World.today)
        #expect(table.responseView(as: Cast.contributor.actor) == nil)
    }

    @Test func `the secretariat changes nothing in a draft that it helps with`() throws {
        var table = try Script.through("help asked")
        let commands: [Response.Command] = [
            .answer(World.question(World.scope[1]), upon: 1, World.answer(.no)), .submit(.en), .endHelp,
            .comment(World.question(World.scope[1]), text: "Better so"), .clear([World.question(World.scope[0])]),
        ]
        for command in commands {
            #expect(throws: Refusal(.forbidden, [.init("forbidden")]), "\(command)") {
                try table.respond(command, as: World.officer, on: World.today)
            }
        }
    }

    @Test func `a focal point followed by another no longer reads`() throws {
        var table = try Script.through("answered")
        try table.give(.review(.appointFocalPoint(World.named("p-other"), qualifications: "")), on: World.today)
        #expect(table.review.view(as: Cast.focalPoint.actor)?.inside == nil)
        #expect(table.review.view(as: Cast.impostor.actor)?.inside != nil)
        #expect(table.responseView(as: Cast.focalPoint.actor) == nil)
        #expect(table.responseView(as: Cast.impostor.actor)?.standing == .focalPoint)
    }

    @Test func `new reviewing States take the place of the old ones`() throws {
        var table = try Script.through("opened")
        try table.give(.review(.replaceReviewers(World.otherPair)), on: World.today)
        #expect(table.review.view(as: Cast.regionalDelegate.actor)?.inside == nil)
        #expect(table.review.standing(of: Cast.stranger.actor) == .reviewingDelegate("XBD"))
        // And the month for informing the three States begins with the new lot (GUI 12).
        #expect(table.standing?.asks.map(\.line) == ["must inform secretariat 2027-07-01 GUI 12"])
    }

    @Test func `there is no view of a review that is not`() {
        for one in Cast.allCases {
            #expect(Table().review.view(as: one.actor) == nil)
            #expect(Table().reportView(as: one.actor) == nil)
            #expect(Table().responseView(as: one.actor) == nil)
        }
    }
}
