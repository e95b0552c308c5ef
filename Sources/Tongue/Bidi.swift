import Kernel

/// Keeps words of one direction from disturbing the sentence around them, by the isolates of UAX 9.
package enum Bidi {
    private static let lri: Unicode.Scalar = "\u{2066}"
    private static let fsi: Unicode.Scalar = "\u{2068}"
    private static let pdi: Unicode.Scalar = "\u{2069}"

    /// Somebody's words, isolated unless both they and the sentence run from left to right.
    package static func isolated(_ text: String, in language: Language) -> String {
        let disturbs = disturbs(text)
        guard language.isRightToLeft || disturbs else { return text }
        return wrap(fsi, disturbs ? paired(text) : text)
    }

    /// A code, which runs from left to right wherever it stands.
    package static func isolatedCode(_ code: String, in language: Language) -> String {
        let disturbs = disturbs(code)
        guard language.isRightToLeft || disturbs else { return code }
        return wrap(lri, disturbs ? paired(code) : code)
    }

    /// A name of our own data, isolated only where its direction is not the sentence's.
    package static func isolatedName(_ name: String, in language: Language) -> String {
        let foreign = language.isRightToLeft ? hasLeftToRightLetter(name) : disturbs(name)
        return foreign ? wrap(fsi, name) : name
    }

    /// Whether a text holds anything written from right to left, or a control of direction.
    package static func disturbs(_ text: String) -> Bool {
        text.unicodeScalars.contains { isRightToLeft($0) || isControl($0) }
    }

    /// Whether the first letter of a text is written from right to left; `nil` where it has no letter.
    package static func isRightToLeft(_ text: String) -> Bool? {
        for scalar in text.unicodeScalars where !isControl(scalar) {
            if isRightToLeft(scalar) { return true }
            if scalar.properties.isAlphabetic { return false }
        }
        return nil
    }

    /// Drops the controls of direction that lack their other half within their line, so that no text can reach beyond
    /// its end; and overrides (LRO, RLO) always, which make a reader see what is not written.
    package static func paired(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        let scalars = Array(text.unicodeScalars)
        var kept = [Bool](repeating: true, count: scalars.count)
        var open: [Int] = []
        var isolates = 0
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066...0x2068:
                kept[index] = false
                open.append(index)
                isolates += isIsolate(scalar) ? 1 : 0
            case 0x202C:
                kept[index] = false
                guard let opener = open.last, !isIsolate(scalars[opener]) else { continue }
                open.removeLast()
                let isOverride = scalars[opener].value >= 0x202D
                (kept[opener], kept[index]) = (!isOverride, !isOverride)
            case 0x2069:
                kept[index] = false
                guard isolates > 0, let depth = open.lastIndex(where: { isIsolate(scalars[$0]) }) else { continue }
                (kept[open[depth]], kept[index]) = (true, true)
                open.removeSubrange(depth...)
                isolates -= 1
            case 0x0A, 0x0D, 0x85, 0x2029: (open, isolates) = ([], 0)
            default: break
            }
        }
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() where kept[index] { result.append(scalar) }
        return String(result)
    }

    private static func wrap(_ opener: Unicode.Scalar, _ text: String) -> String {
        var view = String.UnicodeScalarView()
        view.append(opener)
        view.append(contentsOf: text.unicodeScalars)
        view.append(pdi)
        return String(view)
    }

    private static func hasLeftToRightLetter(_ text: String) -> Bool {
        text.unicodeScalars.contains { !isRightToLeft($0) && $0.properties.isAlphabetic }
    }

    /// Embeddings, overrides, isolates and what ends them.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    private static func isIsolate(_ scalar: Unicode.Scalar) -> Bool {
        (0x2066...0x2068).contains(scalar.value)
    }

    /// The blocks whose characters are of class R, AL or AN.
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x0590: false
        case 0x0590...0x08FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
