import Checklist
import Desk
import Kernel
import Mechanism
import Tongue

/// The comprehensive self-assessment checklist: its map, an article's questions, the stakeholders consulted.
package enum ChecklistPages {
    struct Map: Sendable {
        let rows: [Row]
        let mayWrite: Bool
        let stakeholders: Link
        let stakeholdersState: String
        let submit: Link?
        let submitted: String?
        let missing: [Form.Reason]
        let isReady: Bool
    }

    struct Row: Sendable {
        let article: Link
        let progress: String
        let saved: String?
    }

    struct ArticlePage: Sendable {
        let precis: String
        let questions: [Question]
        let form: SheetHead
        let mayWrite: Bool
        let notes: [Field]
        /// Notes that somebody else saved meanwhile.
        let notesNow: [ReviewPages.Fact]
        let written: [ReviewPages.Fact]
        let saved: String?
    }

    /// The head of a form whose fields the template lays out itself.
    struct SheetHead: Sendable {
        let action: String
        let token: String
        let upon: String
        let reasons: [Form.Reason]
        let isRefused: Bool
    }

    struct Question: Sendable {
        let number: String
        let provision: String
        let obligation: String
        let text: String
        let help: String
        let fields: [Field]
        /// As answered, for who only reads.
        let choice: String?
        let law: String?
        let practice: String?
        /// What somebody else saved meanwhile, where it differs from what was typed.
        let savedNow: String?
    }

    struct StakeholdersPage: Sendable {
        let form: Form?
        /// What somebody else saved meanwhile.
        let savedNow: String?
        let text: String?
        let isNone: Bool
    }

    /// What is empty, in draft, answered: the state of the work, never of the State.
    package static func map(_ id: ReviewID, _ review: ReviewView, _ response: ResponseView, for reader: Reader) -> Page
    {
        let mayWrite = review.standing == .focalPoint && response.submitted == nil
        let rows = response.articles.map { article in
            Row(
                article: reader.link(reader.heading(article), .review(id, .checklistArticle(article))),
                progress: reader.say(
                    "checklist.progress",
                    [
                        "done": .number(response.answered(on: article)),
                        "count": .number(response.questions.count { $0.article == article }),
                    ]),
                saved: response.entries[article].map { reader.say("checklist.saved", ["day": .day($0.stamp.day)]) })
        }
        let declared = response.stakeholders.map { !$0.text.isEmpty || $0.none } ?? false
        return Page(
            "review/checklist", title: reader.say("review.response"), trail: ReviewPages.trail(id, review, for: reader),
            Map(
                rows: rows, mayWrite: mayWrite,
                stakeholders: reader.link(reader.say("checklist.stakeholders"), .review(id, .stakeholders)),
                stakeholdersState: reader.say(declared ? "checklist.declared" : "checklist.not-declared"),
                submit: mayWrite
                    ? reader.link(reader.say("act.submit-response.button"), .review(id, .act(.submitResponse))) : nil,
                submitted: response.submitted.map {
                    reader.say("checklist.submitted-on", ["day": .day($0.on), "language": .language($0.language)])
                },
                missing: mayWrite ? Form.reasons(Refusal(.rule, response.missing), [], reader) : [],
                isReady: response.missing.isEmpty))
    }

    package static func article(
        _ article: Article, _ id: ReviewID, _ review: ReviewView, _ response: ResponseView,
        _ questionnaire: Questionnaire,
        precis: Multilingual?, typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let entry = response.entry(on: article)
        let mayWrite = review.standing == .focalPoint && response.submitted == nil
        let questions = questionnaire.questions(on: article).enumerated().map { index, question in
            self.question(
                question, index + 1, response.answer(to: question.id, on: article), mayWrite, typed,
                refusal?.kind == .conflict, reader)
        }
        let route = Route.review(id, .checklistArticle(article))
        let notes = [
            ("successes", entry.successes), ("challenges", entry.challenges), ("assistance", entry.assistance),
        ]
        let reasons = refusal.map { Form.reasons($0, [], reader) } ?? []
        return Page(
            "review/checklist-article", title: reader.heading(article),
            trail: ReviewPages.trail(id, review, for: reader) + [
                reader.link(reader.say("review.response"), .review(id, .checklist))
            ],
            ArticlePage(
                precis: precis?(reader.language) ?? "", questions: questions,
                form: SheetHead(
                    action: route.path, token: reader.formToken,
                    upon: refusal?.kind == .conflict
                        ? String(response.revision(of: article))
                        : typed.or("upon", String(response.revision(of: article))),
                    reasons: reasons, isRefused: !reasons.isEmpty),
                mayWrite: mayWrite,
                notes: mayWrite
                    ? notes.map { name, text in
                        Field(
                            name, .long(rows: 3), label: reader.say("checklist.\(name)"), typed: typed.or(name, text),
                            optional: true)
                    } : [],
                notesNow: refusal?.kind == .conflict
                    ? notes.filter { !$0.1.isEmpty && typed[$0.0] != $0.1 }.map {
                        .init(name: reader.say("checklist.\($0.0)"), value: $0.1)
                    } : [],
                written: mayWrite
                    ? []
                    : notes.filter { !$0.1.isEmpty }.map { .init(name: reader.say("checklist.\($0.0)"), value: $0.1) },
                saved: response.entries[article].map { reader.say("checklist.saved", ["day": .day($0.stamp.day)]) }))
    }

    private static func question(
        _ question: Questionnaire.Question, _ number: Int, _ answer: Response.Answer?, _ mayWrite: Bool, _ typed: Typed,
        _ isContested: Bool, _ reader: Reader
    ) -> Question {
        let name = question.id
        let choices = Response.Choice.allCases.map { ($0.rawValue, reader.say("choice.\($0.rawValue)")) }
        let fields = [
            Field(
                name, .choice, label: reader.say("checklist.in-place"),
                typed: typed.or(name, answer?.choice?.rawValue ?? ""), options: choices),
            Field(
                "\(name)-law", .long(rows: 2), label: reader.say("checklist.law"),
                typed: typed.or("\(name)-law", answer?.law ?? "")),
            Field(
                "\(name)-practice", .long(rows: 3), label: reader.say("checklist.practice"),
                hint: reader.say("checklist.practice-hint"),
                typed: typed.or("\(name)-practice", answer?.practice ?? "")),
        ]
        return Question(
            number: reader.speaker.number(number),
            provision: reader.say(
                "checklist.provision",
                [
                    "article": .article(question.article), "paragraph": .code(question.paragraph),
                ]),
            obligation: reader.say("obligation.\(question.obligation.rawValue)"), text: question.text(reader.language),
            help: question.help(reader.language), fields: mayWrite ? fields : [],
            choice: mayWrite ? nil : reader.say(answer?.choice.map { "choice.\($0.rawValue)" } ?? "choice.none"),
            law: mayWrite ? nil : answer.flatMap { $0.law.isEmpty ? nil : $0.law },
            practice: mayWrite ? nil : answer.flatMap { $0.practice.isEmpty ? nil : $0.practice },
            savedNow: isContested ? savedNow(name, answer, typed, reader) : nil)
    }

    private static func savedNow(_ name: String, _ answer: Response.Answer?, _ typed: Typed, _ reader: Reader)
        -> String?
    {
        guard let answer else { return nil }
        let same =
            typed[name] == answer.choice?.rawValue ?? "" && typed["\(name)-law"] == answer.law
            && typed["\(name)-practice"] == answer.practice
        let choice = reader.say(answer.choice.map { "choice.\($0.rawValue)" } ?? "choice.none")
        return same ? nil : [choice, answer.law, answer.practice].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    package static func stakeholders(
        _ id: ReviewID, _ review: ReviewView, _ response: ResponseView, typed: Typed = Typed(), refusal: Refusal? = nil,
        for reader: Reader
    ) -> Page {
        let declared = response.stakeholders
        let mayWrite = review.standing == .focalPoint && response.submitted == nil
        let form = Form(
            .review(id, .stakeholders), submit: reader.say("checklist.save"),
            [
                Field(
                    "upon", .hidden, label: "",
                    typed: refusal?.kind == .conflict
                        ? String(declared?.revision ?? 0) : typed.or("upon", String(declared?.revision ?? 0))),
                Field(
                    "stakeholders", .long(rows: 6), label: reader.say("checklist.stakeholders"),
                    hint: reader.say("checklist.stakeholders-hint"),
                    typed: typed.or("stakeholders", declared?.text ?? "")),
                Field(
                    "none", .flag, label: reader.say("checklist.none-consulted"),
                    typed: typed.or("none", declared?.none == true ? "yes" : "")),
            ], refusal: refusal, for: reader)
        return Page(
            "review/stakeholders", title: reader.say("checklist.stakeholders"),
            trail: ReviewPages.trail(id, review, for: reader) + [
                reader.link(reader.say("review.response"), .review(id, .checklist))
            ],
            StakeholdersPage(
                form: mayWrite ? form : nil, savedNow: refusal?.kind == .conflict ? declared?.text : nil,
                text: mayWrite ? nil : declared?.text, isNone: declared?.none == true))
    }
}
