import Kernel

extension Response {
    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .open(let under, let questionnaire, let version, let questions) = command {
            if state.opened != nil { throw .rule("checklist.already-open", .tor("15")) }
            return [.opened(state: under, questionnaire: questionnaire, version: version, questions: questions)]
        }
        guard let opened = state.opened else { throw .hidden }
        if case .supplement(let question, let text, let language) = command {
            return try supplement(question, text, language, state, opened)
        }
        if state.submitted != nil { throw .rule("checklist.submitted", .tor("15")) }
        switch command {
        case .open, .supplement: return []
        case .answer(let question, let upon, let answer):
            return try save(question, upon, answer, state, opened)
        case .note(let article, let upon, let note):
            return try save(article, upon, note, state, opened)
        case .attribute(let question, let upon, let mechanism, let on):
            return try attribute(question, upon, mechanism, on, state, opened, context)
        case .bring(let question, let upon, let answer):
            return try bring(question, upon, answer, state, opened)
        case .bringNote(let article, let upon, let note):
            return try bring(article, upon, note, state, opened)
        case .setAside(let key):
            guard state.brought[key] != nil else { throw .hidden }
            return [.setAside(key: key)]
        case .markReady(let questions):
            return try mark(questions, state, opened, from: [.draft]) { .markedReady(questions: $0) }
        case .clear(let questions):
            return try mark(questions, state, opened, from: [.draft, .ready]) { .cleared(questions: $0) }
        case .comment(let question, let text):
            guard opened.byID[question] != nil else { throw .hidden }
            if text.isEmpty { throw .input("required", field: "comment") }
            return [.commented(question: question, text: text)]
        case .assign(let name, let articles, let people):
            return try assign(name, articles, people, opened, context)
        case .addPeople(let id, let people):
            guard let given = state.assignments.first(where: { $0.id == id }) else { throw .hidden }
            if people.isEmpty { throw .rule("checklist.nobody", .tor("17"), field: "people") }
            let new = people.filter { person in !given.people.contains { $0.id == person.id } }
            return new.isEmpty ? [] : [.peopleAdded(id: id, people: new)]
        case .endAssignment(let id):
            guard state.assignments.contains(where: { $0.id == id }) else { throw .hidden }
            return [.assignmentEnded(id: id)]
        case .attach(let document):
            if document.title.isEmpty { throw .input("required", field: "title") }
            if state.documents.contains(where: { $0.hash == document.hash }) {
                throw .input("checklist.attached-already", field: "document", ["name": .text(document.name)])
            }
            return [.attached(document: document)]
        case .detach(let id):
            return try detach(id, state)
        case .askHelp(let note):
            return state.help?.note == note ? [] : [.helpAsked(note: note)]
        case .endHelp:
            return state.help == nil ? [] : [.helpEnded]
        case .declareStakeholders(let text, let none, let upon):
            let kept = state.stakeholders
            if kept?.text ?? "" == text, kept?.none ?? false == none { return [] }
            let revision = kept?.revision ?? 0
            if revision != upon { throw Refusal(.conflict, [.init("changed-meanwhile")]) }
            if !text.isEmpty && none {
                throw .rule("checklist.stakeholders-both", .tor("27"), field: "none")
            }
            return [.stakeholdersDeclared(text: text, none: none, revision: revision + 1)]
        case .submit(let language):
            try Refusal.unless(incomplete(state, opened), kind: .rule)
            return [.submitted(language: language, fingerprint: context.fingerprint(state.text))]
        }
    }

    // MARK: Writing

    private static func save(
        _ question: String, _ upon: Int, _ answer: Answer, _ state: State, _ opened: Opened
    ) throws(Refusal) -> [Event] {
        guard let reference = opened.byID[question] else { throw .hidden }
        try known(answer.cites ?? [], state, question)
        try fits([answer.law, answer.practice], question)
        let kept = state.answers[question]
        if kept?.value ?? .empty == answer { return [] }
        if (kept?.revision ?? 0) != upon { throw changedMeanwhile(reference.article, field: question) }
        return [.answered(question: question, revision: upon + 1, answer: answer)]
    }

    private static func save(
        _ article: Article, _ upon: Int, _ note: Note, _ state: State, _ opened: Opened
    ) throws(Refusal) -> [Event] {
        guard opened.questions.contains(where: { $0.article == article }) else { throw .hidden }
        try fits([note.successes, note.challenges, note.assistance], "successes")
        let kept = state.notes[article]
        if kept?.value ?? .empty == note { return [] }
        if (kept?.revision ?? 0) != upon { throw changedMeanwhile(article, field: "successes") }
        return [.noted(article: article, revision: upon + 1, note: note)]
    }

    /// The same answer with its mark, so that what was ready has to be found current once more (RES 5 (j)).
    private static func attribute(
        _ question: String, _ upon: Int, _ mechanism: String, _ on: Day?, _ state: State, _ opened: Opened,
        _ context: Context
    ) throws(Refusal) -> [Event] {
        guard let given = state.answers[question]?.value, !given.isEmpty else { throw .hidden }
        var origin: Origin?
        if !mechanism.isEmpty {
            guard let on else { throw .input("not-a-day", field: "day") }
            if on > context.today {
                throw .rule("checklist.given-in-future", .res("5 (j)"), field: "day", ["day": .day(on)])
            }
            origin = Origin(mechanism: mechanism, on: on)
        } else if on != nil {
            throw .input("checklist.no-mechanism", field: "mechanism")
        } else if given.origin?.mechanism == nil {
            return []
        }
        let marked = Answer(
            choice: given.choice, law: given.law, practice: given.practice, origin: origin, cites: given.cites ?? [])
        return try save(question, upon, marked, state, opened)
    }

    private static func changedMeanwhile(_ article: Article, field: String) -> Refusal {
        Refusal(.conflict, [.init("changed-meanwhile", nil, field: field, ["article": .article(article)])])
    }

    // MARK: What was written elsewhere

    private static func bring(
        _ question: String, _ upon: Int, _ answer: Answer, _ state: State, _ opened: Opened
    ) throws(Refusal) -> [Event] {
        guard opened.byID[question] != nil else { throw .hidden }
        let kept = state.answers[question]
        if (kept?.value ?? .empty).saysTheSame(as: answer) { return [] }
        if (kept?.revision ?? 0) == upon { return try save(question, upon, answer, state, opened) }
        try known(answer.cites ?? [], state, question)
        try fits([answer.law, answer.practice], question)
        if state.brought[question]?.answer == answer { return [] }
        return [.brought(key: question, answer: answer, note: nil)]
    }

    private static func bring(
        _ article: Article, _ upon: Int, _ note: Note, _ state: State, _ opened: Opened
    ) throws(Refusal) -> [Event] {
        let kept = state.notes[article]
        if (kept?.value ?? .empty) == note { return [] }
        if (kept?.revision ?? 0) == upon { return try save(article, upon, note, state, opened) }
        guard opened.questions.contains(where: { $0.article == article }) else { throw .hidden }
        try fits([note.successes, note.challenges, note.assistance], "file")
        if state.brought[article.aboutKey]?.note == note { return [] }
        return [.brought(key: article.aboutKey, answer: nil, note: note)]
    }

    // MARK: The work in a capital

    private static func mark(
        _ questions: [String], _ state: State, _ opened: Opened, from: [Progress], _ event: ([String]) -> Event
    ) throws(Refusal) -> [Event] {
        for question in questions where opened.byID[question] == nil { throw .hidden }
        // What lacks something is no answer yet.
        let marked = questions.filter { question in
            from.contains(state.progress(of: question))
                && opened.byID[question].map { missing($0, state.answers[question]?.value) == nil } ?? false
        }
        return marked.isEmpty ? [] : [event(marked)]
    }

    private static func assign(
        _ name: String, _ articles: [Article], _ people: [NamedPerson], _ opened: Opened, _ context: Context
    ) throws(Refusal) -> [Event] {
        var reasons: [Refusal.Reason] = []
        if name.isEmpty { reasons.append(.init("required", field: "ministry")) }
        if people.isEmpty { reasons.append(.init("checklist.nobody", .tor("17"), field: "people")) }
        if articles.isEmpty || !Set(opened.articles).isSuperset(of: articles) {
            reasons.append(.init("checklist.no-article", .tor("17"), field: "articles"))
        }
        try Refusal.unless(reasons)
        return [.assigned(id: context.newID(), name: name, articles: articles.sorted(), people: people)]
    }

    private static func detach(_ id: String, _ state: State) throws(Refusal) -> [Event] {
        guard let document = state.documents.first(where: { $0.id == id }) else { throw .hidden }
        // What was brought in may still be chosen.
        let answers = state.answers.values.map(\.value) + state.brought.values.compactMap(\.answer)
        if answers.contains(where: { $0.cites?.contains(id) ?? false }) {
            throw .input("checklist.cited", field: "document", ["name": .text(document.title)])
        }
        return [.detached(id: id)]
    }

    private static func known(_ cites: [String], _ state: State, _ question: String) throws(Refusal) {
        for cite in cites where !state.documents.contains(where: { $0.id == cite }) {
            throw Refusal(.conflict, [.init("checklist.document-gone", nil, field: question)])
        }
    }

    /// The longest text, in bytes of UTF-8: some thirty pages.
    package static let longest = 120_000

    private static func fits(_ texts: [String], _ field: String) throws(Refusal) {
        if texts.contains(where: { $0.utf8.count > longest }) {
            throw .input("checklist.too-long", field: field, ["count": .number(longest / 1000)])
        }
    }

    private static func supplement(
        _ question: String, _ text: String, _ language: Language, _ state: State, _ opened: Opened
    ) throws(Refusal) -> [Event] {
        guard opened.byID[question] != nil else { throw .hidden }
        if state.submitted == nil { throw .rule("checklist.not-submitted", .tor("15"), field: "text") }
        if text.isEmpty { throw .input("required", field: "text") }
        return [.supplemented(question: question, text: text, language: language)]
    }
}
