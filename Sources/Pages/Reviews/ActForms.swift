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
        /// What somebody else saved meanwhile.
        let savedNow: [ReviewPages.Fact]
        let form: Form
    }

    /// What a form needs beyond the review itself.
    package struct Supplies: Sendable {
        /// Experts the reader's State has named.
        package var experts: [Roster.Expert] = []
        /// Somebody of the State whom the training room suggests.
        package var suggested: AccountView?
        package var report: ReportView?

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
                savedNow: refusal?.kind == .conflict ? ReportPages.summaryParts(supplies.report, reader) : [],
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
        case .comment:
            [
                articles("article", review.scope, typed["article"], reader, all: true),
                Field("text", .long(rows: 6), label: reader.say("field.comment"), typed: typed["text"]),
            ]
        case .draftSummary: summary(supplies, typed, reader)
        case .publishSummary:
            [
                Field(
                    "symbol", .text, label: reader.say("field.symbol"), hint: reader.say("field.symbol-hint"),
                    typed: typed["symbol"])
            ]
        case .closeDialogue, .sendReport, .publishReport, .answerChecklist, .draftReport, .agreeReport, .agreeSummary,
            .writeDesk, .considerMaterial, .submitDeskReview, .answer, .reply, .translate:
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
        case .proposeSchedule:
            [
                Field(
                    "languages", .many, label: reader.say("field.languages"),
                    typed: typed.all("languages").joined(separator: " "), options: languages(reader)),
                Field(
                    "other", .text, label: reader.say("field.other-language"),
                    hint: reader.say("field.other-language-hint"), typed: typed["other"], optional: true),
                Field("funding", .text, label: reader.say("field.funding"), typed: typed["funding"], optional: true),
                Field(
                    "note", .long(rows: 5), label: reader.say("field.schedule"), typed: typed["note"], optional: true),
            ]
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

    private static func summary(_ supplies: Supplies, _ typed: Typed, _ reader: Reader) -> [Field] {
        let drafted = supplies.report?.summary
        let words = drafted?.summary ?? .empty
        func part(_ name: String, _ text: String, optional: Bool) -> Field {
            Field(
                name, .long(rows: 6), label: reader.say("part.\(name)"), typed: typed.or(name, text), optional: optional
            )
        }
        return [
            Field("upon", .hidden, label: "", typed: typed.or("upon", String(supplies.report?.summaryRevision ?? 0))),
            part("good-practices", words.goodPractices, optional: false),
            part("challenges", words.challenges, optional: true),
            part("observations", words.observations, optional: false), part("needs", words.needs, optional: true),
            Field(
                "language", .select, label: reader.say("field.text-language"),
                typed: typed.or("language", (drafted?.language ?? reader.language).rawValue), options: languages(reader)
            ),
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
        _ name: String, _ scope: [Article], _ typed: String, _ reader: Reader, all: Bool = false
    ) -> Field {
        Field(
            name, .select, label: reader.say("field.article"), typed: typed,
            options: (all ? [("", reader.say("field.whole-report"))] : []) + scope.map { ($0.key, reader.heading($0)) })
    }

    // MARK: What stands above the form

    private static func facts(_ act: ReviewAct, _ review: ReviewView, _ reader: Reader) -> [ReviewPages.Fact] {
        guard act == .agreeSchedule, let schedule = review.inside?.schedule else { return [] }
        var facts = [
            ReviewPages.Fact(
                name: reader.say("review.languages"),
                value: reader.speaker.list(
                    schedule.languages.map { reader.speaker.say(.language($0)) }
                        + (schedule.other.isEmpty ? [] : [schedule.other])))
        ]
        if !schedule.note.isEmpty { facts.append(.init(name: reader.say("field.schedule"), value: schedule.note)) }
        return facts
    }

    /// The text an act is about, to be read before one acts.
    private static func read(_ act: ReviewAct, _ id: ReviewID, _ reader: Reader) -> Link? {
        switch act {
        case .comment, .sendReport, .publishReport:
            reader.link(reader.say("review.read-report"), .review(id, .report))
        case .publishSummary: reader.link(reader.say("review.read-summary"), .review(id, .summary))
        case .submitResponse, .circulateResponse:
            reader.link(reader.say("review.read-response"), .review(id, .checklist(.map)))
        default: nil
        }
    }
}
