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
        case .submitDeskReview, .recordCall, .ask, .answer, .closeDialogue:
            return .review(discussing(act, own, article, words, table, day, &chance))
        case .draftReport, .sendReport, .comment, .agreeReport, .draftSummary, .agreeSummary, .publishSummary,
            .publishReport:
            return .report(writing(act, own, article, words, table, &chance))
        }
    }

    private static func answering(
        _ article: Article, _ words: String, _ table: Table, _ chance: inout Chance
    ) -> Response.Command {
        let view = table.responseView(as: World.officer)
        if chance.one(in: 4) {
            return .declareStakeholders(words, none: chance.one(in: 4), upon: view?.stakeholders?.revision ?? 0)
        }
        let unanswered = World.scope.first { view?.answered(on: $0) == 0 } ?? article
        let article = chance.one(in: 3) ? article : unanswered
        return .save(
            article, upon: (view?.revision(of: article) ?? 0) + (chance.one(in: 9) ? 1 : 0),
            World.answer(article, chance.pick([.yes, .partly, .no, .notApplicable]), law: "Code", practice: words))
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
            let open = (inside?.dialogue ?? []).filter { $0.answer == nil }
            return .answer(question: open.first?.question.id ?? "none", text: words)
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
