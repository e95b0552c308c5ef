import Kernel

extension Report {
    package struct State: Sendable {
        var pairing: Pairing?
        var scope: [Article] = []
        var sections: [Article: Drafted] = [:]
        var sent: Day?
        var comments: [Comment] = []
        var agreed: Set<StateCode> = []
        var final: String?
        var summary: DraftedSummary?
        var summaryAgreed: Set<StateCode> = []
        var summaryFinal: String?
        var published: Published?
        var reportPublished: Day?

        var states: Set<StateCode> { Set(pairing.map { [$0.reviewed] + $0.reviewers } ?? []) }

        /// The report's own words, over which the fingerprint is taken.
        var text: JSON {
            .array(
                scope.map { article in
                    let section = sections[article]?.section ?? .empty
                    return [
                        "article": .string(article.key), "summary": .string(section.summary),
                        "observations": .string(section.observations), "good-practices": .string(section.goodPractices),
                        "challenges": .string(section.challenges), "needs": .string(section.needs),
                    ]
                })
        }

        var summaryText: JSON {
            let words = summary?.summary ?? .empty
            return [
                "good-practices": .string(words.goodPractices), "challenges": .string(words.challenges),
                "observations": .string(words.observations), "needs": .string(words.needs),
                "language": .string(summary?.language.rawValue ?? ""),
            ]
        }
    }

    package struct Drafted: Sendable {
        package let section: Section
        /// Counts the drafts of this article, from 1.
        package let revision: Int
        package let stamp: Stamp
    }

    package struct DraftedSummary: Sendable {
        package let summary: Summary
        package let language: Language
        package let revision: Int
    }

    /// A comment of the State under review (GUI 30).
    package struct Comment: Sendable {
        package let id: String
        /// `nil` for one on the report as a whole.
        package let article: Article?
        package let text: String
        package let on: Day
    }

    package struct Published: Sendable {
        package let symbol: String
        package let on: Day
        package let fingerprint: String
    }
}
