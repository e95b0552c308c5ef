import Desk
import Kernel

extension Route.DrawPage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .overview
        case ("hall", 1): self = .hall
        case ("input.json", 1): self = .input
        case ("transcript.jsonl", 1): self = .transcript
        case ("book.jsonl", 1): self = .book
        case ("do", 2):
            guard let act = Route.DrawAct(rawValue: parts[1]) else { return nil }
            self = .act(act)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .overview: ""
        case .hall: "/hall"
        case .act(let act): "/do/\(act.rawValue)"
        case .input: "/input.json"
        case .transcript: "/transcript.jsonl"
        case .book: "/book.jsonl"
        }
    }
}
