import Kernel

/// Which label is read by whom. The one table; what a label is put on, the rooms say.
extension Access {
    /// Whether somebody standing so towards a review may read what bears this label in it.
    package static func judge(_ standing: Standing, reading label: Label) -> Verdict {
        let may =
            switch label {
            // The register, the draws, what was published.
            case .everybody: true
            // All information obtained in a review stays with those who take part in it.
            case .participants, .statesParties: standing.isParticipant
            // The reviewing States share among themselves and with the secretariat; the State under review receives
            // the outcome.
            case .reviewingSide: standing == .secretariat || standing.reviewing != nil
            // A draft is the State's own until it hands it in, and what it publishes or grants is its own affair.
            case .stateUnderReview: standing.isUnderReview
            // The secretariat prepares and services their meetings.
            case .oversightBodies: standing == .secretariat
            // Where somebody stands says nothing about what is one person's own.
            case .person: false
            }
        return may ? .allowed : .hidden
    }

    /// Whether somebody may read what bears this label outside every review.
    static func judge(_ actor: Actor, reading label: Label) -> Verdict {
        switch (label, actor) {
        case (.everybody, _), (_, .system), (.participants, .person(_, .secretariat)),
            (.oversightBodies, .person(_, .secretariat)):
            .allowed
        // Lists of experts are for States parties and their experts, not for whoever answers a part of a checklist.
        case (.statesParties, .person(_, .contributor)): .hidden
        case (.statesParties, .person), (.person, .person): .allowed
        default: .hidden
        }
    }

    /// Whether somebody standing so may see who read the file: the State whose confidentiality it is, and the
    /// secretariat, either of which may inform the Implementation Oversight Group (GUI 5). What a line is about, each
    /// of them must be allowed to read besides.
    package static func judgeReads(_ standing: Standing) -> Verdict {
        standing.isUnderReview || standing == .secretariat ? .allowed : .hidden
    }

    /// Whether somebody standing so may do this with a suspicion of breach.
    package static func judge(_ standing: Standing, _ act: SuspicionAct) -> Verdict {
        guard standing.isParticipant else { return .hidden }
        let may =
            switch act {
            case .report: true
            // "The States parties concerned or the secretariat may inform the Implementation Oversight Group."
            case .bring: standing == .secretariat || standing == .delegateUnderReview
            case .conclude: standing == .secretariat
            }
        return may ? .allowed : .forbidden
    }
}
