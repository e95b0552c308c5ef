import ArgumentParser
import Desk
import Foundation
import Kernel
import Tongue
import Treaties

/// The official texts that an installation supplies.
struct Instruments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instruments", abstract: "The instruments' official texts.", subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Attach an official text, in one language, from plain text or Markdown with \"Article N\" headings.")

        @OptionGroup var folder: Folder
        @Argument(help: "The file, in UTF-8.") var file: String
        @Option(help: "untoc, tip, som or firearms.") var instrument: Instrument
        @Option(help: "ar, zh, en, fr, ru or es.") var language: Language
        @Option(help: "Where the text comes from; shown with it.") var source: String

        func run() throws {
            let desk = try folder.existing()
            guard let bytes = FileManager.default.contents(atPath: file),
                let raw = String(bytes: bytes, encoding: .utf8)
            else {
                throw ValidationError("\(file) cannot be read as UTF-8")
            }
            try Spoken.refusals {
                let articles = try OfficialText.parse(Text.clean(raw), instrument: instrument)
                try desk.record(
                    .attachText(.init(instrument, language, articles: articles, source: Text.clean(source))), in: .real,
                    as: .system("command line"))
                put("\(articles.count) articles of \(instrument.rawValue) attached in \(language.rawValue).\n")
            }
        }
    }
}

extension Language: ExpressibleByArgument {}

/// A refusal in words, for the terminal.
struct Spoken: Error, CustomStringConvertible {
    let description: String

    /// Says what was refused in words.
    static func refusals<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let refusal as Refusal {
            throw try Spoken(refusal)
        }
    }

    init(_ refusal: Refusal) throws {
        let speaker = try Palermo.tongue().speaker(.en)
        description = refusal.reasons.map { reason in
            let facts =
                reason.facts.isEmpty
                ? ""
                : " (\(reason.facts.sorted { $0.key < $1.key }.map { "\($0.key): \(speaker.say($0.value))" }.joined(separator: "; ")))"
            let rule = reason.citation.map { " – \(speaker.citation($0))" } ?? ""
            return speaker.say(Phrase("refusal.\(reason.code)", reason.facts)) + facts + rule
        }.joined(separator: "\n")
    }
}
