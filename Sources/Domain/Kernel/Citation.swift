/// The paragraph a rule rests on.
package struct Citation: Hashable, Codable, Sendable {
    package enum Source: String, CaseIterable, Sendable {
        /// Terms of reference (resolution 5/5, annex I).
        case tor = "TOR"
        /// Guidelines for governmental experts and the secretariat (appendix I).
        case gui = "GUI"
        /// Blueprint for country review reports (appendix II).
        case blu = "BLU"
        /// An operative paragraph of resolution 5/5.
        case res = "RES"
        /// An article of the Convention.
        case untoc = "UNTOC"
    }

    package let source: Source
    /// As printed: "18 bis", "26 (c)".
    package let paragraph: String

    package init(_ source: Source, _ paragraph: String) {
        self.source = source
        self.paragraph = paragraph
    }

    package static func tor(_ paragraph: String) -> Citation { Citation(.tor, paragraph) }
    package static func gui(_ paragraph: String) -> Citation { Citation(.gui, paragraph) }
    package static func blu(_ paragraph: String) -> Citation { Citation(.blu, paragraph) }
    package static func res(_ paragraph: String) -> Citation { Citation(.res, paragraph) }

    /// "TOR 18 bis".
    package var text: String { "\(source.rawValue) \(paragraph)" }

    package init?(_ text: String) {
        guard let space = text.firstIndex(of: " "), let source = Source(rawValue: String(text[..<space])) else {
            return nil
        }
        self.init(source, String(text[text.index(after: space)...]))
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let citation = Citation(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a citation")
        }
        self = citation
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// A number that the terms of reference set, with the paragraph that sets it.
package struct Rule<Value: Sendable & Equatable>: Equatable, Sendable {
    package let value: Value
    package let citation: Citation

    package init(_ value: Value, _ citation: Citation) {
        self.value = value
        self.citation = citation
    }
}
