import Foundation
import Ledger

/// A shelf of files beside the ledger: `documents/ab/abcdef…`. A file is whole and on the disk before its name is there.
package struct DocumentFolder: Shelf {
    private let folder: String

    package init(path: String) { folder = path }

    package func put(_ bytes: [UInt8], under name: String) throws {
        let place = place(of: name)
        let row = (place as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: row, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = "\(place).\(UUID().uuidString)"
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteUnknown) }
        try Disk.flush(draft)
        guard rename(draft, place) == 0 else { throw CocoaError(.fileWriteUnknown) }
        try Disk.flush(row)
        try Disk.flush(folder)
    }

    package func bytes(under name: String) throws -> [UInt8]? {
        FileManager.default.contents(atPath: place(of: name)).map { Array($0) }
    }

    private func place(of name: String) -> String { "\(folder)/\(name.prefix(2))/\(name)" }
}

package enum Disk {
    /// Waits until a file, or a folder's list of names, is on the disk.
    package static func flush(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}
