/// A State, or a regional economic integration organization, by its three-letter code.
package struct StateCode: RawRepresentable, Codable, Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }

    package static func < (a: StateCode, b: StateCode) -> Bool {
        a.rawValue.utf8.lexicographicallyPrecedes(b.rawValue.utf8)
    }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

/// The regional groups of the United Nations, in the order of their English names.
package enum RegionalGroup: String, CaseIterable, Codable, Hashable, Sendable {
    case african
    case asiaPacific = "asia-pacific"
    case easternEuropean = "eastern-european"
    case latinAmericanCaribbean = "latin-american-caribbean"
    case westernEuropeanOthers = "western-european-others"
}

/// A component of a legal system (TOR 19: "a legal system similar to that of the State party under review").
package enum LegalSystem: String, CaseIterable, Codable, Hashable, Sendable {
    case civil, common, customary, islamic, religious, socialist
}

/// What is known of a State apart from its treaty acts.
package struct StateProfile: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case state
        /// A regional economic integration organization: party, but of no regional group and never a reviewer.
        case organization
    }

    package let code: StateCode
    package let kind: Kind
    /// `nil` for those in no regional group.
    package let group: RegionalGroup?
    /// Empty where it is not settled.
    package let legalSystem: [LegalSystem]
    package let names: Multilingual

    package init(code: StateCode, kind: Kind, group: RegionalGroup?, legalSystem: [LegalSystem], names: Multilingual) {
        self.code = code
        self.kind = kind
        self.group = group
        self.legalSystem = legalSystem
        self.names = names
    }
}

/// The Convention and its Protocols.
package enum Instrument: String, CaseIterable, Codable, Hashable, Sendable {
    case untoc, tip, som, firearms

    package static let protocols: [Instrument] = [.tip, .som, .firearms]
}

/// An article of an instrument.
package struct Article: Codable, Hashable, Comparable, Sendable {
    package let instrument: Instrument
    package let number: Int

    package init(_ instrument: Instrument, _ number: Int) {
        self.instrument = instrument
        self.number = number
    }

    /// Reads "untoc-5".
    package init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let instrument = Instrument(rawValue: String(parts[0])), let number = Int(parts[1]),
            number > 0
        else { return nil }
        self.init(instrument, number)
        // Only as `key` writes it: neither "untoc-05" nor "untoc--5".
        guard key.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// "untoc-5".
    package var key: String { "\(instrument.rawValue)-\(number)" }

    package static func < (a: Article, b: Article) -> Bool {
        a.instrument == b.instrument
            ? a.number < b.number
            : (Instrument.allCases.firstIndex(of: a.instrument) ?? 0)
                < (Instrument.allCases.firstIndex(of: b.instrument) ?? 0)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let article = Article(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an article")
        }
        self = article
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(key)
    }
}

/// A State party on the roll of a cycle: what the draws need to know of it.
package struct RollEntry: Codable, Hashable, Sendable {
    package let state: StateCode
    package let group: RegionalGroup
    package let legalSystem: [LegalSystem]
    /// The Protocols it is party to.
    package let protocols: [Instrument]

    package init(state: StateCode, group: RegionalGroup, legalSystem: [LegalSystem], protocols: [Instrument]) {
        self.state = state
        self.group = group
        self.legalSystem = legalSystem
        self.protocols = protocols
    }
}
