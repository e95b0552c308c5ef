import Crypto
import Foundation
import Kernel
import Ledger

/// A text sealed with AES-256-GCM for one place: taken from there, it does not open anywhere else.
///
/// A JSON value is padded with spaces to a multiple of 256 bytes, so that its size does not tell "yes" from "no".
package enum Envelope {
    /// The member under which a sealed value stands: no event has a label of this form.
    package static let mark = "sealed/1"
    private static let block = 256

    /// - Parameter place: where it stands, the additional data of the seal.
    /// - Returns: nonce, ciphertext and tag.
    package static func seal(
        _ bytes: some DataProtocol, at place: JSON, with key: SymmetricKey, nonce: AES.GCM.Nonce = .init()
    ) throws -> Data {
        let box = try AES.GCM.seal(bytes, using: key, nonce: nonce, authenticating: Data(place.canonical.utf8))
        guard let sealed = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return sealed
    }

    /// - Returns: `nil` where it was altered, stood elsewhere, or was sealed with another key.
    package static func open(_ sealed: some DataProtocol, at place: JSON, with key: SymmetricKey) -> Data? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)) else { return nil }
        return try? AES.GCM.open(box, using: key, authenticating: Data(place.canonical.utf8))
    }

    /// - Parameter secret: where given, equal values at one place are sealed alike, so that a store can compare them.
    package static func seal(
        _ value: JSON, at place: JSON, with key: SymmetricKey, alike secret: SymmetricKey? = nil
    ) throws -> JSON {
        var bytes = Data(value.canonical.utf8)
        bytes.append(Data(repeating: 0x20, count: (block - bytes.count % block) % block))
        guard let secret else { return .string(try seal(bytes, at: place, with: key).base64EncodedString()) }
        var code = HMAC<SHA256>(key: secret)
        code.update(data: Data(place.canonical.utf8))
        code.update(data: [0])
        code.update(data: bytes)
        let nonce = try AES.GCM.Nonce(data: Data(code.finalize()).prefix(12))
        return .string(try seal(bytes, at: place, with: key, nonce: nonce).base64EncodedString())
    }

    package static func open(_ sealed: JSON, at place: JSON, with key: SymmetricKey) -> JSON? {
        guard let data = sealed.string.flatMap({ Data(base64Encoded: $0) }),
            let bytes = open(data, at: place, with: key)
        else { return nil }
        return bytes.lastIndex { $0 != 0x20 }.flatMap { JSON(canonical: bytes[...$0]) }
    }
}
