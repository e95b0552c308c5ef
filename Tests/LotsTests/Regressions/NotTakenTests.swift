import Kernel
import Testing

@testable import Lots

/// What was taken though it should not be, each found by somebody who tried.
@Suite("What is not taken")
struct NotTakenTests {
    @Test("what is no book is none")
    func books() {
        #expect(Book(json: "x") == nil)
        #expect(Book(json: [:]) == nil)
        #expect(Book(json: ["x"]) == nil)
        #expect(Book(json: [[["A", 1, "B", "C"]]]) == nil)
    }

    @Test("a book with a page too short is refused")
    func shortPage() async {
        await #expect(processExitsWith: .success) {
            var input = Instances.varied(18)
            input.effort = Effort(mixing: 60, settling: 6, cap: 4000)
            let terms: [String: JSON] = ["terms": ["beacon": "", "book": true, "dice": 0, "fallback": ""]]
            let replay = try Replay(published: published(input, terms), sources: [])
            let book = try replay.book()
            let short = Book(draws: book.draws.enumerated().map { $0 == 5 ? [] : $1 })
            _ = try? replay.pairs(short, balls: [0, 0, 1])
        }
    }

    @Test("a year too far is refused")
    func farYear() async {
        await #expect(processExitsWith: .success) {
            let roll = syntheticRoll([3, 2], "far").map(Entrant.init)
            let input = Replay.calendarInput(roll, startYear: .max, years: 2, draw: "calendar")
            _ = try? Replay(published: input, sources: []).calendar()
        }
    }

    @Test("dice are written in one way, as the verifier reads them")
    func dice() throws {
        let input = try published(drawable(1)[0], ["terms": ["beacon": "", "book": false, "dice": 2, "fallback": ""]])
        for source in ["dice: 3  1", "dice: 03 1", "dice: +3 1", "dice: 3 1 "] {
            #expect(throws: InstanceFault.self, "\(source)") {
                try Replay(published: input, sources: [source]).pairs()
            }
        }
    }

    @Test("terms are published whole")
    func terms() throws {
        let input = try published(drawable(1)[0], ["terms": ["dice": 0]])
        #expect(throws: InstanceFault.self) { try Replay(published: input, sources: []).pairs() }
    }

    @Test("nobody is reviewed twice, in the past neither")
    func reviewedTwice() {
        var input = PairsInput(
            roll: letters([("ABCDEFG", .african)]), underReviewThisYear: ["A"], seed: .from(text: "twice"),
            label: "twice")
        (input.minReviews, input.history) = (
            0,
            [
                Pairing(reviewed: "B", regional: "C", second: "D"), Pairing(reviewed: "B", regional: "E", second: "F"),
            ]
        )
        let refused = refusal { () throws(Refusal) in _ = try Pairs.draw(input) }
        #expect(refused != nil)
        var other = input
        other.history.reverse()
        #expect(other.instance == input.instance)
    }

    @Test("a State alone in its group has no reviewer under TOR 19, however it is said")
    func alone() throws {
        let input = PairsInput(
            roll: letters([("A", .african), ("BCDE", .asiaPacific)]), underReviewThisYear: ["A"],
            seed: .from(text: "alone"), label: "alone")
        let certificate = try #require(Certificate.find(input))
        let refused = refusal { () throws(Refusal) in _ = try Pairs.draw(input) }
        #expect(certificate.reason(in: input) == refused?.reasons.first)
    }

    @Test("a certificate speaks of States that are on the roll")
    func strangers() {
        let input = PairsInput(
            roll: letters([("ABCDE", .african)]), underReviewThisYear: ["A"], seed: .from(text: "strangers"),
            label: "strangers")
        #expect(!Certificate.minimum([["Z"]], missing: 1).holds(in: input))
    }
}
