import Kernel
import Mustache
import Tongue
import Treaties

/// The parties over time, as a figure of stepped lines, and as a table of the same numbers.
///
/// The plot takes whatever width there is while its writing keeps its size: what is drawn is stretched, what is
/// written is placed by percentages. Time runs from left to right in every language, as on the axes of a map.
struct Growth: Sendable {
    let name: String
    let description: String
    /// Units across: days.
    let width: Int
    let height: Int
    let base: Int
    let tick: Int
    let yearLine: Int
    let levels: [Level]
    let years: [Year]
    let lines: [Line]
    let heads: [String]
    let rows: [Row]
    /// Those that no line shows.
    let undrawn: String?

    struct Level: Sendable {
        let y: Int
        let textLine: Int
        let label: String
    }

    struct Year: Sendable {
        let x: String
        let label: String
        /// Where the writing stands to its tick: "start", "middle" or "end".
        let anchor: String
    }

    struct Line: Sendable {
        let style: String
        let path: String
        let leader: String
        let label: String
        let count: String
        let countLine: Int
        let words: [Words]
    }

    struct Words: Sendable {
        let text: String
        let line: Int
    }

    struct Row: Sendable, MustacheParent {
        let when: String
        let counts: [String]

        func child(named name: String) -> Any? { name == "when" ? when : name == "counts" ? counts : nil }
    }

    private static let top = 12
    private static let bottom = 320
    private static let lineHeight = 18

    /// `nil` where nobody was party yet.
    init?(_ reading: StatusReading, _ rolls: [Roll], _ reader: Reader) {
        let series = Instrument.allCases.map { reading.register.growth($0).filter { $0.day <= reading.asAt } }
        guard let first = series.compactMap(\.first?.day).min(), let start = Day(year: first.year, month: 1, day: 1)
        else { return nil }
        let end = max(reading.asAt, start.adding(months: 12))
        let scale = Growth.scale(series.flatMap { $0.map(\.parties) }.max() ?? 1)
        func y(_ parties: Int) -> Int {
            Growth.bottom - parties * (Growth.bottom - Growth.top) / scale.top
        }

        width = end.number - start.number
        height = Growth.bottom + 30
        base = Growth.bottom
        tick = Growth.bottom + 5
        yearLine = Growth.bottom + 22
        levels = stride(from: scale.step, through: scale.top, by: scale.step).map {
            Level(y: y($0), textLine: y($0) - 5, label: reader.count($0))
        }
        years = Growth.years(start, end)
        let last = series.map { $0.last?.parties ?? 0 }
        lines = Growth.lines(series, last, start, end, y, reader)
        heads = Instrument.allCases.map { reader.speaker.name(of: $0) }
        rows = Growth.rows(series, start.year, reading.asAt, reader)

        name = reader.say("status.growth.title")
        func ends(_ counts: [Int]) -> Phrase.Value {
            .list(
                zip(Instrument.allCases, counts).filter { $0.1 > 0 }.map {
                    .phrase(Phrase("status.growth.end", ["instrument": .instrument($0.0), "count": .number($0.1)]))
                })
        }
        description = reader.say(
            "status.growth.description", ["from": .day(start), "to": .day(reading.asAt), "counts": ends(last)])
        let unknown = rolls.map(\.withoutDate.count)
        undrawn =
            unknown.allSatisfy { $0 == 0 } ? nil : reader.say("status.growth.undrawn", ["counts": ends(unknown)])
    }

    /// The upper end of the axis and the distance of its lines: four or five of them, at round numbers.
    private static func scale(_ most: Int) -> (top: Int, step: Int) {
        let steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000]
        let step = steps.first { $0 * 5 >= most } ?? 2000
        return ((most + step - 1) / step * step, step)
    }

    /// A tick for each year of a round number; "12.34%" from the left.
    private static func years(_ start: Day, _ end: Day) -> [Year] {
        let span = end.year - start.year
        let step = span <= 8 ? 1 : span <= 16 ? 2 : 5
        return (start.year...end.year).filter { $0 % step == 0 }.compactMap { year in
            guard let day = Day(year: year, month: 1, day: 1), day <= end else { return nil }
            let place = (day.number - start.number) * 10_000 / (end.number - start.number)
            let hundredths = place % 100
            return Year(
                x: "\(place / 100).\(hundredths < 10 ? "0" : "")\(hundredths)%", label: String(year),
                anchor: place < 300 ? "start" : place > 9_700 ? "end" : "middle")
        }
    }

    private static func lines(
        _ series: [[GrowthPoint]], _ last: [Int], _ start: Day, _ end: Day, _ y: (Int) -> Int, _ reader: Reader
    ) -> [Line] {
        let labels = Instrument.allCases.map { reader.speaker.name(of: $0) }
        let words = labels.map { folded($0, to: 27) }
        let middles = spread(last.map { y($0) }, heights: words.map { $0.count * lineHeight + 6 })
        return Instrument.allCases.indices.map { index in
            var path = "M0 \(y(0))"
            for point in series[index] { path += "H\(point.day.number - start.number)V\(y(point.parties))" }
            path += "H\(end.number - start.number)"
            let head = middles[index] - (words[index].count - 1) * lineHeight / 2 + 5
            return Line(
                style: "line-\(Instrument.allCases[index].rawValue)", path: path,
                leader: "M0 \(y(last[index]))L10 \(middles[index])", label: labels[index],
                count: reader.count(last[index]), countLine: middles[index] + 5,
                words: words[index].enumerated().map { Words(text: $1, line: head + $0 * lineHeight) })
        }
    }

    /// The middles of labels as near to where they belong as they can be without touching each other.
    private static func spread(_ wanted: [Int], heights: [Int]) -> [Int] {
        var middles = wanted
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        var floor = 0
        for index in order {
            middles[index] = max(middles[index], floor + heights[index] / 2)
            floor = middles[index] + heights[index] / 2
        }
        var ceiling = bottom + heights.reduce(0, max) / 2
        for index in order.reversed() {
            middles[index] = min(middles[index], ceiling - heights[index] / 2)
            ceiling = middles[index] - heights[index] / 2
        }
        return middles
    }

    /// A name in lines of at most so many letters; an ideograph is as wide as two.
    private static func folded(_ name: String, to most: Int) -> [String] {
        func width(_ text: some StringProtocol) -> Int {
            text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 && $1.value < 0xFB00 ? 2 : 1) }
        }
        var lines: [String] = []
        for word in name.split(separator: " ") {
            if let line = lines.last, width(line) + 1 + width(word) <= most {
                lines[lines.count - 1] = "\(line) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// The numbers at the end of each year, and on the day shown.
    private static func rows(_ series: [[GrowthPoint]], _ first: Int, _ asAt: Day, _ reader: Reader) -> [Row] {
        func row(_ when: String, _ day: Day) -> Row {
            Row(
                when: when,
                counts: series.map { points in
                    reader.count(points.last { $0.day <= day }?.parties ?? 0)
                })
        }
        let ends = (first...max(first, asAt.year)).compactMap { Day(year: $0, month: 12, day: 31) }.filter { $0 < asAt }
        return ends.map { row(String($0.year), $0) } + [row(reader.say(asAt), asAt)]
    }
}
