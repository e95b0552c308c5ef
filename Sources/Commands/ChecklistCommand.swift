import ArgumentParser
import Checklist
import Facts
import Foundation
import Kernel
import Mechanism
import Pages
import Papers
import Tongue

/// The comprehensive self-assessment checklist from the command line: no installation is needed.
struct ChecklistCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checklist", abstract: "The comprehensive self-assessment checklist.",
        subcommands: [CoverageCommand.self, Export.self, XLIFFCommand.self])

    /// The latest version of the checklist.
    static func latest() throws -> Questionnaire {
        guard let latest = try Facts.questionnaires().max(by: { $0.version < $1.version }) else {
            throw ValidationError("no checklist is shipped")
        }
        return latest
    }

    struct CoverageCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "coverage",
            abstract: "Which questions ask about each provision of the four instruments, or why none does.")

        @Option(help: "One instrument only: untoc, tip, som or firearms.") var instrument: Instrument?

        func run() throws {
            let questionnaire = try ChecklistCommand.latest()
            let speaker = try Palermo.tongue().speaker(.en)
            var left = 0
            for code in instrument.map({ [$0] }) ?? Instrument.allCases {
                for line in questionnaire.coverage(of: try Facts.provisions(code)) {
                    put(CoverageCommand.text(line, speaker))
                    if line.isLeft { left += 1 }
                }
            }
            put(left == 0 ? "No provision is left.\n" : "\(left) provisions are left without a question or a reason.\n")
            if left > 0 { throw ExitCode(1) }
        }

        private static func text(_ line: Coverage, _ speaker: Speaker) -> String {
            let place = "\(line.provision.article.key) \(line.provision.paragraph)"
            let verbs = line.provision.says.map(\.rawValue).joined(separator: ",")
            let reason = line.silence.map { silence in
                "(\(speaker.say("checklist.silence.\(silence.reason.rawValue)"))\(silence.with.map { " \($0)" } ?? ""))"
            }
            let asked =
                line.questions.isEmpty ? reason ?? (line.isLeft ? "LEFT" : "–") : line.questions.joined(separator: " ")
            return
                "\(place.padding(toLength: 24, withPad: " ", startingAt: 0))\(verbs.padding(toLength: 18, withPad: " ", startingAt: 0))\(asked)\n"
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The questions with room for answers, as a file, to standard output.")

        @Option(help: "json, xlsform, html, docx or csv.") var format: ChecklistFormat
        @Option(help: "ar, zh, en, fr, ru or es.") var language: Language = .en
        @Option(help: "The questions of one cycle: 1 or 2; all where it is not given.") var cycle: Int?

        func validate() throws {
            if let cycle, !RuleSet.untoc2010.cycles.indices.contains(cycle - 1) {
                throw ValidationError("--cycle takes 1 or 2")
            }
        }

        func run() throws {
            let questionnaire = try ChecklistCommand.latest()
            let scope = cycle.map { RuleSet.untoc2010.cycles[$0 - 1].articles } ?? questionnaire.articles
            guard let blank = ResponseView.blank(questionnaire, scope: scope) else { return }
            let words = ChecklistWords(try Palermo.tongue())
            let title = words.say("review.response", language)
            let bytes: [UInt8] =
                try Spoken.refusals {
                    switch format {
                    case .json: Array((whole(blank, questionnaire, words).canonical + "\n").utf8)
                    case .html:
                        try ChecklistHTML.file(
                            whole(blank, questionnaire, words), title: title,
                            broken: words.say("offline.broken", language), language: language)
                    case .csv: ChecklistCSV.table(nil, questionnaire, articles: blank.articles, language)
                    case .xlsform:
                        ChecklistXLSForm.workbook(
                            questionnaire, scope: blank.articles, review: "blank", title: title, words: words)
                    case .docx: try ChecklistDOCX.document("blank", blank, questionnaire, language, words)
                    }
                }
            FileHandle.standardOutput.write(Data(bytes))
        }

        private func whole(_ blank: ResponseView, _ questionnaire: Questionnaire, _ words: ChecklistWords) -> JSON {
            ChecklistJSON.whole(
                "blank", blank, questionnaire, articles: blank.articles, part: nil, words, languages: [language],
                madeOn: Day(number: Int(Date().timeIntervalSince1970) / 86_400))
        }
    }
}

extension ChecklistFormat: ExpressibleByArgument {}
