/// Where a reader stands towards one country review.
package enum Standing: Hashable, Sendable {
    case secretariat
    /// The delegate of the State under review.
    case delegateUnderReview
    /// The focal point appointed for this review.
    case focalPoint
    /// A delegate of a reviewing State.
    case reviewingDelegate(StateCode)
    /// An expert designated for this review.
    case reviewingExpert(StateCode)
    /// Everybody else, signed in or not.
    case outside

    package var isParticipant: Bool { self != .outside }

    package var isUnderReview: Bool { self == .delegateUnderReview || self == .focalPoint }

    /// The reviewing State the reader belongs to.
    package var reviewing: StateCode? {
        switch self {
        case .reviewingDelegate(let state), .reviewingExpert(let state): state
        default: nil
        }
    }
}

/// What can be done in a country review; each is one form, one command, one place on somebody's first page.
package enum ReviewAct: String, CaseIterable, Hashable, Sendable {
    case inform
    case appointFocalPoint = "appoint-focal-point"
    case designateExperts = "designate-experts"
    case proposeSchedule = "propose-schedule"
    case agreeSchedule = "agree-schedule"
    case recordIntroduction = "record-introduction"
    case divideTasks = "divide-tasks"
    case answerChecklist = "answer-checklist"
    case submitResponse = "submit-response"
    case circulateResponse = "circulate-response"
    case writeDesk = "write-desk"
    case considerMaterial = "consider-material"
    case submitDeskReview = "submit-desk-review"
    case recordCall = "record-call"
    case ask
    case answer
    case reply
    case translate
    case closeDialogue = "close-dialogue"
    case draftReport = "draft-report"
    case sendReport = "send-report"
    case comment
    case settleComments = "settle-comments"
    case askExplanation = "ask-explanation"
    case agreeReport = "agree-report"
    case draftSummary = "draft-summary"
    case sendSummary = "send-summary"
    case agreeSummary = "agree-summary"
    case publishSummary = "publish-summary"
    case translateSummary = "translate-summary"
    case publishReport = "publish-report"
    case answerRequest = "answer-request"
    case proposeMeeting = "propose-meeting"
    case answerMeeting = "answer-meeting"
    case proposeStakeholders = "propose-stakeholders"
    case planMeeting = "plan-meeting"
    case recordMeeting = "record-meeting"
    case writeFindings = "write-findings"
    case issueLetter = "issue-letter"
}

/// Something asked of somebody now: the act, until when, and under which paragraph.
package struct Ask: Hashable, Sendable {
    package enum Of: Hashable, Sendable {
        case secretariat
        case delegate(StateCode)
        case focalPoint(StateCode)
        case experts(StateCode)
    }

    package let act: ReviewAct
    package let of: Of
    /// The indicative time limit, where the guidelines set one.
    package let due: Day?
    package let citation: Citation
    /// May be done, and holds nothing up.
    package let isOptional: Bool
    /// Asked of a reviewing State, and so not of the delegate of the State under review.
    package let isOfReviewer: Bool

    package init(
        _ act: ReviewAct, of: Of, due: Day?, _ citation: Citation, isOptional: Bool = false, isOfReviewer: Bool = false
    ) {
        self.act = act
        self.of = of
        self.due = due
        self.citation = citation
        self.isOptional = isOptional
        self.isOfReviewer = isOfReviewer
    }

    /// Whether it is asked of somebody standing so.
    package func concerns(_ standing: Standing) -> Bool {
        switch (of, standing) {
        case (.secretariat, .secretariat), (.focalPoint, .focalPoint): true
        case (.delegate, .delegateUnderReview): !isOfReviewer
        case (.delegate(let asked), .reviewingDelegate(let state)): asked == state
        case (.experts(let asked), .reviewingExpert(let state)): asked == state
        default: false
        }
    }
}

/// Where a review stands.
package enum Stage: String, CaseIterable, Hashable, Sendable {
    case drawn, preparation
    case selfAssessment = "self-assessment"
    case deskReview = "desk-review"
    case dialogue, drafting, agreement, summary, published
}

/// A person as named in a review: who, and the name at the time.
package struct NamedPerson: Codable, Hashable, Sendable {
    package let id: PersonID
    package let name: String

    package init(id: PersonID, name: String) {
        self.id = id
        self.name = name
    }
}

/// Where a reader stands towards the response of a State under review.
package enum ResponseStanding: Hashable, Sendable {
    case focalPoint
    /// The delegate of the State under review, who reads it.
    case delegate
    /// Somebody in a ministry or an agency, to whom these articles were given.
    case contributor(Set<Article>)
    /// The secretariat, asked to help, or after it was handed in.
    case secretariat
    /// The reviewing States, once it was circulated.
    case reviewer
    case outside

    /// Whether the reader belongs to the State under review.
    package var isOfState: Bool {
        switch self {
        case .focalPoint, .delegate, .contributor: true
        case .secretariat, .reviewer, .outside: false
        }
    }

    package var isContributor: Bool {
        if case .contributor = self { true } else { false }
    }

    package var mayWrite: Bool {
        switch self {
        case .focalPoint, .contributor: true
        case .delegate, .secretariat, .reviewer, .outside: false
        }
    }

    package func sees(_ article: Article) -> Bool {
        switch self {
        case .contributor(let given): given.contains(article)
        case .outside: false
        default: true
        }
    }
}

/// What can be done with a response.
package enum ResponseAct: Hashable, Sendable {
    /// Write, comment, say that it is ready.
    case write(Article)
    case attach
    /// Clear, give articles to ministries, ask for help, name the stakeholders, take documents off, hand in,
    /// supplement.
    case direct
}

/// What can be done about a suspicion that confidentiality was broken (GUI 5).
package enum SuspicionAct: Hashable, Sendable {
    case report
    /// Bring it to the Implementation Oversight Group.
    case bring
    /// Record the outcome.
    case conclude
}
