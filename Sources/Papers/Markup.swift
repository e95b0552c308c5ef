/// Text as HTML and XML carry it, by Unicode scalar: a quotation mark that bears an accent is one all the same.
enum Markup {
    static func escaped(_ text: String) -> String { text.unicodeScalars.reduce(into: "") { $0 += escaped($1) } }

    /// What XML 1.0 cannot hold, even escaped, is left out.
    static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        // A parser would take it for a line's end.
        case 0x0D: "&#13;"
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0xFFFE, 0xFFFF: ""
        default: String(scalar)
        }
    }
}
