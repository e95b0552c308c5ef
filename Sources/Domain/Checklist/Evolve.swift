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
                if state.answers[answer.question]?.value == value { continue }
                let revision = (state.answers[answer.question]?.revision ?? 0) + 1
                keep(&state, answer.question, Kept(value: value, revision: revision, stamp: stamp))
                // There was nothing to clear then.
                state.cleared.insert(answer.question)
            }
            let note = Note(
                successes: entry.successes, challenges: entry.challenges, assistance: entry.assistance)
            let revision = (state.notes[article]?.revision ?? 0) + 1
            state.notes[article] = Kept(value: note, revision: revision, stamp: stamp)
        case .answered(let question, let revision, let answer):
            keep(&state, question, Kept(value: answer, revision: revision, stamp: stamp))
            state.brought[question] = nil
        case .noted(let article, let revision, let note):
            state.notes[article] = Kept(value: note, revision: revision, stamp: stamp)
            state.brought[article.key] = nil
        case .brought(let key, let answer, let note):
            state.brought[key] = Brought(answer: answer, note: note, stamp: stamp)
        case .setAside(let key):
            state.brought[key] = nil
        case .markedReady(let questions):
            state.ready.formUnion(questions)
        case .cleared(let questions):
            state.cleared.formUnion(questions)
        case .commented(let question, let text):
            state.comments[question, default: []].append(
                Comment(text: text, by: stamp.actor.person, at: stamp.at))
        case .assigned(let id, let name, let articles, let people):
            state.assignments.append(Assignment(id: id, name: name, articles: articles, people: people))
        case .assignmentEnded(let id):
            state.assignments.removeAll { $0.id == id }
        case .attached(let document):
            state.documents.append(document)
        case .detached(let id):
            state.documents.removeAll { $0.id == id }
        case .helpAsked(let note):
            state.help = Help(note: note, since: stamp.day)
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
        if let last = state.answers[question] {
            let sameSitting =
                last.stamp.actor == kept.stamp.actor && !state.cleared.contains(question)
                && kept.stamp.at < last.stamp.at.adding(seconds: sitting)
            if !sameSitting { state.history[question, default: []].append(last) }
        }
        state.answers[question] = kept
        state.ready.remove(question)
        state.cleared.remove(question)
    }
}
