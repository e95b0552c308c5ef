import Desk
import Kernel
import Mechanism
import Reports
import Tongue
import Treaties

/// The country review report and its executive summary, to read and to draft.
package enum ReportPages {
    struct Model: Sendable {
        let status: [ReviewPages.Fact]
        let process: [String]
        let ratification: [String]
        let articles: [ArticlePart]
        let comments: [Comment]
        let actions: [Link]
        let files: [Link]
        let fingerprint: String?
        let missing: [Form.Reason]
        /// Agreement is given here, under the very text it is given to.
        let agree: Form?
    }

    struct ArticlePart: Sendable {
        let heading: String
        let precis: String
        let parts: [ReviewPages.Fact]
        let edit: Link?
        let isEmpty: Bool
    }

    struct Comment: Sendable {
        let about: String
        let text: String
        let day: String
    }

    struct DraftPage: Sendable {
        let answers: [Answered]
        let findings: [ReviewPages.Fact]
        let comments: [Comment]
        /// What somebody else saved meanwhile.
        let savedNow: [ReviewPages.Fact]
        let form: Form
    }

    package struct Answered: Sendable {
        let question: String
        let choice: String
        let law: String?
        let practice: String?
    }

    struct SummaryPage: Sendable {
        let status: [ReviewPages.Fact]
        let language: String
        let direction: String
        let parts: [ReviewPages.Fact]
        let actions: [Link]
        let files: [Link]
        let isForeign: String?
        let isEmpty: Bool
        let agree: Form?
    }

    /// What the report says by itself, from the file (BLU, chapters II and IV.A).
    package struct Background: Sendable {
        package let acts: [Register.Act]
        package let precis: [Article: Multilingual]

        package init(acts: [Register.Act], precis: [Article: Multilingual]) {
            self.acts = acts
            self.precis = precis
        }
    }

    package static func report(
        _ id: ReviewID, _ review: ReviewView, _ report: ReportView, _ body: ReportView.Body, _ background: Background,
        fingerprint: String?, for reader: Reader
    ) -> Page {
        let mayDraft = isExpert(review.standing) && body.final == nil
        var status: [ReviewPages.Fact] = []
        if let sent = body.sent { status.append(.init(name: reader.say("report.sent"), value: reader.say(sent))) }
        if !body.agreed.isEmpty && review.standing.isParticipant {
            let names = review.states.filter { body.agreed.contains($0) }.map { reader.say($0) }
            status.append(.init(name: reader.say("report.agreed-by"), value: reader.speaker.list(names)))
        }
        status.append(
            .init(
                name: reader.say("report.status"),
                value: reader.say(
                    body.final != nil ? "report.final" : body.sent != nil ? "report.under-agreement" : "report.draft")))
        let asks = (review.inside?.asks ?? []).filter {
            $0.concerns(review.standing) && [.sendReport, .comment, .publishReport].contains($0.act)
        }
        return Page(
            "review/report", title: reader.say("report.title", ["state": .state(review.pairing.reviewed)]),
            trail: ReviewPages.trail(id, review, for: reader),
            Model(
                status: status, process: review.process.map { reader.speaker.say($0) },
                ratification: background.acts.ratification.map { reader.speaker.say($0) },
                articles: report.scope.map {
                    part($0, body.section(on: $0), background.precis[$0], mayDraft ? id : nil, reader)
                },
                comments: body.comments.map { comment($0, reader) },
                actions: asks.map {
                    reader.link(reader.say("act.\($0.act.rawValue).title"), .review(id, .act($0.act)))
                },
                files: files(id, reader) { .reportFile($0) }, fingerprint: fingerprint,
                missing: mayDraft && body.sent == nil ? Form.reasons(Refusal(.rule, body.unwritten), [], reader) : [],
                agree: agree(.agreeReport, id, review, fingerprint, reader)))
    }

    private static func agree(
        _ act: ReviewAct, _ id: ReviewID, _ review: ReviewView, _ fingerprint: String?, _ reader: Reader
    ) -> Form? {
        guard let fingerprint,
            review.inside?.asks.contains(where: { $0.act == act && $0.concerns(review.standing) }) == true
        else { return nil }
        return Form(
            .review(id, .act(act)), submit: reader.say("act.\(act.rawValue).button"),
            [Field("fingerprint", .hidden, label: "", typed: fingerprint)], for: reader)
    }

    /// The forms in which it is given out.
    private static func files(
        _ id: ReviewID, _ reader: Reader, _ page: (PaperForm) -> Route.ReviewPage
    ) -> [Link] {
        PaperForm.allCases.map { reader.link(reader.say("paper.form.\($0.rawValue)"), .review(id, page($0))) }
    }

    private static func isExpert(_ standing: Standing) -> Bool {
        if case .reviewingExpert = standing { true } else { false }
    }

    private static func part(
        _ article: Article, _ section: Report.Section, _ precis: Multilingual?, _ id: ReviewID?, _ reader: Reader
    ) -> ArticlePart {
        let parts = parts(section, reader)
        return ArticlePart(
            heading: reader.heading(article), precis: precis?(reader.language) ?? "", parts: parts,
            edit: id.map { reader.link(reader.say("report.edit"), .review($0, .reportArticle(article))) },
            isEmpty: parts.isEmpty)
    }

    private static func parts(_ section: Report.Section, _ reader: Reader) -> [ReviewPages.Fact] {
        [
            ("summary", section.summary), ("observations", section.observations),
            ("good-practices", section.goodPractices),
            ("challenges", section.challenges), ("needs", section.needs),
        ].filter { !$0.1.isEmpty }.map { ReviewPages.Fact(name: reader.say("part.\($0.0)"), value: $0.1) }
    }

    private static func comment(_ comment: Report.Comment, _ reader: Reader) -> Comment {
        Comment(
            about: comment.article.map { reader.heading($0) } ?? reader.say("field.whole-report"), text: comment.text,
            day: reader.say(comment.on))
    }

    package static func draft(
        _ article: Article, _ id: ReviewID, _ review: ReviewView, _ body: ReportView.Body, _ answers: [Answered],
        typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let section = body.section(on: article)
        let revision = String(body.sections[article]?.revision ?? 0)
        func part(_ name: String, _ text: String, optional: Bool = true) -> Field {
            Field(
                name, .long(rows: 5), label: reader.say("part.\(name)"), hint: reader.say("part.\(name)-hint"),
                typed: typed.or(name, text), optional: optional)
        }
        let form = Form(
            .review(id, .reportArticle(article)), submit: reader.say("report.save"),
            [
                Field(
                    "upon", .hidden, label: "",
                    typed: refusal?.kind == .conflict ? revision : typed.or("upon", revision)),
                part("summary", section.summary, optional: false),
                part("observations", section.observations, optional: false),
                part("good-practices", section.goodPractices), part("challenges", section.challenges),
                part("needs", section.needs),
            ], refusal: refusal, for: reader)
        let findings = review.pairing.reviewers.flatMap { state in
            (review.inside?.deskReviews[state]?.findings ?? []).filter { $0.article == article }.map {
                ReviewPages.Fact(name: reader.say(state), value: $0.text)
            }
        }
        return Page(
            "review/report-article", title: reader.heading(article),
            trail: ReviewPages.trail(id, review, for: reader) + [
                reader.link(reader.say("review.report"), .review(id, .report))
            ],
            DraftPage(
                answers: answers, findings: findings,
                comments: body.comments.filter { $0.article == article || $0.article == nil }.map {
                    comment($0, reader)
                },
                savedNow: refusal?.kind == .conflict ? parts(section, reader) : [], form: form))
    }

    package static func answered(_ question: String, choice: String, law: String, practice: String, for reader: Reader)
        -> Answered
    {
        Answered(
            question: question, choice: reader.say("choice.\(choice)"), law: law.isEmpty ? nil : law,
            practice: practice.isEmpty ? nil : practice)
    }

    /// The summary in the language it was written in; in another language the page says so.
    package static func summary(
        _ id: ReviewID, _ review: ReviewView, _ report: ReportView, fingerprint: String?, for reader: Reader
    ) -> Page {
        let drafted = report.summary
        let language = drafted?.language ?? reader.language
        var status: [ReviewPages.Fact] = []
        if let published = report.published {
            status.append(.init(name: reader.say("report.published"), value: reader.say(published.on)))
            status.append(.init(name: reader.say("field.symbol"), value: reader.speaker.say(.code(published.symbol))))
        } else {
            status.append(
                .init(
                    name: reader.say("report.status"),
                    value: reader.say(report.summaryFinal ? "report.final" : "report.under-agreement")))
            let agreed = review.states.filter { report.summaryAgreed.contains($0) }.map { reader.say($0) }
            if !agreed.isEmpty {
                status.append(.init(name: reader.say("report.agreed-by"), value: reader.speaker.list(agreed)))
            }
        }
        let parts = summaryParts(report, reader)
        let asks = (review.inside?.asks ?? []).filter {
            $0.concerns(review.standing) && [.draftSummary, .publishSummary].contains($0.act)
        }
        return Page(
            "review/summary", title: reader.say("report.summary-title", ["state": .state(review.pairing.reviewed)]),
            trail: ReviewPages.trail(id, review, for: reader),
            SummaryPage(
                status: status, language: language.rawValue, direction: language.isRightToLeft ? "rtl" : "ltr",
                parts: parts,
                actions: asks.map {
                    reader.link(reader.say("act.\($0.act.rawValue).title"), .review(id, .act($0.act)))
                },
                files: parts.isEmpty ? [] : files(id, reader) { .summaryFile($0) },
                isForeign: language == reader.language
                    ? nil : reader.say("report.only-in", ["language": .language(language)]),
                isEmpty: parts.isEmpty, agree: agree(.agreeSummary, id, review, fingerprint, reader)))
    }

    /// The parts of the summary as it stands.
    static func summaryParts(_ report: ReportView?, _ reader: Reader) -> [ReviewPages.Fact] {
        let words = report?.summary?.summary ?? .empty
        return [
            ("good-practices", words.goodPractices), ("challenges", words.challenges),
            ("observations", words.observations), ("needs", words.needs),
        ].filter { !$0.1.isEmpty }.map { ReviewPages.Fact(name: reader.say("part.\($0.0)"), value: $0.1) }
    }
}
