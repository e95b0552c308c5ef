/// A day of the Gregorian calendar, without time or zone: the only kind of date treaties know.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    package let number: Int

    package init(number: Int) {
        self.number = number
    }

    /// Refuses a date that the calendar does not have.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(year: year, month: month)
        else { return nil }
        number = Day.number(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
        func digits(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// The day `days` later; earlier when negative.
    package func adding(days: Int) -> Day { Day(number: number + days) }

    /// The same day of a later month, or its last day where that month is shorter.
    package func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let index = year * 12 + (month - 1) + months
        let (newYear, newMonth) = (index / 12, index % 12 + 1)
        return Day(
            number: Day.number(
                year: newYear, month: newMonth, day: min(day, Day.length(year: newYear, month: newMonth))))
    }

    package func adding(_ limit: TimeLimit) -> Day {
        switch limit.unit {
        case .days: adding(days: limit.count)
        case .weeks: adding(days: 7 * limit.count)
        case .months: adding(months: limit.count)
        }
    }

    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }

    /// Howard Hinnant's days-from-civil, for the proleptic Gregorian calendar.
    private static func number(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    private static func length(year: Int, month: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Day: CustomStringConvertible, Codable {
    /// `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = civil
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day: \(text)")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// A length of time as the guidelines give it: three weeks, two months.
package struct TimeLimit: Codable, Hashable, Sendable {
    package enum Unit: String, Codable, Sendable { case days, weeks, months }

    package let count: Int
    package let unit: Unit

    package static func days(_ count: Int) -> TimeLimit { TimeLimit(count: count, unit: .days) }
    package static func weeks(_ count: Int) -> TimeLimit { TimeLimit(count: count, unit: .weeks) }
    package static func months(_ count: Int) -> TimeLimit { TimeLimit(count: count, unit: .months) }
}

/// A moment, in milliseconds of Coordinated Universal Time.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1 January 1970.
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Midnight at the beginning of a day.
    package init(_ day: Day) {
        milliseconds = Int64(day.number) * 86_400_000
    }

    package var day: Day {
        Day(number: Int(milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000))
    }

    package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// `YYYY-MM-DDThh:mm:ss.sssZ`.
    package var description: String {
        let within = Int(milliseconds - Instant(day).milliseconds)
        let (h, m, s, ms) = (within / 3_600_000, within / 60_000 % 60, within / 1000 % 60, within % 1000)
        return "\(day)T\(padded(h, 2)):\(padded(m, 2)):\(padded(s, 2)).\(padded(ms, 3))Z"
    }

    /// Reads what `description` writes.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A, bytes[19] == 0x2E,
            bytes[23] == 0x5A, let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
            let h = Int(String(decoding: bytes[11..<13], as: UTF8.self)), h < 24,
            let m = Int(String(decoding: bytes[14..<16], as: UTF8.self)), m < 60,
            let s = Int(String(decoding: bytes[17..<19], as: UTF8.self)), s < 60,
            let ms = Int(String(decoding: bytes[20..<23], as: UTF8.self)), h >= 0, m >= 0, s >= 0, ms >= 0
        else { return nil }
        milliseconds = Instant(day).milliseconds + Int64(((h * 60 + m) * 60 + s) * 1000 + ms)
        guard description.utf8.elementsEqual(bytes) else { return nil }
    }
}

private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
