import Foundation
import Kernel
import Testing

@testable import Post

@Suite struct MessageTests {
    static func message(
        to name: String = "Amina", _ address: String = "amina@example.org", subject: String = "Review",
        text: String = "",
        language: Language = .en
    ) throws -> Message {
        Message(
            from: try #require(Mailbox(name: "Palermo", address: "palermo@example.int")),
            to: try #require(Mailbox(name: name, address: address)), subject: subject, text: text, language: language,
            id: "abc123", at: Instant(milliseconds: 1_801_476_000_000))
    }

    static func lines(_ message: Message) -> [String] {
        String(decoding: message.bytes, as: UTF8.self).replacing("\r\n", with: "\u{0}").split(
            separator: "\u{0}", omittingEmptySubsequences: false
        ).map(String.init)
    }

    /// The names of the headers, as any reader would take them.
    static func headers(_ message: Message) -> [String] {
        lines(message).prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { String($0.prefix { $0 != ":" }) }
    }

    static let expected = [
        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
        "Content-Language", "Content-Transfer-Encoding",
    ]

    @Test func `a plain message reads as it is`() throws {
        let lines = MessageTests.lines(try MessageTests.message(text: "Dear Amina,\n\nsomething is asked = said."))
        #expect(
            lines == [
                "Date: Mon, 01 Feb 2027 10:00:00 +0000", "From: \"Palermo\" <palermo@example.int>",
                "To: \"Amina\" <amina@example.org>", "Subject: Review", "Message-ID: <abc123@example.int>",
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Language: en", "Content-Transfer-Encoding: quoted-printable", "", "Dear Amina,", "",
                "something is asked =3D said.", "",
            ])
    }

    static let words = [
        "Review of Xavaria", "استعراض تنفيذ اتفاقية مكافحة الجريمة المنظمة عبر الوطنية والبروتوكولات الملحقة بها",
        "关于打击跨国有组织犯罪公约实施情况审议的提醒函：请您在二〇二七年三月二十一日之前办理所提出的事项",
        "Обзор хода осуществления Конвенции против транснациональной организованной преступности",
        "Examen : « l’été »", "👩‍⚖️🧑🏽‍⚖️ family 👨‍👩‍👧‍👦 and flags 🇮🇹🇫🇷 and more of it, so that it must be cut somewhere 🇮🇹🇫🇷",
        "a \"quoted\" back\\slash, and a comma", "=?UTF-8?B?SGVsbG8=?=", " spaces ", "",
        String(repeating: "x", count: 300),
        "\u{301}\u{301} marks first",
    ]

    @Test(arguments: words) func `words of every language travel and come back`(_ words: String) throws {
        let text = "\(words)\n\n.\nFrom here \(words) \n\(words)= "
        let message = try MessageTests.message(to: words, subject: words, text: text)
        #expect(MessageTests.headers(message) == MessageTests.expected)
        for line in MessageTests.lines(message) {
            #expect(line.utf8.count <= 78 && line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(line)")
        }
        #expect(!MessageTests.lines(message).contains { $0 == "." || $0.hasPrefix("From ") })
        let kept = try #require(Outbox.Kept(String(decoding: message.bytes, as: UTF8.self)))
        #expect(kept.subject.utf8.elementsEqual(words.utf8) || words.utf8.elementsEqual(" spaces ".utf8))
        #expect(kept.text.utf8.elementsEqual(text.utf8))
    }

    static let attacks = [
        "x\r\nBcc: everybody@example.org", "x\nBcc: everybody@example.org", "x\rBcc: a@b.org",
        "x\r\n\r\nAnother body", "x\u{2028}Bcc: a@b.org", "x\u{85}Bcc: a@b.org", "x\u{0}\u{B}Bcc: a@b.org",
        "\r\n\u{301}Bcc: a@b.org", "x\" <other@example.org>, \"y", "x>\r\n To: <other@example.org",
    ]

    @Test(arguments: attacks) func `no text becomes a header or a recipient`(_ text: String) throws {
        let message = try MessageTests.message(to: text, subject: text, text: text)
        #expect(MessageTests.headers(message) == MessageTests.expected)
        let to = try #require(MessageTests.lines(message).first { $0.hasPrefix("To: ") })
        #expect(to.hasSuffix(" <amina@example.org>") || to.hasPrefix("To: =?UTF-8?B?"))
        #expect(MessageTests.lines(message).count { $0.hasPrefix("Subject:") } == 1)
    }

    @Test(arguments: [
        "", "amina", "@example.org", "amina@", "a@b@c.org", "-oQ/tmp@example.org", "a b@example.org", "a@exa mple.org",
        "a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "<a@example.org>", "\"a\"@example.org",
        "a@example.org\n", "a..b@example.org", ".a@example.org", "a@-.org.", "a@[127.0.0.1]", "أ@example.org",
        "a@пример.рф", "a;b@example.org", "a\u{301}@example.org",
    ]) func `an address that is none is not written to`(_ address: String) {
        #expect(Mailbox(address: address) == nil)
    }

    @Test(arguments: [
        "amina@example.org", "a.b+c@sub.example.int", "o'neil@example.org", "secretariat@localhost.localdomain",
        "first_last@xn--e1afmkfd.xn--p1ai",
    ]) func `ordinary addresses are`(_ address: String) {
        #expect(Mailbox(address: address)?.address == address)
    }
}
