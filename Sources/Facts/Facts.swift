/// The facts that Palermo ships: States, acts, instruments, the annex of A/59/204, and the invented States of the
/// training room. Each file names its sources; each loader throws `FactsError`, which names the file and the place.
///
/// Files, in `Data`:
/// - `states.json`: States and one organization, with regional group, legal system and six names;
/// - `status/acts.csv`, `status/party-date-unknown.csv`: what the register is seeded with;
/// - `status/annex-a-59-204.csv`, `…-totals.csv`, `…-names.csv`: the annex as printed, and the names that changed;
/// - `instruments/<code>.json`: titles in six languages, official or ours, and a précis for each article;
/// - `training.json`: States and people that do not exist;
/// - `organizations.json`, `training-organizations.json`: organizations and their members, real and invented;
/// - `questionnaires/<id>.<version>/`: the questions and their words in six languages;
/// - `provisions/<code>.json`: what the questions have to cover: labels of paragraphs and the verbs in them;
/// - `glossary.json`: terms of art of the treaties, by which translations are checked;
/// - `passwords/common.txt`: passwords that people are known to choose;
/// - `rules/<rule set>.json`: each rule that is held, with its paragraphs, refusals, places and tests.
import Foundation
import Kernel
import Treaties

package enum Facts {
    /// The bytes of a shipped file, by its path below `Data`.
    package static func bytes(_ path: String) throws(FactsError) -> Data {
        let url = Bundle.module.bundleURL.appendingPathComponent("Data").appendingPathComponent(path)
        do {
            return try Data(contentsOf: url)
        } catch {
            throw FactsError(file: path, problem: "cannot be read: \(error)")
        }
    }

    /// The names of the shipped files in a folder below `Data`, sorted.
    package static func files(in folder: String) throws(FactsError) -> [String] {
        let url = Bundle.module.bundleURL.appendingPathComponent("Data").appendingPathComponent(folder)
        do {
            return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
        } catch {
            throw FactsError(file: folder, problem: "cannot be listed: \(error)")
        }
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ path: String) throws(FactsError) -> Value {
        let bytes = try bytes(path)
        do {
            return try JSONDecoder().decode(type, from: bytes)
        } catch {
            throw FactsError(file: path, problem: "cannot be decoded: \(error)")
        }
    }
}

/// What is wrong with a shipped file.
package struct FactsError: Error, Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// Line of a table, from 1.
    package let line: Int?
    package let problem: String

    init(file: String, line: Int? = nil, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    package var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(problem)" }
}
