import Kernel

extension Report {
    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .open(let pairing, let scope) = command {
            if state.pairing != nil { throw .rule("report.already-open", .tor("25")) }
            return [.opened(pairing: pairing, scope: scope)]
        }
        guard let pairing = state.pairing else { throw .hidden }
        switch command {
        case .open: return []
        case .speak(let language):
            if state.language == language { return [] }
            if state.sent[.report] != nil { throw .rule("report.sent-already", .gui("34")) }
            return [.spoken(language: language)]
        case .fill, .write, .revise, .strike:
            return try write(command, state, context)
        case .send(let text):
            return try send(text, state, context)
        case .comment, .settle, .agree:
            return try discuss(command, state, context)
        case .publishSummary, .publish, .request, .grant, .decline, .assign, .translate:
            return try share(command, state, pairing, context)
        }
    }

    // MARK: Sending

    private static func send(_ text: Text, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        let fingerprint = context.fingerprint(state.words(text))
        switch text {
        case .report:
            if state.sent[.report] != nil { throw .rule("report.sent-already", .gui("34")) }
            try Refusal.unless(unwritten(.report, state), kind: .rule)
            return [.sent(fingerprint: fingerprint)]
        case .summary:
            try requireDraft(.summary, state)
            if state.sent[.summary] != nil { throw .rule("report.summary-sent", .gui("34")) }
            try Refusal.unless(unwritten(.summary, state), kind: .rule)
            return [.summarySent(fingerprint: fingerprint)]
        }
    }

    /// What a text still lacks of what the blueprint asks: chapters, and parts that nothing goes without.
    static func unwritten(_ text: Text, _ state: State) -> [Refusal.Reason] {
        switch text {
        case .report:
            Chapter.required.filter { !state.isWritten(.chapter($0)) }.map {
                Refusal.Reason(
                    "report.chapter-missing", $0.citation,
                    ["chapter": .phrase(Phrase("report.chapter.\($0.rawValue)"))])
            }
                + state.scope.filter { article in
                    Part.required[.report, default: []].contains { !state.isWritten(.article(article, $0)) }
                }.map { Refusal.Reason("report.section-incomplete", .blu("11-16"), ["article": .article($0)]) }
        case .summary:
            Part.required[.summary, default: []].filter { !state.isWritten(.executive($0)) }.map {
                Refusal.Reason(
                    "report.summary-incomplete", .blu("7"), field: "new-\($0.rawValue)",
                    ["part": .phrase(Phrase("part.\($0.rawValue)"))])
            }
        }
    }

    /// That a text can still be written: not before its turn, and not when it is final.
    static func requireDraft(_ text: Text, _ state: State) throws(Refusal) {
        if text == .summary && state.final[.report] == nil { throw .rule("report.not-final", .tor("33")) }
        if state.final[text] != nil {
            throw .rule(text == .report ? "report.final" : "report.summary-final", .tor("33"))
        }
    }
}
