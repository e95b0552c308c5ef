import Kernel

extension Review {
    package enum Command: Sendable {
        case open(Opening)
        case replaceReviewers(Pairing)
        case inform(begins: Day, training: Day?, note: String, staff: NamedPerson)
        case appointFocalPoint(NamedPerson, qualifications: String)
        case designateExperts(StateCode, [NamedPerson])
        /// Somebody gives up a place: that of the State's focal point, or of an expert of it.
        case standDown(StateCode, PersonID)
        /// Days for stops still to come, where they should differ from the limits; a reason where a schedule is in force.
        case proposeSchedule(
            languages: [Language], other: String, funding: String, note: String, days: [Timeline.Appointed] = [],
            reason: String = "")
        case agreeSchedule(StateCode)
        case recordIntroduction(on: Day?, means: Means?, participants: [String] = [])
        case divideTasks([Article: StateCode])
        case noteResponse(fingerprint: String)
        case circulateResponse(note: String)
        case submitDeskReview(StateCode, findings: [Finding], questions: [Enquiry])
        case recordCall(on: Day?, means: Means?, conclusions: String, participants: [String] = [])
        /// Keeps a sheet of the desk, upon the revision its writer had before them, and shares it where asked to.
        case writeDesk(StateCode, Article, Sheet, upon: Int, share: Bool)
        /// - Parameter memberships: the organizations of which the State under review is a member.
        case considerMaterial(id: String, StateCode?, Material, memberships: [String])
        case ask(StateCode, Enquiry)
        /// Writes in a thread, upon as many messages as the writer had before them; `nil` is the secretariat.
        ///
        /// - Parameter asks: whether it asks something further, and so opens the thread again.
        case reply(thread: String, from: StateCode?, Message, upon: Int, asks: Bool = false)
        case translate(thread: String, message: String, into: Language, text: String)
        case closeDialogue
        case noteReport(Milestone)
        case meeting(MeetingCommand)
        case issueLetter(Letter)
    }

    package struct Opening: Sendable {
        package let cycle: Int
        package let year: Int
        package let pairing: Pairing
        package let protocols: [Instrument]
        package let scope: [Article]
        package let ruleSet: RuleSet

        package init(
            cycle: Int, year: Int, pairing: Pairing, protocols: [Instrument], scope: [Article], ruleSet: RuleSet
        ) {
            self.cycle = cycle
            self.year = year
            self.pairing = pairing
            self.protocols = protocols
            self.scope = scope
            self.ruleSet = ruleSet
        }
    }

    /// How a dialogue was held (TOR 23).
    package enum Means: String, Codable, CaseIterable, Sendable {
        case telephone, video, exchange
    }

    /// What a reviewing State finds on an article in its desk review (GUI 21, 22).
    package struct Finding: Codable, Hashable, Sendable {
        package let article: Article
        package let text: String

        package init(article: Article, text: String) {
            self.article = article
            self.text = text
        }
    }

    /// Something asked of the State under review (TOR 23), or of the experts by it (GUI 33).
    package struct Enquiry: Codable, Hashable, Sendable {
        package enum Kind: String, Codable, CaseIterable, Sendable {
            case clarification, information, supplementary
            /// How a challenge could be met: asked by the State under review (GUI 33).
            case explanation

            /// What the reviewing States ask.
            package static let ofReviewers: [Kind] = [.clarification, .information, .supplementary]
        }

        package let article: Article
        package let kind: Kind
        package let text: String
        /// The language it is written in, where that was recorded.
        package let language: Language?

        package init(article: Article, kind: Kind, text: String, language: Language? = nil) {
            self.article = article
            self.kind = kind
            self.text = text
            self.language = language
        }
    }

    /// What the room of reports tells.
    package enum Milestone: Sendable {
        case sent(fingerprint: String)
        case summarySent
        /// A paragraph was changed, of whichever text is not yet final.
        case revised
        case commented
        case settled
        case agreed(StateCode)
        case summaryAgreed(StateCode)
        case final(fingerprint: String)
        case summaryFinal(fingerprint: String)
        case summaryPublished
        case partsPublished
        case reportPublished
        /// Another State asked to read the report, or was answered (TOR 37).
        case requested(StateCode)
        case answered(StateCode)
    }
}
