/// Files in one ZIP archive, stored as they are. The same files give the same bytes, whenever they are written.
package enum Zip {
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// The archive of at most 65,535 files, together below four gibibytes.
    package static func archive(_ files: [File]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(files.reduce(22) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 76 })
        var directory: [UInt8] = []
        for file in files {
            let offset = out.count
            let entry = header(of: file)
            put(0x0403_4b50, 4, to: &out)
            out += entry
            out += Array(file.name.utf8)
            out += file.bytes

            put(0x0201_4b50, 4, to: &directory)
            put(version, 2, to: &directory)
            directory += entry
            // No comment, first disk, no attributes.
            put(0, 2 + 2 + 2 + 4, to: &directory)
            put(offset, 4, to: &directory)
            directory += Array(file.name.utf8)
        }
        let start = out.count
        out += directory
        put(0x0605_4b50, 4, to: &out)
        put(0, 2 + 2, to: &out)
        put(files.count, 2, to: &out)
        put(files.count, 2, to: &out)
        put(directory.count, 4, to: &out)
        put(start, 4, to: &out)
        put(0, 2, to: &out)
        return out
    }

    private static let version = 20

    /// What the file's own header and the directory say alike.
    private static func header(of file: File) -> [UInt8] {
        var out: [UInt8] = []
        put(version, 2, to: &out)
        // The name is in UTF-8.
        put(1 << 11, 2, to: &out)
        // Stored; at midnight of 1 January 1980, the first that the format knows.
        put(0, 2 + 2, to: &out)
        put(1 << 5 | 1, 2, to: &out)
        put(Int(crc(file.bytes)), 4, to: &out)
        put(file.bytes.count, 4, to: &out)
        put(file.bytes.count, 4, to: &out)
        put(file.name.utf8.count, 2, to: &out)
        put(0, 2, to: &out)
        return out
    }

    /// A number, its lowest byte first.
    private static func put(_ number: Int, _ width: Int, to out: inout [UInt8]) {
        for place in 0..<width { out.append(place < 8 ? UInt8(truncatingIfNeeded: number >> (8 * place)) : 0) }
    }

    /// CRC-32 as ISO 3309 has it.
    package static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}
