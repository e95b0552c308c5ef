import Kernel
import Ledger

/// Who read the file of a review, a line of the log each: RFC 4180, UTF-8 with its mark, for spreadsheets.
package enum ReadsCSV {
    package static let columns = ["line", "at", "person", "capacity", "matter", "part", "label", "what", "hash"]

    /// - Parameters:
    ///   - names: the names of the people in it.
    ///   - words: what was read, in the reader's language.
    package static func table(
        _ lines: [ReadLine], name: (Actor) -> String, words: (Read) -> String
    ) -> [UInt8] {
        let rows = lines.map { line in
            [
                String(line.sequence), line.at.description, name(line.read.actor),
                line.read.actor.capacity?.text ?? line.read.actor.text, line.read.matter.rawValue, line.read.part,
                line.read.label.rawValue, words(line.read), line.hash,
            ]
        }
        return Array("\u{feff}".utf8)
            + Array(
                ([columns] + rows).map { $0.map(ChecklistCSV.cell).joined(separator: ",") + "\r\n" }.joined().utf8)
    }
}
