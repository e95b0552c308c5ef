import Kernel

extension Report {
    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .opened(let pairing, let scope):
            state.pairing = pairing
            state.scope = scope
        case .drafted(let article, let revision, let section):
            state.sections[article] = Drafted(section: section, revision: revision, stamp: stamp)
            state.agreed = []
        case .sent:
            state.sent = stamp.day
        case .commented(let id, let article, let text):
            state.comments.append(Comment(id: id, article: article, text: text, on: stamp.day))
        case .agreed(let from, _):
            state.agreed.insert(from)
        case .finalised(let fingerprint):
            state.final = fingerprint
        case .summaryDrafted(let revision, let summary, let language):
            state.summary = DraftedSummary(summary: summary, language: language, revision: revision)
            state.summaryAgreed = []
        case .summaryAgreed(let from, _):
            state.summaryAgreed.insert(from)
        case .summaryFinalised(let fingerprint):
            state.summaryFinal = fingerprint
        case .summaryPublished(let symbol, let fingerprint):
            state.published = Published(symbol: symbol, on: stamp.day, fingerprint: fingerprint)
        case .reportPublished:
            state.reportPublished = stamp.day
        }
    }
}
