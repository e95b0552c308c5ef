import ArgumentParser
import Foundation
import Kernel
import Ledger
import Lots

/// Draws from an instance and sources of chance of one's own, and prints the whole transcript.
struct DrawTranscript: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transcript",
        abstract: "Draw from a published input, or an instance of your own, and print the transcript.")

    @Option(name: .customLong("instance"), help: "A JSON file: a published input, or an instance as for `draw pairs`.")
    var file: String
    @Option(name: .customLong("source"), help: "A source of chance; once for each, in the order they close.")
    var sources: [String]
    @Option(help: "Print a book of a thousand draws to this file, and draw its page by --balls.") var book: String?
    @Option(help: "Three digits, for the balls in their order.") var balls: String?

    func validate() throws {
        guard (book == nil) == (balls == nil) else { throw ValidationError("--book and --balls go together") }
    }

    func run() throws {
        do {
            put(try drawn(Replay(published: try published(), sources: sources)).text)
        } catch let refusal as Refusal {
            throw try Spoken(refusal)
        }
    }

    private func drawn(_ replay: Replay) throws -> Transcript {
        if replay.isCalendar { return try replay.calendar().transcript }
        guard let book, let balls else { return try replay.pairs().transcript }
        let printed = try replay.book()
        try Data(printed.text.utf8).write(to: URL(fileURLWithPath: book))
        return try replay.pairs(printed, balls: balls.utf8.map { Int($0) - 48 }).transcript
    }

    /// An instance of one's own is made whole: every number of the rules is written out.
    private func published() throws -> JSON {
        let instance = try DrawFiles.instance(file, id: nil)
        if instance["procedure"] != nil { return instance }
        let input = try Replay.pairsInput(
            try PairsInput(instance: instance, seed: .from(text: ""), label: "pairs"), draw: "pairs")
        let terms: JSON = ["book": .bool(book != nil), "dice": 0, "beacon": "", "fallback": ""]
        return .object((input.object ?? [:]).merging(["terms": terms]) { $1 })
    }
}

/// Checks a transcript by drawing again.
struct DrawVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Make every line of a transcript again; exit 1 where one differs.")

    @Argument(help: "The transcript's file.") var transcript: String
    @Option(help: "The book's file, where the draw was from a book.") var book: String?

    func run() throws {
        let text = try DrawFiles.text(transcript)
        let entries = text.split(separator: "\n").compactMap { JSON(reading: String($0)) }
        guard let input = entries.compactMap({ $0["input"] }).first(where: { $0.object != nil }) else {
            throw ValidationError("\(transcript) is no transcript: it has no input")
        }
        let replay = try Replay(
            published: input,
            sources: entries.filter { $0["kind"] == "source" }.compactMap { $0["source"]?.string })
        let made = try made(replay, entries)
        if made.text.utf8.elementsEqual(text.utf8) {
            put(
                "seed \(replay.seed.hex)\ntranscript \(made.fingerprint)\nEverything agrees: \(made.lines.count) lines.\n"
            )
            return
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let place = zip(made.lines, lines).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        put("WRONG: line \(place + 1) is not what the draw gives\n")
        throw ExitCode(1)
    }

    private func made(_ replay: Replay, _ entries: [JSON]) throws -> Transcript {
        if replay.isCalendar { return try replay.calendar().transcript }
        guard let balls = entries.first(where: { $0["kind"] == "balls" })?["balls"]?.array else {
            return try replay.pairs().transcript
        }
        guard let book else { throw ValidationError("the draw was from a book: give its file with --book") }
        let printed = try replay.book()
        guard try printed.text.utf8.elementsEqual(DrawFiles.text(book).utf8) else {
            put("WRONG: the book is not what the seed gives\n")
            throw ExitCode(1)
        }
        return try replay.pairs(printed, balls: balls.compactMap(\.int)).transcript
    }
}

/// Files of draws, as people hand them over.
enum DrawFiles {
    static func text(_ path: String) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: path), let text = String(bytes: bytes, encoding: .utf8)
        else { throw ValidationError("\(path) cannot be read") }
        return text
    }

    /// One instance; where a file has several, that of the name.
    static func instance(_ path: String, id: String?) throws -> JSON {
        guard let instance = JSON(reading: try text(path)) else {
            throw ValidationError("\(path) is not JSON, or has numbers with fractions")
        }
        guard let instances = instance["instances"]?.array else { return instance }
        let named = instances.filter { id == nil || $0["id"]?.string == id }
        guard named.count == 1 else {
            let ids = instances.compactMap { $0["id"]?.string }.joined(separator: ", ")
            throw ValidationError("name one of the instances with --id: \(ids)")
        }
        return named[0]
    }
}
