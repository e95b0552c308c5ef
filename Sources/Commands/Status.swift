import Access
import ArgumentParser
import Desk
import Foundation
import Kernel
import Ledger
import LedgerSQLite
import Seals
import Treaties

extension Instrument: ExpressibleByArgument {}

/// The status of the treaties on a day.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The status of the Convention and the Protocols.")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

    @OptionGroup var folder: Folder
    @Option(name: .customLong("as-at"), help: "The day, as YYYY-MM-DD; today where it is not given.") var asAt: String?
    @Option(help: "One instrument only: untoc, tip, som or firearms.") var instrument: Instrument?
    @Option(help: "text, csv or json.") var format = Format.text

    func run() throws {
        let desk = try desk()
        guard let day = asAt.map({ Day($0) }) ?? desk.today else {
            throw ValidationError("--as-at takes a day of the calendar as YYYY-MM-DD, for example 2004-07-20")
        }
        let summary = try desk.register(.real).status(asAt: day, today: desk.today)
        put(Status.text(summary.only(instrument), format))
    }

    /// The ledger's register; the shipped facts where no installation has been founded yet.
    private func desk() throws -> Desk {
        if folder.exists { return try folder.existing() }
        let desk = try Palermo.desk(
            store: MemoryStore(), secrets: MemorySecrets(), documents: MemoryDocuments(), reads: MemoryReads())
        _ = try desk.found(.real, from: Palermo.shipped())
        return desk
    }

    static func text(_ summary: StatusSummary, _ format: Format) -> String {
        let groups: [RegionalGroup?] = RegionalGroup.allCases + [nil]
        switch format {
        case .json:
            return summary.json.canonical + "\n"
        case .csv:
            let names = groups.map { $0?.rawValue ?? "none" }.joined(separator: ",")
            let head = "as_at,instrument,signatories,parties,parties_date_unknown,in_force_since,\(names)\n"
            return head
                + summary.instruments.map { line in
                    let counts = groups.map { String(line.groups[$0]) }.joined(separator: ",")
                    return
                        "\(summary.asAt),\(line.instrument.rawValue),\(line.signatories),\(line.parties),\(line.partiesDateUnknown),\(line.inForceSince.map { "\($0)" } ?? ""),\(counts)\n"
                }.joined()
        case .text:
            let head =
                "Status as at \(summary.asAt)\n\n" + row("", "parties", "date unknown", "signatories", "in force since")
            return head
                + summary.instruments.map { line in
                    row(
                        line.instrument.rawValue, String(line.parties), String(line.partiesDateUnknown),
                        String(line.signatories),
                        line.inForceSince.map { "\($0)" } ?? "–")
                }.joined()
        }
    }

    private static func row(_ cells: String...) -> String {
        let padded = cells.enumerated().map { index, cell in
            let space = String(repeating: " ", count: max(0, (index == 0 ? 10 : 16) - cell.count))
            return index == 0 ? cell + space : space + cell
        }
        return padded.joined() + "\n"
    }
}
