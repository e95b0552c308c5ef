import ArgumentParser
import Foundation
import LedgerSQLite
import Seals

/// Where the installation's key comes from: a file beside the data folder, or a command that a key store provides.
struct Keyholder: ParsableArguments {
    @Option(
        help: "The file with the installation's key; unless told, the data folder's name with .key behind it.")
    var key: String?
    @Option(help: "A command that prints the installation's key, in place of a file.") var keyCommand: String?

    /// The command line comes before the environment, and a command before a file.
    var command: String? {
        keyCommand ?? (key == nil ? ProcessInfo.processInfo.environment["PALERMO_KEY_COMMAND"] : nil)
    }

    /// The file of the key of a data folder.
    func file(of data: String) -> String {
        key ?? ProcessInfo.processInfo.environment["PALERMO_KEY"]
            ?? URL(fileURLWithPath: data).standardizedFileURL.path + ".key"
    }

    /// The key, as it is kept at this moment.
    func key(of data: String) throws -> InstallationKey {
        if let command { return try Keyholder.output(of: command) }
        return try KeyFile(path: file(of: data)).read()
    }

    /// The key of an installation that has none yet: the one that lies there, or a new one.
    func found(_ data: String) throws {
        let file = KeyFile(path: file(of: data))
        guard command == nil, !file.exists else { return }
        try file.write(InstallationKey())
        warn(
            """
            A key was made for this installation: \(file.path)
            Without it nobody reads what is confidential here, you neither. Keep a copy elsewhere, and never with the
            backups of \(data): docs/administrators.md, "The key".

            """)
    }

    static func output(of command: String) throws -> InstallationKey {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ValidationError("the key command ended with \(process.terminationStatus), and without a key")
        }
        guard let key = InstallationKey(String(decoding: said, as: UTF8.self)) else {
            throw ValidationError("the key command printed no key: it has to print 64 hexadecimal digits")
        }
        return key
    }
}

/// A file that holds an installation's key and may be read by its owner alone.
struct KeyFile {
    let path: String

    var exists: Bool { FileManager.default.fileExists(atPath: path) }
    /// Where the next key lies while the change is under way.
    var next: KeyFile { KeyFile(path: path + ".next") }

    func read() throws -> InstallationKey {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ValidationError(
                """
                the installation's key is not in \(path). Put it back there, or name its file with --key or the command \
                that prints it with --key-command. Without it nothing confidential can be read
                """)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
        if mode & 0o077 != 0 { throw ValidationError("others can read \(path): run chmod 600 \(path)") }
        guard let key = InstallationKey(String(decoding: bytes, as: UTF8.self)) else {
            throw ValidationError("\(path) holds no key: it has to hold 64 hexadecimal digits on one line")
        }
        return key
    }

    /// Never in place of a file that is there.
    func write(_ key: InstallationKey) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else {
            throw ValidationError("no key can be written to \(path): name another file with --key")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data("\(key.text)\n".utf8))
        try handle.synchronize()
        try Disk.flush((path as NSString).deletingLastPathComponent)
    }

    func move(to other: KeyFile) throws {
        guard rename(path, other.path) == 0 else { throw ValidationError("\(path) cannot become \(other.path)") }
        try Disk.flush((other.path as NSString).deletingLastPathComponent)
    }
}

/// Says something to the person at the terminal, apart from what a command puts out.
func warn(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
}
