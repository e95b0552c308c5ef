import Kernel

/// Information of competent international and regional organizations, which the reviewing States may consider where
/// the State under review is a member (TOR 26 (c), GUI 6).
extension Review {
    package struct Material: Codable, Hashable, Sendable {
        /// The organization's short name in the shipped list: "African Union".
        package let organization: String
        package let title: String
        /// Where it is found: an address, or a symbol.
        package let reference: String
        package let articles: [Article]
        package let note: String
        package let document: Attachment?
        /// How the secretariat knows of a membership that the shipped list has not.
        package let membership: String?

        package init(
            organization: String, title: String, reference: String, articles: [Article], note: String,
            document: Attachment?, membership: String = ""
        ) {
            self.organization = organization
            self.title = title
            self.reference = reference
            self.articles = articles
            self.note = note
            self.document = document
            self.membership = membership.isEmpty ? nil : membership
        }
    }

    package struct Considered: Sendable {
        package let id: String
        /// The reviewing State that considers it; `nil` where the secretariat recorded it.
        package let from: StateCode?
        package let on: Day
        package let material: Material
    }

    /// - Parameter memberships: the organizations of which the State under review is a member, by the shipped list. It
    ///   may be behind: the secretariat can say how a membership is known.
    static func require(
        _ material: Material, _ from: StateCode?, _ state: State, _ opened: Opened, _ pairing: Pairing,
        _ memberships: [String]
    ) throws(Refusal) {
        guard state.responseCirculated != nil else { throw .rule("review.not-circulated", .gui("15")) }
        if state.report.final != nil { throw .rule("report.final", .tor("33")) }
        if material.organization.isEmpty { throw .input("required", field: "organization") }
        if !memberships.contains(material.organization) && (from != nil || material.membership == nil) {
            throw .rule(
                "review.not-a-member", .tor("26 (c)"), field: "organization", ["state": .state(pairing.reviewed)])
        }
        if material.title.isEmpty { throw .input("required", field: "title") }
        if material.articles.isEmpty { throw .input("required", field: "articles") }
        guard material.articles.allSatisfy(opened.scope.contains) else {
            throw .rule("review.outside-scope", .tor("13"), field: "articles")
        }
    }
}
