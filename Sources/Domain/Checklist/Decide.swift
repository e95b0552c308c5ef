import Kernel

extension Response {
    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .open(let under, let questionnaire, let version, let questions) = command {
            if state.opened != nil { throw .rule("checklist.already-open", .tor("15")) }
            return [.opened(state: under, questionnaire: questionnaire, version: version, questions: questions)]
        }
        guard let opened = state.opened else { throw .hidden }
        if state.submitted != nil { throw .rule("checklist.submitted", .tor("15")) }
        switch command {
        case .open:
            return []
        case .save(let article, let upon, let entry):
            let put = Set(opened.questions.filter { $0.article == article }.map(\.question))
            guard !put.isEmpty, put.isSuperset(of: entry.answers.map(\.question)) else { throw .hidden }
            let revision = state.entries[article]?.revision ?? 0
            if revision != upon {
                throw Refusal(.conflict, [.init("changed-meanwhile", facts: article)])
            }
            if state.entries[article]?.entry == entry { return [] }
            return [.saved(article: article, revision: revision + 1, entry: entry)]
        case .declareStakeholders(let text, let none, let upon):
            let revision = state.stakeholders?.revision ?? 0
            if revision != upon { throw Refusal(.conflict, [.init("changed-meanwhile")]) }
            if !text.isEmpty && none {
                throw .rule("checklist.stakeholders-both", .tor("27"), field: "none")
            }
            return [.stakeholdersDeclared(text: text, none: none, revision: revision + 1)]
        case .submit(let language):
            let missing = incomplete(state, opened)
            try Refusal.unless(missing, kind: .rule)
            return [.submitted(language: language, fingerprint: context.fingerprint(state.text))]
        }
    }

    /// What keeps the response from being complete (TOR 15, 27); empty when nothing does.
    static func incomplete(_ state: State, _ opened: Opened) -> [Refusal.Reason] {
        var reasons: [Refusal.Reason] = []
        for reference in opened.questions {
            let answer = state.entries[reference.article]?.entry.answers.first { $0.question == reference.question }
            let facts: [String: Phrase.Value] = [
                "article": .article(reference.article), "question": .code(reference.question),
            ]
            switch answer?.choice {
            case nil:
                reasons.append(.init("checklist.unanswered", .tor("15"), field: reference.question, facts))
            case .yes, .partly:
                if answer?.law.isEmpty != false {
                    reasons.append(.init("checklist.no-law", .tor("15"), field: reference.question, facts))
                }
            case .no, .notApplicable:
                if answer?.practice.isEmpty != false {
                    reasons.append(.init("checklist.no-reason", .tor("15"), field: reference.question, facts))
                }
            }
        }
        if state.stakeholders.map({ $0.text.isEmpty && !$0.none }) ?? true {
            reasons.append(.init("checklist.no-stakeholders", .tor("27"), field: "stakeholders"))
        }
        return reasons
    }
}

extension Refusal.Reason {
    fileprivate init(_ code: String, facts article: Article) {
        self.init(code, nil, ["article": .article(article)])
    }
}
