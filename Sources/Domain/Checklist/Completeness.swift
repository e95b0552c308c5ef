import Kernel

extension Response {
    /// What keeps the response from being handed in (TOR 15, 17, 27); empty when nothing does.
    static func incomplete(_ state: State, _ opened: Opened) -> [Refusal.Reason] {
        var reasons: [Refusal.Reason] = []
        for reference in opened.questions where state.applies(reference) {
            if let reason = missing(reference, state.answers[reference.question]?.value) {
                reasons.append(reason)
            } else if state.progress(of: reference.question) != .cleared {
                reasons.append(.init("checklist.not-cleared", .tor("17"), reference))
            }
        }
        for key in state.brought.keys.sorted() {
            let reference = opened.byID[key]
            guard let article = reference?.article ?? Article(about: key), reference.map(state.applies) ?? true else {
                continue
            }
            reasons.append(
                .init("checklist.two-versions", .tor("15"), field: key, ["article": .article(article)]))
        }
        if state.stakeholders.map({ $0.text.isEmpty && !$0.none }) ?? true {
            reasons.append(.init("checklist.no-stakeholders", .tor("27"), field: "stakeholders"))
        }
        return reasons
    }

    /// What an answer lacks, whoever wrote it.
    package static func missing(_ reference: Reference, _ answer: Answer?) -> Refusal.Reason? {
        if reference.kind == .account {
            return answer?.practice.isEmpty == false ? nil : .init("checklist.unanswered", .tor("15"), reference)
        }
        switch answer?.choice {
        case nil: return .init("checklist.unanswered", .tor("15"), reference)
        case .yes, .partly:
            let isCited = answer.map { !$0.law.isEmpty || $0.cites != nil } ?? false
            return isCited ? nil : .init("checklist.no-law", .tor("15"), reference)
        case .no, .notApplicable:
            return answer?.practice.isEmpty == false ? nil : .init("checklist.no-reason", .tor("15"), reference)
        }
    }
}

extension Refusal.Reason {
    fileprivate init(_ code: String, _ citation: Citation, _ reference: Response.Reference) {
        self.init(
            code, citation, field: reference.question,
            ["article": .article(reference.article), "question": .code(reference.question)])
    }
}
