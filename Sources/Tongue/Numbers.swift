import Kernel

/// How a language groups the digits of a whole number (CLDR 48). The digits are Latin in all six, as in the documents
/// of the United Nations.
struct NumberForm: Sendable {
    let separator: String
    /// The number of digits from which they are grouped: Spanish leaves four together.
    var groupedFrom = 4
    /// Arabic sets a mark before the sign, which would else go to the other side of the number.
    var minus = "-"

    static func of(_ language: Language) -> NumberForm {
        switch language {
        case .en, .zh: NumberForm(separator: ",")
        case .ar: NumberForm(separator: ",", minus: "\u{200E}-")
        case .fr: NumberForm(separator: "\u{202F}")
        case .ru: NumberForm(separator: "\u{A0}")
        case .es: NumberForm(separator: ".", groupedFrom: 5)
        }
    }

    func text(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let sign = number < 0 ? minus : ""
        var left = digits.utf8.count
        guard left >= groupedFrom else { return sign + digits }
        var out = sign
        for scalar in digits.unicodeScalars {
            out.unicodeScalars.append(scalar)
            left -= 1
            if left > 0, left % 3 == 0 { out += separator }
        }
        return out
    }
}
