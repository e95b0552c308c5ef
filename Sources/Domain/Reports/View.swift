import Kernel

/// The texts of a review as one reader may see them.
package struct ReportView: Sendable {
    package let pairing: Pairing
    package let scope: [Article]
    /// The language that both texts are written in.
    package let language: Language?
    /// There for those who may read the report, or some of it; `nil` for everybody else.
    package let report: Body?
    /// There for participants once something is written, for everybody once published.
    package let summary: Body?
    package let published: Report.Published?
    /// For the State under review: who asked to read the report (TOR 37).
    package let requests: [Report.Request]
    package let translators: [Language: NamedPerson]

    package func body(_ text: Report.Text) -> Body? { text == .report ? report : summary }

    package struct Body: Sendable {
        /// Of a text that nobody has begun.
        package static let empty = Body(
            paragraphs: [], withdrawn: [], remarks: [], sent: nil, agreed: [], final: nil, open: [], published: nil,
            unwritten: [],
            isPart: false, isGranted: false)

        /// In the order of the blueprint; of what was sent and is not final, also those taken out.
        package let paragraphs: [Report.Paragraph]
        /// Taken out of a draft that was not sent yet: who still had it on their page may put it back.
        package let withdrawn: [Report.Paragraph]
        package let remarks: [Report.Remark]
        package let sent: Day?
        /// The States that agree to the whole as it stands.
        package let agreed: Set<StateCode>
        package let final: String?
        /// Paragraphs of the report that everybody may read.
        package let open: Set<String>
        package let published: Day?
        /// What is still to be written before it can be sent.
        package let unwritten: [Refusal.Reason]
        /// Whether the reader sees a part only.
        package let isPart: Bool
        /// Whether some of it is there by a grant to the reader's State (TOR 37), and so confidential.
        package let isGranted: Bool

        package func paragraphs(in place: Report.Place) -> [Report.Paragraph] {
            paragraphs.filter { $0.place == place }
        }

        /// Whether it was begun before reports had paragraphs: agreement then was to another form of the words.
        package var isFormer: Bool { paragraphs.contains { $0.id == $0.place.key } }

        package func paragraph(_ id: String) -> Report.Paragraph? { paragraphs.first { $0.id == id } }

        /// The numbers that the paragraphs have in this text, those taken out without one.
        package var numbers: [String: Int] {
            let standing = paragraphs.filter { !$0.isStruck }.enumerated().map { ($1.id, $0 + 1) }
            return Dictionary(standing) { first, _ in first }
        }

        /// What a State has still to agree to.
        package func open(to state: StateCode) -> [Report.Paragraph] {
            sent == nil || final != nil ? [] : paragraphs.filter { !$0.agreed.contains(state) }
        }
    }
}

extension Report.State {
    /// The draft is the reviewing side's until it is sent (GUI 34); the report the participants', but for what the
    /// State under review published (TOR 36) or granted to the reader's State (TOR 37); the summary everybody's once
    /// published (TOR 35).
    package func view(standing: Standing, of reader: StateCode? = nil) -> ReportView? {
        guard let pairing else { return nil }
        let isInside = standing.isParticipant
        let mayReadSummary = published != nil || isInside && !paragraphs(of: .summary).isEmpty
        return ReportView(
            pairing: pairing, scope: scope, language: language, report: body(.report, standing, reader),
            summary: mayReadSummary && (!standing.isUnderReview || sent[.summary] != nil)
                ? body(.summary, standing, reader) : nil,
            published: published, requests: standing == .delegateUnderReview ? requests : [],
            translators: isInside ? translators : [:])
    }

    private func body(_ text: Report.Text, _ standing: Standing, _ reader: StateCode?) -> ReportView.Body? {
        let isInside = standing.isParticipant && (!standing.isUnderReview || sent[text] != nil)
        let all = paragraphs(of: text).filter { !$0.isStruck || sent[text] != nil && final[text] == nil }
        let given = reader.flatMap { granted[$0] } ?? []
        let seen =
            isInside || text == .summary
            ? all : all.filter { open.contains($0.id) || given.contains($0.id) }
        if seen.isEmpty && !isInside { return nil }
        return ReportView.Body(
            paragraphs: isInside ? seen : seen.map(\.bare),
            withdrawn: isInside && sent[text] == nil ? paragraphs(of: text).filter(\.isStruck) : [],
            remarks: isInside ? remarks(on: text) : [], sent: isInside ? sent[text] : nil,
            agreed: isInside ? agreed[text] ?? [] : [], final: isInside || seen.count == all.count ? final[text] : nil,
            open: isInside ? open : [],
            published: text == .report ? reportPublished : published?.on,
            unwritten: isInside ? Report.unwritten(text, self) : [], isPart: seen.count < all.count,
            isGranted: !isInside && text == .report && seen.contains { !open.contains($0.id) })
    }

    private func remarks(on text: Report.Text) -> [Report.Remark] {
        remarks.filter { ($0.paragraph.flatMap { paragraphs[$0]?.place.text } ?? .report) == text }
    }

    /// Whether a State party was granted some of the report (TOR 37).
    package func isGranted(to state: StateCode) -> Bool { granted[state] != nil }

    /// What agreement to the report, and to the summary, would be agreement to.
    package func texts() -> (report: JSON, summary: JSON) { (words(.report), words(.summary)) }
}

extension Report.Paragraph {
    /// Without who wrote it, who agreed and what it was before: a published report is the three States'.
    fileprivate var bare: Report.Paragraph {
        Report.Paragraph(
            id: id, place: place, text: text, line: nil, revision: revision,
            stamp: Stamp(at: stamp.at, actor: .visitor), translations: translations)
    }
}
