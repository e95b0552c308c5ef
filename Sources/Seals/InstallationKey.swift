import Crypto
import Foundation
import Kernel

/// The key of an installation: it opens nothing but the data keys, and lies apart from them. 256 bits, written as 64
/// hexadecimal digits on one line.
package struct InstallationKey: Sendable {
    private let key: SymmetricKey

    /// A new one, by chance.
    package init() { key = SymmetricKey(size: .bits256) }

    /// - Returns: `nil` for anything but 64 hexadecimal digits, with white space around them.
    package init?(_ text: String) {
        let digits = text.trimmingCharacters(in: .whitespacesAndNewlines).utf8.map { Character(Unicode.Scalar($0)) }
        let values = digits.compactMap(\.hexDigitValue)
        guard digits.count == 64, values.count == 64 else { return nil }
        key = SymmetricKey(data: stride(from: 0, to: 64, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) })
    }

    package var text: String { key.withUnsafeBytes { hexadecimal($0) } }

    /// What may be known of it: by this a ring of data keys says which key it wants.
    package var name: String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: Data("palermo key name".utf8), using: key).prefix(4))
    }

    func wrap(_ data: SymmetricKey, for scope: Scope) throws -> [UInt8] {
        try data.withUnsafeBytes { Array(try Envelope.seal(Data($0), at: InstallationKey.place(scope), with: key)) }
    }

    func unwrap(_ wrapped: [UInt8], for scope: Scope) -> SymmetricKey? {
        Envelope.open(wrapped, at: InstallationKey.place(scope), with: key).map { SymmetricKey(data: $0) }
    }

    private static func place(_ scope: Scope) -> JSON { ["key", .string(scope.text)] }
}
