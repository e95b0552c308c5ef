import Kernel

extension Report {
    package enum Event: Kernel.Event {
        case opened(pairing: Pairing, scope: [Article])
        case drafted(article: Article, revision: Int, section: Section)
        case sent(fingerprint: String)
        case commented(id: String, article: Article?, text: String)
        case agreed(state: StateCode, fingerprint: String)
        case finalised(fingerprint: String)
        case summaryDrafted(revision: Int, summary: Summary, language: Language)
        case summaryAgreed(state: StateCode, fingerprint: String)
        case summaryFinalised(fingerprint: String)
        case summaryPublished(symbol: String, fingerprint: String)
        case reportPublished(fingerprint: String)

        package static var room: String { "report" }

        package var citations: [Citation] {
            switch self {
            case .opened: [.tor("25")]
            case .drafted: [.tor("32"), .gui("30"), .blu("11-16")]
            case .sent: [.gui("30"), .gui("34")]
            case .commented: [.gui("30")]
            case .agreed, .finalised: [.tor("33")]
            case .summaryDrafted: [.tor("32"), .gui("34"), .blu("7")]
            case .summaryAgreed, .summaryFinalised: [.tor("33")]
            case .summaryPublished: [.tor("35")]
            case .reportPublished: [.tor("36")]
            }
        }
    }
}
