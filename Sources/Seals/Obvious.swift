import Foundation

/// Passphrases that are easy to guess although they are long (NIST SP 800-63B-4, 3.1.1.2): what is common, what runs on
/// by itself, and what everybody knows of the person.
///
/// Spaces and punctuation count for nothing. Obvious is what one or two pieces fill, up to three characters; a piece is
/// a common password (also with 0 for o, @ for a and the like), a year, a run (`abcd`, `9876`, `zzzz`) or a way over the
/// keyboard (`qwer`, `йцук`, `1qaz`). A word about the person counts for nothing, like a space; what only repeats itself
/// is looked at once. Three words that have nothing to do with each other are taken.
package struct Obvious: Sendable {
    private static let mostPieces = 2
    private static let mostOver = 3
    private static let shortestPiece = 3

    private let common: Set<String>
    private let longest: Int

    /// - Parameter common: passwords known to be chosen, in small letters.
    package init(common: Set<String>) {
        self.common = common
        longest = common.map(\.unicodeScalars.count).max() ?? 0
    }

    /// - Parameter known: what everybody knows of the person: name, address, State. Taken apart at what is no letter.
    package func covers(_ passphrase: String, known: [String]) -> Bool {
        let signs = Obvious.unit(Obvious.signs(passphrase))
        let words = Set(known.flatMap { Obvious.words($0) })
        // The least left over, having come so far with so many pieces.
        var least = Array(
            repeating: Array(repeating: Int.max, count: Obvious.mostPieces + 1), count: signs.count + 1)
        least[0][0] = 0
        for start in signs.indices {
            guard least[start].contains(where: { $0 <= Obvious.mostOver }) else { continue }
            let (ends, free) = ends(signs, start, words)
            for pieces in 0...Obvious.mostPieces where least[start][pieces] < Obvious.mostOver + 1 {
                let over = least[start][pieces]
                least[start + 1][pieces] = min(least[start + 1][pieces], over + 1)
                for end in free { least[end][pieces] = min(least[end][pieces], over) }
                if pieces == Obvious.mostPieces { continue }
                for end in ends { least[end][pieces + 1] = min(least[end][pieces + 1], over) }
            }
        }
        return least[signs.count].contains { $0 <= Obvious.mostOver }
    }

    // MARK: Signs

    /// A letter or digit as it was typed, and the letter it may stand for.
    private struct Sign: Equatable {
        let typed: UnicodeScalar
        let meant: UnicodeScalar
    }

    private static let meant: [UnicodeScalar: UnicodeScalar] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i",
    ]

    private static func signs(_ text: String) -> [Sign] {
        text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.compactMap { scalar in
            let isSaid = !scalar.isASCII && !scalar.properties.isWhitespace || isLetterOrDigit(scalar)
            return isSaid ? Sign(typed: scalar, meant: meant[scalar] ?? scalar) : nil
        }
    }

    private static func isLetterOrDigit(_ scalar: UnicodeScalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "@" || scalar == "$"
    }

    private static func words(_ text: String) -> [String] {
        let words = text.lowercased().unicodeScalars.split { !isLetterOrDigit($0) || $0 == "@" }.map { String($0) }
        return (words + [words.joined()]).filter { $0.unicodeScalars.count >= shortestPiece }
    }

    /// What repeats itself, once: "monkeymonkeymon" is "monkey".
    private static func unit(_ signs: [Sign]) -> [Sign] {
        guard signs.count > 1 else { return signs }
        for length in 1...(signs.count / 2 + signs.count % 2) {
            if signs.indices.allSatisfy({ signs[$0].typed == signs[$0 % length].typed }) {
                return Array(signs.prefix(max(length, min(shortestPiece, signs.count))))
            }
        }
        return signs
    }

    // MARK: Pieces

    /// Where pieces that begin here may end, and where words about the person do.
    private func ends(_ signs: [Sign], _ start: Int, _ words: Set<String>) -> (pieces: [Int], known: [Int]) {
        let run = max(Obvious.run(signs, start), Obvious.walk(signs, start))
        var pieces = run >= Obvious.shortestPiece ? Array((start + Obvious.shortestPiece)...(start + run)) : []
        var known: [Int] = []
        let most = max(longest, words.map(\.unicodeScalars.count).max() ?? 0)
        var typed = String.UnicodeScalarView()
        var meant = String.UnicodeScalarView()
        for end in signs.indices.dropFirst(start).prefix(most) {
            typed.append(signs[end].typed)
            meant.append(signs[end].meant)
            guard end - start + 1 >= Obvious.shortestPiece else { continue }
            let ways = [String(typed), String(meant)]
            if ways.contains(where: words.contains) { known.append(end + 1) }
            if ways.contains(where: common.contains) || Obvious.isYear(ways[0]) { pieces.append(end + 1) }
        }
        return (pieces, known)
    }

    private static func isYear(_ text: String) -> Bool {
        Int(text).map { (1900...2099).contains($0) } ?? false
    }

    /// How many signs from here follow each other by the same step: up, down, or not at all.
    private static func run(_ signs: [Sign], _ start: Int) -> Int {
        length(signs, start) { before, next, step in
            let difference = Int(next.value) - Int(before.value)
            return abs(difference) <= 1 && (step == nil || step == difference) ? difference : nil
        }
    }

    /// How many signs from here lie beside each other on a keyboard.
    private static func walk(_ signs: [Sign], _ start: Int) -> Int {
        keyboards.map { keys in
            length(signs, start) { before, next, _ in
                guard let a = keys[before], let b = keys[next] else { return nil }
                let (down, along) = (b.row - a.row, b.place - a.place)
                return abs(down) + abs(along) <= 1 || down * along == -1 ? 0 : nil
            }
        }.max() ?? 0
    }

    private static func length(
        _ signs: [Sign], _ start: Int, _ step: (UnicodeScalar, UnicodeScalar, Int?) -> Int?
    ) -> Int {
        var taken: Int?
        var end = start + 1
        while end < signs.count, let next = step(signs[end - 1].typed, signs[end].typed, taken) {
            taken = next
            end += 1
        }
        return end - start
    }

    private struct Key {
        let row: Int
        let place: Int
    }

    /// QWERTY, AZERTY, QWERTZ, the Russian and the Arabic keyboard: the letters as they lie.
    private static let keyboards: [[UnicodeScalar: Key]] = [
        ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"], ["1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"],
        ["1234567890", "qwertzuiopü", "asdfghjklöä", "yxcvbnm"],
        ["1234567890", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
        ["1234567890", "ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"],
    ].map { rows in
        var keys: [UnicodeScalar: Key] = [:]
        for (row, letters) in rows.enumerated() {
            for (place, letter) in letters.unicodeScalars.enumerated() { keys[letter] = Key(row: row, place: place) }
        }
        return keys
    }
}
