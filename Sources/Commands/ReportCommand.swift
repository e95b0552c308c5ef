import Access
import ArgumentParser
import Desk
import Foundation
import Kernel
import Papers
import Tongue

/// Country review reports from the command line.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Country review reports and executive summaries.", subcommands: [Export.self])

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A review's report, or its executive summary, as far as somebody may see it, to standard output.")

        @OptionGroup var folder: Folder
        @Argument(help: "The review, for example 1-xab.") var id: String
        @Option(help: "html, pdf, docx, akn or txt.") var form: PaperForm
        @Option(
            help: "ar, zh, en, fr, ru or es: of the report's headings. A summary is in the language it was written in.")
        var language: Language = .en
        @Flag(help: "The executive summary.") var summary = false
        @OptionGroup var sight: Sight

        func run() throws {
            let desk = try folder.existing()
            let (actor, _) = try sight.reader(desk)
            let bytes = try Spoken.refusals {
                let file = try desk.file(ReviewID(text: id), as: actor)
                let tongue = try Palermo.tongue()
                let paper =
                    summary
                    ? ReportPaper.summary(file, language, isTraining: try desk.isTraining, in: tongue)
                    : ReportPaper.report(file, isTraining: try desk.isTraining, in: tongue.speaker(language))
                guard let paper else { throw Refusal.hidden }
                try desk.noteRead(
                    summary ? .summaryFile : .reportFile, part: form.rawValue, in: file.id, as: actor, byOperator: true)
                return try form.made(of: paper)
            }
            FileHandle.standardOutput.write(Data(bytes))
        }
    }
}

extension PaperForm: ExpressibleByArgument {}
