import Access
import ArgumentParser
import Desk
import Foundation
import Kernel
import Pages
import Papers
import Tongue

/// Country reviews from the command line.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Country reviews.", subcommands: [Export.self])

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The whole file of a review, as far as somebody may see it.")

        enum Format: String, ExpressibleByArgument, CaseIterable { case html, json }

        @OptionGroup var folder: Folder
        @Argument(help: "The review, for example 1-xab.") var id: String
        @Option(help: "html or json.") var format = Format.html
        @OptionGroup var sight: Sight
        @Option(help: "ar, zh, en, fr, ru or es.") var language: Language = .en

        func run() throws {
            let desk = try folder.existing()
            let (actor, account) = try sight.reader(desk)
            try Spoken.refusals {
                let file = try desk.file(ReviewID(text: id), as: actor)
                try desk.noteRead(.file, part: format.rawValue, in: file.id, as: actor, byOperator: true)
                switch format {
                case .json: put(file.json.canonical + "\n")
                case .html:
                    let reader = Reader(
                        speaker: try Palermo.tongue().speaker(language), actor: actor, account: account, formToken: "",
                        today: desk.today, isTraining: try desk.isTraining, path: "/")
                    var page = FilePages.file(file, for: reader)
                    page.label = try desk.label(of: .file, in: file.id, as: actor)
                    put(try Renderer.load().standalone(page, for: reader))
                }
            }
        }
    }
}

/// As whom something is seen.
struct Sight: ParsableArguments {
    @Option(
        name: .customLong("as"), help: "E-mail address of the person who sees it; the public where it is not given."
    ) var person: String?
    @Option(
        help: "The capacity that person acts in, for example expert:XAB; the first one held where it is not given.")
    var capacity: String?

    func reader(_ desk: Desk) throws -> (Actor, AccountView?) {
        guard let person else { return (.visitor, nil) }
        guard let account = try desk.account(email: person) else {
            throw ValidationError("nobody has the address \(person)")
        }
        guard let acting = capacity.map({ Capacity($0) }) ?? account.capacities.first,
            account.capacities.contains(acting)
        else {
            throw ValidationError(
                "\(person) does not hold this capacity; held: \(account.capacities.map(\.text).joined(separator: ", "))"
            )
        }
        return (.person(account.person.id, acting), account)
    }
}
