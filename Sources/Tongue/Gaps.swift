import Kernel

extension Tongue {
    /// The keys that speakers use on their own account.
    package static let ownKeys: Set<String> = Set(Citation.Source.allCases.map(\.catalogueKey))

    /// Everything in which a language's catalogue differs from English, or English from what it should be; each as a
    /// sentence that begins with the key. Empty when all six say the same things.
    package func missing() -> [(Language, String)] {
        let english = catalogues[.en] ?? Catalogue()
        var gaps: [(Language, String)] = []
        for language in Language.allCases {
            let catalogue = catalogues[language] ?? Catalogue()
            let keys = Set(catalogue.entries.keys).union(english.entries.keys).union(Tongue.ownKeys)
            for key in keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                for fault in Tongue.faults(language, catalogue.entries[key], english: english.entries[key], key) {
                    gaps.append((language, "\(key): \(fault)"))
                }
            }
        }
        return gaps
    }

    private static func faults(
        _ language: Language, _ entry: Catalogue.Entry?, english: Catalogue.Entry?, _ key: String
    ) -> [String] {
        guard let entry else { return ["not there"] }
        var faults = shape(language, entry)
        guard let english else { return faults + ["not in English"] }
        guard entry.isPlural == english.isPlural else {
            return faults + [entry.isPlural ? "a plural, but not in English" : "not a plural, but it is one in English"]
        }
        let expected = english.fullPattern.placeholders
        for (name, pattern, mayOmitCount) in entry.patterns(language) {
            let found = pattern.placeholders
            let lacking = expected.subtracting(found).subtracting(mayOmitCount ? ["count"] : [])
            for placeholder in lacking.sorted() { faults.append("\(name)lacks {\(placeholder)}") }
            for placeholder in found.subtracting(expected).sorted() {
                faults.append("\(name)has {\(placeholder)}, unknown to English")
            }
        }
        return faults
    }

    /// What is wrong with an entry whatever English says.
    private static func shape(_ language: Language, _ entry: Catalogue.Entry) -> [String] {
        var faults: [String] = []
        for (name, pattern, _) in entry.patterns(language) {
            if pattern.hasStrayBrace { faults.append("\(name)has a brace that is no placeholder") }
            if pattern.pieces.isEmpty { faults.append("\(name)is empty") }
        }
        guard case .plural(let forms) = entry else { return faults }
        for category in PluralCategory.allCases {
            switch (forms[category] != nil, language.pluralCategories.contains(category)) {
            case (false, true): faults.append("plural lacks \"\(category)\"")
            case (true, false): faults.append("plural has \"\(category)\", which the language does not know")
            default: break
            }
        }
        return faults
    }
}

extension Catalogue.Entry {
    fileprivate var isPlural: Bool {
        if case .plural = self { true } else { false }
    }

    /// The pattern that carries all placeholders.
    fileprivate var fullPattern: Pattern {
        switch self {
        case .plain(let text): Pattern(text)
        case .pattern(let pattern): pattern
        case .plural(let forms): forms[.other] ?? Pattern("")
        }
    }

    /// Each pattern, with how to name it and whether it may leave the number out.
    fileprivate func patterns(_ language: Language) -> [(name: String, Pattern, mayOmitCount: Bool)] {
        guard case .plural(let forms) = self else { return [("", fullPattern, false)] }
        return PluralCategory.allCases.compactMap { category in
            forms[category].map { ("\"\(category)\" ", $0, language.isExact(category)) }
        }
    }
}
