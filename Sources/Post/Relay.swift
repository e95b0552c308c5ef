import Foundation
import Kernel

/// A way to hand a message over: done once it returns, not done if it throws.
package protocol Relay: Sendable {
    func hand(_ message: Message) throws
}

package enum PostFault: Error, Hashable, Sendable {
    /// The command could not be started, said no, or did not end in its time.
    case notTaken(String)
    /// Another run is under way.
    case busy
}

/// A folder instead of the post: each message a file that a mail program opens, for the training room and for tests.
package struct Outbox: Relay {
    private let folder: String

    package init(path: String) { folder = path }

    package func hand(_ message: Message) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let moment = message.at.description.unicodeScalars.filter { $0 != ":" && $0 != "." }
        let name = "\(folder)/\(String(String.UnicodeScalarView(moment)))-\(message.id.prefix(16)).eml"
        let draft = "\(name).draft"
        guard
            FileManager.default.createFile(
                atPath: draft, contents: Data(message.bytes), attributes: [.posixPermissions: 0o600]),
            rename(draft, name) == 0
        else { throw PostFault.notTaken("outbox") }
    }

    /// A message as it lies there.
    package struct Kept: Sendable {
        package let date: String
        package let to: String
        package let subject: String
        package let text: String
        package let language: Language
    }

    /// The newest first.
    package func newest(_ most: Int) -> [Kept] {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
            $0.hasSuffix(".eml")
        }
        return names.sorted(by: >).prefix(most).compactMap { name in
            FileManager.default.contents(atPath: "\(folder)/\(name)").flatMap {
                Kept(String(decoding: $0, as: UTF8.self))
            }
        }
    }
}

extension Outbox.Kept {
    /// Reads a message of our own writing; its lines are those of bytes, for CR LF is one Character.
    init?(_ file: String) {
        let lines = file.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        }
        guard let end = lines.firstIndex(of: "") else { return nil }
        var headers: [String: String] = [:]
        var name = ""
        for line in lines[..<end] {
            if line.hasPrefix(" ") {
                headers[name]? += line
            } else if let colon = line.firstRange(of: ": ") {
                name = String(line[..<colon.lowerBound])
                headers[name] = String(line[colon.upperBound...])
            }
        }
        guard let date = headers["Date"], let to = headers["To"], let subject = headers["Subject"],
            let encoding = headers["Content-Transfer-Encoding"]
        else { return nil }
        self.date = date
        self.to = EncodedWord.read(to).replacing("\\\"", with: "\u{0}").replacing("\"", with: "")
            .replacing("\u{0}", with: "\"").replacing("\\\\", with: "\\")
        self.subject = EncodedWord.read(subject)
        text = TransferEncoding.read(lines[(end + 1)...].joined(separator: "\n"), encoding)
        language = headers["Content-Language"].flatMap { Language(rawValue: $0) } ?? .en
    }
}

/// A command that takes mail as `sendmail` does: Postfix, Exim, OpenSMTPD and msmtp all bring one.
///
/// The recipient is an argument of its own and never read from the message; no shell is between. The message comes from
/// a file, so that a command that does not read it can neither stop the server nor keep it waiting.
package struct Sendmail: Relay {
    private let path: String
    private let seconds: Int

    package init(path: String = "/usr/sbin/sendmail", seconds: Int = 30) {
        self.path = path
        self.seconds = seconds
    }

    package func hand(_ message: Message) throws {
        let manager = FileManager.default
        let file = manager.temporaryDirectory.appendingPathComponent("palermo-\(UUID().uuidString).eml")
        // On standard input lines end as this system's do; the command makes them CR LF on the way.
        let bytes = message.bytes.filter { $0 != 0x0D }
        guard manager.createFile(atPath: file.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
        else { throw PostFault.notTaken("no temporary file") }
        defer { try? manager.removeItem(at: file) }
        let child = Process()
        child.executableURL = URL(fileURLWithPath: path)
        // -i: a line with a dot alone is text.
        child.arguments = ["-i", "-f", message.from.address, message.to.address]
        let surroundings = ProcessInfo.processInfo.environment
        child.environment = ["LANG": "C.UTF-8"].merging(surroundings.filter { ["PATH", "HOME"].contains($0.key) }) {
            $1
        }
        child.standardInput = try FileHandle(forReadingFrom: file)
        child.standardOutput = FileHandle.nullDevice
        child.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        child.terminationHandler = { _ in ended.signal() }
        do {
            try child.run()
        } catch {
            throw PostFault.notTaken("\(path) cannot be started")
        }
        if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
            kill(child.processIdentifier, SIGKILL)
            throw PostFault.notTaken("\(path) did not end within \(seconds) seconds")
        }
        guard child.terminationReason == .exit, child.terminationStatus == 0 else {
            throw PostFault.notTaken("\(path) ended with \(child.terminationStatus)")
        }
    }
}

/// One run of the post at a time, however many processes share a data folder. Whoever dies lets go.
package enum PostRun {
    /// - Throws: `PostFault.busy` where another run is under way.
    @discardableResult package static func alone<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PostFault.notTaken("\(path) cannot be opened") }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw PostFault.busy }
        // Closing alone would leave the lock to a child that another thread has just begun, until its program runs.
        defer { flock(descriptor, LOCK_UN) }
        return try work()
    }
}
