import Kernel

extension Language {
    /// A paragraph as the texts of the United Nations number it in this language: "1 (a) (ii)" is "1 a) ii)" in French
    /// and Spanish, "1(a)(ii)" in Chinese, "1 (أ) '2'" in Arabic; Russian keeps the Latin letters in brackets.
    ///
    /// - Parameter english: as the English text has it: "2 (b), (c)", "1 (b)(i)–(iii)", "18 bis".
    func paragraph(_ english: String) -> String {
        if self == .en || self == .ru { return english }
        var said = ""
        for piece in Language.pieces(of: english) {
            switch (piece, self) {
            case (.item(let item, _), _) where item.allSatisfy(\.isNumber): said += "(\(item))"
            case (.item(let item, _), .zh): said += "(\(item))"
            case (.item(let item, let depth), .ar): said += Language.arabic(item, depth)
            case (.item(let item, _), _): said += "\(item))"
            // What parts two items, or a number from its first.
            case (.between(let text), .zh):
                let listed = text.replacing(", ", with: "、")
                said += listed.hasSuffix(" ") ? String(listed.dropLast()) : listed
            case (.between(let text), .ar):
                said += text.isEmpty ? " " : text.replacing(",", with: "،").replacing("bis", with: "مكررا")
            case (.between(let text), _): said += text.isEmpty ? " " : text
            }
        }
        return said
    }

    private enum Piece {
        case between(String)
        /// A letter, or deeper a small Roman number, without its brackets.
        case item(String, depth: Int)
    }

    private static func pieces(of english: String) -> [Piece] {
        var pieces: [Piece] = []
        var depth = 0
        var rest = Substring(english)
        while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            let before = String(rest[..<open])
            // "(a)(i)" and "(a) (i)" go deeper, "(a), (b)" and "(a)–(c)" do not, and after a number it begins anew.
            if before.contains(where: \.isNumber) || pieces.isEmpty {
                depth = 1
            } else if before.allSatisfy({ $0 == " " }) {
                depth += 1
            }
            if !before.isEmpty || !pieces.isEmpty { pieces.append(.between(trimmed(before))) }
            pieces.append(.item(String(rest[rest.index(after: open)..<close]), depth: depth))
            rest = rest[rest.index(after: close)...]
        }
        return rest.isEmpty ? pieces : pieces + [.between(String(rest))]
    }

    /// Of "1 " and " " the space is each language's own.
    private static func trimmed(_ before: String) -> String { before == " " ? "" : before }

    private static func arabic(_ item: String, _ depth: Int) -> String {
        let letters = [
            "أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق", "ر",
        ]
        let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
        if depth > 1, let number = roman.firstIndex(of: item) { return "'\(number + 1)'" }
        let place = item.utf8.count == 1 ? item.utf8.first.map { Int($0) - Int(UInt8(ascii: "a")) } ?? -1 : -1
        return letters.indices.contains(place) ? "(\(letters[place]))" : "(\(item))"
    }
}
