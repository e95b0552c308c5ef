import ArgumentParser
import Desk
import Kernel

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
        abstract: "Check the chain, the views and every invariant; exit 1 if anything is wrong.")

    @OptionGroup var folder: Folder

    func run() throws {
        let report = try folder.existing().audit()
        for (what, count) in report.checked { put("checked \(count) \(what)\n") }
        put("last record \(report.records), hash \(report.head)\n")
        for finding in report.findings { put("WRONG  \(finding)\n") }
        put(report.isSound ? "sound\n" : "\(report.findings.count) findings\n")
        if !report.isSound { throw ExitCode(1) }
    }
}
