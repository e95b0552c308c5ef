import Access
import ArgumentParser
import Desk
import Foundation
import Kernel
import Ledger
import LedgerSQLite
import Pages
import Seals

/// Makes a one-time link for somebody who cannot sign in.
struct Invite: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a one-time link for a person with an account, to choose a new passphrase.")

    @OptionGroup var folder: Folder
    @Option(help: "How many days the link stands.") var days = 30

    func validate() throws {
        if !(1...365).contains(days) { throw ValidationError("a link stands from 1 to 365 days") }
    }
    @Argument(help: "The person's e-mail address.") var email: String

    func run() throws {
        let desk = try folder.existing(door: Door(invitationDays: days))
        guard let account = try desk.account(email: email) else {
            throw ValidationError("nobody has the address \(email)")
        }
        let token = try Spoken.refusals { try desk.invite(account.person.id, as: .system("command line")) }
        put("\(Route.invitation(token.text).path)\n")
    }
}

/// Copies an installation while the server runs.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Copy ledger, documents, wrapped data keys and the log of reads to a new folder, safely while the server runs.",
        discussion: """
            The copy opens with the installation's key, which is not in it. Nor are the secrets: people get new links \
            with `invite`.
            """)

    @OptionGroup var folder: Folder
    @Argument(help: "The folder to make; one that is there is never replaced.") var copy: String

    func run() throws {
        umask(0o077)
        try folder.require()
        let files = FileManager.default
        if files.fileExists(atPath: copy) { throw ValidationError("\(copy) is there already") }
        let partial = Folder(at: copy + ".partial")
        try? files.removeItem(atPath: partial.path)
        try files.createDirectory(atPath: partial.path, withIntermediateDirectories: true)
        // What the ledger names was there before it was named, so it is there in whatever is copied after the ledger.
        try SQLiteStore(path: folder.ledger).backup(to: partial.ledger)
        if files.fileExists(atPath: folder.documents) { try copyDocuments(to: partial.documents) }
        try SQLiteKeys(path: folder.keys).backup(to: partial.keys)
        try SQLiteReads(path: folder.reads).backup(to: partial.reads)
        try files.moveItem(atPath: partial.path, toPath: copy)
        put("copied to \(copy)\n")
    }

    /// A file that is just being written has another name until it is whole, and may be gone when its turn comes: then
    /// all is copied anew.
    private func copyDocuments(to path: String) throws {
        let files = FileManager.default
        for _ in 0..<4 {
            if (try? files.copyItem(atPath: folder.documents, toPath: path)) != nil { return }
            try? files.removeItem(atPath: path)
        }
        try files.copyItem(atPath: folder.documents, toPath: path)
    }
}

/// Throws the views away and folds them again.
struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Fold the views again from the records.")

    @OptionGroup var folder: Folder

    func run() throws {
        put("\(try folder.existing().rebuild()) entries of views folded from the records.\n")
    }
}

/// Checks the ledger, and says what it checked.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the file, the chain, the views and every invariant; exit 1 if anything is wrong.",
        discussion: """
            That the end of the ledger was cut off shows only against a record noted before: keep what this prints as \
            --head somewhere else, and give it the next time.
            """)

    @OptionGroup var folder: Folder
    @Flag(help: "Check the file and the chain alone, without the installation's key: what is sealed stays sealed.")
    var chainOnly = false
    @Option(help: "A record noted before, as SEQUENCE:HASH; it has to be there unchanged.") var head: Head?

    func run() throws {
        try folder.require()
        let file = try SQLiteStore(path: folder.ledger)
        var report = AuditReport()
        if chainOnly { try report.follow(file) } else { report = try folder.existing().audit() }
        report.findings += try file.checkIntegrity()
        if let head, try file.records(after: head.sequence - 1, limit: 1).first.map(Head.init) != head {
            report.findings.append(
                "record \(head.sequence): not the one noted; the end was cut off, or the ledger written anew")
        }
        for (what, count) in report.checked { put("checked \(count) \(what)\n") }
        put("last record \(report.records), hash \(report.head)\n")
        put("last line of the log of reads \(report.reads.count), hash \(report.reads.hash)\n")
        put("to be noted elsewhere: --head \(report.records):\(report.head)\n")
        for finding in report.findings { put("WRONG  \(finding)\n") }
        put(report.isSound ? "sound\n" : "\(report.findings.count) findings\n")
        if !report.isSound { throw ExitCode(1) }
    }
}

/// A record as it was noted: its place and its hash.
struct Head: Equatable, ExpressibleByArgument {
    let sequence: Int
    let hash: String

    init(_ record: Record) {
        sequence = record.sequence
        hash = record.hash
    }

    init?(argument: String) {
        let parts = argument.split(separator: ":")
        guard parts.count == 2, let sequence = Int(parts[0]), sequence >= 0, parts[1].utf8.count == 64 else {
            return nil
        }
        self.sequence = sequence
        hash = String(parts[1])
    }
}
