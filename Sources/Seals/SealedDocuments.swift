import Foundation
import Kernel
import Ledger

/// Documents sealed on their shelf, under names that tell nothing.
///
/// Each is bound to its hash: a file put in another's place does not open. What lies there from before there were keys
/// is given out as it is.
package struct SealedDocuments: DocumentStore {
    private let shelf: any Shelf
    private let ring: KeyRing

    package init(_ shelf: any Shelf, _ ring: KeyRing) {
        self.shelf = shelf
        self.ring = ring
    }

    package func keep(_ bytes: [UInt8], of stream: StreamID) throws -> String {
        let hash = Self.hash(of: bytes)
        if (try? self.bytes(hash, of: stream)) != nil { return hash }
        let scope = scope(of: stream)
        try shelf.put(
            Array(try Envelope.seal(bytes, at: place(hash), with: try ring.sealing(scope))), under: name(hash, scope))
        return hash
    }

    package func bytes(_ hash: String, of stream: StreamID) throws -> [UInt8]? {
        let scope = scope(of: stream)
        guard let sealed = try shelf.bytes(under: name(hash, scope)) else { return try fromBefore(hash) }
        guard let key = try ring.opening(scope) else { return nil }
        guard let bytes = Envelope.open(sealed, at: place(hash), with: key), Self.hash(of: Array(bytes)) == hash else {
            throw LedgerError.damaged("document \(hash)")
        }
        return Array(bytes)
    }

    private func fromBefore(_ hash: String) throws -> [UInt8]? {
        let isHash =
            hash.utf8.count == 64 && hash.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isHash, let bytes = try shelf.bytes(under: hash) else { return nil }
        if Self.hash(of: bytes) != hash { throw LedgerError.damaged("document \(hash)") }
        return bytes
    }

    private func scope(of stream: StreamID) -> Scope { Sealing.scope(of: stream) ?? .installation }
    private func name(_ hash: String, _ scope: Scope) -> String {
        ring.name(["document", .string(scope.text), .string(hash)])
    }
    private func place(_ hash: String) -> JSON { ["document", .string(hash)] }
}
