import Crypto
import Foundation
import Kernel

/// Codes from an authenticator: RFC 6238 with SHA-1, six digits and steps of thirty seconds, which is what all of them
/// make.
package enum TimeCode {
    package static let period = 30

    /// Which step a moment lies in.
    package static func step(at now: Instant) -> Int { Int(now.milliseconds / 1000) / period }

    /// The code of a step (RFC 4226, 5.3).
    package static func code(_ key: [UInt8], step: Int, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: UInt64(step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int(mac[19] & 0xF)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(1) { power, _ in power * 10 })
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }

    /// The step a code belongs to: of now, the one before, or the one after. Clocks differ.
    package static func step(of code: String, _ key: [UInt8], at now: Instant) -> Int? {
        let middle = step(at: now)
        return [middle, middle - 1, middle + 1].first { sameSecret(self.code(key, step: $0), code) }
    }

    /// The address by which authenticators take up a key.
    package static func address(_ key: [UInt8], account: String, issuer: String) -> String {
        func escaped(_ text: String) -> String {
            text.utf8.map { byte in
                UnicodeScalar(byte).properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte)
                    ? String(UnicodeScalar(byte)) : "%" + String(format: "%02X", byte)
            }.joined()
        }
        return
            "otpauth://totp/\(escaped(issuer)):\(escaped(account))?secret=\(Base32.text(key))&issuer=\(escaped(issuer))"
    }
}

/// RFC 4648, 6, without padding.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    package static func text(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in bytes {
            (bits, count) = ((bits << 8 | Int(byte)) & 0xFFF, count + 8)
            while count >= 5 {
                count -= 5
                out.append(alphabet[bits >> count & 31])
            }
        }
        if count > 0 { out.append(alphabet[bits << (5 - count) & 31]) }
        return String(decoding: out, as: UTF8.self)
    }

    /// Four letters, a space, four letters: how a person copies it.
    package static func inFours(_ text: String) -> String {
        stride(from: 0, to: text.utf8.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }
}

/// Ten words of a hundred and twenty bits, each of which stands in for a code once, where the telephone is lost.
package enum RecoveryCode {
    package static let count = 10

    package static func fresh() -> [String] {
        (0..<count).map { _ in
            Base32.inFours(Base32.text(SymmetricKey(size: .init(bitCount: 120)).withUnsafeBytes { Array($0) }))
        }
    }

    /// What is kept of one, however it was typed: without spaces, in capitals.
    package static func hash(_ typed: String) -> String {
        let letters = typed.uppercased().unicodeScalars.filter {
            $0.isASCII && $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return Token(text: String(String.UnicodeScalarView(letters))).hash
    }
}

extension Token {
    /// A key for an authenticator that only who holds this token is shown: it need not be kept until it is taken up.
    package var factorKey: [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(
                for: Data("second factor".utf8), using: SymmetricKey(data: Data(text.utf8))
            ).prefix(20))
    }
}
