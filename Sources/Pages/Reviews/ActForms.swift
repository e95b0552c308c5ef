import Access
import Checklist
import Desk
import Kernel
import Mechanism
import Reports
import Tongue

/// The form of each act in a review. What is typed comes back through `Web`, which turns it into the act's command.
package enum ActForms {
    struct Model: Sendable {
        let text: String
        let rule: String?
        let due: String?
        let facts: [ReviewPages.Fact]
        let read: Link?
        let form: Form
    }

    /// What a form needs beyond the review itself.
    package struct Supplies: Sendable {
        /// Experts the reader's State has named.
        package var experts: [Roster.Expert] = []
        /// Somebody of the State whom the training room suggests.
        package var suggested: AccountView?
        /// The language of the report.
        package var language: Language?

        package init() {}
    }

    package static func page(
        _ act: ReviewAct, _ id: ReviewID, _ review: ReviewView, _ supplies: Supplies, typed: Typed = Typed(),
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let ask = review.inside?.asks.first { $0.act == act && $0.concerns(review.standing) }
        let form = Form(
            .review(id, .act(act)), submit: reader.say("act.\(act.rawValue).button"),
            fields(act, review, supplies, typed, reader), refusal: refusal, for: reader)
        return Page(
            "review/act", title: reader.say("act.\(act.rawValue).title"),
            trail: ReviewPages.trail(id, review, for: reader),
            Model(
                text: reader.say("act.\(act.rawValue).text"), rule: ask.map { reader.speaker.citation($0.citation) },
                due: ask.flatMap { AskLine.due($0.due, reader).0 }, facts: facts(act, review, reader),
                read: read(act, id, reader),
                form: form))
    }

    private static func fields(
        _ act: ReviewAct, _ review: ReviewView, _ supplies: Supplies, _ typed: Typed, _ reader: Reader
    ) -> [Field] {
        switch act {
        case .inform, .appointFocalPoint, .designateExperts, .proposeSchedule, .agreeSchedule, .recordIntroduction,
            .divideTasks:
            preparing(act, review, supplies, typed, reader)
        case .submitResponse:
            [
                Field(
                    "language", .select, label: reader.say("field.response-language"),
                    typed: typed.or("language", reader.language.rawValue), options: languages(reader))
            ]
        case .circulateResponse:
            [Field("note", .long(rows: 4), label: reader.say("field.note"), typed: typed["note"], optional: true)]
        case .recordCall, .ask, .askExplanation: discussing(act, review, typed, reader)
        case .publishSummary:
            [
                Field(
                    "symbol", .text, label: reader.say("field.symbol"), hint: reader.say("field.symbol-hint"),
                    typed: typed["symbol"])
            ]
        case .proposeMeeting, .answerMeeting, .proposeStakeholders, .planMeeting, .recordMeeting, .writeFindings:
            meeting(act, review, typed, reader)
        case .sendReport: [ReportPages.language(supplies.language ?? reader.language, reader)]
        case .closeDialogue, .sendSummary: []
        // Done on pages of their own.
        case .answerChecklist, .writeDesk, .considerMaterial, .submitDeskReview, .answer, .reply, .translate,
            .draftReport, .comment, .settleComments, .agreeReport, .draftSummary, .agreeSummary, .translateSummary,
            .publishReport, .answerRequest, .issueLetter:
            []
        }
    }

    private static func preparing(
        _ act: ReviewAct, _ review: ReviewView, _ supplies: Supplies, _ typed: Typed, _ reader: Reader
    ) -> [Field] {
        switch act {
        case .inform:
            [
                Field(
                    "begins", .date, label: reader.say("field.begins"),
                    typed: typed.or("begins", reader.today.description)),
                Field("training", .date, label: reader.say("field.training"), typed: typed["training"], optional: true),
                Field(
                    "note", .long(rows: 5), label: reader.say("field.procedure"), typed: typed["note"], optional: true),
            ]
        case .appointFocalPoint:
            [
                Field(
                    "name", .text, label: reader.say("field.name"),
                    typed: typed.or("name", supplies.suggested?.person.name ?? "")),
                Field(
                    "email", .email, label: reader.say("field.email"),
                    typed: typed.or("email", supplies.suggested?.email ?? "")),
                Field(
                    "qualifications", .long(rows: 3), label: reader.say("field.qualifications"),
                    hint: reader.say("field.qualifications-hint"), typed: typed["qualifications"], optional: true),
            ]
        case .designateExperts:
            [
                Field(
                    "experts", .many, label: reader.say("field.experts"), hint: reader.say("field.experts-hint"),
                    typed: typed.all("experts").joined(separator: " "),
                    options: supplies.experts.map { ($0.person.id.rawValue, "\($0.person.name) – \($0.expertise)") })
            ]
        case .proposeSchedule: schedule(review, typed, reader)
        case .recordIntroduction:
            [day(typed, reader), means(typed, [.telephone, .video], reader), participants(typed, reader)]
        case .divideTasks:
            review.scope.map { article in
                Field(
                    "task-\(article.key)", .choice, label: reader.heading(article), typed: typed["task-\(article.key)"],
                    options: review.pairing.reviewers.map { ($0.rawValue, reader.say($0)) })
            }
        default: []
        }
    }

    /// Filled in with what was proposed last, so that a change names what changes.
    private static func schedule(_ review: ReviewView, _ typed: Typed, _ reader: Reader) -> [Field] {
        let last = review.inside?.schedule
        let isChange = review.inside?.scheduleInForce != nil
        let languages = typed.isEmpty ? last?.languages.map(\.rawValue) ?? [] : typed.all("languages")
        return [
            Field(
                "languages", .many, label: reader.say("field.languages"), typed: languages.joined(separator: " "),
                options: ActForms.languages(reader)),
            Field(
                "other", .text, label: reader.say("field.other-language"),
                hint: reader.say("field.other-language-hint"), typed: typed.or("other", last?.other ?? ""),
                optional: true),
            Field(
                "funding", .text, label: reader.say("field.funding"), typed: typed.or("funding", last?.funding ?? ""),
                optional: true),
        ] + scheduleDays(review, typed, reader) + [
            Field(
                "note", .long(rows: 5), label: reader.say("field.schedule"), typed: typed.or("note", last?.note ?? ""),
                optional: true)
        ]
            + (isChange
                ? [
                    Field(
                        "reason", .long(rows: 3), label: reader.say("timeline.reason"),
                        hint: reader.say("timeline.reason-hint"), typed: typed["reason"])
                ] : [])
    }

    private static func discussing(_ act: ReviewAct, _ review: ReviewView, _ typed: Typed, _ reader: Reader) -> [Field]
    {
        if act == .recordCall {
            return [
                day(typed, reader), means(typed, Review.Means.allCases, reader), participants(typed, reader),
                Field(
                    "conclusions", .long(rows: 5), label: reader.say("field.conclusions"), typed: typed["conclusions"]),
            ]
        }
        let kind = Field(
            "kind", .select, label: reader.say("field.kind"), typed: typed["kind"], options: kinds(reader))
        return [articles("article", review.scope, typed["article"], reader)] + (act == .ask ? [kind] : []) + [
            Field("text", .long(rows: 5), label: reader.say("field.question-text"), typed: typed["text"]),
            Field(
                "language", .select, label: reader.say("field.text-language"),
                typed: typed.or("language", reader.language.rawValue), options: languages(reader)),
        ]
    }

    // MARK: Fields that recur

    static func languages(_ reader: Reader) -> [(value: String, label: String)] {
        Language.allCases.map { ($0.rawValue, reader.speaker.say(.language($0))) }
    }

    private static func day(_ typed: Typed, _ reader: Reader) -> Field {
        Field("on", .date, label: reader.say("field.on"), typed: typed.or("on", reader.today.description))
    }

    private static func means(_ typed: Typed, _ means: [Review.Means], _ reader: Reader) -> Field {
        Field(
            "means", .choice, label: reader.say("field.means"), typed: typed["means"],
            options: means.map { ($0.rawValue, reader.say("means.\($0.rawValue)")) })
    }

    /// What the reviewing States ask.
    static func kinds(_ reader: Reader) -> [(value: String, label: String)] {
        Review.Enquiry.Kind.ofReviewers.map { ($0.rawValue, reader.say("enquiry.\($0.rawValue)")) }
    }

    private static func participants(_ typed: Typed, _ reader: Reader) -> Field {
        Field(
            "participants", .long(rows: 4), label: reader.say("field.participants"),
            hint: reader.say("field.participants-hint"), typed: typed["participants"], optional: true)
    }

    private static func articles(
        _ name: String, _ scope: [Article], _ typed: String, _ reader: Reader
    ) -> Field {
        Field(
            name, .select, label: reader.say("field.article"), typed: typed,
            options: scope.map { ($0.key, reader.heading($0)) })
    }

    // MARK: What stands above the form

    private static func facts(_ act: ReviewAct, _ review: ReviewView, _ reader: Reader) -> [ReviewPages.Fact] {
        switch act {
        case .agreeSchedule: scheduleFacts(review, reader)
        case .answerMeeting, .proposeStakeholders, .planMeeting, .recordMeeting, .writeFindings:
            meetingFacts(act, review, reader)
        default: []
        }
    }

    /// The text an act is about, to be read before one acts.
    private static func read(_ act: ReviewAct, _ id: ReviewID, _ reader: Reader) -> Link? {
        switch act {
        case .sendReport:
            reader.link(reader.say("review.read-report"), .review(id, .report))
        case .sendSummary, .publishSummary: reader.link(reader.say("review.read-summary"), .review(id, .summary))
        case .submitResponse, .circulateResponse:
            reader.link(reader.say("review.read-response"), .review(id, .checklist(.map)))
        default: nil
        }
    }
}
