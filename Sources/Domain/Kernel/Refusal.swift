/// Why an act was not done, in terms a person can act upon.
///
/// A refusal changes nothing and loses nothing: the page that asked shows again what was typed, with each reason
/// beside its field.
package struct Refusal: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// The input cannot be taken as it is.
        case input
        /// A rule of the field forbids it now.
        case rule
        /// Somebody else acted meanwhile; read again, then decide.
        case conflict
        /// No such thing, or not yours: from outside the two look the same.
        case hidden
        /// You may see it, but the act belongs to another capacity.
        case forbidden
    }

    package struct Reason: Hashable, Sendable {
        /// Key below `refusal.` in the catalogues.
        package let code: String
        package let citation: Citation?
        /// Name of the form's field, where one is at fault.
        package let field: String?
        package let facts: [String: Phrase.Value]

        package init(
            _ code: String, _ citation: Citation? = nil, field: String? = nil, _ facts: [String: Phrase.Value] = [:]
        ) {
            self.code = code
            self.citation = citation
            self.field = field
            self.facts = facts
        }
    }

    package let kind: Kind
    package let reasons: [Reason]

    package init(_ kind: Kind, _ reasons: [Reason]) {
        self.kind = kind
        self.reasons = reasons
    }

    /// The act breaks a rule of the field.
    package static func rule(
        _ code: String, _ citation: Citation, field: String? = nil, _ facts: [String: Phrase.Value] = [:]
    ) -> Refusal {
        Refusal(.rule, [Reason(code, citation, field: field, facts)])
    }

    /// A field cannot be taken as it is.
    package static func input(_ code: String, field: String? = nil, _ facts: [String: Phrase.Value] = [:]) -> Refusal {
        Refusal(.input, [Reason(code, nil, field: field, facts)])
    }

    package static let hidden = Refusal(.hidden, [Reason("hidden")])

    /// Throws all reasons at once, or nothing when there are none.
    package static func unless(_ reasons: [Reason], kind: Kind = .input) throws(Refusal) {
        if !reasons.isEmpty { throw Refusal(kind, reasons) }
    }
}
