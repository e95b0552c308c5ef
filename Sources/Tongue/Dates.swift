import Kernel

/// How a language writes a day: Gregorian, in Latin digits, by the practice of the United Nations.
struct DateForm: Sendable {
    enum Part: Sendable {
        case day, month, year
        case words(String)
    }

    /// The months as they stand in a date, January first.
    let months: [String]
    /// The months as they stand with the year alone, where that differs.
    var monthsAlone: [String]?
    let parts: [Part]
    let partsOfMonth: [Part]
    /// The first of a month, where it is not "1".
    var first = "1"

    func date(_ day: Day) -> String { write(parts, day, months) }

    func month(_ day: Day) -> String { write(partsOfMonth, day, monthsAlone ?? months) }

    private func write(_ parts: [Part], _ day: Day, _ months: [String]) -> String {
        var out = ""
        for part in parts {
            switch part {
            case .day: out += day.day == 1 ? first : String(day.day)
            case .month: out += months[day.month - 1]
            case .year: out += String(day.year)
            case .words(let words): out += words
            }
        }
        return out
    }
}

extension DateForm {
    static func of(_ language: Language) -> DateForm {
        switch language {
        case .ar: arabic
        case .zh: chinese
        case .en: english
        case .fr: french
        case .ru: russian
        case .es: spanish
        }
    }

    /// Both names of each month, the eastern and the western.
    private static let arabic = DateForm(
        months: [
            "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
            "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
            "كانون الأول/ديسمبر",
        ],
        parts: [.day, .words(" "), .month, .words(" "), .year],
        partsOfMonth: [.month, .words(" "), .year])

    private static let chinese = DateForm(
        months: (1...12).map { String($0) },
        parts: [.year, .words("年"), .month, .words("月"), .day, .words("日")],
        partsOfMonth: [.year, .words("年"), .month, .words("月")])

    private static let english = DateForm(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        parts: [.day, .words(" "), .month, .words(" "), .year],
        partsOfMonth: [.month, .words(" "), .year])

    private static let french = DateForm(
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ],
        parts: [.day, .words(" "), .month, .words(" "), .year],
        partsOfMonth: [.month, .words(" "), .year],
        first: "1er")

    private static let russian = DateForm(
        months: [
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
            "декабря",
        ],
        monthsAlone: [
            "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
            "декабрь",
        ],
        parts: [.day, .words(" "), .month, .words(" "), .year, .words(" года")],
        partsOfMonth: [.month, .words(" "), .year, .words(" года")])

    private static let spanish = DateForm(
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        parts: [.day, .words(" de "), .month, .words(" de "), .year],
        partsOfMonth: [.month, .words(" de "), .year])
}
