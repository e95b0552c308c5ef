import Kernel
import Testing

/// A day counter that steps one day at a time, by the calendar everybody learnt at school.
private struct Counter {
    var (year, month, day) = (1970, 1, 1)

    var length: Int {
        let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    mutating func step() {
        day += 1
        if day > length { (day, month) = (1, month + 1) }
        if month > 12 { (month, year) = (1, year + 1) }
    }
}

@Suite struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("2003-09-29", 12_324),
        ("2026-11-21", 20_778), ("1900-03-01", -25_508), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
    ])
    func `known days`(_ text: String, _ number: Int) {
        #expect(Day(text)?.number == number)
        #expect(Day(number: number).description == text)
    }

    @Test func `every day of five centuries, counted one by one`() {
        var counter = Counter()
        var wrong: [String] = []
        for number in 0..<182_625 {
            let day = Day(number: number)
            if (day.year, day.month, day.day) != (counter.year, counter.month, counter.day)
                || Day(year: counter.year, month: counter.month, day: counter.day) != day
            {
                wrong.append("\(day)")
            }
            counter.step()
        }
        #expect(wrong == [])
        #expect(
            Day(number: 182_625).description == "2470-01-04"
                && (counter.year, counter.month, counter.day) == (2470, 1, 4))
    }

    @Test(arguments: [
        "2027-02-29", "2100-02-29", "1900-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-01-00", "2027-1-1",
        "2027-01-1", "27-01-01", "2027/01/01", "2027-01-01 ", " 2027-01-01", "+027-01-01", "2027-01-0x", "0000-01-01",
        "٢٠٢٧-٠١-٠١", "2027-01-01T", "",
    ])
    func `what is no day`(_ text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [
        ("2027-01-31", 1, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2027-03-31", 1, "2027-04-30"),
        ("2027-12-31", 2, "2028-02-29"), ("2027-01-15", 12, "2028-01-15"), ("2028-02-29", 12, "2029-02-28"),
        ("2027-11-30", 3, "2028-02-29"), ("2027-03-31", -1, "2027-02-28"), ("2027-01-15", -1, "2026-12-15"),
        ("2027-01-15", 0, "2027-01-15"), ("2027-08-31", 6, "2028-02-29"),
    ])
    func `months end where they end`(_ from: String, _ months: Int, _ to: String) {
        #expect(Day(from)?.adding(months: months).description == to)
    }

    @Test func `time limits of the guidelines`() throws {
        let day = try #require(Day("2027-02-01"))
        #expect(day.adding(.weeks(3)).description == "2027-02-22")
        #expect(day.adding(.months(2)).description == "2027-04-01")
        #expect(day.adding(.days(-1)).description == "2027-01-31")
    }

    @Test func `random days come back from their text, and months from their arithmetic`() {
        var chance = SystemRandomNumberGenerator()
        var wrong: [String] = []
        for _ in 0..<3000 {
            let day = Day(number: Int.random(in: -700_000...2_900_000, using: &chance))
            let months = Int.random(in: -300...300, using: &chance)
            let later = day.adding(months: months)
            let apart = (later.year * 12 + later.month) - (day.year * 12 + day.month)
            let isLast = later.adding(days: 1).month != later.month
            if Day(day.description) != day || apart != months
                || (later.day != day.day && !(isLast && later.day < day.day))
            {
                wrong.append("\(day) and \(months) months")
            }
        }
        #expect(wrong == [])
    }

    @Test func `days are ordered as they pass`() throws {
        let (a, b) = (try #require(Day("2027-12-31")), try #require(Day("2028-01-01")))
        #expect(a < b && !(b < a) && a.adding(days: 1) == b)
    }
}

@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000Z", 0), ("1969-12-31T23:59:59.999Z", -1),
        ("2027-02-01T10:00:00.000Z", 1_801_476_000_000),
        ("2000-02-29T23:59:59.999Z", 951_868_799_999), ("1969-12-31T00:00:00.000Z", -86_400_000),
    ])
    func `known moments`(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(text)?.milliseconds == milliseconds)
        #expect(Instant(milliseconds: milliseconds).description == text)
    }

    @Test func `random moments come back from their text`() {
        var wrong: [Int64] = []
        for _ in 0..<3000 {
            let instant = Instant(milliseconds: Int64.random(in: -60_000_000_000_000...250_000_000_000_000))
            if Instant(instant.description) != instant || Instant(instant.day) > instant {
                wrong.append(instant.milliseconds)
            }
        }
        #expect(wrong == [])
    }

    @Test func `a day begins at midnight and ends before the next`() throws {
        let day = try #require(Day("1969-06-30"))
        #expect(Instant(day).day == day)
        #expect(Instant(milliseconds: Instant(day).milliseconds + 86_399_999).day == day)
        #expect(Instant(milliseconds: Instant(day).milliseconds - 1).day == day.adding(days: -1))
        #expect(Instant(day).adding(seconds: 90).description == "1969-06-30T00:01:30.000Z")
    }

    @Test(arguments: [
        "2027-02-01T24:00:00.000Z", "2027-02-01T10:60:00.000Z", "2027-02-01T10:00:60.000Z", "2027-02-01T10:00:00Z",
        "2027-02-01 10:00:00.000Z", "2027-02-30T10:00:00.000Z", "2027-02-01T+1:00:00.000Z", "2027-02-01T-0:00:00.000Z",
        "2027-02-01T10:00:00.+12Z", "2027-02-01T10:00:00.000z", "2027-02-01T10:00:00.0000Z", "",
    ])
    func `what is no moment`(_ text: String) {
        #expect(Instant(text) == nil)
    }
}
