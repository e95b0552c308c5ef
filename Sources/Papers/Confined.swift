import Foundation
import Kernel

/// Another program as a child that can do its work and nothing else: no shell, no files but those of an empty folder
/// made for it, hardly an environment, so much time and so much output.
enum Confined {
    enum Failure: Error { case tooLarge, failed }

    /// The most that comes out, in bytes.
    static let largestOut = 32 << 20

    /// What the program says on its standard output.
    ///
    /// - Parameters:
    ///   - path: where programs are looked for, as PATH says it; all that the child knows of its surroundings.
    ///   - files: what lies in its folder, by name.
    ///   - memory: the address space it may take, in bytes, where it keeps no measure itself.
    /// - Throws: a `Failure`; `nil` where a program of the system's own, `timeout` or `prlimit`, is missing.
    static func run(
        _ program: URL, _ arguments: [String], path: String, files: [String: [UInt8]], seconds: Int, memory: Int? = nil
    ) throws -> [UInt8]? {
        guard let timeout = find("timeout", in: path) else { return nil }
        var line = ["--signal=KILL", "--kill-after=2", String(seconds)]
        if let memory {
            guard let limit = find("prlimit", in: path) else { return nil }
            line += [limit.path, "--as=\(memory)"]
        }
        return try inFolder(files) { folder in
            let child = Process()
            child.executableURL = timeout
            child.currentDirectoryURL = folder
            child.environment = ["PATH": path, "LANG": "C.UTF-8"]
            child.arguments = line + [program.path] + arguments
            return try output(of: child)
        }
    }

    /// A program by its name, as PATH has it.
    static func find(_ name: String, in path: String) -> URL? {
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
