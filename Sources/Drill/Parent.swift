import Foundation
import Kernel
import Ledger
import LedgerSQLite

/// The one that kills, and then looks.
final class Parent {
    private let kills: Int
    private let seed: UInt64
    private let folder: URL
    private let isFolderOurs: Bool
    private let file: String
    private var chance: Chance
    /// Follows the ledger from kill to kill, so that each looks at the new records only.
    private var chain = Chain()
    private var killed = 0
    private var acknowledged = 0
    private var lost = 0
    /// Kills that fell between the commit and its acknowledgement: the moment that matters most.
    private var between = 0
    private var faults: [String] = []

    init(kills: Int, seed: UInt64, folder: String?) throws {
        self.kills = kills
        self.seed = seed
        chance = Chance(seed: seed)
        isFolderOurs = folder == nil
        self.folder =
            folder.map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("drill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        file = self.folder.appendingPathComponent("drill.sqlite").path
    }

    /// Whether nothing was lost and all agrees.
    func run() throws -> Bool {
        say("seed \(String(seed, radix: 16)), file \(file)")
        for kill in 1...kills {
            acknowledged = try max(acknowledged, lastAcknowledgedBeforeKill())
            killed = kill
            try look(after: kill)
            if kill % 100 == 0 { say(figures) }
            if !faults.isEmpty { break }
        }
        try lookAtAll()
        for fault in faults { say("FAULT \(fault)") }
        say("done: \(figures)")
        let isSound = faults.isEmpty && lost == 0
        if isSound && isFolderOurs { try FileManager.default.removeItem(at: folder) }
        return isSound
    }

    private var figures: String {
        "\(killed) kills (\(between) between commit and word), \(acknowledged) acknowledged, \(chain.sequence) kept, \(lost) lost"
    }

    /// Starts a child, kills it, and returns the last place it said; 0 if it was killed before it said any.
    private func lastAcknowledgedBeforeKill() throws -> Int {
        let child = Process()
        let pipe = Pipe()
        child.executableURL = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        child.arguments = ["--child", file, "--seed", String(chance.next(), radix: 16)]
        child.standardOutput = pipe
        let isEarly = Int.random(in: 0..<8, using: &chance) == 0
        let patience = Double.random(in: 0...0.06, using: &chance)
        try child.run()
        var said = Data()
        while !isEarly && !said.contains(UInt8(ascii: "\n")) {
            let more = pipe.fileHandleForReading.availableData
            if more.isEmpty { break }
            said.append(more)
        }
        Thread.sleep(forTimeInterval: patience)
        kill(child.processIdentifier, SIGKILL)
        said.append(pipe.fileHandleForReading.readDataToEndOfFile())
        child.waitUntilExit()
        if child.terminationReason != .uncaughtSignal {
            faults.append("the child ended by itself: \(String(decoding: said.suffix(500), as: UTF8.self))")
        }
        return Self.lastWhole(said)
    }

    /// A line without its end was cut off by the kill, and might be half a number.
    private static func lastWhole(_ said: Data) -> Int {
        guard let end = said.lastIndex(of: UInt8(ascii: "\n")) else { return 0 }
        let line = said[..<end].split(separator: UInt8(ascii: "\n")).last ?? Data()
        return Int(String(decoding: line, as: UTF8.self)) ?? 0
    }

    /// Opens the ledger as the next process would, and checks what is new.
    private func look(after kill: Int) throws {
        let store = try SQLiteStore(path: file)
        let head = try store.head()
        if head < acknowledged {
            lost += acknowledged - head
            faults.append("kill \(kill): \(acknowledged) acknowledged, but the ledger ends at \(head)")
        }
        if head > acknowledged { between += 1 }
        try chain.follow(store)
        faults += chain.findings.map { "kill \(kill): \($0)" }
        if chain.sequence != head {
            faults.append("kill \(kill): the head is \(head), the last record \(chain.sequence)")
        }
        if let last = try store.records(after: head - 1, limit: 1).last, last.body["left"]?.int != 0 {
            faults.append("kill \(kill): record \(head) is not the last of its batch")
        }
        try compareViews(of: store, with: chain, "kill \(kill)")
        try store.close()
    }

    private func compareViews(of store: SQLiteStore, with chain: Chain, _ moment: String) throws {
        var counted: [StreamID: Int] = [:]
        for (key, value) in try store.view(Child.counts) { counted[StreamID(key)] = value.int }
        if counted != chain.versions {
            faults.append("\(moment): the view says \(counted), the records \(chain.versions)")
        }
    }

    /// Everything once more from the first record, and the file itself.
    private func lookAtAll() throws {
        let store = try SQLiteStore(path: file)
        var whole = Chain()
        try whole.follow(store)
        faults += whole.findings.map { "at the end: \($0)" }
        if whole.hash != chain.hash || whole.count != chain.count {
            faults.append("at the end: the ledger is not the one that was followed")
        }
        try compareViews(of: store, with: whole, "at the end")
        faults += try store.checkIntegrity().map { "at the end: \($0)" }
        try store.close()
    }
}
