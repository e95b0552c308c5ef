import Kernel

extension Report {
    package enum Event: Kernel.Event {
        case opened(pairing: Pairing, scope: [Article])
        case spoken(language: Language)
        case wrote(paragraph: String, place: Place, after: String?, text: String, line: String?)
        /// `reason` where a paragraph that the file wrote was corrected; `nil` where the file wrote it anew.
        case revised(paragraph: String, revision: Int, text: String, reason: String?)
        case struck(paragraph: String, revision: Int, reason: String?)
        case sent(fingerprint: String)
        case summarySent(fingerprint: String)
        case remarked(id: String, paragraph: String?, text: String, proposal: String)
        case settled(remark: String, outcome: Outcome, text: String)
        case consented(state: StateCode, text: Text, paragraphs: [Consent])
        /// A State agrees to the whole text as it stands.
        case agreed(state: StateCode, fingerprint: String)
        case finalised(fingerprint: String)
        case summaryAgreed(state: StateCode, fingerprint: String)
        case summaryFinalised(fingerprint: String)
        case summaryPublished(symbol: String, fingerprint: String)
        case partsPublished(paragraphs: [String])
        case reportPublished(fingerprint: String)
        case accessRequested(state: StateCode, note: String)
        case accessGranted(state: StateCode, paragraphs: [String])
        case accessDeclined(state: StateCode)
        case translationAssigned(language: Language, person: NamedPerson)
        case translated(paragraph: String, language: Language, of: String, text: String)
        // Of reports begun before they had paragraphs; recorded no more.
        case drafted(article: Article, revision: Int, section: Section)
        case commented(id: String, article: Article?, text: String)
        case summaryDrafted(revision: Int, summary: Summary, language: Language)

        package static var room: String { "report" }

        package var citations: [Citation] {
            switch self {
            case .opened: [.tor("25")]
            case .spoken: [.gui("14"), .gui("30")]
            case .wrote(_, let place, _, _, _):
                switch place {
                case .chapter(let chapter): [chapter.citation]
                case .article: [.tor("32"), .gui("30"), .blu("11-16")]
                case .executive: [.tor("32"), .gui("34"), .blu("7")]
                }
            case .revised, .struck: [.tor("32"), .gui("30")]
            case .drafted: [.tor("32"), .gui("30"), .blu("11-16")]
            case .sent: [.gui("30"), .gui("34")]
            case .commented, .remarked: [.gui("30")]
            case .settled, .summarySent: [.gui("34")]
            case .consented, .agreed, .finalised, .summaryAgreed, .summaryFinalised: [.tor("33")]
            case .summaryDrafted: [.tor("32"), .gui("34"), .blu("7")]
            case .summaryPublished, .translationAssigned, .translated: [.tor("35")]
            case .partsPublished, .reportPublished: [.tor("36")]
            case .accessRequested, .accessGranted, .accessDeclined: [.tor("37")]
            }
        }
    }

    /// What was typed on an article at once, in the five parts, before a report had paragraphs.
    package struct Section: Codable, Hashable, Sendable {
        package let summary: String
        package let observations: String
        package let goodPractices: String
        package let challenges: String
        package let needs: String

        package init(summary: String, observations: String, goodPractices: String, challenges: String, needs: String) {
            self.summary = summary
            self.observations = observations
            self.goodPractices = goodPractices
            self.challenges = challenges
            self.needs = needs
        }

        var parts: [(Part, String)] {
            [
                (.summary, summary), (.observations, observations), (.goodPractices, goodPractices),
                (.challenges, challenges), (.needs, needs),
            ]
        }
    }

    /// An executive summary of the same time.
    package struct Summary: Codable, Hashable, Sendable {
        package let goodPractices: String
        package let challenges: String
        package let observations: String
        package let needs: String

        package init(goodPractices: String, challenges: String, observations: String, needs: String) {
            self.goodPractices = goodPractices
            self.challenges = challenges
            self.observations = observations
            self.needs = needs
        }

        var parts: [(Part, String)] {
            [
                (.goodPractices, goodPractices), (.challenges, challenges), (.observations, observations),
                (.needs, needs),
            ]
        }
    }
}
