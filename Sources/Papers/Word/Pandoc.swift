import Foundation
import Kernel

/// Debian's `pandoc` as a child that can convert and nothing else: no shell, no network, no files but those of an
/// empty folder made for it, half a minute, half a gigabyte.
package struct Pandoc: Sendable {
    /// Where programs are looked for, as PATH says it; all that the child knows of its surroundings.
    package let path: String
    /// How long it may take.
    package let seconds: Int

    package init(path: String, seconds: Int = 30) {
        self.path = path
        self.seconds = seconds
    }

    package static let installed = Pandoc(path: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")

    /// The most that goes in and that comes out, in bytes.
    package static let largestIn = 16 << 20
    package static let largestOut = 32 << 20

    package enum Failure: Error { case tooLarge, failed }

    /// Converts bytes from one of pandoc's formats to another.
    ///
    /// - Parameter parts: files that pandoc may read besides, by their names in its folder.
    /// - Throws: a refusal where pandoc is not installed, a `Failure` where it cannot convert this.
    package func convert(
        _ input: [UInt8], from source: String, to target: String, _ options: [String] = [],
        parts: [String: [UInt8]] = [:]
    ) throws -> [UInt8] {
        guard let timeout = program("timeout"), let pandoc = program("pandoc") else {
            throw Refusal.input("checklist.no-pandoc")
        }
        if input.count > Pandoc.largestIn { throw Failure.tooLarge }
        return try Pandoc.inFolder(parts.merging(["input": input]) { first, _ in first }) { folder in
            let child = Process()
            child.executableURL = timeout
            child.currentDirectoryURL = folder
            child.environment = ["PATH": path, "LANG": "C.UTF-8"]
            child.arguments =
                [
                    "--signal=KILL", "--kill-after=2", String(seconds), pandoc.path, "--sandbox", "--data-dir=.",
                    "--from=\(source)",
                ]
                + options
                // Of no use to another format than EPUB, but it takes a file into the sandbox.
                + parts.keys.sorted().map { "--epub-embed-font=\($0)" }
                + ["--to=\(target)", "--output=-", "+RTS", "-M512M", "-RTS", "input"]
            return try Pandoc.output(of: child)
        }
    }

    /// What a Word document is made upon. Debian keeps it in files, which pandoc in its sandbox finds only in its
    /// folder; elsewhere pandoc has it inside.
    static func partsOfWord() -> [String: [UInt8]] {
        let shared = "/usr/share/pandoc/data/docx"
        var parts: [String: [UInt8]] = [:]
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: shared)) ?? [] {
            guard name.utf8.contains(UInt8(ascii: ".")),
                let bytes = FileManager.default.contents(atPath: "\(shared)/\(name)")
            else { continue }
            parts["data/data/docx/\(name)"] = Array(bytes)
        }
        return parts
    }

    private func program(_ name: String) -> URL? {
        path.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
            .map { URL(fileURLWithPath: $0) }
    }

    private static func inFolder<Result>(
        _ files: [String: [UInt8]], _ work: (URL) throws -> Result
    ) throws -> Result {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.appendingPathComponent("palermo-\(UUID().uuidString)")
        try manager.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? manager.removeItem(at: folder) }
        for (name, bytes) in files {
            let file = folder.appendingPathComponent(name)
            try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        return try work(folder)
    }

    /// All that the child says, read as it comes: one pipe, so neither waits for the other for ever.
    private static func output(of child: Process) throws -> [UInt8] {
        let pipe = Pipe()
        child.standardInput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        child.standardOutput = pipe
        try child.run()
        var output: [UInt8] = []
        while let piece = try? pipe.fileHandleForReading.read(upToCount: 1 << 16), !piece.isEmpty {
            if output.count + piece.count > largestOut {
                child.terminate()
                child.waitUntilExit()
                throw Failure.tooLarge
            }
            output.append(contentsOf: piece)
        }
        child.waitUntilExit()
        guard child.terminationReason == .exit, child.terminationStatus == 0 else { throw Failure.failed }
        return output
    }
}
