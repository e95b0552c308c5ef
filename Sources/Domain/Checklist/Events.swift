import Kernel

extension Response {
    package enum Event: Kernel.Event {
        case opened(state: StateCode, questionnaire: String, version: Int, questions: [Reference])
        case saved(article: Article, revision: Int, entry: Entry)
        case stakeholdersDeclared(text: String, none: Bool, revision: Int)
        case submitted(language: Language, fingerprint: String)

        package static var room: String { "response" }

        package var citations: [Citation] {
            switch self {
            case .opened, .saved: [.tor("15")]
            case .stakeholdersDeclared: [.tor("27")]
            case .submitted: [.tor("15"), .gui("15")]
            }
        }
    }
}
