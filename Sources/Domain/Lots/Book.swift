import Kernel

/// Valid draws of a year, as many as a book has pages, each drawn from the seed under a label of its own; balls drawn by
/// hand then choose one. So the last word is a hand's, and no hand can make a draw that breaks a rule.
package struct Book: Hashable, Sendable {
    /// Three balls, each from nought to nine.
    package static let balls = 3
    package static let pages = 1000

    /// For each page the year's pairs, by the code of the State under review.
    package let draws: [[Pairing]]

    package init(draws: [[Pairing]]) { self.draws = draws }

    /// As it is recorded: for each page a list of `["A","B","D"]`, State under review, regional, second.
    package var json: JSON { .array(draws.map(Book.page)) }

    /// Reads what `json` writes; `nil` for anything else.
    package init?(json: JSON) {
        guard let pages = json.array else { return nil }
        var draws: [[Pairing]] = []
        for page in pages {
            guard let triples = page.array else { return nil }
            let names = triples.map { ($0.array ?? []).map { $0.string.map { StateCode($0) } } }
            var pairs: [Pairing] = []
            for name in names {
                guard name.count == 3, let reviewed = name[0], let regional = name[1], let second = name[2] else {
                    return nil
                }
                pairs.append(Pairing(reviewed: reviewed, regional: regional, second: second))
            }
            draws.append(pairs)
        }
        self.draws = draws
    }

    /// The book as it is published: a line for each page, each ended.
    package var text: String { draws.map { Book.page($0).canonical + "\n" }.joined() }

    /// SHA-256 of the text.
    package var fingerprint: String { Seed.from(text: text).hex }

    private static func page(_ pairs: [Pairing]) -> JSON { .array(pairs.map(Replay.triple)) }

    /// The label of a page's draw: "pairs-2027/page/437".
    static func label(_ label: String, page: Int) -> String {
        let digits = String(page)
        return "\(label)/page/" + String(repeating: "0", count: max(0, balls - digits.utf8.count)) + digits
    }

    /// The page that balls choose, in the order they are drawn.
    package static func page(_ balls: [Int]) -> Int { balls.reduce(0) { 10 * $0 + $1 } }
}
