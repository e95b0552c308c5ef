extension Route {
    /// The pages of a note verbale.
    package enum NotePage: Hashable, Sendable {
        case overview
        case scan
        case form(NoteForm)
    }

    package enum NoteForm: String, CaseIterable, Hashable, Sendable {
        case comes, leaves, refuse, withdraw
    }
}

extension Route.NotePage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .overview
        case ("scan", 1): self = .scan
        case (let name?, 1):
            guard let form = Route.NoteForm(rawValue: name) else { return nil }
            self = .form(form)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .overview: ""
        case .scan: "/scan"
        case .form(let form): "/\(form.rawValue)"
        }
    }
}
