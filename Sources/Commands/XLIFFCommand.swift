import ArgumentParser
import Checklist
import Facts
import Foundation
import Kernel
import Papers
import Tongue

/// The questionnaire's translations, out to translators' programs and back.
struct XLIFFCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "xliff", abstract: "Translations of the questionnaire as XLIFF 2.0, out and in.",
        subcommands: [Out.self, In.self])

    struct Out: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the English and its translation, to standard output.")

        @Option(help: "ar, zh, fr, ru or es.") var language: Language
        @Flag(help: "Only what is not translated, or whose English has changed since.") var changed = false

        func validate() throws {
            if language == .en { throw ValidationError("English is what the others translate") }
        }

        func run() throws {
            put(XLIFF.file(try ChecklistCommand.latest(), language, changedOnly: changed))
        }
    }

    struct In: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a translator's file into the words of a version that is not published yet.",
            discussion:
                "Each string keeps the fingerprint of the English that was translated. One left in the state `initial`, with the words it had, stays outdated."
        )

        @Argument(help: "The XLIFF file.") var file: String
        @Option(help: "The version's folder, which holds questions.json and words/.") var into: String

        func run() throws {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw ValidationError("\(file) cannot be read")
            }
            let read = try Spoken.refusals { try XLIFFReading.read(Array(bytes)) }
            guard let language = read.language else { return }
            let path = "\(into)/words/\(language.rawValue).json"
            guard let english = FileManager.default.contents(atPath: "\(into)/words/en.json"),
                let keys = try? JSONDecoder().decode([String: Translation].self, from: english)
            else { throw ValidationError("\(into)/words/en.json cannot be read") }
            let strange = read.targets.keys.filter { keys[$0] == nil }.sorted()
            if !strange.isEmpty {
                throw ValidationError(
                    "not among the questions, so nothing was taken in: \(strange.joined(separator: ", "))")
            }
            let before = FileManager.default.contents(atPath: path) ?? Data("{}".utf8)
            var words = try JSONDecoder().decode([String: Translation].self, from: before)
            var changed = 0
            for (key, unit) in read.targets {
                // Handed out for translation and handed back untouched.
                if unit.isInitial, words[key]?.words == Text.clean(unit.target) { continue }
                let translation = Translation(
                    words: Text.clean(unit.target), of: Translation.fingerprint(of: unit.source))
                if words[key] != translation { changed += 1 }
                words[key] = translation
            }
            try Data(text(words, like: english).utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            put("\(changed) of \(read.targets.count) strings changed in \(path)\n")
        }

        /// One string a line or three, in the order of the English, so that a change shows as one.
        private func text(_ words: [String: Translation], like english: Data) -> String {
            let order = String(decoding: english, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
                guard line.utf8.starts(with: " \"".utf8), let end = line.dropFirst(2).firstIndex(of: "\"") else {
                    return nil
                }
                return String(line.dropFirst(2)[..<end])
            }
            let rows = order.compactMap { key in
                words[key].map { translation in
                    let of = translation.of.map { ",\n  \"of\": \(JSON.string($0).canonical)" } ?? ""
                    return
                        " \(JSON.string(key).canonical): {\n  \"words\": \(JSON.string(translation.words).canonical)\(of)\n }"
                }
            }
            return "{\n\(rows.joined(separator: ",\n"))\n}\n"
        }
    }
}
