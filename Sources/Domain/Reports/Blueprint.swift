import Kernel

extension Report {
    /// The two texts of a review that the three States agree to (TOR 33).
    package enum Text: String, Codable, CaseIterable, Sendable { case report, summary }

    /// The parts of what is said on an article (BLU 11–16) and, but for the first, of the executive summary (BLU 7).
    package enum Part: String, Codable, CaseIterable, Sendable {
        case summary, observations
        case goodPractices = "good-practices"
        case challenges, needs

        /// The order of the executive summary: successes and good practices, challenges, observations, needs (BLU 7).
        package static let ofSummary: [Part] = [.goodPractices, .challenges, .observations, .needs]
        /// What no article and no executive summary goes without.
        package static let required: [Text: [Part]] = [
            .report: [.summary, .observations], .summary: [.goodPractices, .observations],
        ]
    }

    /// A chapter that writes itself from the file of the review.
    package enum Chapter: String, Codable, CaseIterable, Sendable {
        case introduction, process, ratification
        case legalSystem = "legal-system"

        /// What no report goes without; of a legal system nothing may be known.
        package static let required: [Chapter] = [.introduction, .process, .ratification]

        package var citation: Citation {
            switch self {
            case .introduction: .blu("1-4")
            case .process: .blu("5-6")
            case .ratification: .blu("8-9")
            case .legalSystem: .blu("10")
            }
        }
    }

    /// Where a paragraph stands.
    package enum Place: Hashable, Sendable {
        case chapter(Chapter)
        case article(Article, Part)
        /// Of the executive summary; never `Part.summary`.
        case executive(Part)

        package var text: Text {
            if case .executive = self { .summary } else { .report }
        }

        /// "process", "untoc-5/observations", "executive/needs".
        package var key: String {
            switch self {
            case .chapter(let chapter): chapter.rawValue
            case .article(let article, let part): "\(article.key)/\(part.rawValue)"
            case .executive(let part): "executive/\(part.rawValue)"
            }
        }

        package init?(_ key: String) {
            if let chapter = Chapter(rawValue: key) {
                self = .chapter(chapter)
                return
            }
            let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, let part = Part(rawValue: parts[1]) else { return nil }
            if parts[0] == "executive", part != .summary {
                self = .executive(part)
            } else if let article = Article(parts[0]) {
                self = .article(article, part)
            } else {
                return nil
            }
        }
    }
}

extension Report.Place: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let place = Report.Place(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a place in a report")
        }
        self = place
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(key)
    }
}
