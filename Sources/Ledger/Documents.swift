import Crypto
import Kernel
import Synchronization

/// Keeps documents by what they are: each under the SHA-256 of its bytes, so that the same document is kept once and
/// what a record names can be proved.
package protocol DocumentStore: Sendable {
    /// Keeps bytes, durably, before it returns.
    ///
    /// - Returns: their SHA-256 in lower-case hexadecimal.
    func keep(_ bytes: [UInt8]) throws -> String
    /// The bytes under a hash; `nil` where there are none.
    func bytes(_ hash: String) throws -> [UInt8]?
}

extension DocumentStore {
    /// SHA-256 of bytes in lower-case hexadecimal.
    package static func hash(of bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }
}

/// For tests.
package final class MemoryDocuments: DocumentStore {
    private let kept = Mutex<[String: [UInt8]]>([:])

    package init() {}

    package func keep(_ bytes: [UInt8]) throws -> String {
        let hash = Self.hash(of: bytes)
        kept.withLock { $0[hash] = bytes }
        return hash
    }

    package func bytes(_ hash: String) throws -> [UInt8]? { kept.withLock { $0[hash] } }
}
