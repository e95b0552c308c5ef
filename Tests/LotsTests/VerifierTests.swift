import Kernel
import Testing

@testable import Lots

@Suite("The verifier in Python")
struct VerifierTests {
    /// A draw as it is published.
    private struct Published {
        let name: String
        let text: String
        var book: Book?
    }

    private func verify(_ bytes: some Collection<UInt8>, book: Book? = nil) throws -> (status: Int32, said: String) {
        try Verifier.verify(bytes, book: book)
    }

    private func pairs(_ name: String, _ input: PairsInput) throws -> Published {
        let replay = try Replay(published: published(input), sources: ["XA: rivière", "dice: 3 1 6"])
        return Published(name: name, text: try replay.pairs().transcript.text)
    }

    /// A State of a group of its own system, too many lots of which it alone would have to serve.
    private func givingWay() -> PairsInput {
        let three: [StateCode] = ["T", "U", "V"]
        let roll = letters([("ABCDEFGTUV", .african)]).map { entry in
            Entrant(
                state: entry.state, group: "R",
                legalSystem: (["A", "B"] + three).contains(entry.state) ? ["civil"] : [],
                protocols: [])
        }
        var input = PairsInput(
            entrants: roll, underReviewThisYear: ["T"], seed: .from(text: "gives way"), label: "gives way")
        (input.remainingAfter, input.minReviews, input.maxReviews) = (["U", "V"], 0, 1)
        for reviewed in three { input.exclusions.formUnion(three.map { Exclusion(reviewed: reviewed, reviewer: $0) }) }
        return input
    }

    /// Draws of every kind, small enough for a verifier that takes its time.
    private func draws() throws -> [Published] {
        let short = Effort(mixing: 150, settling: 15, cap: 3000)
        func with(_ input: PairsInput, _ change: (inout PairsInput) -> Void) -> PairsInput {
            var input = input
            input.effort = short
            change(&input)
            return input
        }
        let calendar = try Replay(
            published: Replay.calendarInput(
                syntheticRoll([9, 8, 4, 5, 3], "verifier").map(Entrant.init), startYear: 2027, years: 5,
                draw: "calendar"), sources: ["XA: rivière", "dice: 3 1 6", "beacon: 8f"]
        ).calendar().transcript
        let alone = letters([("ABCDE", .african)]) + letters([("P", .african)], protocols: [])
        var shortage = PairsInput(
            roll: alone, underReviewThisYear: ["A", "B", "P"], seed: .from(text: ""), label: "shortage")
        shortage.remainingAfter = ["C", "D", "E"]
        let terms: JSON = ["beacon": "", "book": true, "dice": 1, "fallback": ""]
        let whole = Instances.varied(18)
        let first = try Pairs.draw(whole)
        let book = try Replay(
            published: published(with(whole) { _ in }, ["terms": terms]), sources: ["dice: 4"])
        let pages = try book.book()
        return [
            Published(name: "calendar", text: calendar.text),
            try pairs("each", with(Instances.varied(27)) { $0.cover = .each }),
            try pairs("together", with(Instances.varied(26)) { $0.cover = .together }),
            try pairs("shortage", with(shortage) { _ in }),
            try pairs("preference gives way", with(givingWay()) { _ in }),
            try pairs(
                "redraw",
                with(whole) { input in
                    let (again, others) = (first.pairs[0], first.pairs.dropFirst())
                    input.underReviewThisYear = [again.reviewed]
                    input.history += others
                    input.exclusions.insert(Exclusion(reviewed: again.reviewed, reviewer: again.second))
                    input.standing[LotName(again.reviewed, isRegional: true)] = again.regional
                }),
            try pairs(
                "States that have left",
                with(Instances.varied(18)) { $0.history.append(Pairing(reviewed: "G", regional: "Y", second: "Z")) }),
            try pairs("other region", with(Instances.varied(58)) { _ in }),
            try pairs("lots that stand", with(Instances.varied(22)) { _ in }),
            try pairs("States that serve later", with(Instances.varied(45)) { _ in }),
            Published(name: "book", text: try book.pairs(pages, balls: [4, 3, 7]).transcript.text, book: pages),
        ]
    }

    @Test("it makes draws of every kind again, and finds changed bytes in them")
    func verifies() throws {
        var bits = trials("changed bytes for the verifier")
        for draw in try draws() {
            let (status, said) = try verify(draw.text.utf8, book: draw.book)
            #expect(status == 0, "\(draw.name): \(said)")
            #expect(said.contains("Everything agrees: "), "\(draw.name): \(said)")
            let (bytes, place) = changed(Array(draw.text.utf8), &bits)
            let wrong = try verify(bytes, book: draw.book)
            #expect(wrong.status == 1 || wrong.status == 2, "\(draw.name), byte \(place): \(wrong.said)")
        }
    }

    @Test("a calendar of nobody, or of one State, is a calendar")
    func few() throws {
        for roll in [[], syntheticRoll([1], "few").map(Entrant.init)] {
            let input = Replay.calendarInput(roll, startYear: 2027, years: 3, draw: "calendar")
            let transcript = try Replay(published: input, sources: []).calendar().transcript
            let (status, said) = try Verifier.verify(transcript.text.utf8)
            #expect(status == 0, "\(said)")
        }
    }

    @Test("where no lots remain, nothing is drawn, and that is checked")
    func nothingLeft() throws {
        var input = PairsInput(
            roll: letters([("ABC", .african)]), underReviewThisYear: [], seed: .from(text: ""), label: "nothing")
        input.history = [Pairing(reviewed: "A", regional: "B", second: "C")]
        input.minReviews = 0
        let transcript = try Replay(published: published(input), sources: []).pairs().transcript
        let (status, said) = try Verifier.verify(transcript.text.utf8)
        #expect(status == 0, "\(said)")
    }

    /// Somebody who changes a line, and all fingerprints after it, still has not the seed's draw.
    @Test("it finds a line that was made anew, with all that hang on it")
    func rechained() throws {
        for draw in try draws() where ["calendar", "together"].contains(draw.name) {
            let lines = draw.text.split(separator: "\n").map(String.init)
            for place in lines.indices.dropLast() {
                guard let forged = try forged(lines, place) else { continue }
                let (status, said) = try verify(forged.utf8)
                #expect(status == 1 || status == 2, "\(draw.name), line \(place + 1): \(said)")
            }
        }
    }

    /// The first digit or code in a line changed, and every line after it carrying the fingerprint of the one before.
    private func forged(_ lines: [String], _ place: Int) throws -> String? {
        guard let forged = forged(try json(lines[place].utf8)), forged.canonical != lines[place] else { return nil }
        var made = Transcript()
        for (number, line) in lines.enumerated() {
            let entry = number == place ? forged : try json(line.utf8)
            made.add(
                entry["kind"]?.string ?? "", (entry.object ?? [:]).filter { !["kind", "previous"].contains($0.key) })
        }
        return made.text
    }

    private func forged(_ entry: JSON) -> JSON? {
        var members = entry.object ?? [:]
        switch entry["kind"]?.string {
        case "pair": (members["regional"], members["second"]) = (members["second"], members["regional"])
        case "chain": members["steps"] = .number((entry["steps"]?.int ?? 0) + 1)
        case "diagnosis": members["strangers"] = .number((entry["strangers"]?.int ?? 0) + 1)
        case "chances": members["of"] = .number((entry["of"]?.int ?? 0) + 1)
        case "unmet": members["states"] = .array((entry["states"]?.array ?? []) + ["A"])
        case "completion": members["pairs"] = .array((entry["pairs"]?.array ?? []).reversed())
        case "seed": members["seed"] = .string(Seed.from(text: "another").hex)
        case "source": members["source"] = "XA: lac"
        case "table": members["number"] = "x"
        case "year": members["states"] = .array((entry["states"]?.array ?? []).reversed())
        default: return nil
        }
        return .object(members)
    }

    @Test("with another book it finds another book")
    func otherBook() throws {
        guard let draw = try draws().last, let book = draw.book else { return }
        var pages = book.draws
        pages.swapAt(3, try #require(pages.indices.first { pages[$0] != pages[3] }))
        #expect(try verify(draw.text.utf8, book: Book(draws: pages)).status == 1)
    }

    @Test("what nothing proves it says")
    func unproved() throws {
        let alone = letters([("ABCDE", .african)]) + letters([("P", .african)], protocols: [])
        var input = PairsInput(
            roll: alone, underReviewThisYear: ["A", "B", "P"], seed: .from(text: ""), label: "shortage")
        input.remainingAfter = ["C", "D", "E"]
        input.effort = Effort(mixing: 150, settling: 15, cap: 3000)
        let replay = try Replay(published: published(input, ["shortage": .null]), sources: [])
        let (status, said) = try verify(replay.pairs().transcript.text.utf8)
        #expect(status == 3, "\(said)")
        #expect(said.contains("NOT PROVED"))
        let unfounded = try Replay(published: published(drawable(1)[0], ["missing": 1]), sources: [])
        #expect(try verify(unfounded.pairs().transcript.text.utf8).status != 0)
    }
}
