import Foundation
import Ledger

/// Documents as files beside the ledger: `documents/ab/abcdef…`, each under its hash. A file is whole and on the disk
/// before its name is there, and is never written again.
package struct DocumentFolder: DocumentStore {
    private let folder: String

    package init(path: String) { folder = path }

    package func keep(_ bytes: [UInt8]) throws -> String {
        let hash = Self.hash(of: bytes)
        let place = place(of: hash)
        if let kept = FileManager.default.contents(atPath: place), Self.hash(of: Array(kept)) == hash { return hash }
        let shelf = (place as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: shelf, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = "\(place).\(UUID().uuidString)"
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        try Self.flush(draft)
        guard rename(draft, place) == 0 else { throw CocoaError(.fileWriteUnknown) }
        try Self.flush(shelf)
        try Self.flush(folder)
        return hash
    }

    /// Bytes that are no longer what their name says are not given out.
    package func bytes(_ hash: String) throws -> [UInt8]? {
        guard hash.utf8.count == 64, hash.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }),
            let data = FileManager.default.contents(atPath: place(of: hash))
        else { return nil }
        let bytes = Array(data)
        if Self.hash(of: bytes) != hash { throw LedgerError.damaged("document \(hash)") }
        return bytes
    }

    private func place(of hash: String) -> String { "\(folder)/\(hash.prefix(2))/\(hash)" }

    /// Waits until a file, or a folder's list of names, is on the disk.
    private static func flush(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
