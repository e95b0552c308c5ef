/// The post: messages as they travel (RFC 5322, 2045 to 2047), ways to hand them over, and calendar feeds (RFC 5545).
///
/// What goes out leaves the installation's walls: a message carries nothing confidential, and no text that anybody typed
/// can become a header, a further recipient or an option of a command. Works by byte and by Unicode scalar.
import Foundation
import Kernel

/// Whom a message goes to, or comes from.
package struct Mailbox: Hashable, Sendable {
    /// As it is shown; may be empty.
    package let name: String
    package let address: String

    /// `nil` where mail cannot be sent to the address as it is: anything but one "@", letters, digits and the signs of
    /// RFC 5322's atoms before it, a plain domain behind it, at most 254 bytes.
    package init?(name: String = "", address: String) {
        guard Mailbox.isPlain(address) else { return nil }
        self.name = oneLine(name)
        self.address = address
    }

    /// As it stands in a header: `"Amina, Dr." <amina@example.org>`.
    func header(after used: Int) -> String {
        name.isEmpty ? address : "\(EncodedWord.phrase(name, after: used)) <\(address)>"
    }

    private static func isPlain(_ address: String) -> Bool {
        let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, address.utf8.count <= 254, address.utf8.first != UInt8(ascii: "-") else { return false }
        func dotted(_ part: Substring.UTF8View, _ allowed: Set<UInt8>) -> Bool {
            let labels = part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(allowed.contains) }
        }
        return dotted(parts[0], atom) && dotted(parts[1], letters.union("-".utf8))
    }

    private static let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
    private static let atom = letters.union("!#$%&'*+-/=?^_`{|}~".utf8)
}

/// One message of plain text to one person.
package struct Message: Hashable, Sendable {
    package let from: Mailbox
    package let to: Mailbox
    package let subject: String
    /// Lines end in LF.
    package let text: String
    package let language: Language
    /// What tells this message from every other, and the same message sent again from a second one: letters and digits.
    package let id: String
    package let at: Instant

    package init(
        from: Mailbox, to: Mailbox, subject: String, text: String, language: Language, id: String, at: Instant
    ) {
        self.from = from
        self.to = to
        self.subject = oneLine(subject)
        self.text = text
        self.language = language
        self.id = String(
            id.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) })
        self.at = at
    }

    /// The message as it travels, in ASCII; every line ends in CR LF.
    package var bytes: [UInt8] {
        let domain = from.address.drop { $0 != "@" }.dropFirst()
        let (encoding, body) = TransferEncoding.body(text)
        let headers = [
            "Date: \(at.mailDate)",
            "From: \(from.header(after: 6))",
            "To: \(to.header(after: 4))",
            "Subject: \(EncodedWord.text(subject, after: 9))",
            "Message-ID: <\(id)@\(domain)>",
            // RFC 3834: nobody's machine answers.
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Language: \(language.rawValue)",
            "Content-Transfer-Encoding: \(encoding)",
        ]
        return Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }
}

extension Instant {
    /// "Mon, 01 Feb 2027 10:00:00 +0000".
    var mailDate: String {
        let week = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let seconds = Int((milliseconds - Instant(day).milliseconds) / 1000)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(two).joined(separator: ":")
        // 1 January 1970 was a Thursday.
        let weekday = week[((day.number + 4) % 7 + 7) % 7]
        return "\(weekday), \(two(day.day)) \(months[day.month - 1]) \(day.year) \(time) +0000"
    }
}

/// One line of what can be seen: every control character and line end becomes a space.
func oneLine(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let isBreak = scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
        if !isBreak {
            out.append(scalar)
        } else if out.last != " " {
            out.append(" ")
        }
    }
    return String(out)
}
