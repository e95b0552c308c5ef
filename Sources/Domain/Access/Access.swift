/// Who may do what: accounts, capacities, and the one judgement.
///
/// `Access.judge` is the only place that says yes. It is asked before every act and every page, and answers with a
/// verdict that carries its reason. To one who may not know that a thing exists, "not yours" and "no such thing" are
/// the same answer.
///
/// Passphrases, sessions and invitations' tokens are not here and not in the ledger: what must be erasable is no
/// record. The ledger keeps that a person was invited and accepted, and in what capacity.
import Kernel

package enum Access {
    package enum Verdict: Hashable, Sendable {
        case allowed
        /// The reader may see it, but the act is another's.
        case forbidden
        /// From outside, there is no such thing.
        case hidden

        package func enforce() throws(Refusal) {
            switch self {
            case .allowed: return
            case .forbidden: throw Refusal(.forbidden, [.init("forbidden")])
            case .hidden: throw .hidden
            }
        }
    }

    /// What can be asked for outside a country review.
    package enum Permission: Hashable, Sendable {
        /// What bears a label and belongs to no review.
        case read(Label)
        /// Open cycles, draw lots, circulate lists, invite people, record treaty acts, see every review on one line.
        case actAsSecretariat
        /// One's own first page.
        case readOwnDesk
        case nominateExperts(StateCode)
        /// Ask another State party to read the report on it (TOR 37).
        case requestReports
        /// Who the people of a State are, in what capacity and by which note verbale.
        case readPeople(StateCode)
        /// Record what a State says of its people in a note verbale, and carry it out.
        case changePeople(StateCode)
        /// End a capacity that somebody holds.
        case end(Capacity)
        /// Ask for a deferral or a new lot in a State's name (TOR 14, 19, 20).
        case speakFor(StateCode)
    }

    package static func judge(_ actor: Actor, _ permission: Permission) -> Verdict {
        switch (permission, actor) {
        case (.read(let label), _): judge(actor, reading: label)
        case (_, .system): .allowed
        case (.actAsSecretariat, .person(_, .secretariat)): .allowed
        case (.readOwnDesk, .person): .allowed
        case (.nominateExperts(let state), .person(_, .delegate(let own))) where own == state: .allowed
        case (.nominateExperts(let state), .person(_, .administrator(let own))) where own == state: .allowed
        case (.readPeople, .person(_, .secretariat)), (.changePeople, .person(_, .secretariat)): .allowed
        case (.readPeople(let state), .person(_, .administrator(let own))) where own == state: .allowed
        case (.readPeople(let state), .person(_, .delegate(let own))) where own == state: .allowed
        case (.changePeople(let state), .person(_, .administrator(let own))) where own == state: .allowed
        case (.changePeople(let state), .person(_, .delegate(let own))) where own == state: .forbidden
        case (.end, .person(_, .secretariat)): .allowed
        // Whom the secretariat made the State's administrator, only the secretariat unmakes.
        case (.end(let capacity), .person(_, .administrator(let own))):
            capacity.state == own && capacity != .administrator(own) ? .allowed : .hidden
        case (.speakFor(let state), .person(_, .delegate(let own))) where own == state: .allowed
        case (.nominateExperts, .person(_, .secretariat)), (.speakFor, .person(_, .secretariat)): .allowed
        case (.requestReports, .person(_, .delegate)): .allowed
        case (.nominateExperts, .person), (.speakFor, .person): .forbidden
        default: .hidden
        }
    }

    /// Whether somebody standing so towards a review may do this act in it.
    package static func judge(_ standing: Standing, _ act: ReviewAct) -> Verdict {
        guard standing.isParticipant else { return .hidden }
        return allowed(act, standing) ? .allowed : .forbidden
    }

    /// Whose an act is in a review of these States.
    package static func holders(of act: ReviewAct, reviewed: StateCode, reviewing: [StateCode]) -> [Ask.Of] {
        let all: [(Standing, Ask.Of)] =
            [
                (.secretariat, .secretariat), (.delegateUnderReview, .delegate(reviewed)),
                (.focalPoint, .focalPoint(reviewed)),
            ]
            + reviewing.flatMap {
                [(Standing.reviewingDelegate($0), Ask.Of.delegate($0)), (.reviewingExpert($0), .experts($0))]
            }
        return all.filter { judge($0.0, act) == .allowed }.map(\.1)
    }

    /// Whether somebody standing so towards a response may do this with it.
    package static func judge(_ standing: ResponseStanding, _ act: ResponseAct) -> Verdict {
        switch (act, standing) {
        case (_, .outside): .hidden
        case (_, .focalPoint): .allowed
        case (.write(let article), .contributor): standing.sees(article) ? .allowed : .hidden
        case (.attach, .contributor): .allowed
        default: .forbidden
        }
    }

    private static func allowed(_ act: ReviewAct, _ standing: Standing) -> Bool {
        switch (act, standing) {
        case (.inform, .secretariat), (.proposeSchedule, .secretariat), (.recordIntroduction, .secretariat),
            (.circulateResponse, .secretariat), (.recordCall, .secretariat), (.closeDialogue, .secretariat),
            (.sendReport, .secretariat), (.sendSummary, .secretariat), (.publishSummary, .secretariat),
            (.translateSummary, .secretariat), (.translate, .secretariat), (.reply, .secretariat),
            (.considerMaterial, .secretariat):
            true
        case (.appointFocalPoint, .delegateUnderReview), (.publishReport, .delegateUnderReview),
            (.answerRequest, .delegateUnderReview), (.agreeSchedule, .delegateUnderReview):
            true
        case (.designateExperts, .reviewingDelegate), (.agreeSchedule, .reviewingDelegate): true
        case (.answerChecklist, .focalPoint), (.submitResponse, .focalPoint), (.answer, .focalPoint),
            (.comment, .focalPoint), (.agreeReport, .focalPoint), (.agreeSummary, .focalPoint), (.reply, .focalPoint),
            (.askExplanation, .focalPoint):
            true
        case (.divideTasks, .reviewingExpert), (.writeDesk, .reviewingExpert), (.considerMaterial, .reviewingExpert),
            (.submitDeskReview, .reviewingExpert), (.ask, .reviewingExpert), (.reply, .reviewingExpert),
            (.draftReport, .reviewingExpert), (.settleComments, .reviewingExpert), (.agreeReport, .reviewingExpert),
            (.draftSummary, .reviewingExpert),
            (.agreeSummary, .reviewingExpert):
            true
        case (.proposeMeeting, .secretariat), (.proposeMeeting, .delegateUnderReview), (.proposeMeeting, .focalPoint),
            (.proposeMeeting, .reviewingExpert), (.answerMeeting, .delegateUnderReview), (.answerMeeting, .focalPoint),
            (.proposeStakeholders, .delegateUnderReview), (.proposeStakeholders, .focalPoint),
            (.planMeeting, .delegateUnderReview), (.planMeeting, .focalPoint), (.recordMeeting, .secretariat),
            (.recordMeeting, .focalPoint), (.writeFindings, .reviewingExpert), (.issueLetter, .secretariat):
            true
        default: false
        }
    }
}
