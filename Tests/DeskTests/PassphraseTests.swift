import Facts
import Kernel
import Seals
import Testing

/// What is long and all the same easy to guess (NIST SP 800-63B-4, 3.1.1.2).
@Suite struct PassphraseTests {
    static let obvious = Result { Obvious(common: try Facts.commonPasswords()) }
    static let known = ["Amina El-Haddad", "amina.haddad@mfa.example.org", "palermo", "Xavaria"]

    @Test(arguments: [
        // One common password over and over, or two of them, with a sign or three between or behind.
        "passwordpassword", "iloveyouiloveyouiloveyou", "monkey dragon monkey dragon", "qwerty123456789!",
        "sunshine-princess!", "P@ssw0rdP@ssw0rd", "trustno1 letmein 1", "basketball 12345",
        // What runs on by itself.
        "aaaaaaaaaaaaaaaa", "abcdefghijklmnop", "123456789012345", "987654321098765", "abcabcabcabcabc",
        "абвгдежзийклмноп", "               ", "!!!!!!!!!!!!!!!!", "1 2 3 4 5 6 7 8 9",
        // Ways over keyboards.
        "qwertyuiopasdfgh", "1qaz2wsx3edc4rfv", "йцукенгшщзфывапр", "azertyuiopqsdfghj",
        // What everybody knows of the person.
        "amina el-haddad", "Palermo Palermo Palermo", "xavaria2027palermo", "aminahaddad123456",
        "amina.haddad@mfa.example.org", "Xavaria Xavaria 1",
    ]) func `is refused`(_ passphrase: String) throws {
        #expect(try PassphraseTests.obvious.get().covers(passphrase, known: PassphraseTests.known))
    }

    @Test(arguments: [
        "seven quiet geese fly north", "correct horse battery staple", "la neige tombe sur les toits",
        "тихий снег падает на крыши", "السفينة البيضاء تعبر النهر ليلا", "七只安静的大雁昨夜向北飞过了城墙", "k7#Vq2!mZp9&wLx4",
        "amina likes her old green bicycle",
    ]) func `is taken`(_ passphrase: String) throws {
        #expect(try !PassphraseTests.obvious.get().covers(passphrase, known: PassphraseTests.known))
    }
}

/// RFC 6238, appendix B, and RFC 4648, 10.
@Suite struct TimeCodeTests {
    static let key = Array("12345678901234567890".utf8)

    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ]) func `the codes of RFC 6238`(_ seconds: Int64, _ code: String) {
        let step = TimeCode.step(at: Instant(milliseconds: seconds * 1000))
        #expect(TimeCode.code(TimeCodeTests.key, step: step, digits: 8) == code)
        #expect(TimeCode.code(TimeCodeTests.key, step: step) == code.suffix(6))
    }

    @Test func `one step either side is taken, two are not`() {
        let now = Instant(milliseconds: 1_111_111_111_000)
        let step = TimeCode.step(at: now)
        for offset in -2...2 {
            let code = TimeCode.code(TimeCodeTests.key, step: step + offset)
            #expect(TimeCode.step(of: code, TimeCodeTests.key, at: now) == (abs(offset) < 2 ? step + offset : nil))
        }
        #expect(TimeCode.step(of: "", TimeCodeTests.key, at: now) == nil)
    }

    @Test func `keys are written as authenticators read them`() {
        func text(_ bytes: String) -> String { Base32.text(Array(bytes.utf8)) }
        #expect(
            ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map(text) == [
                "", "MY", "MZXQ", "MZXW6", "MZXW6YQ", "MZXW6YTB", "MZXW6YTBOI",
            ])
        #expect(
            TimeCode.address(Array("foobar".utf8), account: "a+ж@b.org", issuer: "Palermo & co")
                == "otpauth://totp/Palermo%20%26%20co:a%2B%D0%B6%40b%2Eorg?secret=MZXW6YTBOI&issuer=Palermo%20%26%20co")
        #expect(Base32.inFours("MZXW6YTBOI") == "MZXW 6YTB OI")
    }

    @Test func `recovery codes are ten, of 120 bits, and read however they are typed`() {
        let codes = RecoveryCode.fresh()
        #expect(Set(codes).count == 10 && codes.allSatisfy { $0.utf8.count == 29 })
        #expect(RecoveryCode.hash("abcd efgh-ijkl mnop") == RecoveryCode.hash("ABCD EFGH IJKL MNOP"))
    }
}
