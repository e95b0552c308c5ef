import Kernel

extension Report {
    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .open(let pairing, let scope) = command {
            if state.pairing != nil { throw .rule("report.already-open", .tor("25")) }
            return [.opened(pairing: pairing, scope: scope)]
        }
        guard let pairing = state.pairing else { throw .hidden }
        switch command {
        case .open:
            return []
        case .draft(let article, let section, let upon):
            return try draft(article, section, upon, state)
        case .send:
            if state.sent != nil { throw .rule("report.sent-already", .gui("34")) }
            try Refusal.unless(unwritten(state), kind: .rule)
            return [.sent(fingerprint: context.fingerprint(state.text))]
        case .comment(let article, let text):
            if state.sent == nil { throw .rule("report.not-sent", .gui("34")) }
            if state.final != nil { throw .rule("report.final", .tor("33")) }
            if text.isEmpty { throw .input("required", field: "text") }
            if let article, !state.scope.contains(article) {
                throw .rule("review.outside-scope", .tor("13"), field: "article")
            }
            return [.commented(id: context.newID(), article: article, text: text)]
        case .agree(let from, let fingerprint):
            return try agree(from, fingerprint, state, context)
        case .draftSummary, .agreeSummary, .publishSummary, .publishReport:
            if state.final == nil { throw .rule("report.not-final", .tor("33")) }
            return try summarise(command, state, pairing, context)
        }
    }

    private static func draft(
        _ article: Article, _ section: Section, _ upon: Int, _ state: State
    ) throws(Refusal) -> [Event] {
        guard state.scope.contains(article) else { throw .hidden }
        if state.final != nil { throw .rule("report.final", .tor("33")) }
        let revision = state.sections[article]?.revision ?? 0
        if revision != upon {
            throw Refusal(.conflict, [.init("changed-meanwhile", nil, ["article": .article(article)])])
        }
        if state.sections[article]?.section == section { return [] }
        if state.sent != nil && (section.summary.isEmpty || section.observations.isEmpty) {
            throw .rule("report.section-incomplete", .blu("11-16"), ["article": .article(article)])
        }
        return [.drafted(article: article, revision: revision + 1, section: section)]
    }

    /// The articles that still lack what the blueprint asks of each: a summary and observations.
    static func unwritten(_ state: State) -> [Refusal.Reason] {
        state.scope.compactMap { article in
            let section = state.sections[article]?.section ?? .empty
            return section.summary.isEmpty || section.observations.isEmpty
                ? Refusal.Reason("report.section-incomplete", .blu("11-16"), ["article": .article(article)]) : nil
        }
    }

    private static func agree(
        _ from: StateCode, _ fingerprint: String, _ state: State, _ context: Context
    ) throws(Refusal) -> [Event] {
        guard state.states.contains(from) else { throw .hidden }
        if state.sent == nil { throw .rule("report.not-sent", .gui("34")) }
        if state.final != nil { throw .rule("report.final", .tor("33")) }
        if state.agreed.contains(from) { throw .rule("report.agreed-already", .tor("33")) }
        if context.fingerprint(state.text) != fingerprint {
            throw Refusal(.conflict, [.init("report.text-changed", .tor("33"))])
        }
        let agreed = Event.agreed(state: from, fingerprint: fingerprint)
        return state.agreed.union([from]) == state.states ? [agreed, .finalised(fingerprint: fingerprint)] : [agreed]
    }

    private static func summarise(
        _ command: Command, _ state: State, _ pairing: Pairing, _ context: Context
    ) throws(Refusal) -> [Event] {
        switch command {
        case .draftSummary(let summary, let language, let upon):
            if state.summaryFinal != nil { throw .rule("report.summary-final", .tor("33")) }
            let revision = state.summary?.revision ?? 0
            if revision != upon { throw Refusal(.conflict, [.init("changed-meanwhile")]) }
            if state.summary?.summary == summary && state.summary?.language == language { return [] }
            var reasons: [Refusal.Reason] = []
            if summary.observations.isEmpty {
                reasons.append(.init("report.summary-incomplete", .blu("7"), field: "observations"))
            }
            if summary.goodPractices.isEmpty {
                reasons.append(.init("report.summary-incomplete", .blu("7"), field: "good-practices"))
            }
            try Refusal.unless(reasons)
            return [.summaryDrafted(revision: revision + 1, summary: summary, language: language)]
        case .agreeSummary(let from, let fingerprint):
            guard state.states.contains(from) else { throw .hidden }
            if state.summary == nil { throw .rule("report.no-summary", .gui("34")) }
            if state.summaryFinal != nil { throw .rule("report.summary-final", .tor("33")) }
            if state.summaryAgreed.contains(from) { throw .rule("report.agreed-already", .tor("33")) }
            if context.fingerprint(state.summaryText) != fingerprint {
                throw Refusal(.conflict, [.init("report.text-changed", .tor("33"))])
            }
            let agreed = Event.summaryAgreed(state: from, fingerprint: fingerprint)
            return state.summaryAgreed.union([from]) == state.states
                ? [agreed, .summaryFinalised(fingerprint: fingerprint)] : [agreed]
        case .publishSummary(let symbol):
            guard let fingerprint = state.summaryFinal else { throw .rule("report.summary-not-final", .tor("33")) }
            if state.published != nil { throw .rule("report.summary-published", .tor("35")) }
            if symbol.isEmpty { throw .input("required", field: "symbol") }
            if DocumentSymbol(symbol) == nil { throw .input("not-a-symbol", field: "symbol") }
            return [.summaryPublished(symbol: symbol, fingerprint: fingerprint)]
        default:
            guard let fingerprint = state.final else { throw .rule("report.not-final", .tor("33")) }
            if state.reportPublished != nil { throw .rule("report.published", .tor("36")) }
            return [.reportPublished(fingerprint: fingerprint)]
        }
    }
}
