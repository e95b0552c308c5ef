import Kernel
import Testing

@testable import Lots

@Suite("The book and the balls")
struct BookTests {
    private let sources = ["XA: river", "dice: 3 1 6"]

    private func replay(
        _ more: [String: JSON] = ["terms": ["beacon": "", "book": true, "dice": 0, "fallback": ""]]
    ) throws -> Replay {
        var input = Instances.varied(18)
        input.effort = Effort(mixing: 60, settling: 6, cap: 4000)
        return try Replay(published: published(input, more), sources: sources)
    }

    @Test("a thousand pages, each of them the beginning of a draw that breaks no rule, from the seed alone")
    func pages() throws {
        let replay = try replay()
        let book = try replay.book()
        #expect(book.draws.count == Book.pages)
        #expect(try replay.book() == book)
        let drawing = try Drawing(replay.input())
        let possible = Set(try #require(drawing.everyAssignment()).map { Array($0.prefix(2)) })
        #expect(Set(book.draws).isSubset(of: possible))
        #expect(Set(book.draws).count > 20)
    }

    @Test("the balls choose the page, in the order they are drawn")
    func balls() throws {
        let replay = try replay()
        let book = try replay.book()
        #expect(Book.page([4, 3, 7]) == 437 && Book.page([0, 0, 7]) == 7)
        #expect(Book.label("pairs-2027", page: 7) == "pairs-2027/page/007")
        for balls in [[0, 0, 0], [0, 0, 7], [4, 3, 7], [9, 9, 9]] {
            let (result, transcript) = try replay.pairs(book, balls: balls)
            #expect(result.pairs == book.draws[Book.page(balls)])
            let chances = try json(transcript.lines[transcript.lines.count - 2].utf8)
            #expect(chances["kind"] == "chances" && chances["of"] == 1000)
            for lot in chances["lots"]?.array ?? [] {
                for part in ["regional", "second"] {
                    #expect(lot[part]?.object?.values.reduce(0) { $0 + ($1.int ?? 0) } == 1000)
                }
            }
            let again = agrees(Array(transcript.text.utf8), book: book)
            #expect(again)
        }
    }

    @Test("other balls than three from nought to nine are refused")
    func wrongBalls() throws {
        let replay = try replay()
        let book = try replay.book()
        for balls in [[], [4, 3], [4, 3, 7, 1], [10, 0, 0], [0, 10, 0], [-1, 0, 0], [0, 0, -1], [437]] {
            #expect(throws: InstanceFault.self, "\(balls)") { try replay.pairs(book, balls: balls) }
        }
    }

    @Test("a book with another page is refused where the balls choose it, and is another book where not")
    func altered() throws {
        let replay = try replay()
        let book = try replay.book()
        let other = try #require(book.draws.first { $0 != book.draws[437] })
        let altered = Book(draws: book.draws.enumerated().map { $0 == 437 ? other : $1 })
        #expect(throws: InstanceFault.self) { try replay.pairs(altered, balls: [4, 3, 7]) }
        #expect(altered.fingerprint != book.fingerprint)
        let transcript = try replay.pairs(book, balls: [0, 0, 1]).transcript
        #expect(try replay.pairs(altered, balls: [0, 0, 1]).transcript != transcript)
        let taken = agrees(Array(transcript.text.utf8), book: altered)
        #expect(!taken)
        #expect(throws: InstanceFault.self) {
            try replay.pairs(Book(draws: Array(book.draws.prefix(400))), balls: [4, 3, 7])
        }
    }

    @Test("a book is drawn where one was announced, and nowhere else")
    func announced() throws {
        let book = try replay().book()
        #expect(throws: InstanceFault.self) { try replay().pairs() }
        #expect(throws: InstanceFault.self) { try replay([:]).pairs(book, balls: [4, 3, 7]) }
        #expect(throws: InstanceFault.self) {
            try replay(["terms": ["beacon": "", "book": false, "dice": 0, "fallback": ""]]).pairs(
                book, balls: [4, 3, 7])
        }
    }

    @Test("it is recorded, and published as text with a fingerprint")
    func written() throws {
        let book = try replay().book()
        #expect(Book(json: book.json) == book)
        #expect(try Book(json: json(book.json.canonical.utf8)) == book)
        let lines = book.text.split(separator: "\n")
        #expect(lines.count == 1000 && book.text.hasSuffix("\n"))
        for (line, page) in zip(lines, book.json.array ?? []) { #expect(line == page.canonical) }
        #expect(book.fingerprint == Seed.from(text: book.text).hex)
        #expect(Book(json: [[["A", "B"]]]) == nil)
        #expect(Book(json: [[["A", "B", "C", "D"]]]) == nil)
    }
}
