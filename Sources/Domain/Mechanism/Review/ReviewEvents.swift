import Kernel

extension Review {
    package enum Event: Kernel.Event {
        case opened(
            cycle: Int, year: Int, pairing: Pairing, protocols: [Instrument], scope: [Article], ruleSet: String)
        case reviewersReplaced(pairing: Pairing)
        case informed(begins: Day, training: Day?, note: String, staff: NamedPerson)
        case focalPointAppointed(person: NamedPerson, qualifications: String)
        case expertsDesignated(state: StateCode, experts: [NamedPerson])
        case focalPointStoodDown(person: NamedPerson)
        case expertStoodDown(state: StateCode, person: NamedPerson)
        case scheduleProposed(
            languages: [Language], other: String, funding: String, note: String, days: [Timeline.Appointed]?,
            reason: String?)
        case scheduleAgreed(state: StateCode)
        case introductionHeld(on: Day, means: Means, participants: [String]? = nil)
        case tasksDivided(tasks: [Task])
        case responseReceived(fingerprint: String)
        case responseCirculated(note: String)
        case deskReviewSubmitted(state: StateCode, findings: [Finding], questions: [Question])
        case deskNoted(article: Article, state: StateCode, revision: Int, sheet: Sheet)
        case deskShared(article: Article, state: StateCode, revision: Int)
        case materialConsidered(id: String, state: StateCode?, material: Material)
        case callHeld(on: Day, means: Means, conclusions: String, participants: [String]? = nil)
        case asked(state: StateCode, question: Question)
        case answered(
            question: String, text: String, state: StateCode? = nil, language: Language? = nil,
            documents: [Attachment]? = nil)
        case replied(thread: String, id: String, state: StateCode?, message: Message, asks: Bool)
        case messageTranslated(thread: String, message: String, language: Language, text: String)
        case dialogueClosed
        case reportSent(fingerprint: String)
        case reportRevised
        case reportAgreed(state: StateCode)
        case reportCommented
        case commentSettled
        case reportFinal(fingerprint: String)
        case summaryDrafted
        case summaryRevised
        case summaryAgreed(state: StateCode)
        case summaryFinal(fingerprint: String)
        case summaryPublished
        case partsPublished
        case reportPublished
        case accessRequested(state: StateCode)
        case accessAnswered(state: StateCode)
        case meetingProposed(id: String, kind: DirectMeeting.Kind, state: StateCode?, reason: String)
        case meetingAnswered(id: String, agreed: Bool)
        case stakeholdersProposed(id: String, stakeholders: [DirectMeeting.Stakeholder])
        case meetingPlanned(id: String, plan: DirectMeeting.Plan)
        case meetingHeld(id: String, from: Day, to: Day, participants: String, conclusions: String)
        case meetingFindings(id: String, state: StateCode, text: String)
        case letterIssued(letter: Letter)

        package static var room: String { "review" }

        package var citations: [Citation] {
            switch self {
            case .opened: [.tor("18"), .tor("13")]
            case .reviewersReplaced: [.tor("19")]
            case .informed: [.gui("12"), .gui("13")]
            case .focalPointAppointed, .focalPointStoodDown: [.tor("17"), .gui("13")]
            case .expertsDesignated, .expertStoodDown: [.tor("21")]
            case .scheduleProposed, .scheduleAgreed: [.gui("14"), .tor("24"), .tor("49")]
            case .introductionHeld: [.gui("16")]
            case .tasksDivided: [.gui("17")]
            case .responseReceived: [.tor("15"), .tor("27")]
            case .responseCirculated: [.gui("15")]
            case .deskReviewSubmitted: [.tor("22"), .gui("21"), .gui("22")]
            case .deskNoted: [.tor("22"), .gui("22")]
            case .deskShared: [.gui("18")]
            case .materialConsidered: [.tor("26 (c)"), .gui("6")]
            case .asked(_, let question) where question.enquiry.kind == .explanation: [.gui("33")]
            case .callHeld, .asked, .answered, .dialogueClosed: [.tor("23"), .gui("23")]
            case .replied: [.tor("23"), .gui("18")]
            case .messageTranslated: [.tor("49"), .gui("21")]
            case .reportSent: [.gui("30"), .gui("34")]
            case .reportRevised, .reportCommented: [.gui("30")]
            case .commentSettled: [.gui("34")]
            case .reportAgreed, .reportFinal: [.tor("33")]
            case .summaryDrafted, .summaryRevised, .summaryAgreed, .summaryFinal: [.tor("33"), .gui("34")]
            case .summaryPublished: [.tor("35")]
            case .partsPublished, .reportPublished: [.tor("36")]
            case .accessRequested, .accessAnswered: [.tor("37")]
            case .meetingProposed, .meetingAnswered: [.tor("28"), .gui("24")]
            case .stakeholdersProposed: [.tor("29")]
            case .meetingPlanned: [.gui("24"), .tor("53")]
            case .meetingHeld: [.tor("28"), .gui("24")]
            case .meetingFindings: [.gui("29")]
            case .letterIssued(let letter): [letter.kind.citation]
            }
        }
    }

    /// Which reviewing State takes an article (GUI 17).
    package struct Task: Codable, Hashable, Sendable {
        package let article: Article
        package let state: StateCode

        package init(article: Article, state: StateCode) {
            self.article = article
            self.state = state
        }
    }

    /// An enquiry once put, under its own identifier.
    package struct Question: Codable, Hashable, Sendable {
        package let id: String
        package let enquiry: Enquiry

        package init(id: String, enquiry: Enquiry) {
            self.id = id
            self.enquiry = enquiry
        }
    }
}
