import Kernel

/// A calendar that a program subscribes to (RFC 5545): whole days, each with a title and an address.
package struct CalendarFeed: Sendable {
    package struct Entry: Sendable {
        /// The same for the same thing, whatever day it moves to.
        let uid: String
        let day: Day
        let title: String
        let text: String
        let address: String
        /// When what it rests on last changed, and for the how manieth time.
        let revised: Instant
        let revision: Int

        package init(
            uid: String, day: Day, title: String, text: String, address: String, revised: Instant, revision: Int
        ) {
            self.uid = uid
            self.day = day
            self.title = title
            self.text = text
            self.address = address
            self.revised = revised
            self.revision = revision
        }
    }

    private let name: String
    private let entries: [Entry]

    package init(name: String, _ entries: [Entry]) {
        self.name = name
        self.entries = entries
    }

    /// Lines of at most 75 bytes that end in CR LF. No METHOD: it is a feed, and invites nobody.
    package var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Palermo//Country reviews//EN", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:\(Self.escaped(name))", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
        ]
        for entry in entries {
            lines += [
                "BEGIN:VEVENT", "UID:\(Self.escaped(entry.uid))", "DTSTAMP:\(entry.revised.calendarTime)",
                "LAST-MODIFIED:\(entry.revised.calendarTime)", "SEQUENCE:\(entry.revision)",
                "DTSTART;VALUE=DATE:\(entry.day.calendarDate)",
                "DTEND;VALUE=DATE:\(entry.day.adding(days: 1).calendarDate)", "SUMMARY:\(Self.escaped(entry.title))",
                "DESCRIPTION:\(Self.escaped(entry.text))", "URL:\(oneLine(entry.address))", "CLASS:PRIVATE",
                "TRANSP:TRANSPARENT", "END:VEVENT",
            ]
        }
        lines.append("END:VCALENDAR")
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    /// A text value (3.3.11).
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                out.append("\\")
                out.append(scalar)
            case "\n": out.append(contentsOf: "\\n".unicodeScalars)
            default: if scalar.properties.generalCategory != .control { out.append(scalar) }
            }
        }
        return String(out)
    }

    /// Folded (3.1) between scalars, never within one.
    static func folded(_ line: String) -> String {
        var out = String.UnicodeScalarView()
        var length = 0
        for scalar in line.unicodeScalars {
            let bytes = UTF8.width(scalar)
            if length + bytes > 75 {
                out.append(contentsOf: "\r\n ".unicodeScalars)
                length = 1
            }
            out.append(scalar)
            length += bytes
        }
        return String(out)
    }
}

extension Day {
    /// "20270201".
    var calendarDate: String { description.replacing("-", with: "") }
}

extension Instant {
    /// "20270201T100000Z".
    var calendarTime: String {
        "\(day.calendarDate)T\(description.utf8.dropFirst(11).prefix(8).filter { $0 != UInt8(ascii: ":") }.map { String(UnicodeScalar($0)) }.joined())Z"
    }
}
