import Checklist
import Desk
import Kernel
import Mechanism
import Pages
import Seals
import Treaties

/// Kinds of addresses that are everybody's or somebody's in the same way: a row each in `RouteTable`.
enum Family: String, CaseIterable, Sendable {
    // Not about one review.
    case home, ok, asset, status, record, reviews, responses, cycles
    case secretariatActs = "secretariat-acts"
    case stateActs = "state-acts"
    case draw, circulated, experts, nominate, withdraw, people, invitation
    case signIn = "sign-in"
    case signOut = "sign-out"
    case capacity, training
    case trainingSignIn = "training-sign-in"
    case outbox, me, feed
    case signInStep = "sign-in-step"
    case signInElsewhere = "sign-in-elsewhere"
    case own, ending
    case statePeople = "state-people"
    case notes, recording
    case noteVerbale = "note-verbale"
    case noteScan = "note-scan"
    case noteForm = "note-form"
    case noteRefusal = "note-refusal"
    // About one review.
    case reminder, overview, file, act
    case checklist
    case answers
    case otherAnswers = "other-answers"
    case question
    case otherQuestion = "other-question"
    case note, stakeholders, work
    case documents, document, elsewhere
    case desk, sheet
    case outcome, materials, dialogue
    case thread, attachment
    case material, report, draft, paragraph
    case reportFile = "report-file"
    case publication, access, grant, summary
    case summaryDraft = "summary-draft"
    case translation, meetings, letters
    case letterDraft = "letter-draft"
    case letter
    case confidentiality, readers, suspecting, suspicion
    case readersThen = "readers-then"

    var isOfReview: Bool { place >= Family.reminder.place }
    private var place: Int { Family.allCases.firstIndex(of: self) ?? 0 }
}

extension Family {
    /// Where an address belongs. There is no `default`: an address that is added stops this from compiling until it is
    /// said who may see it.
    static func of(_ route: Route, _ keys: Course.Keys) -> Family {
        switch route {
        case .home: .home
        case .ok: .ok
        case .asset: .asset
        case .status(_, .record): .record
        case .status(_, .overview), .status(_, .group), .status(_, .state), .status(_, .instrument),
            .status(_, .article), .status(_, .annex):
            .status
        case .reviews: .reviews
        case .responses: .responses
        case .reminder: .reminder
        case .review(_, let page): of(page, keys)
        case .cycles, .cycle: .cycles
        case .openCycle: .secretariatActs
        case .cycleAct(_, let act):
            switch act {
            case .calendar, .experts, .pairs, .redraw, .decline, .roll, .decideYears: .secretariatActs
            case .deferReview, .deferServing: .stateActs
            }
        case .draw(_, _, .act(let act)):
            switch act {
            case .contribute: .stateActs
            case .close, .dice, .beacon, .balls, .takeBack, .skipBeacon, .printBook: .secretariatActs
            }
        case .draw(_, _, .overview), .draw(_, _, .hall), .draw(_, _, .input), .draw(_, _, .transcript),
            .draw(_, _, .book):
            .draw
        case .circulated: .circulated
        case .experts: .experts
        case .nominateExpert: .nominate
        case .withdrawExpert: .withdraw
        case .people, .invite: .people
        case .invitation: .invitation
        case .signIn: .signIn
        case .signOut: .signOut
        case .capacity: .capacity
        case .training: .training
        case .trainingSignIn: .trainingSignIn
        case .outbox: .outbox
        case .me, .factor: .me
        case .ownData: .own
        case .feed: .feed
        case .signInCode, .signInSetUp, .signInLink: .signInStep
        case .signInWith, .signedInWith, .acceptWith, .notSignedIn, .firstSignIn: .signInElsewhere
        case .endCapacity: .ending
        case .statePeople: .statePeople
        case .notes: .notes
        case .recordNote: .recording
        case .note(_, .overview): .noteVerbale
        case .note(_, .scan): .noteScan
        case .note(_, .form(let form)):
            switch form {
            case .comes, .leaves, .withdraw: .noteForm
            case .refuse: .noteRefusal
            }
        }
    }

    private static func of(_ page: Route.ReviewPage, _ keys: Course.Keys) -> Family {
        switch page {
        case .overview: .overview
        case .file: .file
        case .act: .act
        case .checklist(let page):
            switch page {
            case .map, .instrument, .file: .checklist
            case .article(let article): article == keys.given ? .answers : .otherAnswers
            case .question(let key):
                Article(about: key) != nil ? .note : key == keys.question ? .question : .otherQuestion
            case .stakeholders: .stakeholders
            case .work: .work
            case .documents: .documents
            case .document: .document
            case .elsewhere: .elsewhere
            }
        case .desk(.map): .desk
        case .desk(.article): .sheet
        case .desk(.outcome): .outcome
        case .desk(.materials): .materials
        case .dialogue(.threads): .dialogue
        case .dialogue(.thread): .thread
        case .attachment(let key): key == keys.material ? .material : .attachment
        case .report: .report
        case .reportArticle, .reportChapters: .draft
        case .paragraph: .paragraph
        case .reportFile: .reportFile
        case .publication: .publication
        case .access: .access
        case .grant: .grant
        case .summary, .summaryFile: .summary
        case .summaryDraft: .summaryDraft
        case .translation: .translation
        case .meetings: .meetings
        case .letters: .letters
        case .letterDraft: .letterDraft
        case .letter, .letterText: .letter
        case .confidentiality(let page):
            switch page {
            case .overview: .confidentiality
            case .reads: .readers
            case .report: .suspecting
            case .suspicion: .suspicion
            case .readsThen: .readersThen
            }
        }
    }
}

extension Course {
    /// Addresses of a family as they stand now, each with a form that could be sent there. At least one for every case
    /// of `Route` that the family holds.
    func samples(_ family: Family) -> [Sample] {
        let state = cast.pairing.reviewed
        let year = desk.today.year
        let name = Ceremony.Subject.pairs(year: year).name
        let struck = (try? desk.register(.training).acts(of: state).first?.id) ?? "none"
        let comment = ["comment": "1", "text": "x"]
        func inside(_ pages: [Route.ReviewPage], _ form: [String: String] = ["x": "1"], query: String = "") -> [Sample]
        {
            pages.map { Sample(.review(id, $0), form, query: query) }
        }
        return switch family {
        case .home: [Sample(.home)]
        case .ok: [Sample(.ok)]
        case .asset: Assets.files.keys.sorted().map { Sample(.asset($0)) }
        case .status:
            [RegisterName.real, .training].flatMap { register in
                [.overview, .group(.african), .instrument(.som), .article(Article(.untoc, 18))].map {
                    Sample(.status(register, $0))
                }
            } + [
                Sample(.status(.real, .annex)), Sample(.status(.real, .state("FRA"))),
                Sample(.status(.training, .state(state))),
            ]
        case .record:
            Route.RegisterAct.allCases.map {
                Sample(.status(.training, .record(state, $0)), ["id": struck, "x": "1"])
            }
        case .reviews: [Sample(.reviews)]
        case .responses: [Sample(.responses)]
        case .cycles: [Sample(.cycles), Sample(.cycle(1))]
        case .secretariatActs:
            [Sample(.openCycle)]
                + [Route.CycleAct.calendar, .experts, .pairs, .redraw, .decline, .roll, .decideYears].map {
                    Sample(.cycleAct(1, $0), ["state": state.rawValue])
                }
                + [Route.DrawAct.close, .dice, .beacon, .balls, .takeBack, .skipBeacon, .printBook].map {
                    Sample(.draw(1, name, .act($0)))
                }
        case .stateActs:
            [
                Sample(.cycleAct(1, .deferReview), ["state": state.rawValue]),
                Sample(.cycleAct(1, .deferServing), ["state": state.rawValue]),
                Sample(.draw(1, name, .act(.contribute)), ["state": state.rawValue]),
            ]
        case .draw: [.overview, .hall, .input, .transcript].map { Sample(.draw(1, name, $0)) }
        case .circulated: [Sample(.circulated(1, year: year))]
        case .experts: [Sample(.experts(state))]
        case .nominate: [Sample(.nominateExpert(state))]
        case .withdraw:
            [
                Sample(.withdrawExpert(state), ["person": "p-\(state.rawValue.lowercased())-expert-2"])
            ]
        case .people: [Sample(.people, ["person": "p-secretariat-2"]), Sample(.invite)]
        case .invitation: [Sample(.invitation(keys.invitation.text))]
        case .signIn: [Sample(.signIn)]
        case .signOut: [Sample(.signOut)]
        case .capacity: [Sample(.capacity, ["capacity": "own"])]
        case .training: [Sample(.training)]
        case .trainingSignIn:
            [Sample(.trainingSignIn, ["person": "p-secretariat-1", "capacity": "secretariat"])]
        case .outbox: [Sample(.outbox)]
        case .me: [Sample(.me, ["do": "choose", "language": "en", "reminders": "yes"]), Sample(.factor)]
        case .own: [Sample(.ownData)]
        case .signInStep: [.signInCode, .signInSetUp, .signInLink].map { Sample($0) }
        case .signInElsewhere:
            [
                .signInWith("un"), .signedInWith("un"), .acceptWith(keys.invitation.text, provider: "un"),
                .notSignedIn("un", .stale), .firstSignIn,
            ].map { Sample($0) }
        case .ending: [Sample(.endCapacity(PersonID("p-\(state.rawValue.lowercased())-expert-2")))]
        case .statePeople: [Sample(.statePeople(state))]
        case .notes: [Sample(.notes, ["state": state.rawValue])]
        case .recording: [Sample(.recordNote(state))]
        case .noteVerbale: [Sample(.note(keys.note, .overview), ["do": "accept"])]
        case .noteScan: [Sample(.note(keys.note, .scan))]
        case .noteForm: [.comes, .leaves, .withdraw].map { Sample(.note(keys.note, .form($0))) }
        case .noteRefusal: [Sample(.note(keys.note, .form(.refuse)))]
        case .feed: [Sample(.feed(keys.feed.text))]
        case .reminder: [Sample(.reminder(id), ["language": "en"])]
        case .overview: inside([.overview])
        case .file: inside([.file])
        case .act: inside(ReviewAct.allCases.map { .act($0) })
        case .checklist:
            inside(
                [.checklist(.map), .checklist(.instrument(.untoc))]
                    + [ChecklistFormat.json, .csv, .html, .xlsform].map { .checklist(.file($0)) })
        case .answers: inside([.checklist(.article(keys.given))])
        case .otherAnswers: inside([.checklist(.article(keys.other))])
        case .question: inside([.checklist(.question(keys.question))])
        case .otherQuestion: inside([.checklist(.question(keys.otherQuestion))])
        case .note: inside([.checklist(.question(keys.given.aboutKey))])
        case .stakeholders: inside([.checklist(.stakeholders)])
        case .work: inside([.checklist(.work)], ["do": "end-help"])
        case .documents: inside([.checklist(.documents)], ["x": "1"])
        case .document: inside([.checklist(.document(keys.document))])
        case .elsewhere: inside([.checklist(.elsewhere)])
        case .desk: inside([.desk(.map)])
        case .sheet: inside([.desk(.article(keys.given))])
        case .outcome: inside([.desk(.outcome)])
        case .materials: inside([.desk(.materials)])
        case .dialogue: inside([.dialogue(.threads)])
        case .thread: inside([.dialogue(.thread(keys.thread))], ["language": "en", "text": "x"])
        case .attachment: inside([.attachment(keys.attachment)])
        case .material: inside([.attachment(keys.material)])
        case .report: inside([.report], comment)
        case .draft: inside([.reportArticle(keys.given), .reportChapters])
        case .paragraph: inside([.paragraph(keys.paragraph)], comment)
        case .reportFile: inside([PaperForm.txt, .html, .akn].map { .reportFile($0) })
        case .publication: inside([.publication], ["confirm": "1"])
        case .access: inside([.access])
        case .grant: inside([.grant(cast.elsewhere)], ["confirm": "1"])
        case .summary: inside([.summary], ["consent": "\(keys.summaryParagraph) x"])
        case .summaryDraft: inside([.summaryDraft])
        case .translation: inside([.translation(.fr)])
        case .meetings: inside([.meetings])
        case .letters: inside([.letters], ["letter": "beginning-\(state.rawValue)"])
        case .letterDraft: inside([.letterDraft], query: "?letter=experts-\(state.rawValue)")
        case .letter: inside([.letter(1), .letterText(1)])
        case .confidentiality: inside([.confidentiality(.overview)])
        case .readers: inside([.confidentiality(.reads)])
        case .suspecting: inside([.confidentiality(.report)])
        case .suspicion: inside([.confidentiality(.suspicion(keys.suspicion))])
        case .readersThen: inside([.confidentiality(.readsThen(keys.suspicion))])
        }
    }
}

struct Sample: Sendable {
    let route: Route
    let form: [String: String]
    let query: String

    init(_ route: Route, _ form: [String: String] = ["x": "1"], query: String = "") {
        self.route = route
        self.form = form
        self.query = query
    }

    func fields(as actor: Actor) -> [(String, String)] {
        form.sorted { $0.key < $1.key }.map { ($0, $1 == "own" ? actor.capacity?.text ?? "" : $1) }
    }
}
