import Foundation

/// The text of a document as pandoc's JSON has it: a line a paragraph. Lists keep their numbers, a row of a table is
/// one line, notes stand in brackets where they are called; a picture is U+FFFC.
enum PandocText {
    static func lines(ofJSON bytes: [UInt8]) throws -> [String] {
        guard let document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            throw Pandoc.Failure.failed
        }
        return lines(document["blocks"])
    }

    // MARK: Blocks

    private static func lines(_ blocks: Any?) -> [String] { list(blocks).flatMap { lines(ofBlock: $0) } }

    private static func lines(ofBlock block: Any) -> [String] {
        let (kind, content) = parts(block)
        let items = list(content)
        switch kind {
        case "Plain", "Para": return split(inline(content))
        case "Header": return split(inline(items.last))
        case "CodeBlock", "RawBlock": return split(items.last as? String ?? "")
        case "LineBlock": return items.flatMap { split(inline($0)) }
        case "BlockQuote": return lines(content)
        case "Div", "Figure": return lines(items.last)
        case "BulletList": return items.flatMap { marked("-", lines($0)) }
        case "OrderedList":
            let numbers = list(items.first)
            return list(items.last).enumerated().flatMap { index, item in
                marked(number(index, numbers), lines(item))
            }
        case "DefinitionList":
            return items.flatMap { entry in
                let entry = list(entry)
                return split(inline(entry.first)) + list(entry.last).flatMap { lines($0) }
            }
        case "Table": return lines(list(items.dropFirst().first).last) + rows(items).flatMap(row)
        default: return []
        }
    }

    /// An item of a list; nothing is none, nor is a mark of ours that got into a list.
    private static func marked(_ mark: String, _ lines: [String]) -> [String] {
        guard let first = lines.first, !lines.allSatisfy(\.isEmpty), !first.utf8.starts(with: "[[".utf8) else {
            return lines
        }
        return ["\(mark) \(first)"]
            + lines.dropFirst().map { $0.isEmpty || $0.utf8.starts(with: "[[".utf8) ? $0 : "  \($0)" }
    }

    private static func number(_ index: Int, _ attributes: [Any]) -> String {
        let start = attributes.first as? Int ?? 1
        let style = attributes.count > 1 ? parts(attributes[1]).kind : ""
        let value = max(0, min(start, 1 << 20)) + index
        let number =
            switch style {
            case "LowerAlpha": letters(value, "a")
            case "UpperAlpha": letters(value, "A")
            case "LowerRoman": roman(value).lowercased()
            case "UpperRoman": roman(value)
            default: String(value)
            }
        switch attributes.count > 2 ? parts(attributes[2]).kind : "" {
        case "OneParen": return "\(number))"
        case "TwoParens": return "(\(number))"
        default: return "\(number)."
        }
    }

    /// a … z, aa … zz, aaa …, as word processors count.
    private static func letters(_ value: Int, _ first: Unicode.Scalar) -> String {
        guard value > 0, value <= 26 * 8, let letter = Unicode.Scalar(first.value + UInt32((value - 1) % 26)) else {
            return String(value)
        }
        return String(repeating: String(letter), count: (value - 1) / 26 + 1)
    }

    private static func roman(_ value: Int) -> String {
        guard value > 0, value < 4000 else { return String(value) }
        var rest = value
        var out = ""
        for (worth, sign) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= worth {
                out += sign
                rest -= worth
            }
        }
        return out
    }

    // MARK: Tables

    /// Caption, head, bodies and foot, one after the other.
    private static func rows(_ table: [Any]) -> [Any] {
        guard table.count == 6 else { return [] }
        let bodies = list(table[4]).flatMap { body in list(body).dropFirst(2).flatMap { list($0) } }
        return list(list(table[3]).last) + bodies + list(list(table[5]).last)
    }

    private static func row(_ row: Any) -> [String] {
        let cells = list(list(row).last).map { cell in
            lines(list(cell).last).filter { !$0.isEmpty }.joined(separator: " ")
        }
        return cells.allSatisfy(\.isEmpty) ? [] : [cells.joined(separator: " | ")]
    }

    // MARK: Inlines

    private static func inline(_ inlines: Any?) -> String {
        list(inlines).reduce(into: "") { text, element in
            let (kind, content) = parts(element)
            switch kind {
            case "Str": text += content as? String ?? ""
            case "Space", "SoftBreak": text += " "
            case "LineBreak": text += "\n"
            case "Emph", "Underline", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps":
                text += inline(content)
            case "Quoted", "Cite", "Span": text += inline(list(content).last)
            case "Code", "Math", "RawInline": text += list(content).last as? String ?? ""
            case "Link": text += link(list(content))
            case "Image": text += "\u{FFFC}"
            case "Note": text += " [\(lines(content).joined(separator: " "))]"
            default: break
            }
        }
    }

    /// What a link says, and where it leads unless it says that.
    private static func link(_ link: [Any]) -> String {
        guard link.count == 3, let address = list(link[2]).first as? String else { return "" }
        let text = inline(link[1])
        let isSaid = text.utf8.elementsEqual(address.utf8) || "mailto:\(text)".utf8.elementsEqual(address.utf8)
        return isSaid || address.utf8.first == UInt8(ascii: "#") || address.isEmpty ? text : "\(text) (\(address))"
    }

    // MARK: Reading

    private static func list(_ value: Any?) -> [Any] { value as? [Any] ?? [] }

    private static func parts(_ element: Any) -> (kind: String, content: Any?) {
        let members = element as? [String: Any]
        return (members?["t"] as? String ?? "", members?["c"])
    }

    private static func split(_ text: String) -> [String] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    }
}
