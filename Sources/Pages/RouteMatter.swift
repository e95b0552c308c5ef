import Desk
import Kernel

/// What is read at an address, for its label and for the log of reads.
///
/// The switches have no default: an address that does not say whether what it shows is confidential does not compile.
extension Route {
    package struct Shown: Hashable, Sendable {
        package let matter: Matter
        /// Which part of it, as the log keeps it.
        package let part: String
        /// `nil` where it is of no single review.
        package let review: ReviewID?
    }

    /// `nil` where everybody may read it, or nobody but the one whose own it is.
    package var shown: Shown? {
        switch self {
        // Public.
        case .ok, .asset, .status, .cycles, .cycle, .draw, .signIn, .signInCode, .signInSetUp, .signInLink, .signInWith,
            .signedInWith, .notSignedIn, .firstSignIn, .signOut, .training, .trainingSignIn, .openCycle,
            .cycleAct:
            nil
        // One's own, by account or by a secret address.
        case .me, .ownData, .factor, .feed, .invitation, .acceptWith, .capacity, .outbox: nil
        // Accounts and what States say of their people, kept by them and the secretariat; of no review.
        case .people, .invite, .endCapacity, .statePeople, .recordNote, .notes, .note: nil
        // To the secretariat every review on one line; to everybody else the public list, or what is asked of them.
        case .home, .reviews: Shown(matter: .docket, part: "", review: nil)
        case .responses: Shown(matter: .responses, part: "", review: nil)
        case .reminder(let id): Shown(matter: .responses, part: "", review: id)
        case .circulated(_, let year): Shown(matter: .experts, part: String(year), review: nil)
        case .experts(let state), .nominateExpert(let state), .withdrawExpert(let state):
            Shown(matter: .experts, part: state.rawValue, review: nil)
        case .review(let id, let page): Shown(matter: page.shown.0, part: page.shown.part, review: id)
        }
    }
}

extension Route.ReviewPage {
    fileprivate var shown: (Matter, part: String) {
        switch self {
        case .overview, .act: (.review, "")
        case .checklist(let page): page.shown
        case .desk(let page): page.shown
        case .dialogue(.threads): (.dialogue, "")
        case .dialogue(.thread(let id)): (.dialogue, id)
        case .attachment(let id): (.attachment, id)
        case .report, .paragraph: (.report, "")
        case .reportArticle(let article): (.report, article.key)
        case .reportChapters: (.report, "chapters")
        case .reportFile(let form): (.reportFile, form.rawValue)
        case .publication, .access, .grant: (.sharing, "")
        case .summary, .summaryDraft: (.summary, "")
        case .translation(let language): (.summary, language.rawValue)
        case .summaryFile(let form): (.summaryFile, form.rawValue)
        case .file: (.file, "")
        case .meetings: (.meetings, "")
        case .letters, .letterDraft: (.letters, "")
        case .letter(let number), .letterText(let number): (.letters, String(number))
        case .confidentiality: (.confidentiality, "")
        }
    }
}

extension Route.ChecklistPage {
    fileprivate var shown: (Matter, part: String) {
        switch self {
        case .map, .work, .stakeholders, .elsewhere, .documents: (.response, "")
        case .instrument(let instrument): (.response, instrument.rawValue)
        case .article(let article): (.response, article.key)
        case .question(let id): (.response, id)
        case .document(let id): (.document, id)
        case .file(let format): (.responseFile, format.rawValue)
        }
    }
}

extension Route.DeskPage {
    fileprivate var shown: (Matter, part: String) {
        switch self {
        case .map, .outcome: (.desk, "")
        case .article(let article): (.desk, article.key)
        case .materials: (.materials, "")
        }
    }
}
