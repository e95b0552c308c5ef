import Access
import ArgumentParser
import Desk
import Kernel
import LedgerSQLite
import Pages
import Seals

/// Makes a one-time link for somebody who cannot sign in.
struct Invite: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a one-time link for a person with an account, to choose a new passphrase.")

    @OptionGroup var folder: Folder
    @Option(help: "How many days the link stands.") var days = 30
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

/// Copies the ledger while the server runs.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Copy the ledger to a new file, safely while the server runs. Secrets are not copied: make new links with `invite`."
    )

    @OptionGroup var folder: Folder
    @Argument(help: "The file to make; one that is there is never replaced.") var file: String

    func run() throws {
        _ = try folder.existing()
        try SQLiteStore(path: folder.ledger).backup(to: file)
        put("copied to \(file)\n")
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
        abstract: "Check the file, the chain, the views and every invariant; exit 1 if anything is wrong.")

    @OptionGroup var folder: Folder

    func run() throws {
        var report = try folder.existing().audit()
        report.findings += try SQLiteStore(path: folder.ledger).checkIntegrity()
        for (what, count) in report.checked { put("checked \(count) \(what)\n") }
        put("last record \(report.records), hash \(report.head)\n")
        for finding in report.findings { put("WRONG  \(finding)\n") }
        put(report.isSound ? "sound\n" : "\(report.findings.count) findings\n")
        if !report.isSound { throw ExitCode(1) }
    }
}
