import Kernel

extension Report {
    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .opened(let pairing, let scope):
            state.pairing = pairing
            state.scope = scope
        case .spoken(let language):
            state.language = language
        case .wrote(let id, let place, let after, let text, let line):
            write(Paragraph(id: id, place: place, text: text, line: line, revision: 1, stamp: stamp), after, &state)
        case .revised(let id, let revision, let text, let reason):
            change(id, revision, &state, stamp) { paragraph in
                paragraph.text = text
                paragraph.isStruck = false
                paragraph.reason = reason
            }
        case .struck(let id, let revision, let reason):
            change(id, revision, &state, stamp) { paragraph in
                paragraph.isStruck = true
                paragraph.reason = reason
            }
        case .sent: send(.report, on: stamp.day, &state)
        case .summarySent: send(.summary, on: stamp.day, &state)
        case .remarked(let id, let paragraph, let text, let proposal):
            state.remarks.append(
                Remark(
                    id: id, paragraph: paragraph, article: nil, text: text, proposal: proposal, on: stamp.day,
                    isOpen: true))
        case .settled(let id, let outcome, let text):
            guard let index = state.remarks.firstIndex(where: { $0.id == id }) else { return }
            state.remarks[index].outcome = outcome
            state.remarks[index].answer = text
            state.remarks[index].answered = stamp.day
            state.remarks[index].isOpen = false
        case .consented(let from, _, let paragraphs):
            for consent in paragraphs { state.paragraphs[consent.paragraph]?.agreed.insert(from) }
        case .agreed(let from, _): agree(from, .report, &state)
        case .summaryAgreed(let from, _): agree(from, .summary, &state)
        case .finalised(let fingerprint): state.final[.report] = fingerprint
        case .summaryFinalised(let fingerprint): state.final[.summary] = fingerprint
        case .summaryPublished, .partsPublished, .reportPublished, .accessRequested, .accessGranted, .accessDeclined,
            .translationAssigned, .translated:
            share(&state, event, stamp)
        case .drafted, .commented, .summaryDrafted: formerly(&state, event, stamp)
        }
    }

    private static func share(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        func answer(_ from: StateCode, _ answer: Request.Answer) {
            guard let index = state.requests.lastIndex(where: { $0.state == from }) else { return }
            state.requests[index].answer = answer
        }
        switch event {
        case .summaryPublished(let symbol, let fingerprint):
            state.published = Published(symbol: symbol, on: stamp.day, fingerprint: fingerprint)
        case .partsPublished(let paragraphs): state.open.formUnion(paragraphs)
        case .reportPublished:
            state.reportPublished = stamp.day
            state.open.formUnion(state.paragraphs(of: .report).map(\.id))
        case .accessRequested(let from, let note):
            state.requests.append(Request(state: from, note: note, on: stamp.day))
        case .accessGranted(let to, let paragraphs):
            state.granted[to, default: []].formUnion(paragraphs)
            answer(to, .granted)
        case .accessDeclined(let to): answer(to, .declined)
        case .translationAssigned(let language, let person): state.translators[language] = person
        case .translated(let id, let language, _, let text):
            guard let revision = state.paragraphs[id]?.revision else { return }
            state.paragraphs[id]?.translations[language] = Translation(text: text, revision: revision, stamp: stamp)
        default: break
        }
    }

    private static func write(_ paragraph: Paragraph, _ after: String?, _ state: inout State) {
        state.paragraphs[paragraph.id] = paragraph
        var order = state.order[paragraph.place] ?? []
        let index = after.flatMap { order.firstIndex(of: $0) }
        order.insert(paragraph.id, at: index.map { $0 + 1 } ?? order.endIndex)
        state.order[paragraph.place] = order
        state.agreed[paragraph.place.text] = []
    }

    /// A changed paragraph is open again, and that one only.
    private static func change(
        _ id: String, _ revision: Int, _ state: inout State, _ stamp: Stamp, _ how: (inout Paragraph) -> Void
    ) {
        guard var paragraph = state.paragraphs[id] else { return }
        paragraph.history.append(
            Version(
                text: paragraph.text, isStruck: paragraph.isStruck, reason: paragraph.reason, stamp: paragraph.stamp))
        how(&paragraph)
        paragraph.revision = revision
        paragraph.stamp = stamp
        paragraph.agreed = []
        state.paragraphs[id] = paragraph
        state.agreed[paragraph.place.text] = []
    }

    /// What was taken out of a draft is forgotten when it is sent: nobody else has seen it.
    private static func send(_ text: Text, on day: Day, _ state: inout State) {
        state.sent[text] = day
        for place in state.places(text) {
            state.order[place] = state.order[place]?.filter { state.paragraphs[$0]?.isStruck == false }
        }
    }

    private static func agree(_ from: StateCode, _ text: Text, _ state: inout State) {
        state.agreed[text, default: []].insert(from)
        // Of reports without paragraphs, whose whole text was agreed to at once.
        for paragraph in state.paragraphs(of: text) { state.paragraphs[paragraph.id]?.agreed.insert(from) }
    }

    // MARK: Reports begun before they had paragraphs

    private static func formerly(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .drafted(let article, _, let section):
            replace(section.parts.map { (.article(article, $0), $1) }, &state, stamp)
        case .summaryDrafted(_, let summary, let language):
            state.language = state.language ?? language
            replace(summary.parts.map { (.executive($0), $1) }, &state, stamp)
            state.sent[.summary] = stamp.day
        case .commented(let id, let article, let text):
            state.remarks.append(
                Remark(
                    id: id, paragraph: nil, article: article, text: text, proposal: "", on: stamp.day, isOpen: false))
        default: break
        }
    }

    /// One paragraph a part: its text, or nothing where it is empty.
    private static func replace(_ parts: [(Place, String)], _ state: inout State, _ stamp: Stamp) {
        for (place, text) in parts {
            let id = place.key
            if text.isEmpty {
                state.paragraphs[id] = nil
                state.order[place] = nil
            } else if let kept = state.paragraphs[id] {
                if !kept.text.utf8.elementsEqual(text.utf8) {
                    change(id, kept.revision + 1, &state, stamp) { $0.text = text }
                }
            } else {
                write(
                    Paragraph(id: id, place: place, text: text, line: nil, revision: 1, stamp: stamp), nil, &state)
            }
            state.agreed[place.text] = []
        }
        for (place, _) in parts {
            for paragraph in state.paragraphs(of: place.text) { state.paragraphs[paragraph.id]?.agreed = [] }
        }
    }
}
