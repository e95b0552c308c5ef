import Kernel

extension Route {
    /// Who read the file of a review, and suspicions that confidentiality was broken.
    package enum ConfidentialityPage: Hashable, Sendable {
        case overview
        /// Who read the file, as a table.
        case reads
        case report
        case suspicion(String)
        /// Who had read the file when it was reported.
        case readsThen(String)
    }
}

extension Route.ConfidentialityPage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .overview
        case ("reads.csv", 1): self = .reads
        case ("report", 1): self = .report
        case ("suspicions", 2): self = .suspicion(parts[1])
        case ("suspicions", 3) where parts[2] == "reads.csv": self = .readsThen(parts[1])
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .overview: ""
        case .reads: "/reads.csv"
        case .report: "/report"
        case .suspicion(let id): "/suspicions/\(id)"
        case .readsThen(let id): "/suspicions/\(id)/reads.csv"
        }
    }
}
