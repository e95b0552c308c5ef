import Foundation
import Kernel
import Testing

@testable import Post

@Suite struct RelayTests {
    static func inFolder(_ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("post-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try work(folder.path)
    }

    /// Written by a child: a program that a descriptor of ours is still open on, in whatever child another test has
    /// just begun, cannot be run.
    static func script(_ folder: String, _ lines: String) throws -> String {
        let path = "\(folder)/sendmail"
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = ["-c", #"printf '%s' "$2" >"$1" && chmod 700 "$1""#, "sh", path, "#!/bin/sh\n\(lines)\n"]
        try writer.run()
        writer.waitUntilExit()
        return path
    }

    @Test func `the outbox keeps each message as a file for its owner only, the newest first`() throws {
        try RelayTests.inFolder { folder in
            let outbox = Outbox(path: "\(folder)/outbox")
            for (id, seconds, subject) in [("a1", 0, "first"), ("b2", 60, "second")] {
                let plain = try MessageTests.message(subject: subject, text: "line\nline")
                try outbox.hand(
                    Message(
                        from: plain.from, to: plain.to, subject: plain.subject, text: plain.text, language: .fr, id: id,
                        at: plain.at.adding(seconds: seconds)))
            }
            let kept = outbox.newest(10)
            #expect(kept.map(\.subject) == ["second", "first"] && kept.map(\.text) == ["line\nline", "line\nline"])
            #expect(outbox.newest(1).map(\.subject) == ["second"] && kept.first?.language == .fr)
            for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/outbox") {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/outbox/\(name)")
                #expect(name.hasSuffix(".eml") && attributes[.posixPermissions] as? Int == 0o600)
            }
        }
    }

    @Test func `sendmail gets sender and recipient as arguments, and the message on its input`() throws {
        try RelayTests.inFolder { folder in
            let path = try RelayTests.script(folder, "printf '%s\\n' \"$@\" >\(folder)/arguments; cat >\(folder)/input")
            let message = try MessageTests.message(to: "A\r\nBcc: b@example.org", text: "مرحبا")
            try Sendmail(path: path).hand(message)
            #expect(
                try String(contentsOfFile: "\(folder)/arguments", encoding: .utf8)
                    == "-i\n-f\npalermo@example.int\namina@example.org\n")
            let input = try #require(FileManager.default.contents(atPath: "\(folder)/input"))
            #expect(Array(input) == message.bytes.filter { $0 != 0x0D })
        }
    }

    @Test(arguments: ["exit 75", "kill -9 $$", "sleep 60"])
    func `a command that says no, dies or does not end has not taken the message`(_ lines: String) throws {
        try RelayTests.inFolder { folder in
            let path = try RelayTests.script(folder, lines)
            #expect(throws: PostFault.self) { try Sendmail(path: path, seconds: 2).hand(try MessageTests.message()) }
        }
    }

    @Test func `nor one that is not there`() throws {
        #expect(throws: PostFault.self) {
            try Sendmail(path: "/nowhere/sendmail").hand(try MessageTests.message())
        }
    }

    @Test func `one run at a time`() throws {
        try RelayTests.inFolder { folder in
            let path = "\(folder)/post.lock"
            try PostRun.alone(path) {
                #expect(throws: PostFault.busy) { try PostRun.alone(path) {} }
            }
            #expect(try PostRun.alone(path) { 7 } == 7)
        }
    }

    /// A child just born has its parent's descriptors until its program begins, and a lock is held as long as one is.
    @Test func `a run that has ended leaves no lock behind, whatever children are born meanwhile`() throws {
        try RelayTests.inFolder { folder in
            let path = "\(folder)/post.lock"
            let born = DispatchGroup()
            for _ in 0..<2 {
                DispatchQueue.global().async(group: born) {
                    for _ in 0..<60 {
                        let child = Process()
                        child.executableURL = URL(fileURLWithPath: "/bin/true")
                        try? child.run()
                        child.waitUntilExit()
                    }
                }
            }
            while born.wait(timeout: .now()) == .timedOut { try PostRun.alone(path) {} }
        }
    }
}
