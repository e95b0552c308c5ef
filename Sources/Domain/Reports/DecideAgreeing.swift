import Kernel

// Comments and agreement, paragraph by paragraph, until the three States agree to all (TOR 33, GUI 30, 34).

extension Report {
    static func discuss(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        switch command {
        case .comment(let id, let text, let proposal):
            var under = Text.report
            if let id {
                guard let paragraph = state.paragraphs[id] else { throw .hidden }
                under = paragraph.place.text
            }
            try requireSent(under, state)
            if text.isEmpty && proposal.isEmpty { throw .input("required", field: "text") }
            return [.remarked(id: context.newID(), paragraph: id, text: text, proposal: proposal)]
        case .settle(let id, let outcome, let text):
            guard let remark = state.remarks.first(where: { $0.id == id }) else { throw .hidden }
            if !remark.isOpen { throw .rule("report.comment-settled", .gui("34")) }
            if text.isEmpty && outcome != .taken { throw .input("required", field: "text") }
            return conclude([.settled(remark: id, outcome: outcome, text: text)], state, context)
        case .agree(let from, let consents):
            return try agree(from, consents, state, context)
        default: return []
        }
    }

    private static func agree(
        _ from: StateCode, _ consents: [Consent], _ state: State, _ context: Context
    ) throws(Refusal) -> [Event] {
        guard state.states.contains(from), let first = consents.first else { throw .hidden }
        guard let text = state.paragraphs[first.paragraph]?.place.text else { throw .hidden }
        try requireSent(text, state)
        var given: [Consent] = []
        var changed: [Refusal.Reason] = []
        for consent in consents {
            guard let paragraph = state.paragraphs[consent.paragraph], paragraph.place.text == text else {
                throw .hidden
            }
            if context.fingerprint(paragraph.words) != consent.fingerprint {
                changed.append(.init("report.text-changed", .tor("33"), field: "p-\(paragraph.id)"))
            } else if !paragraph.agreed.contains(from) {
                given.append(consent)
            }
        }
        if !changed.isEmpty { throw Refusal(.conflict, changed) }
        if given.isEmpty { throw .rule("report.agreed-already", .tor("33")) }
        return conclude([.consented(state: from, text: text, paragraphs: given)], state, context)
    }

    private static func requireSent(_ text: Text, _ state: State) throws(Refusal) {
        if state.sent[text] == nil {
            throw .rule(text == .report ? "report.not-sent" : "report.no-summary", .gui("34"))
        }
        try requireDraft(text, state)
    }

    /// What follows when a State agrees to all, and when all three do and no comment is left open.
    private static func conclude(_ events: [Event], _ state: State, _ context: Context) -> [Event] {
        var (all, after) = (events, state)
        let stamp = Stamp(at: context.now, actor: context.actor)
        for event in events { evolve(&after, event, stamp) }
        for text in Text.allCases where after.sent[text] != nil && after.final[text] == nil {
            let fingerprint = context.fingerprint(after.words(text))
            for from in after.states where after.agreed[text]?.contains(from) != true && after.agreesToAll(from, text) {
                let agreed: Event =
                    text == .report
                    ? .agreed(state: from, fingerprint: fingerprint)
                    : .summaryAgreed(state: from, fingerprint: fingerprint)
                all.append(agreed)
                evolve(&after, agreed, stamp)
            }
            if after.agreed[text] == Set(after.states) && after.openRemarks(text).isEmpty {
                all.append(
                    text == .report
                        ? .finalised(fingerprint: fingerprint) : .summaryFinalised(fingerprint: fingerprint))
            }
        }
        return all
    }
}
