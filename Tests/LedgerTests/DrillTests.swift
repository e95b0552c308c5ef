import Foundation
import Testing

@Suite("Kill drill")
struct DrillTests {
    @Test("Nothing acknowledged is lost when the writer is killed", .timeLimit(.minutes(5)))
    func shortDrill() throws {
        let folder = try Folder()
        let drill = Process()
        let pipe = Pipe()
        let binary = try #require(Self.binary, "the Drill executable is not built beside the tests")
        drill.executableURL = binary
        drill.arguments = ["--kills", "20", "--folder", folder.path]
        drill.standardOutput = pipe
        try drill.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        drill.waitUntilExit()
        print(said)
        #expect(drill.terminationStatus == 0, "\(said)")
        #expect(said.contains("done: 20 kills"))
        #expect(said.contains(" 0 lost"))
    }

    /// The drill stands where the test bundle stands, or a few folders above it.
    private static var binary: URL? {
        var starts = [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 }
        if let self0 = CommandLine.arguments.first { starts.append(URL(fileURLWithPath: self0)) }
        starts += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }.map { URL(fileURLWithPath: $0) }
        starts.append(URL(fileURLWithPath: FileManager.default.currentDirectoryPath + "/.build/debug/x"))
        for start in starts {
            var folder = start.resolvingSymlinksInPath()
            for _ in 0..<5 {
                let candidate = folder.appendingPathComponent("Drill")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: candidate.path)
                {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }
}
