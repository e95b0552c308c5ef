import Checklist
import Kernel
import Mechanism
import Reports

extension ReviewTrials {
    /// A command for the act, good as often as not.
    static func deed(_ act: ReviewAct, _ who: Cast, _ table: Table, _ day: Day, _ chance: inout Chance) -> Table.Deed {
        let standing = table.review.standing(of: who.actor)
        let own = standing.reviewing ?? "XAA"
        let article = chance.one(in: 12) ? Article(.firearms, 5) : chance.pick(World.scope)
        let words = chance.one(in: 10) ? "" : "words \(Int.random(in: 0...3, using: &chance))"
        switch act {
        case .inform:
            return .review(
                .inform(
                    begins: day.adding(days: Int.random(in: -3...40, using: &chance)), training: nil, note: words,
                    staff: World.named("p-officer")))
        case .appointFocalPoint:
            return .review(
                .appointFocalPoint(World.named(chance.one(in: 5) ? "p-other" : "p-focal"), qualifications: words))
        case .designateExperts:
            let person = own == "XAC" ? chance.pick(["p-xac-1", "p-xac-2"]) : "p-xbc-1"
            return .review(.designateExperts(own, chance.one(in: 8) ? [] : [World.named(person)]))
        case .proposeSchedule:
            return .review(
                .proposeSchedule(
                    languages: chance.one(in: 8) ? [] : [.ar, .en], other: chance.one(in: 8) ? "Xavarian" : "",
                    funding: "",
                    note: words))
        case .agreeSchedule: return .review(.agreeSchedule(own))
        case .recordIntroduction:
            return .review(
                .recordIntroduction(
                    on: chance.one(in: 8) ? nil : day.adding(days: Int.random(in: -2...1, using: &chance)),
                    means: chance.pick(Review.Means.allCases)))
        case .divideTasks:
            let states: [StateCode] = chance.one(in: 8) ? ["XAC", "XBC", "XAA"] : ["XAC", "XBC"]
            return .review(
                .divideTasks(
                    Dictionary(uniqueKeysWithValues: World.scope.map { ($0, chance.pick(states)) })))
        case .answerChecklist: return .response(answering(article, words, table, &chance))
        case .submitResponse: return .response(.submit(chance.pick(Language.allCases)))
        case .circulateResponse: return .review(.circulateResponse(note: words))
        case .submitDeskReview, .recordCall, .ask, .answer, .closeDialogue, .writeDesk, .considerMaterial, .reply,
            .translate, .askExplanation:
            return .review(discussing(act, own, article, words, table, day, &chance))
        case .draftReport, .sendReport, .comment, .agreeReport, .draftSummary, .agreeSummary, .publishSummary,
            .publishReport:
            return .report(writing(act, own, article, words, table, &chance))
        }
    }

    /// Mostly what is missing; sometimes anything that can be done with a response.
    private static func answering(
        _ article: Article, _ words: String, _ table: Table, _ chance: inout Chance
    ) -> Response.Command {
        guard let view = table.response.view(as: .focalPoint) else { return .endHelp }
        if let reason = view.missing.first, !chance.one(in: 3) {
            return mending(reason, view, words, &chance)
        }
        let question = World.question(article)
        let upon = view.revision(of: question) + (chance.one(in: 9) ? 1 : 0)
        let note = Response.Note(
            successes: words, challenges: "", assistance: "", needs: chance.one(in: 2) ? [.data] : [])
        let answer = World.answer(chance.pick([.yes, .partly, .no, nil]), law: "Code", practice: words)
        let options: [Response.Command] = [
            .answer(question, upon: upon, answer), .note(article, upon: view.revision(of: article), note),
            .bring(question, upon: max(0, upon - 1), answer), .bringNote(article, upon: 0, note),
            .markReady([question]), .comment(question, text: words),
            World.assign(words, [article], people: chance.one(in: 5) ? [] : [World.named("p-ministry")]),
            .endAssignment(view.assignments.first?.id ?? "none"),
            .attach(
                Response.Document(
                    id: "d\(table.records.count)", title: words, language: nil, name: "law.pdf",
                    type: "application/pdf",
                    size: 1, hash: words)),
            .detach(view.documents.first?.id ?? "none"), .askHelp(note: words), .endHelp,
            .supplement(question, text: words, language: .fr),
            .answer(
                question, upon: upon,
                Response.Answer(choice: .yes, law: "", practice: words, cites: view.documents.map(\.id))),
        ]
        return chance.pick(options)
    }

    private static func mending(
        _ reason: Refusal.Reason, _ view: ResponseView, _ words: String, _ chance: inout Chance
    ) -> Response.Command {
        let key = reason.field ?? ""
        switch reason.code {
        case "checklist.two-versions":
            if let brought = view.brought[key]?.answer, chance.one(in: 2) {
                return .answer(key, upon: view.revision(of: key), brought)
            }
            return .setAside(key)
        case "checklist.not-cleared": return .clear(view.questions.map(\.question))
        case "checklist.no-stakeholders":
            return .declareStakeholders(
                words, none: chance.one(in: 4), upon: view.stakeholders?.revision ?? 0)
        default:
            return .answer(
                key, upon: view.revision(of: key),
                World.answer(chance.pick([.yes, .partly, .no, .notApplicable]), law: "Code", practice: words))
        }
    }

    private static func discussing(
        _ act: ReviewAct, _ own: StateCode, _ article: Article, _ words: String, _ table: Table, _ day: Day,
        _ chance: inout Chance
    ) -> Review.Command {
        let inside = table.standing
        let enquiry = Review.Enquiry(article: article, kind: chance.pick(Review.Enquiry.Kind.allCases), text: words)
        switch act {
        case .submitDeskReview:
            let mine = World.scope.filter { inside?.tasks[$0] == own && !chance.one(in: 20) }
            return .submitDeskReview(
                own, findings: mine.map { .init(article: $0, text: "Found") },
                questions: chance.one(in: 2) ? [enquiry] : [])
        case .recordCall:
            return .recordCall(
                on: day.adding(days: Int.random(in: -2...1, using: &chance)), means: chance.pick(Review.Means.allCases),
                conclusions: words)
        case .ask: return .ask(own, enquiry)
        case .answer:
            let open = (inside?.dialogue ?? []).first { $0.isOpen && !$0.isExplanation }
            return World.answer(to: open?.question.id ?? "none", words, upon: open?.messages.count ?? 0)
        case .reply:
            let thread = (inside?.dialogue ?? []).randomElement(using: &chance)
            return World.answer(
                to: thread?.question.id ?? "none", words, from: chance.one(in: 9) ? nil : own,
                upon: (thread?.messages.count ?? 0) + (chance.one(in: 9) ? 1 : 0), asks: chance.one(in: 3))
        case .translate:
            let thread = (inside?.dialogue ?? []).randomElement(using: &chance)
            return .translate(
                thread: thread?.question.id ?? "none",
                message: thread?.messages.randomElement(using: &chance)?.id ?? "",
                into: chance.pick(Language.allCases), text: words)
        case .askExplanation:
            return .ask(own, .init(article: article, kind: .explanation, text: words))
        case .writeDesk:
            return World.sheet(
                own, on: article, notes: words, finding: chance.one(in: 2) ? words : "",
                questions: chance.one(in: 3) ? [enquiry] : [],
                upon: table.sheetRevision(own, article) + (chance.one(in: 9) ? 1 : 0), share: chance.one(in: 3))
        case .considerMaterial:
            return .considerMaterial(
                id: "m\(table.records.count)", chance.one(in: 3) ? nil : own,
                World.material(
                    chance.pick(["Southern Compact", "Northern Assembly"]), title: words, articles: [article]),
                memberships: ["Southern Compact"])
        default: return .closeDialogue
        }
    }

    private static func writing(
        _ act: ReviewAct, _ own: StateCode, _ article: Article, _ words: String, _ table: Table, _ chance: inout Chance
    ) -> Report.Command {
        let view = table.reportView(as: World.officer)
        let texts = table.report.texts()
        switch act {
        case .draftReport:
            let article =
                view?.report?.unwritten.isEmpty == false && !chance.one(in: 3)
                ? World.scope.first { view?.report?.section(on: $0).observations.isEmpty == true } ?? article : article
            return .draft(
                article, World.section(words, summary: "Said"), upon: view?.report?.sections[article]?.revision ?? 0)
        case .sendReport: return .send
        case .comment: return .comment(chance.one(in: 2) ? article : nil, words)
        case .agreeReport: return .agree(own, to: chance.one(in: 8) ? "another text" : texts.report.canonical)
        case .draftSummary:
            return .draftSummary(World.summary(words), chance.pick([.en, .fr]), upon: view?.summaryRevision ?? 0)
        case .agreeSummary: return .agreeSummary(own, to: chance.one(in: 8) ? "another text" : texts.summary.canonical)
        case .publishSummary: return .publishSummary(symbol: chance.one(in: 3) ? "" : World.symbol)
        default: return .publishReport
        }
    }
}
