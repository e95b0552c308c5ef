import Kernel

/// How the documents of the United Nations count chapters, parts, items and paragraphs, language by language.
enum Numeral {
    /// "IV.", "رابعا-", "四、".
    static func chapter(_ number: Int, _ language: Language) -> String {
        switch language {
        case .ar: arabicOrdinals.count >= number ? "\(arabicOrdinals[number - 1])-" : "\(number)-"
        case .zh: chinese(number) + "、"
        default: roman(number) + "."
        }
    }

    /// "C.", "جيم-".
    static func part(_ number: Int, _ language: Language) -> String {
        language == .ar
            ? (arabicNames.count >= number ? "\(arabicNames[number - 1])-" : "\(number)-")
            : letters(number).uppercased() + "."
    }

    /// "(c)", "c)", "(ج)".
    static func item(_ number: Int, _ language: Language) -> String {
        switch language {
        case .ar: "(\(arabicLetters.count >= number ? arabicLetters[number - 1] : String(number)))"
        case .en, .zh: "(\(letters(number)))"
        case .fr, .ru, .es: "\(letters(number)))"
        }
    }

    /// "12.", "12-".
    static func paragraph(_ number: Int, _ language: Language) -> String { "\(number)\(language == .ar ? "-" : ".")" }

    /// "IV"; the number itself from 4,000 on.
    static func roman(_ number: Int) -> String {
        guard (1..<4000).contains(number) else { return String(number) }
        var (rest, text) = (number, "")
        for (value, letters) in romans {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }

    /// "a" to "z", then "aa".
    static func letters(_ number: Int) -> String {
        var (rest, text) = (number, "")
        while rest > 0 {
            rest -= 1
            text = String(UnicodeScalar(UInt8(0x61 + rest % 26))) + text
            rest /= 26
        }
        return text
    }

    private static func chinese(_ number: Int) -> String {
        guard (1..<100).contains(number) else { return String(number) }
        let (tens, ones) = (number / 10, number % 10)
        return (tens > 1 ? chineseDigits[tens] : "") + (tens > 0 ? "十" : "") + chineseDigits[ones]
    }

    private static let romans = [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
        (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    private static let chineseDigits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let arabicOrdinals = [
        "أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا",
    ]
    private static let arabicNames = [
        "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون",
    ]
    private static let arabicLetters = [
        "أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر", "ش", "ت",
    ]
}

extension Paper.Section.Numbering {
    /// The mark of the number-th section of this kind.
    func mark(_ number: Int, _ language: Language) -> String {
        switch self {
        case .chapter: Numeral.chapter(number, language)
        case .part: Numeral.part(number, language)
        case .item: Numeral.item(number, language)
        case .none: ""
        }
    }
}
