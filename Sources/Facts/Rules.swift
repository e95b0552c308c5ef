import Kernel

/// A rule that the software holds, or does not hold yet, as `docs/rules.md` has it.
package struct HeldRule: Codable, Hashable, Sendable {
    /// How a rule is held; the words are explained in `docs/rules.md`.
    package enum Way: String, Codable, CaseIterable, Sendable { case refuse, warn, record, produce, never }

    /// Where it stands in `docs/rules.md`.
    package enum Section: String, Codable, CaseIterable, Sendable {
        case principles, calendar, pairs, drawing, review, report, limits
        case notHeld = "not-held"
    }

    package let section: Section
    /// What it rests on; never empty.
    package let paragraphs: [Citation]
    /// In English.
    package let asks: String
    /// Empty for a rule that is not held yet.
    package let held: [Way]
    /// Keys of its refusals, below `refusal.` in the catalogues.
    package let codes: [String]
    /// Files below `Sources`.
    package let places: [String]
    /// "MechanismTests: TOR 33, agreement of all three" for the good and the bad cases of that rule, otherwise a file
    /// and the name of a test in it.
    package let tests: [String]

    private enum CodingKeys: String, CodingKey {
        case section, paragraphs, asks, held, codes, tests
        case places = "where"
    }
}

extension Facts {
    /// The names of the rule sets whose rules are listed, sorted.
    package static func ruleSets() throws(FactsError) -> [String] {
        try files(in: "rules").map { String($0.prefix { $0 != "." }) }
    }

    /// The rules of a rule set, in the order of `docs/rules.md`; those not held yet last.
    package static func rules(_ ruleSet: String) throws(FactsError) -> [HeldRule] {
        try decode([HeldRule].self, "rules/\(ruleSet).json")
    }
}
