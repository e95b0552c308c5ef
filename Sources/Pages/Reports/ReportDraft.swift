import Kernel
import Mechanism
import Reports
import Tongue

extension ReportPages {
    /// What is drafted on one page: an article, the chapters that write themselves, the executive summary.
    package enum Sheet: Hashable, Sendable {
        case article(Article)
        case chapters
        case summary

        package var text: Report.Text { self == .summary ? .summary : .report }

        package var places: [Report.Place] {
            switch self {
            case .article(let article): Report.Part.allCases.map { .article(article, $0) }
            case .chapters: Report.Chapter.allCases.map { .chapter($0) }
            case .summary: Report.Part.ofSummary.map { .executive($0) }
            }
        }

        package var page: Route.ReviewPage {
            switch self {
            case .article(let article): .reportArticle(article)
            case .chapters: .reportChapters
            case .summary: .summaryDraft
            }
        }
    }

    struct DraftPage: Sendable {
        let lead: String
        let answers: [DeskPages.Answered]
        let hasAnswers: Bool
        let findings: [ReviewPages.Fact]
        let hasFindings: Bool
        let form: DraftForm
        /// Writes the chapters anew from the file.
        let fill: Form?
    }

    struct DraftForm: Sendable {
        let action: String
        let token: String
        let reasons: [Form.Reason]
        let isRefused: Bool
        let parts: [DraftPart]
    }

    struct DraftPart: Sendable {
        let heading: String
        let hint: String
        let paragraphs: [DraftParagraph]
        let new: Field
    }

    struct DraftParagraph: Sendable {
        let id: String
        let number: String
        let more: Link
        let upon: Field
        let was: Field
        let words: Field
        let reason: Field?
        /// What somebody else saved meanwhile.
        let savedNow: String?
        let remarks: [Remark]
        /// What the file says by now, where somebody corrected it.
        let file: String?
    }

    /// The mark under which a paragraph's text was sent: what comes back under it was not touched.
    package static func mark(_ text: String) -> String {
        var mark = ContentMark()
        mark.take(text.utf8)
        return mark.text
    }

    /// - Parameters:
    ///   - response: of the State under review, for who may read it.
    ///   - lines: what the file writes by now, by the names of its lines.
    package static func draft(
        _ sheet: Sheet, _ body: ReportView.Body, _ reading: Reading, response: ChecklistReading? = nil,
        lines: [String: String] = [:], typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let numbers = body.numbers
        let parts = sheet.places.map { place in
            DraftPart(
                heading: part(place, reader).0, hint: part(place, reader).1,
                paragraphs: (body.paragraphs(in: place)
                    + body.withdrawn.filter { $0.place == place && typed.has("p-\($0.id)") }).map {
                        paragraph($0, numbers, body, reading, lines, typed, refusal, reader)
                    },
                new: Field(
                    "new-\(place.key)", .long(rows: 4), label: reader.say("report.new-paragraph"),
                    hint: reader.say("report.new-paragraph-hint"), typed: typed["new-\(place.key)"], optional: true,
                    refusal: said(refusal, "new-\(place.key)", reader)))
        }
        let names = Set(
            parts.flatMap { part in part.paragraphs.flatMap { [$0.words.name, "reason-\($0.id)"] } + [part.new.name] })
        let reasons = refusal.map { Form.reasons($0, names, reader) } ?? []
        let isChapters = sheet == .chapters
        var answers: [DeskPages.Answered] = []
        if case .article(let article) = sheet { answers = DeskPages.answers(on: article, response, reader) }
        let findings = findings(sheet, reading, reader)
        return Page(
            "report/draft", title: title(sheet, reader), trail: reading.trail(reader, under: sheet.text),
            DraftPage(
                lead: reader.say("report.lead-\(isChapters ? "chapters" : sheet == .summary ? "summary" : "article")"),
                answers: answers, hasAnswers: !answers.isEmpty, findings: findings, hasFindings: !findings.isEmpty,
                form: DraftForm(
                    action: Route.review(reading.id, sheet.page).path, token: reader.formToken, reasons: reasons,
                    isRefused: !reasons.isEmpty, parts: parts),
                fill: isChapters && body.sent == nil
                    ? Form(
                        .review(reading.id, .reportChapters), submit: reader.say("report.fill"),
                        [
                            Field("fill", .hidden, label: "", typed: "yes"),
                            language(reading.texts.language ?? reader.language, reader),
                        ], for: reader) : nil))
    }

    /// The language that report and summary are written in (GUI 30).
    static func language(_ language: Kernel.Language, _ reader: Reader) -> Field {
        Field(
            "language", .select, label: reader.say("report.language"), typed: language.rawValue,
            options: ActForms.languages(reader))
    }

    private static func title(_ sheet: Sheet, _ reader: Reader) -> String {
        switch sheet {
        case .article(let article): reader.heading(article)
        case .chapters: reader.say("report.chapters")
        case .summary: reader.say("act.draft-summary.title")
        }
    }

    private static func part(_ place: Report.Place, _ reader: Reader) -> (String, String) {
        switch place {
        case .chapter(let chapter): (reader.say("report.chapter.\(chapter.rawValue)"), "")
        case .article(_, let part):
            (reader.say("part.\(part.rawValue)"), reader.say("part.\(part.rawValue)-hint"))
        case .executive(let part): (reader.say("part.\(part.rawValue)"), "")
        }
    }

    private static func said(_ refusal: Refusal?, _ field: String, _ reader: Reader) -> String? {
        refusal?.reasons.first { $0.field == field }.map { reader.say("refusal.\($0.code)", $0.facts) }
    }

    private static func paragraph(
        _ paragraph: Report.Paragraph, _ numbers: [String: Int], _ body: ReportView.Body, _ reading: Reading,
        _ lines: [String: String], _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> DraftParagraph {
        let name = "p-\(paragraph.id)"
        let text = paragraph.isStruck ? "" : paragraph.text
        let number = number(paragraph, numbers, reader)
        let contested = refusal?.kind == .conflict && refusal?.reasons.contains { $0.field == name } == true
        // What was read is what stands now, once that has been shown beside what was typed.
        func hidden(_ part: String, _ now: String) -> Field {
            Field("\(name)-\(part)", .hidden, label: "", typed: contested ? now : typed.or("\(name)-\(part)", now))
        }
        let now = paragraph.line.flatMap { lines[$0] }
        return DraftParagraph(
            id: paragraph.id, number: number,
            more: reader.link(reader.say("report.paragraph"), .review(reading.id, .paragraph(paragraph.id))),
            upon: hidden("upon", String(paragraph.revision)), was: hidden("was", mark(text)),
            words: Field(
                name, .long(rows: max(3, min(14, text.unicodeScalars.count / 75 + 1))),
                label: reader.say("report.paragraph-number", ["number": spoken(paragraph, numbers, reader)]),
                typed: typed.or(name, text),
                refusal: said(refusal, name, reader)),
            reason: paragraph.line == nil
                ? nil
                : Field(
                    "reason-\(paragraph.id)", .text, label: reader.say("report.reason"),
                    hint: reader.say("report.reason-hint"),
                    typed: typed.or("reason-\(paragraph.id)", paragraph.reason ?? ""), optional: true,
                    refusal: said(refusal, "reason-\(paragraph.id)", reader)),
            savedNow: contested ? (paragraph.isStruck ? reader.say("report.withdrawn") : paragraph.text) : nil,
            remarks: body.remarks.filter { $0.paragraph == paragraph.id && $0.isOpen }.map { remark($0, reader) },
            file: paragraph.reason != nil && now != nil && now != text ? now : nil)
    }

    private static func findings(_ sheet: Sheet, _ reading: Reading, _ reader: Reader) -> [ReviewPages.Fact] {
        guard case .article(let article) = sheet else { return [] }
        return reading.review.pairing.reviewers.flatMap { state in
            (reading.review.inside?.deskReviews[state]?.findings ?? []).filter { $0.article == article }.map {
                ReviewPages.Fact(name: reader.say(state), value: $0.text)
            }
        }
    }
}
