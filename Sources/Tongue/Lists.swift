import Kernel

/// How a language joins what it enumerates: "a, b and c", without a comma before the last.
struct ListForm: Sendable {
    let comma: String
    let and: String
    /// Spanish "e", before another sound of i.
    var andBeforeI: String?

    static func of(_ language: Language) -> ListForm {
        switch language {
        case .ar: ListForm(comma: " و", and: " و")
        case .zh: ListForm(comma: "、", and: "和")
        case .en: ListForm(comma: ", ", and: " and ")
        case .fr: ListForm(comma: ", ", and: " et ")
        case .ru: ListForm(comma: ", ", and: " и ")
        case .es: ListForm(comma: ", ", and: " y ", andBeforeI: " e ")
        }
    }

    func text(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        var joiner = and
        if let andBeforeI, ListForm.soundsLikeI(last) { joiner = andBeforeI }
        return items.dropLast().joined(separator: comma) + joiner + last
    }

    /// Whether a Spanish word begins with the vowel i: "Irlanda", "Hijas"; but not "hierro" or "iones".
    private static func soundsLikeI(_ text: String) -> Bool {
        var sounds = text.lowercased().unicodeScalars.drop { !$0.properties.isAlphabetic }
        if sounds.first == "h" { sounds = sounds.dropFirst() }
        guard sounds.first == "i" || sounds.first == "í" else { return false }
        guard let next = sounds.dropFirst().first else { return true }
        return !"aeouáéóú".unicodeScalars.contains(next)
    }
}
