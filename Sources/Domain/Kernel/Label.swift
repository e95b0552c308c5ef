/// Who something that is kept is for. `Access` says who reads what bears which label.
package enum Label: String, CaseIterable, Hashable, Sendable {
    case everybody = "public"
    case statesParties = "states-parties"
    case oversightBodies = "oversight-bodies"
    /// The three States of a review and the secretariat.
    case participants
    case reviewingSide = "reviewing-side"
    case stateUnderReview = "state-under-review"
    /// One person's own.
    case person

    /// The paragraphs that ask for it.
    package var citations: [Citation] {
        switch self {
        case .everybody: [.tor("3")]
        case .statesParties: [.tor("21"), .tor("37")]
        case .oversightBodies: [.tor("35")]
        case .participants: [.tor("30"), .tor("36")]
        case .reviewingSide: [.gui("18"), .gui("21")]
        case .stateUnderReview: [.tor("15"), .tor("36")]
        case .person: [.gui("5")]
        }
    }
}

/// What is kept and is not public, in the field's words: as it is labelled, and as the log of reads names it.
///
/// The stored names never change.
package enum Matter: String, CaseIterable, Hashable, Sendable {
    /// Every review on one line.
    case docket
    /// Where the responses stand.
    case responses
    /// The experts of a State, and the lists circulated.
    case experts

    /// The course of a review, its people and days, what is asked in it.
    case review
    /// The whole file on one page.
    case file
    case meetings, letters
    case response
    /// The response as a file.
    case responseFile = "response-file"
    /// A document attached to the response.
    case document
    /// The experts' desk.
    case desk
    /// Information of organizations.
    case materials
    case dialogue
    /// A document of the dialogue or of an organization.
    case attachment
    case report
    case reportFile = "report-file"
    case summary
    case summaryFile = "summary-file"
    /// What of the report the State under review publishes or grants.
    case sharing
    /// Who read the file, and suspicions of breach.
    case confidentiality
}
