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
                    funding: "", note: words, days: days(table, day, &chance), reason: words))
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
        case .draftReport, .sendReport, .comment, .settleComments, .agreeReport, .draftSummary, .sendSummary,
            .agreeSummary, .publishSummary, .translateSummary, .publishReport, .answerRequest:
            return .report(writing(act, own, article, words, table, &chance))
        case .proposeMeeting, .answerMeeting, .proposeStakeholders, .planMeeting, .recordMeeting, .writeFindings:
            return .review(.meeting(meeting(act, standing, own, words, day, &chance)))
        case .issueLetter: return .review(.issueLetter(letter(table, words, &chance)))
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
            .addPeople(view.assignments.first?.id ?? "none", [World.named("p-other")]),
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

    /// Days for some stops, mostly in order, from today on.
    private static func days(_ table: Table, _ day: Day, _ chance: inout Chance) -> [Timeline.Appointed] {
        guard chance.one(in: 2), let timeline = table.standing?.timeline else { return [] }
        return timeline.points(on: day).filter { $0.done == nil && !chance.one(in: 3) }.map {
            .init(
                stop: $0.stop, on: $0.day.adding(days: chance.one(in: 9) ? -5 : 3 * ($0.day.number - day.number) / 10))
        }
    }

    private static func meeting(
        _ act: ReviewAct, _ standing: Standing, _ own: StateCode, _ words: String, _ day: Day, _ chance: inout Chance
    ) -> Review.MeetingCommand {
        func around() -> Day { day.adding(days: Int.random(in: -1...2, using: &chance)) }
        switch act {
        case .proposeMeeting:
            return .propose(
                chance.pick(Review.DirectMeeting.Kind.allCases), by: standing == .secretariat ? nil : own,
                reason: words)
        case .answerMeeting: return .answer(agreed: !chance.one(in: 3))
        case .proposeStakeholders:
            return .stakeholders([.init(name: words, relevance: chance.one(in: 5) ? "" : "Relevant")])
        case .planMeeting:
            return .plan(
                from: around(), to: around(), place: "Vienna", programme: words, funds: chance.one(in: 6) ? "" : "Own")
        case .recordMeeting: return .held(from: around(), to: around(), participants: words, conclusions: "")
        default: return .findings(own, text: words)
        }
    }

    private static func letter(_ table: Table, _ words: String, _ chance: inout Chance) -> Review.Letter {
        let inside = table.standing
        let address =
            inside?.lettersToMake.first
            ?? .init(kind: chance.pick(Review.Letter.Kind.allCases), to: chance.pick(["XAA", "XAC", "XBC", "XBD"]))
        return Review.Letter(
            number: (inside?.letters.count ?? 0) + (chance.one(in: 8) ? 2 : 1), kind: address.kind, to: address.to,
            language: chance.pick(Language.allCases),
            text: .init(heading: [], paragraphs: words.isEmpty ? [] : [words], closing: []))
    }

    private static func writing(
        _ act: ReviewAct, _ own: StateCode, _ article: Article, _ words: String, _ table: Table, _ chance: inout Chance
    ) -> Report.Command {
        let view = table.reportView(as: World.officer)
        let text: Report.Text = act == .draftSummary || act == .agreeSummary ? .summary : .report
        let body = view?.body(text)
        switch act {
        case .draftReport, .draftSummary: return drafting(text, body, article, words, &chance)
        case .sendReport: return .send(.report)
        case .sendSummary: return .send(.summary)
        case .comment:
            let all = (view?.report?.paragraphs ?? []) + (view?.summary?.paragraphs ?? [])
            return .comment(chance.one(in: 2) ? all.randomElement(using: &chance)?.id : nil, words, proposal: "")
        case .settleComments:
            let all = (view?.report?.remarks ?? []) + (view?.summary?.remarks ?? [])
            let open = all.filter(\.isOpen)
            return .settle(
                (open.isEmpty ? all : open).randomElement(using: &chance)?.id ?? "none",
                chance.pick(Report.Outcome.allCases), words)
        case .agreeReport, .agreeSummary:
            let all = World.consents(table.report, text)
            if chance.one(in: 8), let one = all.first { return .agree(own, [.init(one.paragraph, "another text")]) }
            return .agree(own, chance.one(in: 4) ? [chance.pick(all + [.init("none", "")])] : all)
        case .publishSummary: return .publishSummary(symbol: chance.one(in: 3) ? "" : World.symbol)
        case .translateSummary:
            let one = view?.summary?.paragraphs.randomElement(using: &chance)
            return .translate(
                one?.id ?? "none", chance.pick([.fr, .ar]), of: one?.words.canonical ?? "", upon: "", words)
        case .answerRequest:
            return chance.one(in: 2) ? .decline("XBD") : .grant("XBD", body?.paragraphs.first.map { [$0.id] } ?? [])
        default:
            let all = body?.paragraphs.map(\.id) ?? []
            return .publish(chance.one(in: 3) ? Array(all.prefix(1)) : all)
        }
    }

    /// Mostly what is missing; sometimes a change, or something taken out.
    private static func drafting(
        _ text: Report.Text, _ body: ReportView.Body?, _ article: Article, _ words: String, _ chance: inout Chance
    ) -> Report.Command {
        if text == .report && chance.one(in: 4) { return .fill(World.lines) }
        let places: [Report.Place] =
            text == .report
            ? World.scope.flatMap { article in [.summary, .observations].map { .article(article, $0) } }
            : [.executive(.goodPractices), .executive(.observations)]
        let empty = places.filter { body?.paragraphs(in: $0).isEmpty ?? true }
        if !empty.isEmpty && !chance.one(in: 4) { return .write(empty[0], after: nil, words) }
        guard let one = body?.paragraphs.randomElement(using: &chance), !chance.one(in: 5) else {
            return .write(
                text == .report ? .article(article, chance.pick(Report.Part.allCases)) : .executive(.needs),
                after: nil, words)
        }
        let upon = one.revision + (chance.one(in: 9) ? 1 : 0)
        return chance.one(in: 3)
            ? .strike(one.id, upon: upon, reason: words) : .revise(one.id, upon: upon, words, reason: words)
    }
}
