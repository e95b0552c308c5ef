import Access
import Checklist
import Desk
import HTTPTypes
import Hummingbird
import Kernel
import Mechanism
import Pages
import Seals
import Tongue

/// The pages and the forms of a response to the checklist.
extension Exchange {
    // MARK: Reading

    func checklist(_ shown: Route.ChecklistPage, _ id: ReviewID, refusal: Refusal? = nil) throws -> Hummingbird.Response
    {
        let reading = try reading(id)
        let status: HTTPResponse.Status = refusal == nil ? .ok : .unprocessableContent
        switch shown {
        case .map:
            return page(ChecklistPages.map(reading, ChecklistFilter(query), for: reader))
        case .instrument(let instrument):
            guard reading.response.articles.contains(where: { $0.instrument == instrument }) else {
                throw Refusal.hidden
            }
            return page(ChecklistPages.instrument(instrument, reading, for: reader))
        case .article(let article):
            guard reading.response.articles.contains(article) else { throw Refusal.hidden }
            return page(
                ChecklistPages.article(
                    article, reading, precis: site.precis(article), offers: try offers(article, reading), typed: typed,
                    refusal: refusal, for: reader), status: status)
        case .question(let key):
            if let article = Article(about: key), reading.response.articles.contains(article),
                reading.response.standing.isOfState
            {
                return page(ChecklistPages.note(article, reading, for: reader))
            }
            guard reading.response.isPut(key), let question = reading.questionnaire[key] else { throw Refusal.hidden }
            return page(
                ChecklistPages.question(question, reading, typed: typed, refusal: refusal, for: reader), status: status)
        case .stakeholders:
            if case .contributor = reading.response.standing { throw Refusal.hidden }
            return page(
                ChecklistPages.stakeholders(reading, typed: typed, refusal: refusal, for: reader), status: status)
        case .work:
            return try work(reading, refusal: refusal)
        case .documents:
            return page(
                ChecklistPages.documents(reading, typed: typed, refusal: refusal, for: reader), status: status)
        case .document(let key):
            return try document(key, reading)
        case .elsewhere:
            return page(ChecklistPages.elsewhere(reading, refusal: refusal, for: reader), status: status)
        case .file(let format):
            return try file(format, reading)
        }
    }

    func reading(_ id: ReviewID) throws -> ChecklistReading {
        guard let reading = try readable(id) else { throw Refusal.hidden }
        return reading
    }

    /// The response, for who may read it.
    func readable(_ id: ReviewID) throws -> ChecklistReading? {
        guard let response = try desk.response(id, as: actor),
            let questionnaire = desk.facts.questionnaire(response.questionnaire, version: response.version)
        else { return nil }
        // Who wrote what is the State's own affair.
        let writers = response.standing.isOfState ? response.writers : []
        var names: [PersonID: String] = [:]
        for writer in writers { names[writer] = try self.writer(writer) }
        return ChecklistReading(id, response, questionnaire, names: names)
    }

    private func offers(
        _ article: Article, _ reading: ChecklistReading
    ) throws -> [String: [Checklist.Response.Offer]] {
        var offers: [String: [Checklist.Response.Offer]] = [:]
        for question in reading.questionnaire.questions(on: article) {
            offers[question.id] = try desk.offers(for: question, in: reading.id, reading.response)
        }
        return offers
    }

    private func work(
        _ reading: ChecklistReading, link: String? = nil, refusal: Refusal? = nil
    ) throws -> Hummingbird.Response {
        guard reading.response.standing == .focalPoint || reading.response.standing == .delegate else {
            throw Refusal.hidden
        }
        let people = reading.response.assignments.flatMap(\.people).map(\.id)
        let waiting =
            reader.isTraining ? [] : try people.filter { try desk.account($0)?.accepted == false }
        return page(
            ChecklistPages.work(
                reading, waiting: Set(waiting), link: link, typed: typed, refusal: refusal, for: reader),
            status: refusal == nil ? .ok : .unprocessableContent)
    }

    // MARK: Acting

    func act(_ shown: Route.ChecklistPage, _ id: ReviewID) throws -> Hummingbird.Response {
        do {
            switch shown {
            case .article(let article): return try saveAnswers(article, id)
            case .question(let key): return try remark(key, id)
            case .stakeholders: return try saveStakeholders(id)
            case .work: return try share(id)
            case .documents: return try documents(id)
            case .elsewhere: return try bring(id)
            case .map, .instrument, .document, .file: throw Refusal.hidden
            }
        } catch let refusal as Refusal where refusal.kind != .hidden && refusal.kind != .forbidden {
            if wantsJSON { return json(["refused": .string(said(refusal))], status: .unprocessableContent) }
            // Once it is handed in there is no form to show what was typed in.
            let isHandedIn = try desk.response(id, as: actor)?.submitted != nil
            if isHandedIn && shown != .elsewhere {
                return page(
                    NoticePages.notice("refused", refusal, typed: typed, for: reader), status: .unprocessableContent)
            }
            return try checklist(shown, id, refusal: refusal)
        }
    }

    private func said(_ refusal: Refusal) -> String {
        refusal.reasons.map { reader.speaker.say(Phrase("refusal.\($0.code)", $0.facts)) }.joined(separator: " ")
    }

    /// Saves what was changed on an article; the buttons beside do one thing more, upon what was read and nothing else.
    private func saveAnswers(_ article: Article, _ id: ReviewID) throws -> Hummingbird.Response {
        let reading = try reading(id)
        let changes = changes(article, reading)
        let (left, after) = try desk.save(article, in: id, as: actor, changes) { view in
            try wantsJSON ? [] : more(article, reading, view)
        }
        if wantsJSON { return acknowledged(article, reading, after, left) }
        if !left.isEmpty { throw Refusal(.conflict, left) }
        let isMarked = after.answered(on: article).allSatisfy { question in
            after.progress[question] == .cleared || typed["mark"] == "ready" && after.progress[question] == .ready
        }
        return on(
            to: .review(id, .checklist(.article(article))),
            done: typed.has("mark") && !isMarked ? "marked-some" : "saved")
    }

    /// What the button asks for that was pressed.
    private func more(
        _ article: Article, _ reading: ChecklistReading, _ view: ResponseView
    ) throws -> [Checklist.Response.Command] {
        if typed.has("take-over") { return try takeOver(typed["take-over"], article, reading, view) }
        for (name, isTaken) in [("choose", true), ("set-aside", false)] where typed.has(name) {
            return try settle(typed[name], isTaken, article, reading, view)
        }
        // Marked is what was read: not what somebody else saved after the page was made.
        let read = view.answered(on: article).filter { stands($0, as: sent($0, reading), view) }
        return typed["mark"] == "ready" ? [.markReady(read)] : typed["mark"] == "cleared" ? [.clear(read)] : []
    }

    /// The answer to a question as the form has it; `nil` where the form has none.
    private func sent(_ question: String, _ reading: ChecklistReading) -> Checklist.Response.Answer? {
        guard typed.has("\(question)__upon") else { return nil }
        return Checklist.Response.Answer(
            choice: Checklist.Response.Choice(rawValue: typed[question]), law: typed["\(question)__law"],
            practice: typed["\(question)__practice"], origin: reading.response.answer(to: question)?.origin,
            cites: typed.all("\(question)__cites"))
    }

    /// Whether what stands is what the sender has before them.
    private func stands(_ question: String, as sent: Checklist.Response.Answer?, _ view: ResponseView) -> Bool {
        sent.map { ChecklistPages.mark($0) } == ChecklistPages.mark(view.answer(to: question) ?? .empty)
    }

    private func note() -> Checklist.Response.Note {
        Checklist.Response.Note(
            successes: typed["successes"], challenges: typed["challenges"], assistance: typed["assistance"],
            needs: typed.all("needs").compactMap { .init(rawValue: $0) }, priority: .init(rawValue: typed["priority"]),
            receipt: .init(rawValue: typed["receipt"]))
    }

    /// What a button asks for was offered upon another answer than stands now: the sender's own, changed on the same
    /// page, or somebody else's.
    private func overtaken(
        _ key: String, _ article: Article, _ reading: ChecklistReading, _ view: ResponseView, own: String, other: String
    ) -> Refusal {
        let isOwn =
            Article(about: key) == nil
            ? stands(key, as: sent(key, reading), view) : view.note(on: article) == note()
        return Refusal(.conflict, [.init("checklist.\(isOwn ? own : other)", nil, field: key)])
    }

    /// What differs from what the form was filled in upon.
    private func changes(_ article: Article, _ reading: ChecklistReading) -> [Checklist.Response.Command] {
        var commands: [Checklist.Response.Command] = []
        for question in reading.questionnaire.questions(on: article) {
            let name = question.id
            guard let answer = sent(name, reading), ChecklistPages.mark(answer) != typed["\(name)__was"] else {
                continue
            }
            commands.append(.answer(name, upon: Int(typed["\(name)__upon"]) ?? 0, answer))
        }
        let about = article.aboutKey
        if typed.has("\(about)__upon"), ChecklistPages.mark(note()) != typed["\(about)__was"] {
            commands.append(.note(article, upon: Int(typed["\(about)__upon"]) ?? 0, note()))
        }
        return commands
    }

    /// What the page's script is told: the new revision of each thing that stands as it was sent, or that somebody was
    /// quicker.
    private func acknowledged(
        _ article: Article, _ reading: ChecklistReading, _ after: ResponseView, _ left: [Refusal.Reason]
    ) -> Hummingbird.Response {
        var saved: [String: JSON] = [:]
        var conflicts: [JSON] = []
        for question in reading.questionnaire.questions(on: article) {
            guard let answer = sent(question.id, reading) else { continue }
            guard stands(question.id, as: answer, after) else {
                conflicts.append(.string(question.id))
                continue
            }
            let progress = after.progress[question.id] ?? .empty
            saved[question.id] = [
                "upon": .string(String(after.revision(of: question.id))), "was": .string(ChecklistPages.mark(answer)),
                "progress": .string(reader.speaker.say("checklist.progress.\(progress.rawValue)")),
            ]
        }
        if typed.has("\(article.aboutKey)__upon") {
            if after.note(on: article) == note() {
                saved[article.aboutKey] = [
                    "upon": .string(String(after.revision(of: article))), "was": .string(ChecklistPages.mark(note())),
                ]
            } else {
                conflicts.append(.string(article.aboutKey))
            }
        }
        return json(
            ["saved": .object(saved), "left": .array(conflicts)],
            status: left.isEmpty && conflicts.isEmpty ? .ok : .conflict)
    }

    /// An answer given elsewhere, for a question that has none yet.
    private func takeOver(
        _ value: String, _ article: Article, _ reading: ChecklistReading, _ view: ResponseView
    ) throws -> [Checklist.Response.Command] {
        let parts = value.split(separator: " ").map(String.init)
        guard parts.count == 3, let question = reading.questionnaire[parts[0]], question.article == article else {
            throw Refusal.hidden
        }
        let late = overtaken(question.id, article, reading, view, own: "begun-here", other: "answered-here")
        if view.answer(to: question.id)?.isEmpty == false { throw late }
        let offered = try desk.offers(for: question, in: reading.id, view).first {
            $0.response == parts[1] && $0.question == parts[2]
        }
        guard let offered else { throw Refusal(.conflict, [.init("checklist.offer-changed", nil, field: question.id)]) }
        return [.answer(question.id, upon: view.revision(of: question.id), offered.answer)]
    }

    /// Takes what was brought in, or keeps what stands; both as the page showed them.
    private func settle(
        _ value: String, _ isTaken: Bool, _ article: Article, _ reading: ChecklistReading, _ view: ResponseView
    ) throws -> [Checklist.Response.Command] {
        let parts = value.split(separator: " ").map(String.init)
        guard parts.count == 3, view.article(of: parts[0]) ?? Article(about: parts[0]) == article else {
            throw Refusal.hidden
        }
        let key = parts[0]
        guard let brought = view.brought[key], ChecklistPages.mark(brought) == parts[1],
            ChecklistPages.mark(standing: key, view) == parts[2] || !isTaken
        else { throw overtaken(key, article, reading, view, own: "chosen-upon-own", other: "chosen-upon-other") }
        if !isTaken { return [.setAside(key)] }
        if let answer = brought.answer { return [.answer(key, upon: view.revision(of: key), answer)] }
        return brought.note.map { [.note(article, upon: view.revision(of: article), $0)] } ?? []
    }

    private func remark(_ key: String, _ id: ReviewID) throws -> Hummingbird.Response {
        guard let article = try reading(id).response.article(of: key) else { throw Refusal.hidden }
        if typed.has("comment") {
            try desk.respond(.write(article), in: id, as: actor) { _ in [.comment(key, text: typed["comment"])] }
        } else if typed.has("mechanism") {
            try desk.respond(.write(article), in: id, as: actor) { _ in
                [
                    .attribute(
                        key, upon: Int(typed["upon"]) ?? 0, mechanism: typed["mechanism"], on: Day(typed["day"]))
                ]
            }
        } else {
            try desk.respond(.direct, in: id, as: actor) { _ in
                [
                    .supplement(
                        key, text: typed["text"], language: Language(rawValue: typed["language"]) ?? reader.language)
                ]
            }
        }
        return on(to: .review(id, .checklist(.question(key))), done: "saved")
    }

    private func saveStakeholders(_ id: ReviewID) throws -> Hummingbird.Response {
        try desk.respond(.direct, in: id, as: actor) { _ in
            [.declareStakeholders(typed["stakeholders"], none: !typed["none"].isEmpty, upon: Int(typed["upon"]) ?? 0)]
        }
        return on(to: .review(id, .checklist(.map)), done: "saved")
    }

    private func share(_ id: ReviewID) throws -> Hummingbird.Response {
        let back = Route.review(id, .checklist(.work))
        switch typed["do"] {
        case "assign":
            let people = [("people", "email")] + (2...ChecklistPages.peopleAtOnce).map { ("name-\($0)", "email-\($0)") }
            let named = people.map { (name: typed[$0.0], email: typed[$0.1]) }.filter {
                !$0.name.isEmpty || !$0.email.isEmpty
            }
            try desk.assign(
                typed["ministry"], typed.all("articles").compactMap { Article($0) }, to: named,
                language: reader.language, in: id, as: actor)
        case "add":
            try desk.add(
                (name: typed["added-name"], email: typed["added-email"]), to: typed["id"], language: reader.language,
                in: id, as: actor)
        case "end":
            try desk.respond(.direct, in: id, as: actor) { _ in [.endAssignment(typed["id"])] }
        case "ask-help":
            try desk.respond(.direct, in: id, as: actor) { _ in [.askHelp(note: typed["note"])] }
        case "end-help":
            try desk.respond(.direct, in: id, as: actor) { _ in [.endHelp] }
        case "invite":
            let token = try desk.inviteContributor(PersonID(typed["person"]), in: id, as: actor)
            return try work(try reading(id), link: origin + Route.invitation(token.text).path)
        default:
            throw Refusal.hidden
        }
        return on(to: back)
    }

    func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Hummingbird.Response {
        var response = Hummingbird.Response(
            status: status, headers: site.headers, body: .init(byteBuffer: .init(string: json.canonical)))
        response.headers[.contentType] = "application/json"
        response.headers[.cacheControl] = "no-store"
        return response
    }
}

extension Site {
    /// Large forms are read for those only who may write what they are for.
    func mayWrite(_ route: Route, _ actor: Actor) throws -> Bool {
        func may(_ act: ReviewAct, _ id: ReviewID) throws -> Bool {
            try desk.review(id, as: actor).map { Access.judge($0.standing, act) == .allowed } ?? false
        }
        switch route {
        case .review(let id, .checklist): return try desk.response(id, as: actor)?.mayWrite == true
        case .review(let id, .dialogue): return try may(.reply, id)
        case .review(let id, .desk(.materials)): return try may(.considerMaterial, id)
        case .recordNote(let state): return Access.judge(actor, .changePeople(state)) == .allowed
        default: return false
        }
    }
}
