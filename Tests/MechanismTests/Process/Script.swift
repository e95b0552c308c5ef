import Checklist
import Kernel
import Mechanism
import Reports

/// A review from its first day to its last, as the guidelines foresee it.
struct Step: Sendable, CustomStringConvertible {
    let name: String
    let day: Day
    let who: Cast
    let act: ReviewAct?
    let deeds: @Sendable (Table) -> [Table.Deed]

    init(
        _ name: String, _ day: String, _ who: Cast, _ act: ReviewAct?,
        _ deeds: @autoclosure @escaping @Sendable () -> Table.Deed
    ) {
        self.init(name, day, who, act, all: { _ in [deeds()] })
    }

    init(
        _ name: String, _ day: String, _ who: Cast, _ act: ReviewAct?,
        all deeds: @escaping @Sendable (Table) -> [Table.Deed]
    ) {
        self.name = name
        self.day = World.day(day)
        self.who = who
        self.act = act
        self.deeds = deeds
    }

    var description: String { name }

    func take(_ table: inout Table) throws(Refusal) {
        for deed in deeds(table) {
            if let act {
                try table.perform(act, deed, as: who.actor, on: day)
            } else if case .response(let command) = deed {
                try table.respond(command, as: who.actor, on: day)
            } else {
                try table.give(deed, on: day)
            }
        }
    }
}

enum Script {
    /// Words that stand in one body each, by which it is known where a body can be read.
    static let secrets = [
        "response": "Antwort-Geheimnis", "ministry": "Ministerium-Geheimnis", "remark": "Bemerkung-Geheimnis",
        "file": "Datei-Geheimnis", "finding": "Finding of XAC", "question": "How many cases?",
        "second question": "How many courts?", "draft": "Entwurf-Geheimnis", "comment": "Kommentar-Geheimnis",
        "settlement": "Antwort-auf-Kommentar", "summary": "Kurzfassung-Geheimnis", "visit": "Besuch-Geheimnis",
        "desk": "Schreibtisch-Geheimnis", "shared": "Geteilt-Geheimnis",
        "reply": "Nachfrage-Geheimnis", "translation": "Uebersetzungs-Geheimnis", "material": "Organisations-Geheimnis",
    ]

    static func word(_ secret: String) -> String { secrets[secret] ?? "no such secret" }

    static let steps: [Step] = preparation + assessment + dialogue + texts

    private static let preparation = [
        Step("opened", "2027-01-15", .officer, nil, .review(World.opening(protocols: [.tip], scope: World.scope))),
        Step(
            "informed", "2027-02-01", .officer, .inform,
            .review(.inform(begins: World.day("2027-03-01"), training: nil, note: "", staff: World.named("p-officer")))),
        Step(
            "focal point", "2027-02-08", .delegate, .appointFocalPoint,
            .review(.appointFocalPoint(World.named("p-focal"), qualifications: "Criminal law"))),
        Step(
            "first experts", "2027-02-09", .regionalDelegate, .designateExperts,
            .review(.designateExperts("XAC", [World.named("p-xac-1")]))),
        Step(
            "second experts", "2027-02-10", .secondDelegate, .designateExperts,
            .review(.designateExperts("XBC", [World.named("p-xbc-1")]))),
        Step(
            "schedule", "2027-02-15", .officer, .proposeSchedule,
            .review(.proposeSchedule(languages: [.en, .fr], other: "", funding: "", note: ""))),
        Step("schedule agreed by one", "2027-02-16", .regionalDelegate, .agreeSchedule, .review(.agreeSchedule("XAC"))),
        Step("schedule agreed by two", "2027-02-17", .delegate, .agreeSchedule, .review(.agreeSchedule("XAA"))),
        Step("schedule agreed by all", "2027-02-18", .secondDelegate, .agreeSchedule, .review(.agreeSchedule("XBC"))),
        Step(
            "introduction", "2027-02-22", .officer, .recordIntroduction,
            .review(.recordIntroduction(on: World.day("2027-02-20"), means: .video))),
        Step("tasks", "2027-02-25", .regionalExpert, .divideTasks, .review(.divideTasks(World.division))),
    ]

    private static let assessment = [
        Step("articles given", "2027-03-05", .focalPoint, .answerChecklist, .response(World.assign())),
        Step("ministry answered", "2027-03-08", .contributor, nil) { _ in
            let question = World.question(World.scope[0])
            return [
                .response(.answer(question, upon: 0, World.answer(practice: word("ministry")))),
                .response(.markReady([question])),
            ]
        },
        Step(
            "remarked", "2027-03-09", .focalPoint, .answerChecklist,
            .response(.comment(World.question(World.scope[0]), text: word("remark")))),
        Step("answered", "2027-03-10", .focalPoint, .answerChecklist) { _ in
            World.scope.dropFirst().map { article in
                .response(.answer(World.question(article), upon: 0, World.answer(practice: word("response"))))
            } + [.response(.declareStakeholders("The bar", none: false, upon: 0))]
        },
        Step(
            "brought in", "2027-03-11", .focalPoint, .answerChecklist,
            .response(.bring(World.question(World.scope[1]), upon: 0, World.answer(practice: word("file"))))),
        Step(
            "help asked", "2027-03-12", .focalPoint, .answerChecklist,
            .response(.askHelp(note: "Which of the two?"))),
        Step("help ended", "2027-03-15", .focalPoint, .answerChecklist, .response(.endHelp)),
        Step("cleared", "2027-03-18", .focalPoint, .answerChecklist) { _ in
            [
                .response(.setAside(World.question(World.scope[1]))),
                .response(.clear(World.scope.map(World.question))),
            ]
        },
        Step("submitted", "2027-03-20", .focalPoint, .submitResponse, .response(.submit(.en))),
        Step("circulated", "2027-03-31", .officer, .circulateResponse, .review(.circulateResponse(note: ""))),
        Step(
            "shared", "2027-04-05", .regionalExpert, .writeDesk,
            .review(World.sheet("XAC", notes: word("shared"), share: true))),
        Step(
            "noted", "2027-04-06", .regionalExpert, .writeDesk,
            .review(World.sheet("XAC", notes: "\(word("shared")), \(word("desk"))", upon: 1))),
        Step("material", "2027-04-07", .secondExpert, nil, .review(World.consider(word("material"), from: "XBC"))),
        Step(
            "first desk review", "2027-04-20", .regionalExpert, .submitDeskReview,
            .review(.submitDeskReview("XAC", findings: World.findings(of: "XAC"), questions: [World.enquiry]))),
        Step(
            "second desk review", "2027-04-26", .secondExpert, .submitDeskReview,
            .review(.submitDeskReview("XBC", findings: World.findings(of: "XBC"), questions: []))),
    ]

    private static let dialogue = [
        Step(
            "call", "2027-05-05", .officer, .recordCall,
            .review(.recordCall(on: World.day("2027-05-04"), means: .telephone, conclusions: "Introduced"))),
        Step("first answer", "2027-05-20", .focalPoint, .answer, all: answers),
        Step(
            "second question", "2027-05-25", .secondExpert, .ask,
            .review(
                .ask(
                    "XBC", Review.Enquiry(article: World.scope[1], kind: .supplementary, text: word("second question")))
            )),
        Step("second answer", "2027-05-28", .focalPoint, .answer, all: answers),
        Step(
            "visit proposed", "2027-05-28", .regionalExpert, .proposeMeeting,
            .review(.meeting(.propose(.countryVisit, by: "XAC", reason: "To see the courts at work")))),
        Step("visit agreed", "2027-05-28", .focalPoint, .answerMeeting, .review(.meeting(.answer(agreed: true)))),
        Step(
            "stakeholders", "2027-05-29", .focalPoint, .proposeStakeholders,
            .review(.meeting(.stakeholders([.init(name: "The bar", relevance: "Defends the accused")])))),
        Step(
            "visit planned", "2027-05-29", .focalPoint, .planMeeting,
            .review(
                .meeting(
                    .plan(
                        from: World.day("2027-05-30"), to: World.day("2027-05-31"), place: "The capital",
                        programme: "Two courts", funds: "A voluntary contribution")))),
        Step(
            "visit held", "2027-05-31", .officer, .recordMeeting,
            .review(
                .meeting(
                    .held(
                        from: World.day("2027-05-30"), to: World.day("2027-05-31"), participants: "All experts",
                        conclusions: "")))),
        Step(
            "visit findings", "2027-05-31", .regionalExpert, .writeFindings,
            .review(.meeting(.findings("XAC", text: word("visit"))))),
        Step("asked further", "2027-05-29", .secondExpert, nil) { table in
            guard let exchange = table.standing?.dialogue.last else { return [] }
            return [
                .review(
                    .reply(
                        thread: exchange.question.id, from: "XBC", .init(text: word("reply"), language: .en),
                        upon: exchange.messages.count, asks: true))
            ]
        },
        Step("answered again", "2027-05-30", .focalPoint, .answer, all: answers),
        Step("translated", "2027-05-31", .officer, nil) { table in
            guard let exchange = table.standing?.dialogue.last else { return [] }
            return [
                .review(
                    .translate(
                        thread: exchange.question.id, message: exchange.question.id, into: .fr,
                        text: word("translation")))
            ]
        },
        Step("dialogue closed", "2027-06-01", .officer, .closeDialogue, .review(.closeDialogue)),
    ]

    private static let texts = [
        Step("drafted", "2027-07-01", .regionalExpert, .draftReport) { _ in
            [.report(.fill(World.lines))]
                + World.scope.flatMap { article in
                    [Report.Part.summary, .observations].map {
                        .report(.write(.article(article, $0), after: nil, word("draft")))
                    }
                }
        },
        Step("sent", "2027-07-20", .officer, .sendReport, .report(.send(.report))),
        Step("commented", "2027-07-25", .focalPoint, .comment) { table in
            [.report(.comment(paragraph(table), word("comment"), proposal: ""))]
        },
        Step("settled", "2027-07-26", .regionalExpert, .settleComments) { table in
            let remark = table.reportView(as: World.officer)?.report?.remarks.first
            return [.report(.settle(remark?.id ?? "", .answered, word("settlement")))]
        },
        agreement("agreed by one", "2027-07-26", .focalPoint, "XAA"),
        Step("revised", "2027-08-02", .secondExpert, .draftReport) { table in
            [.report(.revise(paragraph(table), upon: 1, word("draft") + ", amended", reason: ""))]
        },
        agreement("agreed again by one", "2027-08-03", .regionalExpert, "XAC"),
        agreement("agreed again by two", "2027-08-04", .focalPoint, "XAA"),
        agreement("final", "2027-08-10", .secondExpert, "XBC"),
        Step("summary drafted", "2027-08-12", .secondExpert, .draftSummary) { _ in
            [Report.Part.goodPractices, .observations].map {
                .report(.write(.executive($0), after: nil, word("summary")))
            }
        },
        Step("summarised", "2027-08-13", .officer, .sendSummary, .report(.send(.summary))),
        agreement("summary agreed by one", "2027-08-16", .focalPoint, "XAA", .summary),
        agreement("summary agreed by two", "2027-08-17", .secondExpert, "XBC", .summary),
        agreement("summary final", "2027-08-18", .regionalExpert, "XAC", .summary),
        Step(
            "summary published", "2027-08-30", .officer, .publishSummary, .report(.publishSummary(symbol: World.symbol))
        ),
        Step("report published", "2027-10-01", .delegate, .publishReport) { table in
            [.report(.publish(World.consents(table.report).map(\.paragraph)))]
        },
    ]

    /// Agreement to all of a text as it stands.
    private static func agreement(
        _ name: String, _ day: String, _ who: Cast, _ state: StateCode, _ text: Report.Text = .report
    ) -> Step {
        Step(name, day, who, text == .report ? .agreeReport : .agreeSummary) {
            [.report(.agree(state, World.consents($0.report, text)))]
        }
    }

    /// The observations on the second article.
    @Sendable static func paragraph(_ table: Table) -> String {
        table.reportView(as: World.officer)?.report?
            .paragraphs(in: .article(World.scope[1], .observations)).first?.id ?? ""
    }

    /// Answers whatever is open.
    @Sendable private static func answers(_ table: Table) -> [Table.Deed] {
        (table.standing?.dialogue ?? []).filter(\.isOpen).map {
            .review(World.answer(to: $0.question.id, "Twelve", upon: $0.messages.count))
        }
    }

    /// The table after a step.
    static func through(_ name: String) throws -> Table {
        var table = Table()
        for step in steps {
            try step.take(&table)
            if step.name == name { return table }
        }
        throw Missing(step: name)
    }

    struct Missing: Error { let step: String }
}
