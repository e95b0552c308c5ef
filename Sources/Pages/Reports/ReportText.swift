import Desk
import Kernel
import Mechanism
import Mustache
import Reports
import Tongue

extension ReportPages {
    struct TextPage: Sendable {
        let status: [ReviewPages.Fact]
        let fingerprint: String?
        let notices: [String]
        let actions: [Link]
        /// The forms in which it is given out.
        let files: [Link]
        let reasons: [Form.Reason]
        let isRefused: Bool
        let missing: [Form.Reason]
        let blocks: [Block]
        let isEmpty: Bool
        let remarks: [Remark]
        let hasRemarks: Bool
        /// Where agreement is given and comments on the whole are sent.
        let action: String
        let token: String
        let mayAgree: Bool
        /// "Agree to all 12 paragraphs".
        let agreeAll: String
        let agreeText: String
        let commentForm: Form?
        let settleForms: [Form]
        let languages: [Translation]
        let hasLanguages: Bool
    }

    /// A heading with what stands under it.
    struct Block: Sendable {
        let h2: String?
        let h3: String?
        let h4: String?
        let hint: String?
        let paragraphs: [Row]
        let edit: Link?
        let isEmpty: Bool
        /// Agrees to the paragraphs of this article or chapter only.
        let agree: Button?
    }

    struct Button: Sendable {
        let value: String
        let text: String
    }

    struct Row: Sendable, MustacheParent {
        let id: String
        let number: String
        let text: String
        let language: String?
        let direction: String
        let isStruck: Bool
        let more: Link?
        let note: String?
        /// What agreeing to it sends: identifier and fingerprint.
        let consent: String?

        func child(named name: String) -> Any? {
            switch name {
            case "id": id
            case "number": number
            case "text": text
            case "language": language
            case "direction": direction
            case "isStruck": isStruck
            case "more": more
            case "note": note
            case "consent": consent
            default: nil
            }
        }
    }

    /// A language of the executive summary, and how far its translation is.
    struct Translation: Sendable {
        let link: Link
        let note: String
    }

    /// The report, or the executive summary: read, and agreed to under the very text.
    package static func text(
        _ text: Report.Text, _ body: ReportView.Body, _ reading: Reading, refusal: Refusal? = nil,
        typed: Typed = Typed(), for reader: Reader
    ) -> Page {
        let act: ReviewAct = text == .report ? .agreeReport : .agreeSummary
        let mayAgree = reading.asks(act) && body.final == nil
        let open = mayAgree ? reading.own.map { body.open(to: $0) } ?? [] : []
        let blocks = blocks(text, body, reading, Set(open.map(\.id)), reader)
        let mayComment = reading.asks(.comment) && body.sent != nil && body.final == nil
        let settling =
            reading.asks(.settleComments) ? body.remarks.filter { $0.isOpen && $0.paragraph == nil } : []
        let whole = body.remarks.filter { $0.paragraph == nil }
        let route = reading.page(of: text)
        // A comment's own form says what it lacks.
        let reasons =
            typed.has("comment") || typed.has("settle") ? [] : refusal.map { Form.reasons($0, [], reader) } ?? []
        let languages = text == .summary ? translations(body, reading, reader) : []
        return Page(
            "report/text",
            title: reader.say(
                text == .report ? "report.title" : "report.summary-title",
                ["state": .state(reading.texts.pairing.reviewed)]
            ),
            trail: reading.trail(reader),
            TextPage(
                status: status(text, body, reading, reader),
                fingerprint: reading.review.standing.isParticipant ? body.final : nil,
                notices: notices(text, body, reading, reader), actions: actions(text, reading, reader),
                files: body.paragraphs.isEmpty ? [] : files(text, reading.id, reader),
                reasons: reasons, isRefused: !reasons.isEmpty,
                missing: mayDraft(text, reading) && body.sent == nil
                    ? Form.reasons(Refusal(.rule, body.unwritten), [], reader) : [],
                blocks: blocks, isEmpty: body.paragraphs.isEmpty, remarks: whole.map { remark($0, reader) },
                hasRemarks: !whole.isEmpty, action: route.path, token: reader.formToken,
                mayAgree: !open.isEmpty, agreeAll: reader.say("report.agree-all", ["count": .number(open.count)]),
                agreeText: reader.say("act.\(act.rawValue).text"),
                commentForm: mayComment ? comment(route, nil, typed, refusal, reader) : nil,
                settleForms: settling.map { settle($0, route, typed, refusal, reader) }, languages: languages,
                hasLanguages: !languages.isEmpty))
    }

    static func mayDraft(_ text: Report.Text, _ reading: Reading) -> Bool {
        if case .reviewingExpert = reading.review.standing {
            text == .report || reading.asks(.draftSummary)
        } else {
            false
        }
    }

    // MARK: What stands above the text

    private static func status(
        _ text: Report.Text, _ body: ReportView.Body, _ reading: Reading, _ reader: Reader
    ) -> [ReviewPages.Fact] {
        var facts: [(String, String)] = []
        if let published = reading.texts.published, text == .summary {
            facts += [
                ("report.published", reader.say(published.on)),
                ("field.symbol", reader.say(.code(published.symbol))),
            ]
        } else if text == .report, let published = body.published {
            facts.append(("report.published", reader.say(published)))
        }
        if reading.review.standing.isParticipant {
            if let sent = body.sent { facts.append(("report.sent", reader.say(sent))) }
            let names = reading.review.states.filter { body.agreed.contains($0) }.map { reader.say($0) }
            if !names.isEmpty { facts.append(("report.agreed-by", reader.speaker.list(names))) }
            let status = body.final != nil ? "final" : body.sent != nil ? "under-agreement" : "draft"
            facts.append(("report.status", reader.say("report.\(status)")))
        }
        if let language = reading.texts.language {
            facts.append(("report.language", reader.say(.language(language))))
        }
        return facts.map { ReviewPages.Fact(name: reader.say($0.0), value: $0.1) }
    }

    private static func notices(
        _ text: Report.Text, _ body: ReportView.Body, _ reading: Reading, _ reader: Reader
    ) -> [String] {
        var notices: [String] = []
        if body.isGranted {
            notices.append(reader.say("report.granted"))
        } else if body.isPart {
            notices.append(reader.say("report.part-published"))
        }
        if let language = reading.texts.language, language != reader.language,
            body.paragraphs.contains(where: { !shown($0, body, reader).isTranslated })
        {
            notices.append(reader.say("report.only-in", ["language": .language(language)]))
        }
        if body.paragraphs.contains(where: { shown($0, body, reader).isOutdated }) {
            notices.append(reader.say("report.outdated"))
        }
        return notices
    }

    private static func actions(_ text: Report.Text, _ reading: Reading, _ reader: Reader) -> [Link] {
        let acts: [ReviewAct] =
            text == .report
            ? [.sendReport, .publishReport, .answerRequest] : [.draftSummary, .sendSummary, .publishSummary]
        return acts.filter(reading.asks).map {
            reader.link(reader.say("act.\($0.rawValue).title"), .review(reading.id, .act($0)))
        }
    }

    private static func files(_ text: Report.Text, _ id: ReviewID, _ reader: Reader) -> [Link] {
        PaperForm.allCases.map { form in
            reader.link(
                reader.say("paper.form.\(form.rawValue)"),
                .review(id, text == .report ? .reportFile(form) : .summaryFile(form)))
        }
    }

    // MARK: The text

    private static func blocks(
        _ text: Report.Text, _ body: ReportView.Body, _ reading: Reading, _ open: Set<String>, _ reader: Reader
    ) -> [Block] {
        let numbers = body.numbers
        let edits = mayDraft(text, reading) && body.final == nil
        func block(
            _ places: [Report.Place], h2: String? = nil, h3: String? = nil, h4: String? = nil, hint: String? = nil,
            edit: Route.ReviewPage? = nil, whole: Report.Place? = nil, isWholeEmpty: Bool = false
        ) -> Block {
            let paragraphs = places.flatMap { body.paragraphs(in: $0) }
            let mine = whole.map { under($0, body).filter { open.contains($0.id) } } ?? []
            return Block(
                h2: h2, h3: h3, h4: h4, hint: hint,
                paragraphs: paragraphs.map { row($0, numbers, body, reading, open, reader) },
                edit: edits ? edit.map { reader.link(reader.say("report.edit"), .review(reading.id, $0)) } : nil,
                isEmpty: isWholeEmpty,
                agree: mine.isEmpty || mine.count == open.count
                    ? nil
                    : Button(
                        value: whole.map { $0.key } ?? "",
                        text: reader.say("report.agree-these", ["count": .number(mine.count)])))
        }
        if text == .summary {
            return Report.Part.ofSummary.compactMap { part in
                let one = block([.executive(part)], h2: reader.say("part.\(part.rawValue)"))
                return one.paragraphs.isEmpty ? nil : one
            }
        }
        func chapter(_ chapter: Report.Chapter, _ number: String, isUpper: Bool) -> Block {
            let title = "\(number) \(reader.say("report.chapter.\(chapter.rawValue)"))"
            return block(
                [.chapter(chapter)], h2: isUpper ? title : nil, h3: isUpper ? nil : title, edit: .reportChapters,
                whole: .chapter(chapter), isWholeEmpty: body.paragraphs(in: .chapter(chapter)).isEmpty)
        }
        var blocks = [chapter(.introduction, "I.", isUpper: true), chapter(.process, "II.", isUpper: true)]
        let implementation = block([], h2: "IV. \(reader.say("report.implementation"))")
        if !body.isPart {
            blocks += [
                block(
                    [], h2: "III. \(reader.say("report.summary"))", hint: reader.say("report.summary-elsewhere")),
                implementation,
            ]
        }
        blocks += [
            chapter(.ratification, "A.", isUpper: false), chapter(.legalSystem, "B.", isUpper: false),
        ]
        for article in reading.texts.scope {
            let isEmpty = Report.Part.allCases.allSatisfy { body.paragraphs(in: .article(article, $0)).isEmpty }
            if body.isPart && isEmpty { continue }
            blocks.append(
                block(
                    [], h3: reader.heading(article), hint: reading.precis[article]?(reader.language),
                    edit: .reportArticle(article), whole: .article(article, .summary), isWholeEmpty: isEmpty))
            for part in Report.Part.allCases {
                let one = block([.article(article, part)], h4: reader.say("part.\(part.rawValue)"))
                if !one.paragraphs.isEmpty { blocks.append(one) }
            }
        }
        guard body.isPart else { return blocks }
        blocks.removeAll { $0.paragraphs.isEmpty && ($0.h3 == nil || $0.isEmpty) }
        if let first = blocks.firstIndex(where: { $0.h3 != nil }) { blocks.insert(implementation, at: first) }
        return blocks
    }

    /// All paragraphs of a chapter, or of an article in its five parts.
    package static func under(_ place: Report.Place, _ body: ReportView.Body) -> [Report.Paragraph] {
        guard case .article(let article, _) = place else { return body.paragraphs(in: place) }
        return Report.Part.allCases.flatMap { body.paragraphs(in: .article(article, $0)) }
    }

    private static func row(
        _ paragraph: Report.Paragraph, _ numbers: [String: Int], _ body: ReportView.Body, _ reading: Reading,
        _ open: Set<String>, _ reader: Reader
    ) -> Row {
        let isInside = reading.review.standing.isParticipant
        let shown = shown(paragraph, body, reader)
        let own = reading.texts.language.flatMap { $0 == reader.language ? nil : $0 }
        let foreign = shown.isTranslated ? nil : own
        return Row(
            id: paragraph.id, number: number(paragraph, numbers, reader), text: shown.text,
            language: foreign?.rawValue, direction: foreign.map { $0.isRightToLeft ? "rtl" : "ltr" } ?? "auto",
            isStruck: paragraph.isStruck,
            more: isInside
                ? reader.link(reader.say("report.paragraph"), .review(reading.id, .paragraph(paragraph.id))) : nil,
            note: isInside ? note(paragraph, body, reading, reader) : nil,
            consent: open.contains(paragraph.id) ? "\(paragraph.id) \(fingerprint(paragraph))" : nil)
    }

    /// What a reader is shown of a paragraph: its translation into the reader's language once the text is final.
    static func shown(
        _ paragraph: Report.Paragraph, _ body: ReportView.Body, _ reader: Reader
    ) -> (text: String, isTranslated: Bool, isOutdated: Bool) {
        if body.final != nil, let translation = paragraph.translations[reader.language] {
            return (translation.text, true, translation.revision != paragraph.revision)
        }
        return (paragraph.text, false, false)
    }

    /// Who agrees to it, and what was said about it.
    private static func note(
        _ paragraph: Report.Paragraph, _ body: ReportView.Body, _ reading: Reading, _ reader: Reader
    ) -> String? {
        var notes: [String] = []
        if body.sent != nil && body.final == nil {
            let agreed = reading.review.states.filter { paragraph.agreed.contains($0) }.map { reader.say($0) }
            if !agreed.isEmpty && agreed.count < reading.review.states.count {
                notes.append(reader.say("report.agreed-by-list", ["states": .text(reader.speaker.list(agreed))]))
            } else if !agreed.isEmpty {
                notes.append(reader.say("report.agreed-by-all"))
            }
        }
        let remarks = body.remarks.filter { $0.paragraph == paragraph.id }
        if !remarks.isEmpty {
            notes.append(
                reader.say(
                    remarks.contains(where: \.isOpen) ? "report.comments-open" : "report.comments",
                    ["count": .number(remarks.count)]))
        }
        if paragraph.isStruck { notes.append(reader.say("report.struck")) }
        return notes.isEmpty ? nil : notes.joined(separator: " · ")
    }

    // MARK: Comments

    static func comment(
        _ route: Route, _ paragraph: Report.Paragraph?, _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> Form {
        let mine = typed.has("comment") ? typed : Typed()
        return Form(
            route, submit: reader.say("act.comment.button"),
            [
                Field("comment", .hidden, label: "", typed: "yes"),
                Field(
                    "text", .long(rows: 3), label: reader.say("report.comment-text"),
                    hint: reader.say("report.comment-hint"), typed: mine["text"]),
            ]
                + (paragraph == nil
                    ? []
                    : [
                        Field(
                            "proposal", .long(rows: 4), label: reader.say("report.proposal"),
                            hint: reader.say("report.proposal-hint"), typed: mine["proposal"], optional: true)
                    ]),
            refusal: mine.isEmpty ? nil : refusal, for: reader)
    }

    static func settle(
        _ remark: Report.Remark, _ route: Route, _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> Form {
        let mine = typed["settle"] == remark.id ? typed : Typed()
        return Form(
            route, submit: reader.say("act.settle-comments.button"),
            [
                Field("settle", .hidden, label: "", typed: remark.id),
                Field(
                    "outcome-\(remark.id)", .choice, label: reader.say("report.outcome-label"),
                    typed: mine["outcome-\(remark.id)"],
                    options: Report.Outcome.allCases.map { ($0.rawValue, reader.say("report.outcome.\($0.rawValue)")) }
                ),
                Field(
                    "answer-\(remark.id)", .long(rows: 3), label: reader.say("report.answer-text"),
                    typed: mine["answer-\(remark.id)"], optional: true),
            ], refusal: mine.isEmpty ? nil : refusal, for: reader)
    }
}
