import Kernel

/// The categories of number that languages tell apart.
package enum PluralCategory: String, CaseIterable, Hashable, Sendable {
    case zero, one, two, few, many, other
}

extension Language {
    /// The category of a whole number, by the rules of CLDR 48; a negative number goes by its size.
    package func pluralCategory(_ number: Int) -> PluralCategory {
        let n = number.magnitude
        switch self {
        case .zh: return .other
        case .en: return n == 1 ? .one : .other
        case .fr: return n <= 1 ? .one : n % 1_000_000 == 0 ? .many : .other
        case .es: return n == 1 ? .one : n != 0 && n % 1_000_000 == 0 ? .many : .other
        case .ru:
            switch (n % 10, n % 100) {
            case (1, let tens) where tens != 11: return .one
            case (2...4, let tens) where !(12...14).contains(tens): return .few
            default: return .many
            }
        case .ar:
            switch (n, n % 100) {
            case (0, _): return .zero
            case (1, _): return .one
            case (2, _): return .two
            case (_, 3...10): return .few
            case (_, 11...99): return .many
            default: return .other
            }
        }
    }

    /// The categories that a plural must have in this language, no more and no fewer.
    package var pluralCategories: Set<PluralCategory> {
        switch self {
        case .ar: [.zero, .one, .two, .few, .many, .other]
        case .ru: [.one, .few, .many, .other]
        case .fr, .es: [.one, .many, .other]
        case .en: [.one, .other]
        case .zh: [.other]
        }
    }

    /// Whether a category stands for one number alone, so that its words may leave the number out ("one review").
    /// Russian "one" is also 21, and French "one" is also 0.
    package func isExact(_ category: PluralCategory) -> Bool {
        switch (self, category) {
        case (.ar, .zero), (.ar, .one), (.ar, .two), (.en, .one), (.es, .one): true
        default: false
        }
    }
}
