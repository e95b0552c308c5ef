import Access
import ArgumentParser
import Desk
import Foundation
import Kernel
import Pages
import Post
import Tongue
import Web

/// How an installation sends mail.
struct MailOptions: ParsableArguments {
    enum Way: String, ExpressibleByArgument, CaseIterable { case sendmail, outbox, none }

    @Option(
        help:
            "How messages go out: sendmail, outbox (files in the data folder) or none. The training room has its outbox, a real installation none, unless told."
    ) var mail: Way?
    @Option(help: "The address messages come from; sendmail needs one.") var mailFrom: String?
    @Option(help: "The sendmail-compatible command.") var sendmail = "/usr/sbin/sendmail"

    /// Who sends, as the options say; `nil` where nothing is sent.
    func postman(_ folder: Folder, _ desk: Desk, _ tongue: Tongue, publicURL: String?) throws -> Postman? {
        let training = try desk.isTraining
        let way = mail ?? (training ? .outbox : .none)
        guard way != .none else { return nil }
        if training && way == .sendmail {
            throw ValidationError("the training room's people are invented: it sends to its outbox and nowhere else")
        }
        if way == .sendmail && (mailFrom == nil || publicURL == nil) {
            throw ValidationError("--mail sendmail needs --mail-from and --public-url")
        }
        let address = mailFrom ?? "palermo@palermo.invalid"
        guard let from = Mailbox(name: "Palermo", address: address) else {
            throw ValidationError("no mail can come from \(address)")
        }
        let relay: any Relay = way == .outbox ? Outbox(path: folder.outbox) : Sendmail(path: sendmail)
        return Postman(desk: desk, tongue: tongue, relay: relay, from: from, lock: folder.postLock)
    }
}

extension Folder {
    var outbox: String { "\(path)/outbox" }
    var postLock: String { "\(path)/post.lock" }
}

/// Sends the reminders of a day; for a daily timer, where the server does not send them itself.
struct Remind: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send each person with something asked of them the day's one message, if one is due.")

    @OptionGroup var folder: Folder
    @OptionGroup var mail: MailOptions
    @Option(help: "The address people open; messages link there.") var publicURL: String?
    @Flag(help: "Say whom a message would go to and record nothing.") var dryRun = false
    @Option(help: "With --dry-run, or in the training room: as if it were this day (YYYY-MM-DD).") var today: String?

    func run() throws {
        umask(0o077)
        let desk = try folder.existing()
        let day = try today.map { text in
            guard let day = Day(text) else { throw ValidationError("\(text) is not a day") }
            return day
        }
        if dryRun {
            for due in try desk.remindersDue(on: day ?? desk.today, recording: false) {
                let reviews = Set(due.asked.map(\.id.text)).sorted().joined(separator: " ")
                put("\(due.account.email)\t\(reviews)\n")
            }
            return
        }
        if try day != nil && !desk.isTraining {
            throw ValidationError("--today needs --dry-run, but in the training room")
        }
        guard let postman = try mail.postman(folder, desk, Palermo.tongue(), publicURL: publicURL) else {
            throw ValidationError("nothing is sent: choose with --mail")
        }
        do {
            let outcome = try postman.remind(on: day, origin: publicURL ?? "http://127.0.0.1:8080")
            put(
                "\(outcome.sent) sent, \(outcome.waiting) to be tried again, \(outcome.unreachable) without an address\n"
            )
            if outcome.waiting > 0 { throw ExitCode(1) }
        } catch PostFault.busy {
            put("another run is under way\n")
        }
    }
}
