import Foundation

/// Words of any language in a header, by RFC 2047.
enum EncodedWord {
    /// A line with encoded words has at most 76 bytes, one word at most 75.
    private static let longestLine = 76

    /// Unstructured text, as in a subject.
    static func text(_ text: String, after used: Int) -> String {
        isPlain(text) && used + text.utf8.count <= longestLine ? text : words(text, after: used)
    }

    /// A name before an address.
    static func phrase(_ text: String, after used: Int) -> String {
        guard isPlain(text), used + text.utf8.count <= longestLine - 8 else { return words(text, after: used) }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }

    /// In base64, cut between scalars, each word on a line of its own.
    private static func words(_ text: String, after used: Int) -> String {
        var words: [String] = []
        var word: [UInt8] = []
        func room() -> Int { (longestLine - (words.isEmpty ? used : 1) - "=?UTF-8?B??=".utf8.count) / 4 * 3 }
        func close() {
            words.append("=?UTF-8?B?\(Data(word).base64EncodedString())?=")
            word = []
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            if !word.isEmpty && word.count + bytes.count > room() { close() }
            word += bytes
        }
        if !word.isEmpty || words.isEmpty { close() }
        return words.joined(separator: "\r\n ")
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && text.firstRange(of: "=?") == nil
            && text.utf8.first != UInt8(ascii: " ") && text.utf8.last != UInt8(ascii: " ")
    }

    /// What a header of our own writing says.
    static func read(_ header: String) -> String {
        var out = ""
        var bytes: [UInt8] = []
        for part in header.split(separator: " ") {
            if part.hasPrefix("=?UTF-8?B?"), part.hasSuffix("?="),
                let data = Data(base64Encoded: String(part.dropFirst(10).dropLast(2)))
            {
                bytes += data
            } else {
                out += String(decoding: bytes, as: UTF8.self) + (out.isEmpty && bytes.isEmpty ? "" : " ") + part
                bytes = []
            }
        }
        return out + String(decoding: bytes, as: UTF8.self)
    }
}

/// Words of any language in a body, by RFC 2045: quoted-printable where most of it is ASCII and can be read so, base64
/// elsewhere.
enum TransferEncoding {
    static func body(_ text: String) -> (name: String, lines: String) {
        let quoted = quotedPrintable(text)
        let lines = text.replacing("\n", with: "\r\n")
        let base64 = Data((lines + "\r\n").utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return quoted.utf8.count <= base64.utf8.count ? ("quoted-printable", quoted) : ("base64", base64 + "\r\n")
    }

    static func quotedPrintable(_ text: String) -> String {
        var out: [UInt8] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            var column = 0
            for (index, byte) in line.enumerated() {
                let isLast = index == line.count - 1
                let isPlain =
                    (byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "="))
                    || (byte == 0x20 && !isLast)
                let piece = isPlain ? [byte] : Array("=\(hexadecimalByte(byte))".utf8)
                if column + piece.count > 75 {
                    out += Array("=\r\n".utf8)
                    column = 0
                }
                // A dot alone on a line ends a message for some, and "From " begins the next.
                if column == 0 && (byte == UInt8(ascii: ".") || line.starts(with: "From ".utf8)) && isPlain {
                    let escaped = Array("=\(hexadecimalByte(byte))".utf8)
                    out += escaped
                    column += escaped.count
                } else {
                    out += piece
                    column += piece.count
                }
            }
            out += Array("\r\n".utf8)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hexadecimalByte(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// What a body of our own writing says; its lines end in LF.
    static func read(_ body: String, _ encoding: String) -> String {
        let bytes: [UInt8]
        if encoding == "base64" {
            bytes = Data(base64Encoded: body, options: .ignoreUnknownCharacters).map(Array.init) ?? []
        } else {
            bytes = plain(Array(body.utf8))
        }
        var text = String(decoding: bytes.filter { $0 != 0x0D }, as: UTF8.self)
        if text.utf8.last == 0x0A { text.removeLast() }
        return text
    }

    private static func plain(_ quoted: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var rest = quoted[...]
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "=") {
                out.append(byte)
            } else if rest.first == 0x0A {
                // At the end of a line it only breaks the line.
                rest = rest.dropFirst()
            } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                out.append(value)
                rest = rest.dropFirst(2)
            }
        }
        return out
    }
}
