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
    package let lots: Rule<Lots>
    /// The fewest dice that are rolled, where dice are a source of chance.
    package let leastDice: Rule<Int>
    package let cycles: [Scope]
    package let limits: Limits

    /// How lots are drawn; printed with every draw.
    package struct Lots: Equatable, Sendable {
        /// Whether the second reviewing State may be of any region, or of another only.
        package let secondFromAnyRegion: Bool
        package let prefersSimilarLegalSystem: Bool
        /// Steps of the chain before it counts as mixed: so many, and so many more for each review that remains.
        package let mixing: (Int, Int)
        /// Visits to valid assignments after that; the last of them is the draw.
        package let settling: (Int, Int)
        /// How many times the steps of mixing the chain may take before it begins again.
        package let patience: Int

        package static func == (a: Lots, b: Lots) -> Bool {
            a.secondFromAnyRegion == b.secondFromAnyRegion
                && a.prefersSimilarLegalSystem == b.prefersSimilarLegalSystem && a.mixing == b.mixing
                && a.settling == b.settling && a.patience == b.patience
        }
    }

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
        /// After a country visit or joint meeting.
        package let findings: Rule<TimeLimit>
        /// After the beginning of the review.
        package let draftReport: Rule<TimeLimit>
        package let review: Rule<TimeLimit>
    }

    package static let all: [RuleSet] = [.untoc2010]

    package static func named(_ id: String) -> RuleSet? { all.first { $0.id == id } }
}
