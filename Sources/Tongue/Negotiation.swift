import Kernel

extension Language {
    /// The language a browser likes best among the six, from its `Accept-Language` header (RFC 9110, 12.5.4); `nil`
    /// where it names none of them. What cannot be read is passed over.
    package static func negotiate(_ header: String) -> Language? {
        var best: (language: Language, weight: Int)?
        for range in header.utf8.prefix(2048).split(separator: UInt8(ascii: ",")) {
            let parts = range.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map(trimmed)
            guard let tag = parts.first, let language = primary(tag), let weight = weight(parts.dropFirst()), weight > 0
            else { continue }
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }

    private typealias Bytes = Substring.UTF8View

    /// The language of a range: "zh" of "zh-Hant-TW".
    private static func primary(_ tag: Bytes) -> Language? {
        guard tag.allSatisfy({ isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) else { return nil }
        let subtag = tag.prefix { $0 != UInt8(ascii: "-") }
        return Language(rawValue: String(Substring(subtag)).lowercased())
    }

    /// The weight in thousandths; 1000 where none is given, `nil` where it is not a weight.
    private static func weight(_ parameters: ArraySlice<Bytes>) -> Int? {
        for parameter in parameters {
            let sides = parameter.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                .map(trimmed)
            guard sides.count == 2, sides[0].elementsEqual("q".utf8) || sides[0].elementsEqual("Q".utf8) else {
                continue
            }
            return thousandths(sides[1])
        }
        return 1000
    }

    /// Reads "0", "0.5", "1.000", and nothing above one or finer than a thousandth.
    private static func thousandths(_ text: Bytes) -> Int? {
        let bytes = Array(text)
        guard let first = bytes.first, first == UInt8(ascii: "0") || first == UInt8(ascii: "1"), bytes.count <= 5 else {
            return nil
        }
        guard bytes.count == 1 || bytes[1] == UInt8(ascii: ".") else { return nil }
        var value = Int(first - UInt8(ascii: "0")) * 1000
        for (byte, unit) in zip(bytes.dropFirst(2), [100, 10, 1]) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value += Int(byte - UInt8(ascii: "0")) * unit
        }
        return value <= 1000 ? value : nil
    }

    private static func trimmed(_ bytes: Bytes) -> Bytes {
        var bytes = bytes
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
        return bytes
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
