/// The symbol of a United Nations document: "CTOC/COP/WG.2/2027/3/Rev.1".
///
/// Elements between strokes: the series it begins with, bodies and kinds of document ("COP", "WG.2", "CRP.4"), sessions,
/// years and numbers, and what was done to it afterwards ("Rev.1", "Add.2", "Corr.1"), which is always last. Kept as its
/// text; two texts never stand for one symbol.
package struct DocumentSymbol: Hashable, Sendable {
    /// An element: letters, a number, or both with a full stop or nothing between.
    struct Element: Hashable, Sendable {
        let letters: String
        let number: Int?
    }

    package let text: String
    let elements: [Element]

    /// The longest that is read, in bytes.
    static let longest = 80

    /// What may follow the number of a document, once or several times.
    static let alterations: Set<String> = ["Add", "Amend", "Corr", "Rev", "Summary"]

    /// Refuses what is no symbol: nothing is put right.
    package init?(_ text: String) {
        guard text.utf8.count <= DocumentSymbol.longest else { return nil }
        var elements: [Element] = []
        for part in text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let element = Element(Array(part)) else { return nil }
            elements.append(element)
        }
        // The series has no number; somewhere a number follows, and only then what was done to the document.
        guard elements.count > 1, elements[0].number == nil, !elements[0].isAlteration,
            let last = elements.lastIndex(where: { !$0.isAlteration }), elements[last].number != nil,
            !elements[..<last].contains(where: \.isAlteration)
        else { return nil }
        self.text = text
        self.elements = elements
    }

    /// Who issues it: "CTOC/COP/WG.2", what stands before the first session, year or number.
    package var body: String {
        let end = elements.firstIndex { $0.letters.isEmpty || Element.kinds.contains($0.letters) } ?? elements.count
        return text.utf8.split(separator: UInt8(ascii: "/")).prefix(end).map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: "/")
    }
}

extension DocumentSymbol.Element {
    /// Kinds of document, which are no bodies.
    static let kinds: Set<String> = ["CRP", "DEC", "INF", "L", "NGO", "NV", "PV", "RES", "SR", "WP"]

    var isAlteration: Bool { DocumentSymbol.alterations.contains(letters) }

    /// Reads "COP", "2027", "WG.2", "Rev.1", "Sub.1" and "S-30".
    init?(_ bytes: [UInt8]) {
        let letters = bytes.prefix { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
        var digits = bytes[letters.endIndex...]
        if let first = digits.first, !letters.isEmpty {
            guard first == UInt8(ascii: ".") || first == UInt8(ascii: "-"), digits.count > 1 else { return nil }
            digits = digits.dropFirst()
        }
        guard letters.count <= 8, digits.count <= 6, !(letters.isEmpty && digits.isEmpty),
            digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.first != 0x30
        else { return nil }
        self.letters =
            String(decoding: letters, as: UTF8.self)
            + (bytes.contains(UInt8(ascii: "-")) ? "-" : "")
        number = digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self))
        let isCapital = letters.allSatisfy { $0 < 0x61 }
        // "Rev", "Add" and "Sub" are written so, and always with a number, but for a summary.
        guard isCapital || self.letters == "Sub" || isAlteration else { return nil }
        if !isCapital && number == nil && self.letters != "Summary" { return nil }
    }
}

extension DocumentSymbol: Comparable {
    /// Element by element: what ends before what goes on, numbers before letters, numbers by their size. So a document
    /// comes before its addenda, corrigenda and revisions, and WG.2 before WG.10.
    package static func < (a: DocumentSymbol, b: DocumentSymbol) -> Bool {
        a.elements.lexicographicallyPrecedes(b.elements) { a, b in
            a.letters == b.letters
                ? (a.number ?? 0) < (b.number ?? 0) : a.letters.utf8.lexicographicallyPrecedes(b.letters.utf8)
        }
    }
}

extension DocumentSymbol: Codable, CustomStringConvertible {
    package var description: String { text }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let symbol = DocumentSymbol(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a document symbol")
        }
        self = symbol
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
