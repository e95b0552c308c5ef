import Kernel

/// The HTML that a Word document is made of, paragraph by paragraph.
struct ChecklistSheet {
    /// How a paragraph looks; the document has a style of each name.
    enum Style: String {
        case small = "Palermo Small"
        case label = "Palermo Label"
        case mark = "Palermo Mark"
        case answer = "Palermo Answer"
    }

    let language: Language
    private(set) var body = ""
    /// What was printed since the last mark.
    private var before = ""

    init(_ language: Language) { self.language = language }

    mutating func heading(_ level: Int, _ text: String, in language: Language? = nil) {
        before += text
        write("<h\(level)>\(Self.spoken(text))</h\(level)>", isRightToLeft: (language ?? self.language).isRightToLeft)
    }

    mutating func paragraph(_ text: String, _ style: Style, in language: Language? = nil) {
        if text.isEmpty { return }
        before += text
        write(
            "<p>\(Self.spoken(text))</p>", style, isRightToLeft: (language ?? self.language).isRightToLeft)
    }

    /// Somebody's words, a paragraph a line; an empty one to type in where there are none.
    mutating func words(_ text: String) {
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            write(
                "<p>\(Self.written(String(line)))</p>", .answer,
                isRightToLeft: Self.direction(line) ?? language.isRightToLeft)
        }
    }

    mutating func head(_ head: ChecklistMark.Head) { mark(.head(head)) }

    mutating func field(_ field: ChecklistMark.Field, upon: Int, _ text: String) {
        mark(
            .opening(
                field, upon: upon, handed: ChecklistPrint.handed(text.unicodeScalars),
                before: ChecklistPrint.before(before.unicodeScalars)))
        words(text)
        mark(.closing(field))
    }

    private mutating func mark(_ mark: ChecklistMark) {
        write("<p>\(Markup.escaped(mark.text))</p>", .mark, isRightToLeft: false)
        before = ""
    }

    private mutating func write(_ html: String, _ style: Style? = nil, isRightToLeft: Bool) {
        let direction = isRightToLeft == language.isRightToLeft ? "" : " dir=\"\(isRightToLeft ? "rtl" : "ltr")\""
        let named = style.map { " custom-style=\"\($0.rawValue)\"" } ?? ""
        body += direction.isEmpty && named.isEmpty ? html : "<div\(named)\(direction)>\(html)</div>"
        body += "\n"
    }

    func html(title: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(Markup.escaped(title))</title></head>
        <body>
        \(body)</body></html>
        """
    }

    // MARK: Text

    /// Our own words. Word knows no isolates: what they enclose becomes a run with its direction.
    static func spoken(_ text: String) -> String {
        var out = ""
        var depth = 0
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x2066...0x2068:
                let first = scalar.value == 0x2068 ? direction(scalars[(index + 1)...]) : scalar.value == 0x2067
                out += "<span dir=\"\(first ?? false ? "rtl" : "ltr")\">"
                depth += 1
            case 0x2069:
                if depth > 0 {
                    out += "</span>"
                    depth -= 1
                }
            default: out += Markup.escaped(scalar)
            }
        }
        return out + String(repeating: "</span>", count: depth)
    }

    /// Somebody's words; what looks like a mark there is kept from being one.
    static func written(_ text: String) -> String {
        var out = ""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let previous, previous == scalar, "[]［］".unicodeScalars.contains(scalar) { out += "\u{2060}" }
            out += Markup.escaped(scalar)
            previous = scalar
        }
        return out
    }

    /// Whether the first letter is written from right to left; `nil` where there is none.
    static func direction(_ text: some Sequence<Unicode.Scalar>) -> Bool? {
        for scalar in text where scalar.properties.isAlphabetic {
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EEFF: return true
            default: return false
            }
        }
        return nil
    }
}
