import Kernel
import Testing

@testable import Post

@Suite struct CalendarTests {
    static func lines(_ feed: CalendarFeed) -> [String] {
        let bytes = Array(feed.text.utf8)
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
                lines.append([])
                index += 2
            } else {
                lines[lines.count - 1].append(bytes[index])
                index += 1
            }
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    static func feed(_ title: String) -> CalendarFeed {
        CalendarFeed(
            name: title,
            [
                .init(
                    uid: "1-xaa-answer@example.int", day: Day(year: 2027, month: 12, day: 31) ?? Day(number: 0),
                    title: title, text: title, address: "https://review.example.int/reviews/1-xaa",
                    revised: Instant(milliseconds: 1_801_476_000_000), revision: 7)
            ])
    }

    @Test func `one day is one event of a whole day`() {
        #expect(
            CalendarTests.lines(CalendarTests.feed("Review")) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Palermo//Country reviews//EN", "CALSCALE:GREGORIAN",
                "X-WR-CALNAME:Review", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
                "BEGIN:VEVENT", "UID:1-xaa-answer@example.int", "DTSTAMP:20270201T100000Z",
                "LAST-MODIFIED:20270201T100000Z", "SEQUENCE:7", "DTSTART;VALUE=DATE:20271231",
                "DTEND;VALUE=DATE:20280101", "SUMMARY:Review", "DESCRIPTION:Review",
                "URL:https://review.example.int/reviews/1-xaa", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT",
                "END:VCALENDAR", "",
            ])
    }

    @Test(arguments: MessageTests.words + MessageTests.attacks)
    func `every line fits, is cut between letters, and unfolds to what was said`(_ words: String) {
        let lines = CalendarTests.lines(CalendarTests.feed(words))
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.utf8.contains(0x0A) && !$0.utf8.contains(0x0D) })
        #expect(!lines.contains { $0.unicodeScalars.contains("\u{FFFD}") })
        var whole: [[UInt8]] = []
        for line in lines {
            if line.utf8.first == 0x20 {
                whole[whole.count - 1] += Array(line.utf8.dropFirst())
            } else {
                whole.append(Array(line.utf8))
            }
        }
        let expected = Array("SUMMARY:\(CalendarFeed.escaped(words))".utf8)
        #expect(whole.contains { $0 == expected })
        // Nothing that was typed stands as a property of its own.
        #expect(whole.count { $0.starts(with: "UID:".utf8) } == 1)
        #expect(whole.count == 22)
    }

    @Test func `the signs of the format are escaped`() {
        #expect(CalendarFeed.escaped("a;b,c\\d\ne\r\u{0}f") == "a\\;b\\,c\\\\d\\nef")
    }
}
