import Kernel

/// The texts of a review as one reader may see them.
package struct ReportView: Sendable {
    package let scope: [Article]
    /// There for those who may read the report; `nil` for everybody else.
    package let report: Body?
    /// There for participants once drafted, for everybody once published.
    package let summary: Report.DraftedSummary?
    package let published: Report.Published?
    /// Fingerprint of the summary as it stands.
    package let summaryRevision: Int
    package let summaryAgreed: Set<StateCode>
    package let summaryFinal: Bool

    package struct Body: Sendable {
        package let sections: [Article: Report.Drafted]
        package let comments: [Report.Comment]
        package let sent: Day?
        package let agreed: Set<StateCode>
        package let final: String?
        package let published: Day?
        /// What is still to be written before the draft can be sent.
        package let unwritten: [Refusal.Reason]

        package func section(on article: Article) -> Report.Section { sections[article]?.section ?? .empty }
    }
}

extension Report.State {
    /// The draft is the reviewing side's until it is sent (GUI 34); the report the participants' until the State under
    /// review publishes it (TOR 36); the summary everybody's once published (TOR 35).
    package func view(standing: Standing) -> ReportView? {
        guard pairing != nil else { return nil }
        let mayReadReport =
            reportPublished != nil
            || (standing.isUnderReview ? sent != nil : standing.isParticipant)
        let mayReadSummary = published != nil || (standing.isParticipant && summary != nil)
        return ReportView(
            scope: scope,
            report: mayReadReport
                ? ReportView.Body(
                    sections: standing.isParticipant ? sections : sections.mapValues(\.unsigned),
                    comments: standing.isParticipant ? comments : [], sent: sent, agreed: agreed,
                    final: final, published: reportPublished,
                    unwritten: standing.isParticipant ? Report.unwritten(self) : []) : nil,
            summary: mayReadSummary ? summary : nil, published: published,
            summaryRevision: standing.isParticipant ? summary?.revision ?? 0 : 0,
            summaryAgreed: standing.isParticipant ? summaryAgreed : [],
            summaryFinal: mayReadSummary && summaryFinal != nil)
    }

    /// What agreement to the report, and to the summary, would be agreement to.
    package func texts() -> (report: JSON, summary: JSON) { (text, summaryText) }
}

extension Report.Drafted {
    /// Without the person who wrote it: a published report is the three States', not its typist's.
    fileprivate var unsigned: Report.Drafted {
        Report.Drafted(section: section, revision: revision, stamp: Stamp(at: stamp.at, actor: .visitor))
    }
}
