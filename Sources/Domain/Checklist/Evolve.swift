import Kernel

extension Response {
    /// Saves of one writer that follow each other within this many seconds are one version.
    static let sitting = 30 * 60

    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .opened(let under, let questionnaire, let version, let questions):
            state.opened = Opened(
                state: under, questionnaire: questionnaire, version: version, questions: questions,
                byID: Dictionary(questions.map { ($0.question, $0) }) { first, _ in first })
        case .saved(let article, _, let entry):
            for answer in entry.answers {
                let value = Answer(choice: answer.choice, law: answer.law, practice: answer.practice)
                // All questions of an article were in it, those without an answer too.
                if state.answers[answer.question]?.value ?? .empty == value { continue }
                let revision = (state.answers[answer.question]?.revision ?? 0) + 1
                keep(&state, answer.question, Kept(value: value, revision: revision, stamp: stamp))
                // There was nothing to clear then.
                if !value.isEmpty { state.cleared.insert(answer.question) }
            }
            let note = Note(
                successes: entry.successes, challenges: entry.challenges, assistance: entry.assistance)
            if state.notes[article]?.value ?? .empty != note {
                let revision = (state.notes[article]?.revision ?? 0) + 1
                keep(&state, article, Kept(value: note, revision: revision, stamp: stamp))
            }
        case .answered(let question, let revision, let answer):
            keep(&state, question, Kept(value: answer, revision: revision, stamp: stamp))
        case .noted(let article, let revision, let note):
            // What is said on an article is cleared with its answers.
            if stamp.actor.capacity?.isContributor == true {
                state.cleared.subtract(state.opened?.questions.filter { $0.article == article }.map(\.question) ?? [])
            }
            keep(&state, article, Kept(value: note, revision: revision, stamp: stamp))
        case .brought(let key, let answer, let note):
            putAside(&state, key)
            state.brought[key] = Brought(answer: answer, note: note, stamp: stamp)
        case .setAside(let key):
            putAside(&state, key)
        case .markedReady(let questions):
            state.ready.formUnion(questions)
        case .cleared(let questions):
            state.cleared.formUnion(questions)
        case .commented(let question, let text):
            state.comments[question, default: []].append(
                Comment(text: text, by: stamp.actor.person, at: stamp.at))
        case .assigned(let id, let name, let articles, let people):
            state.assignments.append(Assignment(id: id, name: name, articles: articles, people: people))
        case .peopleAdded(let id, let people):
            guard let place = state.assignments.firstIndex(where: { $0.id == id }) else { return }
            let given = state.assignments[place]
            state.assignments[place] = Assignment(
                id: id, name: given.name, articles: given.articles, people: given.people + people)
        case .assignmentEnded(let id):
            state.assignments.removeAll { $0.id == id }
        case .attached(let document):
            state.documents.append(document)
        case .detached(let id):
            state.documents.removeAll { $0.id == id }
        case .helpAsked(let note):
            state.help = Help(note: note, since: state.help?.since ?? stamp.day)
        case .helpEnded:
            state.help = nil
        case .stakeholdersDeclared(let text, let none, let revision):
            state.stakeholders = Stakeholders(text: text, none: none, revision: revision)
        case .submitted(let language, let fingerprint):
            state.submitted = Submitted(
                language: language, on: stamp.day, fingerprint: fingerprint, by: stamp.actor.person)
        case .supplemented(let question, let text, let language):
            state.supplements.append(
                Supplement(question: question, text: text, language: language, on: stamp.day))
        }
    }

    private static func keep(_ state: inout State, _ question: String, _ kept: Kept<Answer>) {
        let isChosen = state.brought[question]?.answer?.saysTheSame(as: kept.value) ?? false
        if let last = state.answers[question],
            isChosen || state.cleared.contains(question) || !isOneSitting(last.stamp, kept.stamp)
        {
            remember(last, in: &state.history[question, default: []])
        }
        // Whatever else is saved, what was brought in stands until it is chosen or set aside.
        if isChosen { state.brought[question] = nil }
        state.answers[question] = kept
        state.ready.remove(question)
        state.cleared.remove(question)
    }

    private static func keep(_ state: inout State, _ article: Article, _ kept: Kept<Note>) {
        let isChosen = state.brought[article.aboutKey]?.note == kept.value
        if let last = state.notes[article], isChosen || !isOneSitting(last.stamp, kept.stamp) {
            remember(last, in: &state.noteHistory[article, default: []])
        }
        if isChosen { state.brought[article.aboutKey] = nil }
        state.notes[article] = kept
    }

    private static func isOneSitting(_ last: Stamp, _ next: Stamp) -> Bool {
        last.actor == next.actor && next.at < last.at.adding(seconds: sitting)
    }

    /// What was brought in and gives way, unsaved, is an earlier version: nothing that was typed is lost.
    private static func putAside(_ state: inout State, _ key: String) {
        guard let brought = state.brought.removeValue(forKey: key) else { return }
        if let answer = brought.answer {
            remember(Kept(value: answer, revision: 0, stamp: brought.stamp), in: &state.history[key, default: []])
        }
        if let note = brought.note, let article = Article(about: key) {
            remember(
                Kept(value: note, revision: 0, stamp: brought.stamp), in: &state.noteHistory[article, default: []])
        }
    }

    private static func remember<Value>(_ kept: Kept<Value>, in history: inout [Kept<Value>]) {
        let place = history.lastIndex { $0.stamp.at <= kept.stamp.at }.map { $0 + 1 } ?? 0
        history.insert(kept, at: place)
    }
}
