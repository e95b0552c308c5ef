import Access
import Checklist
import Kernel
import Mechanism
import Reports

/// What the frozen samples say, in the order they stand in.
extension SamplesTests {
    private static let lot = Lot(input: "0a", sources: ["3 5 1 6", "beacon 42"], seed: "0b")
    private static let pairing = Pairing(reviewed: "XAA", regional: "XAB", second: "XBA")
    private static let other = Pairing(reviewed: "XAA", regional: "XAC", second: "XBB")
    private static let amina = NamedPerson(id: "p-1", name: "أمينة")
    private static let ivan = NamedPerson(id: "p-2", name: "Иван")
    private static let article = Article(.untoc, 5)
    private static let protocolArticle = Article(.tip, 6)
    private static let question = Review.Question(
        id: "q1", enquiry: .init(article: article, kind: .supplementary, text: "多少案件？"))

    private static let ruling = Review.Attachment(
        id: "a1", name: "ruling.pdf", type: "application/pdf", size: 2048, hash: "0d")

    static let cycle: [Cycle.Event] = [
        .opened(
            number: 1, phase: 1, ruleSet: "untoc-2010", decision: "CTOC/COP/DEC/1", exception: "", startYear: 2027,
            years: 5,
            theme: "first", scope: [article, protocolArticle],
            roll: [.init(state: "XAA", group: .african, legalSystem: [.civil, .customary], protocols: [.tip, .som])]),
        .inputPublished(draw: "calendar", input: ["rules": "untoc-2010", "years": 5]),
        .calendarDrawn(years: [["XAA"], ["XAB", "XBA"]], lot: lot),
        .reviewDeferred(state: "XAA", from: 2027, to: 2028, justification: "Elections"),
        .servingDeferred(state: "XAB", year: 2028),
        .expertsCirculated(
            year: 2027,
            experts: [.init(state: "XAA", expert: .init(person: amina, background: "Judge", expertise: "Extradition"))]),
        .pairsDrawn(year: 2027, pairs: [pairing], unmet: ["XBB"], lot: lot),
        .pairRedrawn(year: 2027, pair: other, justification: "At its request", exceptional: true, lot: lot),
        .lotsDeclined(
            state: "XAB", year: 2027, pairs: [other], justification: "Пять экспертов", lot: lot),
        .rollUpdated(
            joined: [.init(state: "XAE", group: .easternEuropean, legalSystem: [.common], protocols: [])],
            left: ["XBA"],
            changed: [.init(state: "XAA", group: .african, legalSystem: [], protocols: [.tip, .som, .firearms])]),
        .yearsDecided(decision: "CTOC/COP/DEC/4", years: 3),
        .calendarRedrawn(from: 2028, years: [["XAB"], [], ["XAA", "XAE"]], lot: lot),
        .requestRefused(
            request: .init(
                request: "defer-serving", state: "XAB", year: 2028, codes: ["lots.infeasible", "lots.too-few-places"],
                certificate: ["kind": "places", "states": ["XAB", "XBB"], "places": 5])),
        .requestRefused(
            request: .init(request: "pairs", state: nil, year: 2029, codes: ["lots.infeasible"], certificate: .null)),
    ]

    static let roster: [Roster.Event] = [
        .nominated(expert: amina, background: "Judge", expertise: "Extradition"), .withdrawn(expert: "p-1"),
    ]

    static let suspicion: [Suspicion.Event] = [
        .reported(
            id: "s1", words: "Черновик цитируется", about: nil,
            log: .init(document: "0d", lines: 0, sequence: 0, hash: "0e")),
        .reported(
            id: "s2", words: "A draft was quoted", about: ivan,
            log: .init(document: "0d", lines: 41, sequence: 97, hash: "0f")),
        .brought(id: "s2", on: World.day("2027-09-14")),
        .concluded(id: "s2", outcome: "أحاط الفريق علماً"),
    ]

    static let review: [Review.Event] = [
        .opened(
            cycle: 1, year: 2027, pairing: pairing, protocols: [.tip, .som, .firearms],
            scope: [article, protocolArticle],
            ruleSet: "untoc-2010"),
        .reviewersReplaced(pairing: other),
        .informed(begins: World.day("2027-03-01"), training: World.day("2027-02-20"), note: "By post", staff: ivan),
        .focalPointAppointed(person: amina, qualifications: "Criminal law"),
        .expertsDesignated(state: "XAB", experts: [ivan]),
        .scheduleProposed(
            languages: [.ar, .zh, .en, .fr, .ru, .es], other: "Xavarian", funding: "A contribution",
            note: "Five months",
            days: nil, reason: nil),
        .scheduleProposed(
            languages: [.en], other: "", funding: "", note: "",
            days: [
                .init(stop: .focalPoint, on: World.day("2027-02-25")),
                .init(stop: .introduction, on: World.day("2027-03-02")),
                .init(stop: .response, on: World.day("2027-04-10")),
                .init(stop: .circulation, on: World.day("2027-04-30")),
                .init(stop: .deskReview, on: World.day("2027-06-01")),
                .init(stop: .dialogue, on: World.day("2027-07-15")),
                .init(stop: .draftReport, on: World.day("2027-09-01")),
                .init(stop: .agreement, on: World.day("2027-10-01")),
                .init(stop: .end, on: World.day("2027-10-15")),
            ], reason: "Выборы"),
        .scheduleAgreed(state: "XBA"),
        .introductionHeld(on: World.day("2027-02-28"), means: .video),
        .tasksDivided(tasks: [.init(article: article, state: "XAB"), .init(article: protocolArticle, state: "XBA")]),
        .responseReceived(fingerprint: "0c"),
        .responseCirculated(note: "In French too"),
        .deskReviewSubmitted(state: "XAB", findings: [.init(article: article, text: "Найдено")], questions: [question]),
        .deskNoted(
            article: article, state: "XAB", revision: 2,
            sheet: .init(
                notes: "Заметка", finding: "发现",
                questions: [.init(article: article, kind: .clarification, text: "¿Cuántos?", language: .es)])),
        .deskShared(article: article, state: "XAB", revision: 2),
        .materialConsidered(
            id: "m1", state: "XBA",
            material: .init(
                organization: "Southern Compact", title: "دراسة", reference: "SC/2026/4", articles: [article],
                note: "Chapter 2", document: ruling)),
        .materialConsidered(
            id: "m2", state: nil,
            material: .init(
                organization: "Southern Compact", title: "A study", reference: "",
                articles: [article, protocolArticle],
                note: "", document: nil, membership: "Note verbale")),
        .introductionHeld(on: World.day("2027-02-28"), means: .telephone, participants: ["Иван, эксперт"]),
        .callHeld(on: World.day("2027-05-04"), means: .exchange, conclusions: "Introduced"),
        .callHeld(
            on: World.day("2027-05-05"), means: .video, conclusions: "Explained",
            participants: ["أمينة، خبيرة", "Ivan, expert"]),
        .asked(
            state: "XBA",
            question: .init(id: "q2", enquiry: .init(article: protocolArticle, kind: .information, text: "?"))),
        .answered(question: "q1", text: "اثنا عشر"),
        .answered(question: "q2", text: "Treize", state: "XAA", language: .fr, documents: [ruling]),
        .asked(
            state: "XAA",
            question: .init(
                id: "q3", enquiry: .init(article: article, kind: .explanation, text: "Comment ?", language: .fr))),
        .replied(
            thread: "q1", id: "r1", state: "XAB", message: .init(text: "С какого года?", language: .ru), asks: true),
        .replied(
            thread: "q1", id: "r2", state: nil,
            message: .init(text: "Translated below", language: .en, documents: [ruling]), asks: false),
        .messageTranslated(thread: "q1", message: "r1", language: .zh, text: "从哪一年起？"),
        .dialogueClosed,
        .reportSent(fingerprint: "0d"),
        .reportRevised,
        .reportAgreed(state: "XAA"),
        .reportFinal(fingerprint: "0e"),
        .summaryDrafted,
        .summaryAgreed(state: "XAB"),
        .summaryFinal(fingerprint: "0f"),
        .summaryPublished,
        .reportPublished,
        .reportCommented,
        .commentSettled,
        .summaryRevised,
        .partsPublished,
        .accessRequested(state: "XBA"),
        .accessAnswered(state: "XBA"),
        .focalPointStoodDown(person: amina),
        .expertStoodDown(state: "XAB", person: ivan),
        .meetingProposed(id: "m1", kind: .countryVisit, state: "XAB", reason: "Para ver la práctica"),
        .meetingProposed(id: "m2", kind: .jointMeeting, state: nil, reason: "便于讨论"),
        .meetingAnswered(id: "m1", agreed: true),
        .stakeholdersProposed(
            id: "m1", stakeholders: [.init(name: "نقابة المحامين", relevance: "Defence of the accused")]),
        .meetingPlanned(
            id: "m1",
            plan: .init(
                from: World.day("2027-06-07"), to: World.day("2027-06-09"), place: "Xavaria", programme: "Day 1",
                funds: "A voluntary contribution")),
        .meetingHeld(
            id: "m1", from: World.day("2027-06-07"), to: World.day("2027-06-10"), participants: "Experts",
            conclusions: ""),
        .meetingFindings(id: "m1", state: "XBA", text: "Un tribunal specialisé"),
        .letterIssued(
            letter: .init(
                number: 3, kind: .focalPoint, to: "XAA", language: .ar,
                text: .init(
                    heading: ["مذكرة شفوية"], paragraphs: ["تهدي الأمانة"], closing: ["فيينا"], enclosure: ["نموذج"]))),
    ]

    static let response: [Response.Event] = [
        .opened(
            state: "XAA", questionnaire: "untoc", version: 1,
            questions: [.init(question: "untoc-5-1-a", article: article)]),
        .opened(
            state: "XAA", questionnaire: "untoc", version: 2,
            questions: [
                .init(question: "untoc-5-1-a", article: article),
                .init(
                    question: "untoc-5-1-a-figures", article: article, kind: .account,
                    when: [.init(question: "untoc-5-1-a", is: [.yes, .partly])]),
            ]),
        .saved(
            article: article, revision: 2,
            entry: .init(
                answers: [
                    .init(question: "untoc-5-1-a", choice: .notApplicable, law: "", practice: "Federal"),
                    .init(question: "untoc-5-1-b", choice: nil, law: "第五条", practice: ""),
                ], successes: "A unit", challenges: "Staff", assistance: "Training")),
        .answered(
            question: "untoc-5-1-a", revision: 3,
            answer: .init(
                choice: .partly, law: "Статья 210", practice: "هيئة مختصة",
                origin: .init(response: "1-xaa", question: "tip-5-1", on: World.day("2027-03-04")),
                cites: ["d1", "d2"])),
        .answered(
            question: "untoc-5-1-a-figures", revision: 1, answer: .init(choice: nil, law: "", practice: "Twelve")),
        .noted(
            article: article, revision: 1,
            note: .init(
                successes: "A unit", challenges: "Staff", assistance: "Training",
                needs: [
                    .goodPractices, .modelLaw, .drafting, .advice, .plan, .expert, .training, .equipment, .data, .other,
                ], priority: .high, receipt: .partly)),
        .noted(article: article, revision: 2, note: .init(successes: "", challenges: "", assistance: "")),
        .brought(key: "untoc-5-1-a", answer: .init(choice: .yes, law: "刑法", practice: ""), note: nil),
        .brought(
            key: "about-untoc-5", answer: nil,
            note: .init(
                successes: "Two units", challenges: "", assistance: "", needs: [.data], priority: .low, receipt: .no)),
        .setAside(key: "untoc-5-1-a"),
        .markedReady(questions: ["untoc-5-1-a", "untoc-5-1-a-figures"]),
        .cleared(questions: ["untoc-5-1-a"]),
        .commented(question: "untoc-5-1-a", text: "¿Qué ley?"),
        .assigned(id: "a1", name: "Министерство", articles: [article, protocolArticle], people: [amina, ivan]),
        .assignmentEnded(id: "a1"),
        .attached(
            document: .init(
                id: "d1", title: "Code pénal", language: .fr, name: "code.pdf", type: "application/pdf",
                size: 52_428_800, hash: "0d")),
        .attached(
            document: .init(
                id: "d2", title: "Photo", language: nil, name: "photo.png", type: "image/png", size: 1, hash: "0e")),
        .detached(id: "d2"),
        .helpAsked(note: "Article 6"),
        .helpEnded,
        .stakeholdersDeclared(text: "The bar", none: false, revision: 1),
        .supplemented(question: "untoc-5-1-a", text: "修正案", language: .zh),
        .submitted(language: .ru, fingerprint: "0c"),
        .peopleAdded(id: "a1", people: [amina]),
    ]

    static let report: [Report.Event] = [
        .opened(pairing: pairing, scope: [article, protocolArticle]),
        .drafted(
            article: article, revision: 1,
            section: .init(
                summary: "Said", observations: "Observed", goodPractices: "A unit", challenges: "Staff",
                needs: "Training")),
        .sent(fingerprint: "0d"),
        .commented(id: "c1", article: nil, text: "شكرا"),
        .agreed(state: "XAA", fingerprint: "0e"),
        .finalised(fingerprint: "0e"),
        .summaryDrafted(
            revision: 1,
            summary: .init(goodPractices: "A unit", challenges: "Staff", observations: "Observed", needs: "Training"),
            language: .es),
        .summaryAgreed(state: "XAB", fingerprint: "0f"),
        .summaryFinalised(fingerprint: "0f"),
        .summaryPublished(symbol: "CTOC/COP/IOG/2027/1", fingerprint: "0f"),
        .reportPublished(fingerprint: "0e"),
        .spoken(language: .ar),
        .wrote(
            paragraph: "p1", place: .article(protocolArticle, .goodPractices), after: nil, text: "وحدة متخصصة",
            line: nil),
        .wrote(paragraph: "p2", place: .chapter(.legalSystem), after: "p0", text: "Civil law", line: "legal-system"),
        .wrote(paragraph: "p3", place: .executive(.needs), after: "p0", text: "Training", line: nil),
        .revised(paragraph: "p1", revision: 2, text: "Changed", reason: nil),
        .revised(paragraph: "p2", revision: 2, text: "Mixed", reason: "Customary law too"),
        .struck(paragraph: "p1", revision: 3, reason: nil),
        .summarySent(fingerprint: "0f"),
        .remarked(id: "r1", paragraph: "p1", text: "A law was amended", proposal: "Since May"),
        .remarked(id: "r2", paragraph: nil, text: "Thank you", proposal: ""),
        .settled(remark: "r1", outcome: .discussed, text: "On the call"),
        .consented(state: "XAA", text: .report, paragraphs: [.init("p1", "0a")]),
        .partsPublished(paragraphs: ["p1", "p2"]),
        .accessRequested(state: "XBA", note: "On article 5"),
        .accessGranted(state: "XBA", paragraphs: ["p1"]),
        .accessDeclined(state: "XBA"),
        .translationAssigned(language: .zh, person: amina),
        .translated(paragraph: "p3", language: .zh, of: "0a", text: "培训"),
    ]

    static let account: [Account.Event] = [
        .opened(name: "Amina", email: "amina@example.org", language: .ar), .granted(capacity: .expert("XAA")),
        .removed(capacity: .secretariat), .invited(until: "2027-02-01T10:00:00.000Z"), .accepted,
        .remindersChosen(on: false), .languageChosen(language: .zh),
        .granted(capacity: .administrator("XAA"), reference: "12/2027"),
        .removed(capacity: .delegate("XAA"), reason: .note, reference: "№ 13"),
        .removed(capacity: .expert("XAA"), reason: .wish, reference: "بريد"),
        .removed(capacity: .focalPoint("XAA"), reason: .succession), .erased,
    ]

    static let nomination: [Nomination.Event] = [
        .recorded(
            note: .init(
                state: "XAA", number: "12/2027", dated: World.day("2027-02-01"), received: World.day("2027-02-03"),
                scan: .init(name: "note.pdf", type: "application/pdf", size: 2048, hash: "0d"))),
        .recorded(
            note: .init(
                state: "XAA", number: "№ 13", dated: World.day("2027-02-01"), received: World.day("2027-02-03"),
                scan: nil)),
        .arrivalProposed(
            arrival: .init(
                id: "a1", name: "أمينة", email: "amina@example.org", language: .ar, capacity: .focalPoint("XAA"),
                review: "1-xaa", background: "", expertise: "Criminal law")),
        .arrivalProposed(
            arrival: .init(
                id: "a2", name: "Иван", email: "ivan@example.org", language: .ru, capacity: .expert("XAA"),
                review: nil, background: "Judge", expertise: "引渡")),
        .departureProposed(
            departure: .init(id: "d1", person: amina, capacity: .expert("XAA"), keepsReviews: true)),
        .struck(line: "a2"), .accepted, .refused(reason: "Unsigned"), .withdrawn(reason: "Отозвана"),
    ]

    static let reminder: [Reminder.Event] = [
        .prepared(
            day: World.day("2027-03-07"),
            asks: [
                .init(ask: "1-xaa/appoint-focal-point", due: World.day("2027-03-21")),
                .init(ask: "1-xaa/contribute", due: nil),
            ]),
        .handed(day: World.day("2027-03-07")), .settled(asks: ["1-xaa/appoint-focal-point"]),
        .written(review: "1-xaa", language: .ar),
    ]

    static let installation: [Installation.Event] = [.founded(kind: .training)]
}
