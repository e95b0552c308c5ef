import Kernel

/// The texts of one review. One stream a review, "report/1-xaa".
package enum Report: Room {
    package static let initial = State()

    package enum Command: Sendable {
        case open(Pairing, scope: [Article])
        case draft(Article, Section, upon: Int)
        case send
        case comment(Article?, String)
        case agree(StateCode, to: String)
        case draftSummary(Summary, Language, upon: Int)
        case agreeSummary(StateCode, to: String)
        case publishSummary(symbol: String)
        case publishReport
    }

    /// The five parts on one article (BLU, chapter IV.C).
    package struct Section: Codable, Hashable, Sendable {
        package let summary: String
        package let observations: String
        package let goodPractices: String
        package let challenges: String
        package let needs: String

        package init(summary: String, observations: String, goodPractices: String, challenges: String, needs: String) {
            self.summary = summary
            self.observations = observations
            self.goodPractices = goodPractices
            self.challenges = challenges
            self.needs = needs
        }

        package static let empty = Section(summary: "", observations: "", goodPractices: "", challenges: "", needs: "")
    }

    /// The executive summary (BLU 7).
    package struct Summary: Codable, Hashable, Sendable {
        package let goodPractices: String
        package let challenges: String
        package let observations: String
        package let needs: String

        package init(goodPractices: String, challenges: String, observations: String, needs: String) {
            self.goodPractices = goodPractices
            self.challenges = challenges
            self.observations = observations
            self.needs = needs
        }

        package static let empty = Summary(goodPractices: "", challenges: "", observations: "", needs: "")
    }
}
