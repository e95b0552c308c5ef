import Kernel

extension Route {
    /// The experts' desk.
    package enum DeskPage: Hashable, Sendable {
        case map
        case article(Article)
        /// The desk review as it stands, before it is handed in.
        case outcome
        /// Information of organizations (TOR 26 (c)).
        case materials
    }

    /// The dialogue.
    package enum DialoguePage: Hashable, Sendable {
        case threads
        case thread(String)
    }
}

extension Route.DeskPage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .map
        case ("outcome", 1): self = .outcome
        case ("materials", 1): self = .materials
        case (let key?, 1):
            guard let article = Article(key) else { return nil }
            self = .article(article)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .map: ""
        case .article(let article): "/\(article.key)"
        case .outcome: "/outcome"
        case .materials: "/materials"
        }
    }
}

extension Route.DialoguePage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .threads
        case (let id?, 1): self = .thread(id)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .threads: ""
        case .thread(let id): "/\(id)"
        }
    }
}
