import Foundation
import Papers
import Testing

/// An archive read back by bytes, from its directory.
enum Unzip {
    static func files(_ archive: [UInt8]) -> [String: [UInt8]] {
        let end = archive.count - 22
        guard end >= 0, number(archive, end, 4) == 0x0605_4b50 else { return [:] }
        var files: [String: [UInt8]] = [:]
        var at = number(archive, end + 16, 4)
        for _ in 0..<number(archive, end + 10, 2) where number(archive, at, 4) == 0x0201_4b50 {
            let (length, offset) = (number(archive, at + 28, 2), number(archive, at + 42, 4))
            let name = archive[at + 46..<at + 46 + length]
            let start = offset + 30 + number(archive, offset + 26, 2) + number(archive, offset + 28, 2)
            let bytes = Array(archive[start..<start + number(archive, at + 20, 4)])
            let isSound =
                number(archive, offset, 4) == 0x0403_4b50 && archive[offset + 30..<offset + 30 + length] == name
                && archive[offset + 4..<offset + 30] == archive[at + 6..<at + 32]
                && number(archive, at + 10, 2) == 0 && number(archive, at + 16, 4) == Int(Zip.crc(bytes))
            if isSound { files[String(decoding: name, as: UTF8.self)] = bytes }
            at += 46 + length
        }
        return files
    }

    private static func number(_ bytes: [UInt8], _ at: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }
}

@Suite struct ZipTests {
    @Test func `the checksum is that of the standard`() {
        #expect(Zip.crc(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(Zip.crc([]) == 0)
    }

    @Test func `files come back as they were put in`() {
        let all = (0...255).map { UInt8($0) }
        let archive = Zip.archive([.init("a.txt", all), .init("b/é.txt", []), .init("c", Array("PK".utf8))])
        #expect(Unzip.files(archive) == ["a.txt": all, "b/é.txt": [], "c": Array("PK".utf8)])
        #expect(Unzip.files(Zip.archive([])).isEmpty)
    }

    @Test func `the same files give the same bytes`() {
        let files = [Zip.File("a", [1, 2, 3]), Zip.File("b", [4])]
        #expect(Zip.archive(files) == Zip.archive(files))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/unzip")))
    func `unzip finds no fault`() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(Zip.archive([.init("a.txt", Array("a".utf8)), .init("b/é.txt", [])])).write(to: file)
        let unzip = Process()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/unzip")
        unzip.arguments = ["-tq", file.path]
        unzip.standardOutput = FileHandle.nullDevice
        try unzip.run()
        unzip.waitUntilExit()
        #expect(unzip.terminationStatus == 0)
    }
}
