import Desk
import Kernel

extension Route.StatusPage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .overview
        case ("annex-2004", 1): self = .annex
        case ("groups", 2):
            guard let group = RegionalGroup(rawValue: parts[1]) else { return nil }
            self = .group(group)
        case ("states", 2): self = .state(StateCode(parts[1]))
        case ("states", 3):
            guard let act = Route.RegisterAct(rawValue: parts[2]) else { return nil }
            self = .record(StateCode(parts[1]), act)
        case ("instruments", 2):
            guard let instrument = Instrument(rawValue: parts[1]) else { return nil }
            self = .instrument(instrument)
        case ("articles", 2):
            guard let article = Article(parts[1]) else { return nil }
            self = .article(article)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .overview: ""
        case .annex: "/annex-2004"
        case .group(let group): "/groups/\(group.rawValue)"
        case .state(let state): "/states/\(state.rawValue)"
        case .record(let state, let act): "/states/\(state.rawValue)/\(act.rawValue)"
        case .instrument(let instrument): "/instruments/\(instrument.rawValue)"
        case .article(let article): "/articles/\(article.key)"
        }
    }
}
