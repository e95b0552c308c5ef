import Crypto
import Kernel
import Synchronization

/// Keeps documents by what they are: each under the SHA-256 of its bytes, so that what a record names can be proved.
package protocol DocumentStore: Sendable {
    /// Keeps bytes, durably, before it returns.
    ///
    /// - Parameter stream: the thing they belong to, and with which they are sealed.
    /// - Returns: their SHA-256 in lower-case hexadecimal.
    func keep(_ bytes: [UInt8], of stream: StreamID) throws -> String
    /// The bytes under a hash; `nil` where there are none. Others than the hash is of are never given out.
    func bytes(_ hash: String, of stream: StreamID) throws -> [UInt8]?
}

extension DocumentStore {
    /// SHA-256 of bytes in lower-case hexadecimal.
    package static func hash(of bytes: [UInt8]) -> String {
        hexadecimal(SHA256.hash(data: bytes))
    }
}

/// Where bytes lie under names of 64 hexadecimal digits, durably and whole.
package protocol Shelf: Sendable {
    func put(_ bytes: [UInt8], under name: String) throws
    func bytes(under name: String) throws -> [UInt8]?
}

/// For tests.
package final class MemoryDocuments: DocumentStore {
    private let kept = Mutex<[String: [UInt8]]>([:])

    package init() {}

    package func keep(_ bytes: [UInt8], of stream: StreamID) throws -> String {
        let hash = Self.hash(of: bytes)
        kept.withLock { $0["\(stream)/\(hash)"] = bytes }
        return hash
    }

    package func bytes(_ hash: String, of stream: StreamID) throws -> [UInt8]? {
        kept.withLock { $0["\(stream)/\(hash)"] }
    }
}
