import Desk
import Kernel
import Mechanism
import Pages
import Testing
import Tongue

/// Every word the pages use is there in all six languages.
@Suite struct WordsTests {
    @Test func `no catalogue lacks a key, a placeholder or a plural form`() throws {
        let gaps = try Tongue.load(names: Names()).missing().map { "\($0.0.rawValue): \($0.1)" }
        #expect(gaps == [])
    }

    @Test func `every act, stage and capacity has its words`() throws {
        let speaker = try Tongue.load(names: Names()).speaker(.en)
        func forms(_ prefix: String, _ acts: [String]) -> [String] {
            acts.flatMap { act in ["title", "button", "text"].map { "\(prefix).\(act).\($0)" } }
        }
        var keys = forms("act", ReviewAct.allCases.map(\.rawValue))
        keys += forms("draw", Route.DrawAct.allCases.map(\.rawValue))
        keys += forms("cycle", Route.CycleAct.allCases.map(\.rawValue))
        keys += Ceremony.Stage.allCases.map { "draw.stage.\($0.rawValue)" }
        keys += Timeline.Stop.allCases.map { "timeline.stop.\($0.rawValue)" }
        keys += Review.Letter.Kind.allCases.map { "letter.kind.\($0.rawValue)" }
        keys += Review.DirectMeeting.Kind.allCases.map { "meeting.kind.\($0.rawValue)" }
        keys += Review.DirectMeeting.Stage.allCases.map { "meeting.stage.\($0.rawValue)" }
        keys += Stage.allCases.map { "stage.\($0.rawValue)" } + RegionalGroup.allCases.map { "group.\($0.rawValue)" }
        keys += Route.NoteForm.allCases.flatMap { form in
            ["title", "button", "text"].map { "nomination.\(form.rawValue).\($0)" }
        }
        keys += PaperForm.allCases.map { "paper.form.\($0.rawValue)" }
        keys += Matter.allCases.map { "reads.matter.\($0.rawValue)" }
        keys += Label.allCases.filter { $0 != .everybody }.map { "label.\($0.rawValue)" }
        #expect(keys.filter { !speaker.has($0) } == [])
    }

    @Test func `a label names its paragraphs in the reader's words, and in no code`() throws {
        let tongue = try Tongue.load(names: Names())
        for language in Language.allCases {
            for label in Label.allCases where label != .everybody {
                let line = try #require(tongue.speaker(language).confidential(label))
                #expect(!line.contains("TOR") && !line.contains("GUI"), "\(line)")
            }
        }
        #expect(
            tongue.speaker(.en).confidential(.participants)
                == "Confidential: participants of the review (Terms of reference, paragraphs 30 and 36)")
        #expect(tongue.speaker(.en).citations([.tor("30"), .gui("5")]).contains(" · "))
    }
}

/// An address is written and read in one place, both ways.
@Suite struct RouteTests {
    static let routes: [Route] =
        [
            .home, .ok, .asset("palermo.css"), .reviews, .responses, .reminder(ReviewID(text: "1-xab")), .cycles,
            .openCycle, .cycle(3),
            .circulated(1, year: 2027), .people, .invite, .signIn, .signInCode, .signInSetUp, .signInLink, .signOut,
            .factor, .capacity, .training, .trainingSignIn, .outbox, .me, .ownData, .feed("abc-_"),
            .invitation("abc-_"), .experts("XAB"),
            .signInWith("un"), .signedInWith("un"), .acceptWith("abc-_", provider: "un"), .firstSignIn,
            .nominateExpert("XAB"),
            .withdrawExpert("XAB"), .endCapacity("p-1"), .statePeople("XAB"), .recordNote("XAB"), .notes,
            .note("id7", .overview), .note("id7", .scan),
        ]
        + Route.NoteForm.allCases.map { .note("id7", .form($0)) }
        + Route.Ending.allCases.map { .notSignedIn("un", $0) }
        + Route.CycleAct.allCases.map { .cycleAct(1, $0) }
        + ([.overview, .hall, .input, .transcript, .book] + Route.DrawAct.allCases.map { Route.DrawPage.act($0) }).map {
            .draw(1, "redraw-2027-xab-1", $0)
        }
        + RegisterName.allCases.flatMap { name in
            [
                Route.StatusPage.overview, .group(.african), .state("FRA"), .record("FRA", .act),
                .record("FRA", .strike), .instrument(.som), .article(Article(.tip, 5)), .annex,
            ].map { Route.status(name, $0) }
        }
        + ([
            .overview, .report,
            .reportArticle(Article(.tip, 6)), .reportChapters, .paragraph("0123"), .publication, .access,
            .grant("XBA"), .summary, .summaryDraft, .translation(.fr), .file, .meetings, .letters, .letterDraft,
            .letter(3), .letterText(12), .attachment("a1"), .reportFile(.pdf), .summaryFile(.akn),
        ] + [Route.DeskPage.map, .article(Article(.tip, 6)), .outcome, .materials].map { Route.ReviewPage.desk($0) }
        + [Route.DialoguePage.threads, .thread("q1")].map { Route.ReviewPage.dialogue($0) }
        + [Route.ConfidentialityPage.overview, .reads, .report, .suspicion("s1"), .readsThen("s1")].map {
            Route.ReviewPage.confidentiality($0)
        }
        + ReviewAct.allCases.map { Route.ReviewPage.act($0) }
        + [
            Route.ChecklistPage.map, .instrument(.untoc), .article(Article(.untoc, 5)), .question("untoc-5-1a"),
            .stakeholders, .work, .documents, .document("d1"), .elsewhere, .file(.html), .file(.xlsform),
        ].map { Route.ReviewPage.checklist($0) }).map { .review(ReviewID(text: "1-xab"), $0) }

    @Test func `a letter's name is read as it is written`() {
        for kind in Review.Letter.Kind.allCases {
            let address = Review.Letter.Address(kind: kind, to: "XAA")
            #expect(LetterPages.address(LetterPages.name(address)) == address)
        }
        #expect(LetterPages.address("beginning") == nil)
        #expect(LetterPages.address("nothing-XAA") == nil)
    }

    @Test(arguments: routes) func `reads what it wrote`(_ route: Route) {
        #expect(Route(path: route.path) == route)
    }

    @Test func `no secret and nothing of a review stands in what a log may say of an address`() {
        #expect(Route.feed("abc-_").logged == "feed" && Route.invitation("abc-_").logged == "invitation")
        let attachment = Route.review(ReviewID(text: "1-xab"), .attachment("a1"))
        #expect(attachment.logged == "attachment")
        for route in RouteTests.routes {
            #expect(!route.logged.contains("abc-_") && !route.logged.contains("1-xab"), "\(route.path)")
        }
    }

    @Test func `every address of a review says what is read there`() {
        for route in RouteTests.routes {
            if case .review(let id, _) = route { #expect(route.shown?.review == id) }
        }
        #expect(Route.me.shown == nil && Route.cycles.shown == nil)
        #expect(Route.reviews.shown?.matter == .docket && Route.experts("XAB").shown?.part == "XAB")
    }

    @Test(arguments: [
        "//", "/status/", "/Status", "/reviews/1-xab/do/nothing", "/reviews/1-xab/letters/03",
        "/reviews/1-xab/letters/.txt", "/cycles/x", "/status/articles/untoc-0", "/../etc",
        "/notes/id7/nothing", "/states/XAB",
    ])
    func `refuses what is no address`(_ path: String) {
        #expect(Route(path: path) == nil)
    }
}
