import Access
import ArgumentParser
import Desk
import Kernel

/// What is kept of a person.
struct PersonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "What is kept of a person.", subcommands: [Export.self, Erase.self])

    /// Somebody with an account, or who had one.
    struct Whom: ParsableArguments {
        @Argument(help: "The person's e-mail address, or the identifier in the ledger.") var person: String

        func id(_ desk: Desk) throws -> PersonID { try desk.account(email: person)?.person.id ?? PersonID(person) }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What ledger and secrets hold of a person, as JSON to standard output.")

        @OptionGroup var folder: Folder
        @OptionGroup var whom: Whom

        func run() throws {
            let desk = try folder.existing()
            put(try Spoken.refusals { try desk.export(whom.id(desk), as: .system("command line")) }.canonical + "\n")
        }
    }

    struct Erase: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forget a person's name and address for good; what the file of a review names stays.",
            discussion: """
                The account is closed and its key destroyed. The records stay in the chain and can no longer be read. \
                Older backups hold the key, wrapped: `palermo keys rotate`, and destroy the key before, to end that too.
                """)

        @OptionGroup var folder: Folder
        @OptionGroup var whom: Whom
        @Flag(help: "Do it. Without this, nothing is done.") var forGood = false

        func run() throws {
            let desk = try folder.existing()
            let id = try whom.id(desk)
            guard forGood else { throw ValidationError("\(id.rawValue) would be erased: say so with --for-good") }
            let left = try Spoken.refusals { try desk.erase(id, as: .system("command line")) }
            put("\(id.rawValue) is erased\n")
            if left > 0 { put("\(left) records from before there were keys still hold name and address\n") }
        }
    }
}
