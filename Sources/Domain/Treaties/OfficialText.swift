import Kernel

/// Reads the official text of an instrument, as plain text or Markdown, into its articles.
///
/// An article begins at a line of its own that says so in one of the six languages: "Article 5" ("Article premier",
/// "Art. 5"), "Artículo 5", "Статья 5", "第五条" or "第5条", "المادة 5", with any of the digits these languages use,
/// with marks of Markdown before it or without. A title on the same line or on the next stays with the article. What
/// stands before article 1 (title, preamble) is left out; what follows the last article stays with it.
package enum OfficialText {
    /// The articles by number. Where the instrument is given, it must be all of that instrument's; else all up to the
    /// highest found. Refuses with one reason for all that are missing, one for all found twice, one for all empty.
    package static func parse(_ text: String, instrument: Instrument? = nil) throws(Refusal) -> [Int: String] {
        var bodies: [Int: String] = [:]
        var twice: Set<Int> = []
        var current: Int?
        for line in lines(text) {
            if let heading = Heading(line) {
                if bodies[heading.number] != nil { twice.insert(heading.number) }
                current = heading.number
                bodies[heading.number, default: ""] += heading.rest.isEmpty ? "" : heading.rest + "\n"
            } else if let current {
                bodies[current, default: ""] += withoutHashes(line) + "\n"
            }
        }
        let articles = bodies.mapValues(trimmed)
        var reasons = reasons(against: articles, instrument)
        if !twice.isEmpty { reasons.append(reason("register.text-article-twice", twice)) }
        try Refusal.unless(reasons)
        return articles
    }

    /// What keeps these from being the whole text of an instrument.
    static func reasons(against articles: [Int: String], _ instrument: Instrument?) -> [Refusal.Reason] {
        let numbers = Set(articles.keys)
        guard let highest = numbers.max() else { return [Refusal.Reason("register.text-no-article", field: "text")] }
        let expected = Set(1...max(1, instrument.map { FinalClauses.of($0).articles } ?? highest))
        let empty = articles.filter { $0.value.unicodeScalars.allSatisfy(\.properties.isWhitespace) }.keys
        return [
            ("register.text-article-missing", expected.subtracting(numbers)),
            ("register.text-article-number", numbers.subtracting(expected)),
            ("register.text-article-empty", Set(empty)),
        ].filter { !$0.1.isEmpty }.map { reason($0.0, $0.1) }
    }

    private static func reason(_ code: String, _ numbers: Set<Int>) -> Refusal.Reason {
        Refusal.Reason(code, field: "text", ["articles": .list(numbers.sorted().map { .number($0) })])
    }

    /// Lines ended by LF, CR or CRLF, which only scalars can tell apart from text.
    private static func lines(_ text: String) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = [[]]
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{2028}", "\u{2029}": lines.append([])
            default: lines[lines.count - 1].append(scalar)
            }
            previous = scalar
        }
        return lines
    }

    /// Markdown's marks of a heading say nothing in a title.
    private static func withoutHashes(_ line: [Unicode.Scalar]) -> String {
        guard line.first == "#" else { return string(line) }
        return string(line.drop { $0 == "#" || $0 == " " })
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }
}

private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

/// A line that begins an article.
private struct Heading {
    let number: Int
    /// The title, where it stands on the same line.
    let rest: String

    private static let words: Set<String> = ["article", "art.", "artículo", "articulo", "статья", "المادة", "مادة"]
    private static let marks: Set<Unicode.Scalar> = ["#", "*", "_"]
    private static let separators: Set<Unicode.Scalar> = [".", ":", "-", "–", "—", "："]
    private static let afterNumber: [[Unicode.Scalar]] = [["e", "r"], ["º"], ["°"]]
    private static let sentence: Set<Unicode.Scalar> = ["。", "，", "；", ",", ";"]

    init?(_ line: [Unicode.Scalar]) {
        var line = line.filter { !Heading.isInvisible($0) }[...]
        while let last = line.last, last.properties.isWhitespace || Heading.marks.contains(last) { line.removeLast() }
        let lead = line.prefix { $0.properties.isWhitespace || Heading.marks.contains($0) }
        let marked = lead.contains { Heading.marks.contains($0) }
        line = line.dropFirst(lead.count)
        guard let number = Heading.number(&line, marked: marked), number.value > 0 else { return nil }

        let closed = line.first.map { Heading.marks.contains($0) } ?? false
        line = line.drop { Heading.marks.contains($0) }
        let spaced = line.first?.properties.isWhitespace ?? true
        line = line.drop { $0.properties.isWhitespace }
        let separated = line.first.map { Heading.separators.contains($0) } ?? false
        line = line.drop { $0.properties.isWhitespace || Heading.separators.contains($0) }

        let isTitle = (marked || closed || separated || number.isChinese && spaced) && !Heading.isSentence(line)
        guard line.isEmpty || isTitle else { return nil }
        self.number = number.value
        self.rest = string(line)
    }

    private struct Number {
        let value: Int
        let isChinese: Bool
    }

    /// Takes "Article 5" or "第五条" off the beginning of a line.
    private static func number(_ line: inout ArraySlice<Unicode.Scalar>, marked: Bool) -> Number? {
        if line.first == "第" {
            line = line.dropFirst().drop { $0.properties.isWhitespace }
            let figures = line.prefix { chinese[$0] != nil || decimal($0) != nil }
            line = line.dropFirst(figures.count).drop { $0.properties.isWhitespace }
            guard let end = line.first, end == "条" || end == "條", let value = chineseValue(figures) else { return nil }
            line = line.dropFirst()
            return Number(value: value, isChinese: true)
        }
        let word = line.prefix { !$0.properties.isWhitespace && decimal($0) == nil }
        // A reference that happens to begin a line is written small: "article 5".
        guard words.contains(string(word).lowercased()), marked || word.first?.properties.isLowercase == false else {
            return nil
        }
        line = line.dropFirst(word.count).drop { $0.properties.isWhitespace }
        if string(line.prefix(7)).lowercased() == "premier" {
            line = line.dropFirst(7)
            return Number(value: 1, isChinese: false)
        }
        let figures = line.prefix { decimal($0) != nil }
        guard let value = decimalValue(figures) else { return nil }
        line = line.dropFirst(figures.count)
        for ending in afterNumber where line.starts(with: ending) { line = line.dropFirst(ending.count) }
        return Number(value: value, isChinese: false)
    }

    /// Marks of direction, joiners and byte order marks.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func isSentence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        line.contains { $0 == "。" } || (line.last.map { sentence.contains($0) } ?? false) || line.count > 200
    }

    private static func decimal(_ scalar: Unicode.Scalar) -> Int? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Int(value)
    }

    private static func decimalValue(_ figures: ArraySlice<Unicode.Scalar>) -> Int? {
        guard (1...3).contains(figures.count) else { return nil }
        return figures.reduce(0) { $0 * 10 + (decimal($1) ?? 0) }
    }

    private static let chinese: [Unicode.Scalar: Int] = [
        "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    ]

    /// 五, 十, 十二, 二十, 二十三; or digits.
    private static func chineseValue(_ figures: ArraySlice<Unicode.Scalar>) -> Int? {
        if let value = decimalValue(figures), figures.allSatisfy({ decimal($0) != nil }) { return value }
        let parts = figures.split(separator: "十", omittingEmptySubsequences: false)
        func digit(_ part: ArraySlice<Unicode.Scalar>, else absent: Int) -> Int? {
            switch part.count {
            case 0: absent
            case 1: part.first.flatMap { chinese[$0] }
            default: nil
            }
        }
        switch parts.count {
        case 1: return digit(parts[0], else: 0)
        case 2:
            guard let tens = digit(parts[0], else: 1), let ones = digit(parts[1], else: 0) else { return nil }
            return tens * 10 + ones
        default: return nil
        }
    }
}
