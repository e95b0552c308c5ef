import Kernel

extension Response {
    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .opened(let under, let questionnaire, let version, let questions):
            state.opened = Opened(state: under, questionnaire: questionnaire, version: version, questions: questions)
        case .saved(let article, let revision, let entry):
            state.entries[article] = Saved(entry: entry, revision: revision, stamp: stamp)
        case .stakeholdersDeclared(let text, let none, let revision):
            state.stakeholders = Stakeholders(text: text, none: none, revision: revision)
        case .submitted(let language, let fingerprint):
            state.submitted = Submitted(language: language, on: stamp.day, fingerprint: fingerprint)
        }
    }
}
