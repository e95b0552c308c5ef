/// The command line: everything an administrator does, and what a script may ask.
import ArgumentParser
import Desk
import Facts
import Foundation
import Kernel
import Ledger
import LedgerSQLite
import Seals
import Tongue

package struct Palermo: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "palermo",
        abstract: "Runs the review of implementation of the Convention against Transnational Organized Crime.",
        subcommands: [
            Serve.self, Status.self, Rules.self, Instruments.self, ReviewCommand.self, ReportCommand.self,
            ChecklistCommand.self,
            Draw.self, Invite.self, Remind.self, Backup.self, Keys.self, PersonCommand.self, Rebuild.self, Verify.self,
        ])

    package init() {}
}

/// Where an installation keeps its data.
struct Folder: ParsableArguments {
    @Option(name: .customLong("data"), help: "The data folder.")
    var path = ProcessInfo.processInfo.environment["PALERMO_DATA"] ?? "data"
    @OptionGroup var keyholder: Keyholder

    init() {}

    /// A folder that nobody named on the command line.
    init(at path: String) { self.path = path }

    var ledger: String { "\(path)/ledger.sqlite" }
    var secrets: String { "\(path)/secrets.sqlite" }
    var keys: String { "\(path)/keys.sqlite" }
    var documents: String { "\(path)/documents" }
    var reads: String { "\(path)/reads.sqlite" }
    var exists: Bool { FileManager.default.fileExists(atPath: ledger) }

    /// The installation of this folder; the folder is made on the first start.
    ///
    /// - Parameter ahead: how many days ahead of ours its clock is; a training room's only.
    func desk(ahead: Int = 0, door: Door = Door()) throws -> Desk {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = try SQLiteStore(path: ledger)
        let ring = try ring(file)
        let desk = try Palermo.desk(
            store: SealedStore(file, ring), secrets: SQLiteSecrets(path: secrets),
            documents: SealedDocuments(DocumentFolder(path: documents), ring), reads: SQLiteReads(path: reads),
            ahead: ahead, door: door)
        try desk.sealViews()
        return desk
    }

    /// The installation of this folder, which must be there.
    func existing(door: Door = Door()) throws -> Desk {
        try require()
        return try desk(door: door)
    }

    /// Refuses a folder without a ledger, and leaves it as it is.
    func require() throws {
        guard exists else {
            throw ValidationError(
                "there is no ledger in \(path); start one with `palermo serve`, or name another folder with --data")
        }
    }
}

extension Palermo {
    static func desk(
        store: any EventStore, secrets: any SecretStore, documents: any DocumentStore, reads: any ReadLog,
        ahead: Int = 0, door: Door = Door()
    ) throws -> Desk {
        let ahead = Double(ahead) * 86_400
        return Desk(
            store: store, secrets: secrets, documents: documents, reads: reads,
            facts: Shelf(
                profiles: try Facts.profiles(), trainingProfiles: try Facts.training().profiles,
                questionnaires: try Facts.questionnaires(), organizations: try Facts.organizations(),
                trainingOrganizations: try Facts.trainingOrganizations(), commonPasswords: try Facts.commonPasswords()),
            door: door,
            clock: { Instant(milliseconds: Int64(((Date().timeIntervalSince1970 + ahead) * 1000).rounded(.down))) },
            newID: { UUID().uuidString.lowercased().replacing("-", with: "") })
    }

    static func shipped() throws -> Shipped {
        let seed = try Facts.seed()
        return Shipped(acts: seed.acts, unknown: seed.unknown, training: try Facts.training())
    }

    static func tongue() throws -> Tongue {
        let instruments = try Facts.instruments()
        let profiles = try Facts.profiles() + Facts.training().profiles
        var articles: [Article: Multilingual] = [:]
        for instrument in instruments {
            for article in instrument.articles {
                articles[Article(instrument.code, article.number)] = article.title.text
            }
        }
        return try Tongue.load(
            names: Names(
                states: Dictionary(profiles.map { ($0.code, $0.names) }) { first, _ in first },
                instruments: Dictionary(instruments.map { ($0.code, $0.short) }) { first, _ in first },
                articles: articles))
    }
}

/// Writes to standard output without a line of its own.
func put(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
}
