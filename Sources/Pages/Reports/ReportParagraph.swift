import Kernel
import Mechanism
import Reports
import Tongue

extension ReportPages {
    struct ParagraphPage: Sendable {
        let heading: String
        let text: String
        let isStruck: Bool
        let agreed: String?
        let fingerprint: String?
        let agree: Form?
        let remarks: [Remark]
        let hasRemarks: Bool
        let settle: [Form]
        let comment: Form?
        let edit: Link?
        let versions: [Version]
        let hasVersions: Bool
    }

    struct Version: Sendable {
        let what: String
        let reason: String?
        let words: [Difference.Run]
    }

    /// One paragraph: its words, who agrees, what was said about it, and all it was.
    package static func paragraph(
        _ paragraph: Report.Paragraph, _ body: ReportView.Body, _ reading: Reading, names: [PersonID: String],
        typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let text = paragraph.place.text
        let route = Route.review(reading.id, .paragraph(paragraph.id))
        let isOpen = body.sent != nil && body.final == nil
        let agreed = reading.review.states.filter { paragraph.agreed.contains($0) }.map { reader.say($0) }
        let mayAgree =
            isOpen && reading.asks(text == .report ? .agreeReport : .agreeSummary)
            && reading.own.map { !paragraph.agreed.contains($0) } == true
        let remarks = body.remarks.filter { $0.paragraph == paragraph.id }
        let versions = versions(paragraph, names, reader)
        return Page(
            "report/paragraph",
            title: reader.say("report.paragraph-title", ["number": spoken(paragraph, body.numbers, reader)]),
            trail: reading.trail(reader, under: text),
            ParagraphPage(
                heading: heading(paragraph.place, reader), text: paragraph.text, isStruck: paragraph.isStruck,
                agreed: agreed.isEmpty ? nil : reader.speaker.list(agreed),
                fingerprint: isOpen || body.final != nil ? fingerprint(paragraph) : nil,
                agree: mayAgree
                    ? Form(
                        route, submit: reader.say("report.agree-this"),
                        [
                            Field("agree", .hidden, label: "", typed: "yes"),
                            Field(
                                "consent", .hidden, label: "",
                                typed: "\(paragraph.id) \(fingerprint(paragraph))"),
                        ], refusal: typed.has("agree") ? refusal : nil, for: reader) : nil,
                remarks: remarks.map { remark($0, reader) }, hasRemarks: !remarks.isEmpty,
                settle: isOpen && reading.asks(.settleComments)
                    ? remarks.filter(\.isOpen).map { settle($0, route, typed, refusal, reader) } : [],
                comment: isOpen && reading.asks(.comment) ? comment(route, paragraph, typed, refusal, reader) : nil,
                edit: mayDraft(text, reading) && body.final == nil
                    ? reader.link(reader.say("report.edit"), .review(reading.id, sheet(paragraph.place).page)) : nil,
                versions: versions, hasVersions: versions.count > 1))
    }

    static func sheet(_ place: Report.Place) -> Sheet {
        switch place {
        case .chapter: .chapters
        case .article(let article, _): .article(article)
        case .executive: .summary
        }
    }

    private static func versions(
        _ paragraph: Report.Paragraph, _ names: [PersonID: String], _ reader: Reader
    ) -> [Version] {
        let all = paragraph.versions
        func words(_ version: Report.Version) -> String { version.isStruck ? "" : version.text }
        return all.indices.reversed().map { index in
            let version = all[index]
            let by = version.stamp.actor.person.flatMap { names[$0] }
            return Version(
                what: by.map { reader.say("checklist.saved-by", ["day": .day(version.stamp.day), "name": .text($0)]) }
                    ?? reader.say("checklist.saved", ["day": .day(version.stamp.day)]),
                reason: version.reason,
                words: Difference.runs(from: index == 0 ? "" : words(all[index - 1]), to: words(version)))
        }
    }
}
