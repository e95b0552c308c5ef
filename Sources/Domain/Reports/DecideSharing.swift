import Kernel

// Publication, other States' access, translations (TOR 35–37).

extension Report {
    static func share(
        _ command: Command, _ state: State, _ pairing: Pairing, _ context: Context
    ) throws(Refusal) -> [Event] {
        switch command {
        case .publishSummary(let symbol):
            guard let fingerprint = state.final[.summary] else { throw .rule("report.summary-not-final", .tor("33")) }
            if state.published != nil { throw .rule("report.summary-published", .tor("35")) }
            if symbol.isEmpty { throw .input("required", field: "symbol") }
            if DocumentSymbol(symbol) == nil { throw .input("not-a-symbol", field: "symbol") }
            return [.summaryPublished(symbol: symbol, fingerprint: fingerprint)]
        case .publish(let ids):
            return try publish(ids, state)
        case .request(let from, let note):
            // That there is a report to ask for is known from its published summary.
            guard state.published != nil, !state.states.contains(from) else { throw .hidden }
            if state.reportPublished != nil { throw .rule("report.published", .tor("36")) }
            if state.requests.contains(where: { $0.state == from && $0.answer == nil }) {
                throw .rule("report.requested-already", .tor("37"))
            }
            return [.accessRequested(state: from, note: note)]
        case .grant(let to, let ids):
            try requireRequest(of: to, state)
            return [.accessGranted(state: to, paragraphs: try chosen(ids, state, .tor("37")))]
        case .decline(let to):
            try requireRequest(of: to, state)
            return [.accessDeclined(state: to)]
        case .assign(let language, let person):
            try requireTranslatable(into: language, state)
            if state.translators[language] == person { return [] }
            return [.translationAssigned(language: language, person: person)]
        case .translate(let id, let language, let of, let upon, let text):
            try requireTranslatable(into: language, state)
            guard let paragraph = state.paragraphs[id], case .executive = paragraph.place, !paragraph.isStruck else {
                throw .hidden
            }
            if context.fingerprint(paragraph.words) != of {
                throw Refusal(.conflict, [.init("report.text-changed", .tor("35"), field: "p-\(id)")])
            }
            if text.isEmpty { throw .input("required", field: "p-\(id)") }
            let kept = paragraph.translations[language]
            if kept?.revision == paragraph.revision, kept?.text.utf8.elementsEqual(text.utf8) == true { return [] }
            if (kept.map { context.fingerprint($0.words) } ?? "") != upon {
                throw Refusal(.conflict, [.init("changed-meanwhile", nil, field: "p-\(id)")])
            }
            return [.translated(paragraph: id, language: language, of: of, text: text)]
        default: return []
        }
    }

    private static func publish(_ ids: [String], _ state: State) throws(Refusal) -> [Event] {
        guard let fingerprint = state.final[.report] else { throw .rule("report.not-final", .tor("33")) }
        if state.reportPublished != nil { throw .rule("report.published", .tor("36")) }
        let new = try chosen(ids, state, .tor("36")).filter { !state.open.contains($0) }
        if new.isEmpty { throw .rule("report.published", .tor("36")) }
        let all = Set(state.paragraphs(of: .report).filter { !$0.isStruck }.map(\.id))
        return [.partsPublished(paragraphs: new)]
            + (state.open.union(new).isSuperset(of: all) ? [.reportPublished(fingerprint: fingerprint)] : [])
    }

    /// Paragraphs of the final report that somebody chose, in its order.
    private static func chosen(_ ids: [String], _ state: State, _ rule: Citation) throws(Refusal) -> [String] {
        guard state.final[.report] != nil else { throw .rule("report.not-final", .tor("33")) }
        let all = state.paragraphs(of: .report).filter { !$0.isStruck }.map(\.id)
        if !Set(ids).isSubset(of: all) { throw .hidden }
        if ids.isEmpty { throw .rule("report.nothing-chosen", rule) }
        return all.filter(Set(ids).contains)
    }

    private static func requireRequest(of other: StateCode, _ state: State) throws(Refusal) {
        guard state.requests.contains(where: { $0.state == other && $0.answer == nil }) else { throw .hidden }
    }

    private static func requireTranslatable(into language: Language, _ state: State) throws(Refusal) {
        if state.sent[.summary] == nil { throw .rule("report.no-summary", .gui("34")) }
        if state.language == language { throw .rule("report.own-language", .tor("35"), field: "language") }
    }
}
