import ArgumentParser
import Foundation
import LedgerSQLite
import Seals

/// The installation's key.
struct Keys: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The keys of an installation.", subcommands: [Rotate.self])

    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Wrap all data keys by a new key of the installation; the ledger is not rewritten.",
            discussion: """
                A new key is made and takes the file's place; the old one is kept beside it under its name. A running \
                server goes on. With --key-command, the new key comes from --new-key-command.
                """)

        @OptionGroup var folder: Folder
        @Option(help: "With --key-command: the command that prints the new key.") var newKeyCommand: String?

        func run() throws {
            umask(0o077)
            _ = try folder.existing()
            let keys = try SQLiteKeys(path: folder.keys)
            let old = try folder.keyholder.key(of: folder.path)
            if folder.keyholder.command != nil {
                guard let newKeyCommand else {
                    throw ValidationError("a key from a command is changed for that of --new-key-command")
                }
                let new = try Keyholder.output(of: newKeyCommand)
                try KeyRing.rewrap(keys, from: old, to: new)
                put("\(try keys.scopes().count) data keys wrapped by \(new.name); \(old.name) opens none any more.\n")
                put("Start the server anew, now, with --key-command \"\(newKeyCommand)\".\n")
                return
            }
            let file = KeyFile(path: folder.keyholder.file(of: folder.path))
            let new = InstallationKey()
            // A key left behind by a change that was broken off before it began wrapped nothing.
            try? FileManager.default.removeItem(atPath: file.next.path)
            try file.next.write(new)
            try KeyRing.rewrap(keys, from: old, to: new)
            let former = try file.change(from: old)
            put(
                """
                \(try keys.scopes().count) data keys wrapped by \(new.name), which is in \(file.path).
                The key before, \(old.name), is in \(former.path). It opens older backups and nothing else: move it \
                to where they are not, and destroy it when none of them is needed.

                """)
        }
    }
}

extension KeyFile {
    /// Puts the next key in place of the one before, which stays beside it under its name.
    @discardableResult
    func change(from old: InstallationKey) throws -> KeyFile {
        let former = KeyFile(path: "\(path).\(old.name)")
        try move(to: former)
        try next.move(to: self)
        return former
    }
}

extension Folder {
    /// The data keys of this folder, for a ledger that may be new.
    func ring(_ store: SQLiteStore) throws -> KeyRing {
        let keys = try SQLiteKeys(path: keys)
        if let wrapper = try keys.wrapper() {
            try finishRotation(wrapper)
        } else if try SealedStore.holdsSeals(store) {
            throw ValidationError(
                "the ledger in \(path) is sealed, and its data keys are not in \(self.keys): put that file back from the backup of the ledger"
            )
        } else {
            try keyholder.found(path)
        }
        let (holder, data) = (keyholder, path)
        do {
            return try KeyRing(keys) { try holder.key(of: data) }
        } catch KeyFault.wrong(let found, let wanted) {
            let place = holder.command == nil ? holder.file(of: data) : "what the key command prints"
            throw ValidationError(
                """
                the key is the wrong one: \(place) is key \(found), and this installation wants key \(wanted). Name the \
                file that holds it with --key, or the command that prints it with --key-command
                """)
        }
    }

    /// A change of keys was broken off after the data keys were wrapped anew: the file that holds the new key takes its
    /// place now.
    private func finishRotation(_ wrapper: String) throws {
        let file = KeyFile(path: keyholder.file(of: path))
        guard keyholder.command == nil, let next = try? file.next.read(), next.name == wrapper else { return }
        if let old = try? file.read() { try file.change(from: old) } else { try file.next.move(to: file) }
    }
}
