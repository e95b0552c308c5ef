/// A person's identifier; it says nothing about the person.
package struct PersonID: RawRepresentable, Codable, Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(_ rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }

    package static func < (a: PersonID, b: PersonID) -> Bool {
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

/// In what capacity a person acts. A person may hold several, and acts in one at a time.
package enum Capacity: Hashable, Sendable {
    /// An officer of the secretariat of the Conference (TOR 47).
    case secretariat
    /// The State's representative: appoints its focal point and experts, and speaks for it.
    case delegate(StateCode)
    /// Coordinates the State's participation in its own review (TOR 17).
    case focalPoint(StateCode)
    /// A governmental expert of a State (TOR 21).
    case expert(StateCode)
    /// Somebody in a ministry or an agency who answers a part of the checklist (TOR 15, 17).
    case contributor(StateCode)
    /// At the State's Permanent Mission: says who its people are, and takes part in no review.
    case administrator(StateCode)

    package var state: StateCode? {
        switch self {
        case .secretariat: nil
        case .delegate(let state), .focalPoint(let state), .expert(let state), .contributor(let state),
            .administrator(let state):
            state
        }
    }

    package var isContributor: Bool {
        if case .contributor = self { true } else { false }
    }

    /// "secretariat", "delegate", "focal-point", "expert", "contributor" or "administrator".
    package var name: String {
        switch self {
        case .secretariat: "secretariat"
        case .delegate: "delegate"
        case .focalPoint: "focal-point"
        case .expert: "expert"
        case .contributor: "contributor"
        case .administrator: "administrator"
        }
    }

    /// "expert:XAA", or "secretariat".
    package var text: String { state.map { "\(name):\($0.rawValue)" } ?? name }

    package init?(name: some StringProtocol, state: StateCode?) {
        switch (String(name), state) {
        case ("secretariat", nil): self = .secretariat
        case ("delegate", let state?): self = .delegate(state)
        case ("focal-point", let state?): self = .focalPoint(state)
        case ("expert", let state?): self = .expert(state)
        case ("contributor", let state?): self = .contributor(state)
        case ("administrator", let state?): self = .administrator(state)
        default: return nil
        }
    }

    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard let name = parts.first else { return nil }
        self.init(name: name, state: parts.count == 2 ? StateCode(String(parts[1])) : nil)
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}

extension Capacity: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let capacity = Capacity(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a capacity")
        }
        self = capacity
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Who acts.
package enum Actor: Hashable, Sendable {
    /// Anybody, not signed in.
    case visitor
    case person(PersonID, Capacity)
    /// The software itself, carrying out what a person's act entails, or an operator at the command line.
    case system(String)

    package var person: PersonID? {
        if case .person(let id, _) = self { id } else { nil }
    }

    package var capacity: Capacity? {
        if case .person(_, let capacity) = self { capacity } else { nil }
    }
}
