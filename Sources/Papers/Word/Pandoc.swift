import Foundation
import Kernel

/// Debian's `pandoc` as a child that can convert and nothing else: `--sandbox` keeps it from reading any other file or
/// address, and it has half a minute and half a gigabyte.
package struct Pandoc: Sendable {
    /// Where programs are looked for, as PATH says it.
    package let path: String
    /// How long it may take.
    package let seconds: Int

    package init(path: String, seconds: Int = 30) {
        self.path = path
        self.seconds = seconds
    }

    package static let installed = Pandoc(path: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")

    /// The most that goes in, in bytes.
    package static let largestIn = 16 << 20

    typealias Failure = Confined.Failure

    /// Converts bytes from one of pandoc's formats to another.
    ///
    /// - Parameter parts: files that pandoc may read besides, by their names in its folder.
    /// - Throws: a refusal where pandoc is not installed, a `Failure` where it cannot convert this.
    package func convert(
        _ input: [UInt8], from source: String, to target: String, _ options: [String] = [],
        parts: [String: [UInt8]] = [:]
    ) throws -> [UInt8] {
        if input.count > Pandoc.largestIn { throw Failure.tooLarge }
        let arguments =
            ["--sandbox", "--data-dir=.", "--from=\(source)"] + options
            // Of no use to another format than EPUB, but it takes a file into the sandbox.
            + parts.keys.sorted().map { "--epub-embed-font=\($0)" }
            + ["--to=\(target)", "--output=-", "+RTS", "-M512M", "-RTS", "input"]
        guard let pandoc = Confined.find("pandoc", in: path),
            let output = try Confined.run(
                pandoc, arguments, path: path, files: parts.merging(["input": input]) { first, _ in first },
                seconds: seconds)
        else { throw Refusal.input("checklist.no-pandoc") }
        return output
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
}
