import Foundation
import Kernel

@testable import Lots

/// The verifier that is given to whoever wants to check a draw: a program in another language.
enum Verifier {
    private static let script = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources/Pages/Assets/verify_draw.py")

    /// Checks a transcript's file.
    static func verify(_ bytes: some Collection<UInt8>, book: Book? = nil) throws -> (status: Int32, said: String) {
        try run(["transcript": Data(bytes), "book": book.map { Data($0.text.utf8) }]) { files in
            [script.path, files["transcript"] ?? ""] + (files["book"].map { ["--book", $0] } ?? [])
        }
    }

    /// Whether it takes inputs and sources, whatever is drawn from them.
    static func takes(_ given: [(input: JSON, sources: [String])]) throws -> [Bool] {
        let asked = JSON.array(
            given.map { ["input": $0.input, "sources": .array($0.sources.map { .string($0) })] })
        let program = """
            import sys
            sys.path.insert(0, sys.argv[1])
            sys.dont_write_bytecode = True
            import json, verify_draw as verifier
            verifier.note = lambda text: None
            def takes(given, sources):
                try:
                    is_book = given.get("terms", verifier.NO_TERMS)["book"]
                    return bool(verifier.as_published(given) and verifier.as_announced(given, sources, is_book))
                except (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError):
                    return False
            asked = verifier.read(open(sys.argv[2], encoding="utf-8").read())
            print(json.dumps([takes(one["input"], one["sources"]) for one in asked]))
            """
        let answer = try run(["asked": Data(asked.canonical.utf8)]) { files in
            ["-c", program, script.deletingLastPathComponent().path, files["asked"] ?? ""]
        }
        return try json(answer.said.utf8).array?.map { $0 == true } ?? []
    }

    /// Runs Python on files of these contents.
    private static func run(
        _ contents: [String: Data?], _ arguments: ([String: String]) -> [String]
    ) throws -> (status: Int32, said: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String: String] = [:]
        for case (let name, let content?) in contents {
            let file = folder.appendingPathComponent(name)
            try content.write(to: file)
            files[name] = file.path
        }
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3"] + arguments(files)
        let pipe = Pipe()
        (python.standardOutput, python.standardError) = (pipe, pipe)
        try python.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        python.waitUntilExit()
        return (python.terminationStatus, said)
    }
}
