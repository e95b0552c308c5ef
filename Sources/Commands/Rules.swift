import ArgumentParser
import Facts
import Foundation
import Kernel

/// The rules that the software holds, each with the tests that prove it.
struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Each rule that the software holds: paragraph, how it is held, refusal, tests.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: "The rule set.") var ruleSet = "untoc-2010"
    @Option(help: "text or json.") var format = Format.text

    func run() throws {
        let known = try Facts.ruleSets()
        guard known.contains(ruleSet) else {
            throw ValidationError("--rule-set takes one of: \(known.joined(separator: ", "))")
        }
        let rules = try Facts.rules(ruleSet)
        switch format {
        case .text: put(Rules.text(rules))
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            put(String(decoding: try encoder.encode(rules), as: UTF8.self) + "\n")
        }
    }

    private static func text(_ rules: [HeldRule]) -> String {
        rules.map { rule in
            let held = rule.held.isEmpty ? "not held yet" : rule.held.map(\.rawValue).joined(separator: ", ")
            return "\(rule.paragraphs.map(\.text).joined(separator: ", ")): \(held)\n"
                + lines("", [rule.asks]) + lines("code  ", rule.codes) + lines("test  ", rule.tests)
        }.joined(separator: "\n")
    }

    /// Words below one another, each broken where it would pass a hundred columns.
    private static func lines(_ label: String, _ items: [String]) -> String {
        items.map { item in
            var rows = [""]
            for word in item.split(separator: " ") {
                let row = rows[rows.count - 1]
                if row.isEmpty {
                    rows[rows.count - 1] = String(word)
                } else if 4 + label.count + row.count + 1 + word.count <= 100 {
                    rows[rows.count - 1] += " \(word)"
                } else {
                    rows.append(String(word))
                }
            }
            let blank = String(repeating: " ", count: label.count)
            return rows.enumerated().map { "    \($0 == 0 ? label : blank)\($1)\n" }.joined()
        }.joined()
    }
}
