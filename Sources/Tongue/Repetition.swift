import Foundation

/// Where a text repeats another: runs of words that stand in both (GUI 22). It shows, and refuses nothing.
///
/// A word is a run of letters, marks and digits; case, diacritics, the Arabic tatweel and what stands between words do
/// not count. Writing without spaces is taken sign by sign, two signs for a word.
package enum Repetition {
    /// The shortest run shown, in words; twice as many signs of Chinese.
    package static let words = 12

    package struct Passage: Hashable, Sendable {
        package let text: String
        package let isRepeated: Bool
    }

    /// The text in passages, in their order: joined, they are the text.
    package static func passages(of text: String, in sources: [String]) -> [Passage] {
        let scalars = Array(text.unicodeScalars)
        let tokens = tokens(scalars)
        let known = Set(sources.flatMap { windows(Self.tokens(Array($0.unicodeScalars))).map(\.key) })
        var isRepeated = [Bool](repeating: false, count: scalars.count)
        for window in windows(tokens) where known.contains(window.key) {
            for place in tokens[window.first].range.lowerBound..<tokens[window.last].range.upperBound {
                isRepeated[place] = true
            }
        }
        var passages: [Passage] = []
        var begin = 0
        for place in scalars.indices where place + 1 == scalars.count || isRepeated[place + 1] != isRepeated[place] {
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[begin...place])
            passages.append(Passage(text: String(part), isRepeated: isRepeated[place]))
            begin = place + 1
        }
        return passages
    }

    private struct Token {
        let range: Range<Int>
        let folded: String
        let weight: Int
    }

    /// The shortest runs that count, one from each token on: what is longer is made of them.
    private static func windows(_ tokens: [Token]) -> [(first: Int, last: Int, key: String)] {
        tokens.indices.compactMap { first in
            var (weight, last) = (0, first)
            while last < tokens.count {
                weight += tokens[last].weight
                if weight >= 2 * words {
                    return (first, last, tokens[first...last].map(\.folded).joined(separator: " "))
                }
                last += 1
            }
            return nil
        }
    }

    private static func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
        var tokens: [Token] = []
        var place = 0
        while place < scalars.count {
            guard isWord(scalars[place]) else {
                place += 1
                continue
            }
            let begin = place
            let isSign = scalars[place].properties.isIdeographic
            repeat {
                place += 1
            } while place < scalars.count && isWord(scalars[place]) && !isSign
                && !scalars[place].properties.isIdeographic
            var word = String.UnicodeScalarView()
            word.append(contentsOf: scalars[begin..<place])
            tokens.append(Token(range: begin..<place, folded: folded(String(word)), weight: isSign ? 1 : 2))
        }
        return tokens
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    private static func folded(_ word: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in word.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark && scalar != "\u{640}" {
            out.append(scalar)
        }
        return String(out)
    }
}
