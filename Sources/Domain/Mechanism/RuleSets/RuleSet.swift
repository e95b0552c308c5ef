import Kernel

/// The numbers of a mechanism, each with the paragraph that sets it.
package struct RuleSet: Equatable, Sendable {
    package let id: String
    /// The decision by which it came into force.
    package let decision: String
    /// How TOR 18 bis is read: whether each reviewing State, or the two together, must be party to the Protocols.
    package enum Cover: String, Codable, Sendable { case each, together }

    package let reviewers: Rule<Int>
    package let reviewsPerformed: Rule<ClosedRange<Int>>
    package let redraws: Rule<Int>
    package let experts: Rule<Int>
    package let cover: Rule<Cover>
    package let cycles: [Scope]
    package let limits: Limits

    /// What a cycle is about (TOR 13, 45; annex II).
    package struct Scope: Equatable, Sendable {
        /// Key of the theme's name in the catalogues.
        package let theme: String
        package let years: Int
        package let articles: [Article]
    }

    /// The indicative time limits of the guidelines.
    package struct Limits: Equatable, Sendable {
        /// After the drawing of lots.
        package let inform: Rule<TimeLimit>
        /// After having been informed.
        package let focalPoint: Rule<TimeLimit>
        package let introduction: Rule<TimeLimit>
        package let response: Rule<TimeLimit>
        /// After the response was received.
        package let circulation: Rule<TimeLimit>
        /// After the response was circulated.
        package let deskReview: Rule<TimeLimit>
        /// After the desk review was received.
        package let dialogue: Rule<TimeLimit>
        /// After the beginning of the review.
        package let draftReport: Rule<TimeLimit>
        package let review: Rule<TimeLimit>
    }

    package static let all: [RuleSet] = [.untoc2010]

    package static func named(_ id: String) -> RuleSet? { all.first { $0.id == id } }
}
