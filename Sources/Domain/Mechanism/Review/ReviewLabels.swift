import Kernel

extension Review.State {
    /// The label that a part of this review bears to those who take part, as far as the review has come.
    package func label(of matter: Matter) -> Label {
        switch matter {
        case .experts: .statesParties
        case .docket, .responses, .review, .file, .meetings, .letters: .participants
        // A draft is the State's own (TOR 15, 17).
        case .response, .responseFile, .document: responseReceived == nil ? .stateUnderReview : .participants
        case .desk: .reviewingSide
        // Shared by the reviewing side until both desk reviews are handed in (GUI 18, 21).
        case .materials, .dialogue, .attachment: deskReviewsComplete ? .participants : .reviewingSide
        // Drafted by the reviewing side until it is sent (GUI 34).
        case .report, .reportFile: report.sent == nil ? .reviewingSide : .participants
        case .summary, .summaryFile: summary.sent == nil ? .reviewingSide : .participants
        // Publication and grants are acts of the State under review alone (TOR 36, 37), and its confidentiality it is.
        case .sharing, .confidentiality: .stateUnderReview
        }
    }
}
