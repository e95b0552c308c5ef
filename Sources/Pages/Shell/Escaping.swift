import Mustache

/// Escapes for the text of elements and for quoted attributes, by Unicode scalar.
///
/// swift-mustache 2.1.1 escapes by Character, so a quotation mark that carries a combining mark would go out raw; a
/// site that takes Arabic cannot have that. Registered as "HTML" before any template is parsed.
package struct ScalarEscaping: MustacheContentType {
    package init() {}

    package func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: ScalarEscaping.isSpecial) else { return text }
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            case UInt8(ascii: "'"): out += "&#39;".utf8
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"")
            || byte == UInt8(ascii: "'")
    }
}
