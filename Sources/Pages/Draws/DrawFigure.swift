import Kernel
import Lots
import Tongue

/// Who may review whom, and who was drawn: a row for each State under review, a column for each State on the roll, by
/// regional group. Drawn as few paths, so that a full roll stays a small page.
struct DrawFigure: Sendable {
    let width: Int
    let height: Int
    let rows: [Label]
    let groups: [Label]
    /// Upon whom the second lot could fall.
    let second: String
    /// Upon whom the lot from the region could fall.
    let regional: String
    let drawn: String
    let lines: String

    struct Label: Sendable {
        let x: Int
        let y: Int
        let text: String
    }

    private static let row = 14
    /// The groups' names stand on three lines, so that none runs into the next.
    private static let line = 16
    private static let top = 3 * line + 6
    private static let side = 44

    init(_ outcome: Outcome, _ states: [Entrant], for reader: Reader) {
        let columns = states.sorted { ($0.group, $0.state) < ($1.group, $1.state) }
        let wide = max(4, min(18, 960 / max(1, columns.count)))
        let place = Dictionary(columns.enumerated().map { ($1.state, $0) }) { first, _ in first }
        width = DrawFigure.side + max(wide * columns.count, 640)
        height = DrawFigure.top + DrawFigure.row * outcome.pairs.count
        var (second, regional, drawn, lines) = ("", "", "", "")
        var (rows, groups) = ([Label](), [Label]())
        for (number, column) in columns.enumerated() where number == 0 || columns[number - 1].group != column.group {
            let x = DrawFigure.side + wide * number
            let name = RegionalGroup(rawValue: column.group).map { reader.say("group.\($0.rawValue)") } ?? column.group
            let y = DrawFigure.line * (1 + groups.count % 3) - 4
            groups.append(Label(x: x + 3, y: y, text: name))
            lines += "M\(x) \(y - 10)V\(height)"
        }
        for (number, pair) in outcome.pairs.enumerated() {
            let y = DrawFigure.top + DrawFigure.row * number
            rows.append(Label(x: 0, y: y + 11, text: pair.pairing.reviewed.rawValue))
            func cells(_ states: [StateCode]) -> String {
                DrawFigure.runs(states.compactMap { place[$0] }.sorted()).map { run in
                    "M\(DrawFigure.side + wide * run.lowerBound) \(y + 1)h\(wide * run.count - 1)v12"
                        + "h-\(wide * run.count - 1)z"
                }.joined()
            }
            second += cells(pair.secondPool)
            regional += cells(pair.regionalPool)
            drawn += pair.pairing.reviewers.map { cells([$0]) }.joined()
        }
        (self.second, self.regional, self.drawn, self.lines) = (second, regional, drawn, lines)
        (self.rows, self.groups) = (rows, groups)
    }

    /// Numbers that follow one another, as ranges.
    private static func runs(_ numbers: [Int]) -> [Range<Int>] {
        numbers.reduce(into: []) { runs, number in
            if let last = runs.last, last.upperBound == number {
                runs[runs.count - 1] = last.lowerBound..<(number + 1)
            } else {
                runs.append(number..<(number + 1))
            }
        }
    }
}
