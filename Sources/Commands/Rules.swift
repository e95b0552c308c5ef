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
        HeldRule.Section.allCases.map { section in
            title(section) + "\n\n"
                + rules.filter { $0.section == section }.map { text($0) }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func title(_ section: HeldRule.Section) -> String {
        switch section {
        case .principles: "STANDING PRINCIPLES"
        case .calendar: "CYCLES AND THE CALENDAR"
        case .pairs: "EXPERTS' LIST AND THE PAIRS"
        case .drawing: "THE DRAWING IN PUBLIC"
        case .review: "THE COUNTRY REVIEW"
        case .report: "REPORT AND SUMMARY"
        case .limits: "THE TIME LIMITS"
        case .notHeld: "NOT HELD YET"
        }
    }

    private static func text(_ rule: HeldRule) -> String {
        let held = rule.held.map(\.rawValue).joined(separator: ", ")
        return lines("", [rule.paragraphs.map(\.text).joined(separator: ", ") + (held.isEmpty ? "" : ": \(held)")], 0)
            + lines("", [rule.asks]) + lines("code  ", rule.codes) + lines("test  ", rule.tests)
    }

    /// Words below one another, each broken where it would pass a hundred columns.
    private static func lines(_ label: String, _ items: [String], _ indent: Int = 4) -> String {
        items.map { item in
            var rows = [""]
            for word in item.split(separator: " ") {
                let row = rows[rows.count - 1]
                if row.isEmpty {
                    rows[rows.count - 1] = String(word)
                } else if indent + label.count + row.count + 1 + word.count <= 100 {
                    rows[rows.count - 1] += " \(word)"
                } else {
                    rows.append(String(word))
                }
            }
            let margin = String(repeating: " ", count: indent)
            let blank = String(repeating: " ", count: label.count)
            return rows.enumerated().map { "\(margin)\($0 == 0 ? label : blank)\($1)\n" }.joined()
        }.joined()
    }
}
