import Access
import ArgumentParser
import Desk
import Facts
import Foundation
import Hummingbird
import Kernel
import Logging
import Mechanism
import Pages
import Seals
import Web

/// Starts the server; on the first start it founds the installation.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Start the server.")

    @OptionGroup var folder: Folder
    @Flag(help: "Open the training room: invented States, one click signs anybody in.") var training = false
    @Flag(help: "With --training: the exercise covers the whole first cycle, and not eight articles.") var whole = false
    @Option(help: "With --training: how many days ahead of ours the room's clock is, to play months in a morning.")
    var daysAhead = 0
    @Option(help: "The address to listen on.") var host = "127.0.0.1"
    @Option(help: "The port to listen on; 0 takes a free one.") var port = 8080
    @Option(help: "E-mail address of the secretariat's first officer, for the first start.") var officer =
        "secretariat@localhost.localdomain"
    @Option(help: "The address people open, where a proxy stands in front: https://review.example.int.") var publicURL:
        String?
    @Flag(
        help: "A proxy of yours stands in front and says in X-Forwarded-For where people come from. Never without one."
    ) var behindProxy = false
    @OptionGroup var doors: DoorOptions
    @OptionGroup var mail: MailOptions
    @OptionGroup var elsewhere: ProviderOptions
    @Flag(help: "Send no reminders from here; a timer runs `palermo remind` instead.") var noReminders = false

    func run() async throws {
        // Whatever is made from here on is this account's alone.
        umask(0o077)
        let (host, publicURL, training, officer) = (host, publicURL, training, officer)
        let exercise: RuleSet.Scope = whole ? .first : .exercise
        if daysAhead != 0 && !training { throw ValidationError("only a training room has a clock of its own") }
        let desk = try folder.desk(ahead: daysAhead, door: doors.door)
        let token = try Spoken.refusals {
            try desk.found(training ? .training : .real, from: Palermo.shipped(), officer: officer, exercise: exercise)
        }
        var logger = Logger(label: "palermo")
        logger.logLevel = .notice
        let tongue = try Palermo.tongue()
        let postman = try mail.postman(folder, desk, tongue, publicURL: publicURL)
        let site = try Site(
            desk: desk, renderer: Renderer.load(), tongue: tongue, instruments: Facts.instruments(),
            annex: Facts.annex(), publicURL: publicURL, isBehindProxy: behindProxy, postman: postman,
            providers: try elsewhere.providers(publicURL: publicURL), logger: logger)
        let reminders = noReminders ? nil : postman
        let log = logger
        let application = site.application(host: host, port: port) { port in
            let address = publicURL ?? "http://\(host):\(port)"
            put(Serve.greeting(address, training: training, token: token, officer: officer))
            // They end with the server.
            if let reminders { Task { await reminders.everyDay(origin: address) { log.error("\($0)") } } }
        }
        try await application.runService()
    }

    static func greeting(_ address: String, training: Bool, token: Token?, officer: String) -> String {
        if training {
            return """
                Palermo, training room. All States and people in the reviews here are invented.

                  The status register   \(address)\(Route.status(.real, .overview).path)
                  The training room     \(address)\(Route.training.path)

                Choose there whom you want to be: start with an officer of the secretariat, who draws the reviewing
                States, then take the part of whoever is asked to act next. Stop with Ctrl-C; what was done is kept.

                """
        }
        let first = token.map {
            """

              The secretariat's first account: open this link once and choose a passphrase;
              then sign in as \(officer).
              \(address)\(Route.invitation($0.text).path)

            """
        }
        return """
            Palermo.

              \(address)\(Route.home.path)
            \(first ?? "")
            """
    }
}
