import Kernel

extension JSON {
    /// Reads what `canonical` writes and nothing else, so that two stored texts never stand for the same value and an
    /// altered space, order of members or escape is seen.
    package init?(canonical text: some Sequence<UInt8>) {
        var reader = CanonicalReader(bytes: Array(text))
        guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
        self = value
    }
}

/// A reader of RFC 8785 over bytes; it refuses everything that form leaves no room for.
private struct CanonicalReader {
    /// Deeper nesting is refused; nothing we record comes near, and Foundation's decoder ends at the same depth.
    static let depth = 500
    /// 2^53 − 1, the largest integer on which every language's JSON agrees.
    static let largest = 9_007_199_254_740_991

    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }
    var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    /// Steps over one byte if it is the one expected.
    mutating func takes(_ byte: Unicode.Scalar) -> Bool {
        guard next.map(UInt32.init) == byte.value else { return false }
        at += 1
        return true
    }

    mutating func takes(word: StaticString) -> Bool {
        let end = at + word.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        let matches = word.withUTF8Buffer { $0.elementsEqual(bytes[at..<end]) }
        if matches { at = end }
        return matches
    }

    mutating func value(depth: Int) -> JSON? {
        guard let next else { return nil }
        switch Unicode.Scalar(next) {
        case "n": return takes(word: "null") ? .null : nil
        case "t": return takes(word: "true") ? .bool(true) : nil
        case "f": return takes(word: "false") ? .bool(false) : nil
        case "\"": return string().map(JSON.string)
        case "[": return array(depth: depth + 1)
        case "{": return object(depth: depth + 1)
        default: return number()
        }
    }

    mutating func array(depth: Int) -> JSON? {
        var items: [JSON] = []
        guard depth <= Self.depth, takes("[") else { return nil }
        if takes("]") { return .array(items) }
        repeat {
            guard let item = value(depth: depth) else { return nil }
            items.append(item)
        } while takes(",")
        return takes("]") ? .array(items) : nil
    }

    /// Members must stand in the order of their names' UTF-16 code units, none twice.
    mutating func object(depth: Int) -> JSON? {
        var members: [String: JSON] = [:]
        var last: String?
        guard depth <= Self.depth, takes("{") else { return nil }
        if takes("}") { return .object(members) }
        repeat {
            guard let name = string(), takes(":"), let member = value(depth: depth) else { return nil }
            if let last, !last.utf16.lexicographicallyPrecedes(name.utf16) { return nil }
            guard members.updateValue(member, forKey: name) == nil else { return nil }
            last = name
        } while takes(",")
        return takes("}") ? .object(members) : nil
    }

    mutating func number() -> JSON? {
        let negative = takes("-")
        let start = at
        var size = 0
        while let next, (0x30...0x39).contains(next) {
            size = size * 10 + Int(next - 0x30)
            guard size <= Self.largest else { return nil }
            at += 1
        }
        let isPlain = at > start && (bytes[start] != 0x30 || (at == start + 1 && !negative))
        return isPlain ? .number(negative ? -size : size) : nil
    }

    mutating func string() -> String? {
        guard takes("\"") else { return nil }
        var text: [UInt8] = []
        while let byte = next {
            at += 1
            switch Unicode.Scalar(byte) {
            case "\"": return String(validating: text, as: UTF8.self)
            case "\\":
                guard let escaped = escape() else { return nil }
                text.append(escaped)
            case "\u{0}"..<"\u{20}": return nil
            default: text.append(byte)
            }
        }
        return nil
    }

    /// What stands after a backslash, where it is the shortest way to write it.
    mutating func escape() -> UInt8? {
        guard let byte = next else { return nil }
        at += 1
        switch Unicode.Scalar(byte) {
        case "\"", "\\": return byte
        case "b": return 0x08
        case "t": return 0x09
        case "n": return 0x0A
        case "f": return 0x0C
        case "r": return 0x0D
        case "u":
            guard takes(word: "00"), let high = hex(), let low = hex() else { return nil }
            let control = high << 4 | low
            return control < 0x20 && ![0x08, 0x09, 0x0A, 0x0C, 0x0D].contains(control) ? control : nil
        default: return nil
        }
    }

    /// One lower-case hexadecimal digit.
    mutating func hex() -> UInt8? {
        guard let byte = next else { return nil }
        at += 1
        switch byte {
        case 0x30...0x39: return byte - 0x30
        case 0x61...0x66: return byte - 0x61 + 10
        default: return nil
        }
    }
}
