/// What stands behind a draw, published with it so that anyone can replay it.
package struct Lot: Codable, Hashable, Sendable {
    /// Hash of the published input, lower-case hexadecimal.
    package let input: String
    /// The sources of randomness in the order they closed: dice, a beacon's value, a delegation's word.
    package let sources: [String]
    /// SHA-256 over input and sources, lower-case hexadecimal.
    package let seed: String

    package init(input: String, sources: [String], seed: String) {
        self.input = input
        self.sources = sources
        self.seed = seed
    }
}

/// A State under review with the two States that review it (TOR 18, 19).
package struct Pairing: Codable, Hashable, Sendable {
    package let reviewed: StateCode
    /// Of the same regional group.
    package let regional: StateCode
    package let second: StateCode

    package init(reviewed: StateCode, regional: StateCode, second: StateCode) {
        self.reviewed = reviewed
        self.regional = regional
        self.second = second
    }

    package var reviewers: [StateCode] { [regional, second] }
}
