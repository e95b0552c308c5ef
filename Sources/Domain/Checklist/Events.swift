import Kernel

extension Response {
    package enum Event: Kernel.Event {
        case opened(state: StateCode, questionnaire: String, version: Int, questions: [Reference])
        /// Of responses begun before each answer had its own revision; recorded no more.
        case saved(article: Article, revision: Int, entry: Entry)
        case answered(question: String, revision: Int, answer: Answer)
        case noted(article: Article, revision: Int, note: Note)
        /// Brought in from elsewhere and not as it stands here: both are kept until somebody chooses.
        case brought(key: String, answer: Answer?, note: Note?)
        case setAside(key: String)
        case markedReady(questions: [String])
        case cleared(questions: [String])
        case commented(question: String, text: String)
        case assigned(id: String, name: String, articles: [Article], people: [NamedPerson])
        case peopleAdded(id: String, people: [NamedPerson])
        case assignmentEnded(id: String)
        case attached(document: Document)
        case detached(id: String)
        case helpAsked(note: String)
        case helpEnded
        case stakeholdersDeclared(text: String, none: Bool, revision: Int)
        case submitted(language: Language, fingerprint: String)
        case supplemented(question: String, text: String, language: Language)

        package static var room: String { "response" }

        package var citations: [Citation] {
            switch self {
            case .opened, .saved, .answered, .noted, .brought, .setAside, .markedReady, .commented, .attached,
                .detached:
                [.tor("15")]
            case .assigned, .peopleAdded, .assignmentEnded, .cleared: [.tor("17")]
            case .helpAsked, .helpEnded: [.tor("16")]
            case .stakeholdersDeclared: [.tor("27")]
            case .submitted: [.tor("15"), .gui("15")]
            case .supplemented: [.tor("22")]
            }
        }
    }
}
