import Kernel

/// All of a draw, line after line: what it was drawn from, the sources of chance, and what came of them. Each line is a
/// canonical JSON object that carries the SHA-256 of the line before; the last line's is the transcript's fingerprint.
///
/// Whoever has the transcript can make every line again: from `Replay`, or with the verifier shipped beside it, which
/// shares nothing with this code.
package struct Transcript: Hashable, Sendable {
    package private(set) var lines: [String] = []

    /// Lines read back from a file.
    package init(lines: [String]) { self.lines = lines }

    init() {}

    package var text: String { lines.map { $0 + "\n" }.joined() }

    /// SHA-256 of the last line, and so of all.
    package var fingerprint: String { Seed.from(text: lines.last ?? "").hex }

    mutating func add(_ kind: String, _ members: [String: JSON] = [:]) {
        let previous = lines.isEmpty ? String(repeating: "0", count: 64) : fingerprint
        let own: [String: JSON] = ["kind": .string(kind), "previous": .string(previous)]
        lines.append(JSON.object(members.merging(own) { $1 }).canonical)
    }
}

/// What anyone can do once the sources of chance are closed: make a draw again, from its published input.
package struct Replay: Sendable {
    /// The version of all that is written in docs/lots.md; another way to draw gets another name.
    package static let procedure = "palermo-lots/1"

    /// The name of the draw, and the label of its stream.
    package let draw: String
    package let seed: Seed
    let published: JSON
    let sources: [String]
    let fingerprint: String

    /// - Parameter published: an input in the form that inputs are published in. What is in another is refused here, before
    ///   anything is drawn; sources that were not announced, by the draw.
    package init(published: JSON, sources: [String]) throws(InstanceFault) {
        guard let draw = published["draw"]?.string else { throw InstanceFault("the input names no draw") }
        guard published["procedure"] == .string(Replay.procedure) else {
            throw InstanceFault("the input is for another procedure than \(Replay.procedure)")
        }
        self.draw = draw
        self.published = published
        self.sources = sources
        fingerprint = Seed.from(text: published.canonical).hex
        seed = Seed.from(input: .string(fingerprint), sources: sources)
        try checkForm()
    }

    /// The lines that all transcripts begin with.
    var opening: Transcript {
        var transcript = Transcript()
        transcript.add("transcript", ["draw": .string(draw), "procedure": .string(Replay.procedure)])
        transcript.add("input", ["input": published])
        for source in sources { transcript.add("source", ["source": .string(source)]) }
        transcript.add("seed", ["input": .string(fingerprint), "seed": .string(seed.hex)])
        return transcript
    }

    /// Whether years are drawn, and not pairs.
    package var isCalendar: Bool { published["underReview"] == nil }

    // MARK: The calendar

    /// What a calendar is drawn from: the States by group, and the years.
    package static func calendarInput(_ roll: [Entrant], startYear: Int, years: Int, draw: String) -> JSON {
        [
            "draw": .string(draw), "procedure": .string(procedure), "startYear": .number(startYear),
            "years": .number(years), "states": .array(roll.sorted { $0.state < $1.state }.map(\.instance)),
        ]
    }

    /// A published input is written out whole, in the one form that `calendarInput(_:startYear:years:draw:)` writes.
    func calendarInput() throws(InstanceFault) -> (start: Int, years: Int, roll: [Entrant]) {
        guard let start = published["startYear"]?.int, (1...9999).contains(start), let years = published["years"]?.int,
            (1...10).contains(years), let states = published["states"]?.array
        else { throw InstanceFault("the input has startYear, years and states") }
        var roll: [Entrant] = []
        for state in states { roll.append(try Entrant(instance: state)) }
        guard states == roll.sorted(by: { $0.state < $1.state }).map(\.instance) else {
            throw InstanceFault("the input's states are not written as inputs are published")
        }
        return (start, years, roll)
    }

    package func calendar() throws -> (result: GroupCalendar, transcript: Transcript) {
        try checkTerms(isBook: false)
        let (start, years, roll) = try calendarInput()
        let groups = Set(roll.map(\.group)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let members = groups.map { group in (name: group, states: roll.filter { $0.group == group }.map(\.state)) }
        let result = try Calendar.draw(groups: members, years: years, seed: seed, label: draw)
        var transcript = opening
        transcript.add(
            "table",
            [
                "number": .string(String(result.table)), "of": .string(String(result.tables)),
                "shares": .object(
                    Dictionary(
                        zip(groups, result.shares).map { ($0, .array($1.map { .number($0) })) }
                    ) { first, _ in first }),
            ])
        for (place, year) in result.years.enumerated() {
            transcript.add("year", ["year": .number(start + place), "states": Replay.codes(year)])
        }
        transcript.add("end")
        return (result, transcript)
    }

    // MARK: Pairs

    /// What pairs are drawn from; `input` without seed and label. How many reviews must be missing to the minimum, and
    /// whether the preference can be kept, is judged here, before there is a seed, and published with what shows it.
    package static func pairsInput(_ input: PairsInput, draw: String) throws(Refusal) -> JSON {
        let drawing = try Drawing(input)
        let missing = drawing.shortage?.reviews ?? 0
        let shortage = missing == 0 ? nil : Certificate.find(input, allowing: missing - 1)
        let own: [String: JSON] = [
            "draw": .string(draw), "procedure": .string(procedure), "missing": .number(missing),
            "shortage": shortage?.json(in: input) ?? .null,
            "obstacle": drawing.obstacle?.json(in: input, preferring: true) ?? .null,
        ]
        return .object((input.instance.object ?? [:]).merging(own) { $1 })
    }

    /// A published input is written out whole, in the one form that `pairsInput` writes.
    package func input() throws(InstanceFault) -> PairsInput {
        let input = try PairsInput(instance: published, seed: seed, label: draw)
        for (name, written) in input.instance.object ?? [:] where published[name] != written {
            throw InstanceFault("the input's \(name) is not written as inputs are published")
        }
        return input
    }

    /// Made ready as the input says.
    private func drawing(_ input: PairsInput) throws(Refusal) -> Drawing {
        try Drawing(
            input, missing: published["missing"]?.int ?? 0,
            preferring: input.preferSimilarLegalSystem && published["obstacle"] == .null)
    }

    /// Draws at once.
    package func pairs() throws -> (result: PairsResult, transcript: Transcript) {
        try checkTerms(isBook: false)
        return try transcript(draw, opening) { _ in nil }
    }

    /// Draws a page of the book; a thousand of them are printed before the balls are drawn.
    private func page(_ page: Int, _ input: PairsInput, _ drawing: Drawing) throws(Refusal) -> [Pairing] {
        try drawing.draw(seed, Book.label(draw, page: page), input.effort).pairs
    }

    /// Draws every page of the book.
    package func book() throws -> Book {
        try checkTerms(isBook: true)
        let input = try input()
        let drawing = try drawing(input)
        var draws: [[Pairing]] = []
        for number in 0..<Book.pages { draws.append(try page(number, input, drawing)) }
        return Book(draws: draws)
    }

    /// The draw that the balls have chosen.
    package func pairs(_ book: Book, balls: [Int]) throws -> (result: PairsResult, transcript: Transcript) {
        try checkTerms(isBook: true)
        let page = Book.page(balls)
        guard balls.count == Book.balls, balls.allSatisfy({ (0...9).contains($0) }), book.draws.indices.contains(page)
        else { throw InstanceFault("\(Book.balls) balls, each from 0 to 9, choose a page of the book") }
        var opening = opening
        opening.add("book", ["pages": .number(book.draws.count), "sha256": .string(book.fingerprint)])
        opening.add("balls", ["balls": .array(balls.map { .number($0) }), "page": .number(page)])
        return try transcript(Book.label(draw, page: page), opening) { result in
            let due = result.pairs.map(\.reviewed)
            guard book.draws[page] == result.pairs, book.draws.allSatisfy({ $0.map(\.reviewed) == due }) else {
                throw InstanceFault("the book's page \(page) is not what the seed gives")
            }
            return book
        }
    }

    /// Whatever was announced.
    func transcript(
        _ label: String, _ opening: Transcript, _ book: (PairsResult) throws -> Book?
    ) throws -> (PairsResult, Transcript) {
        let input = try input()
        let drawing = try drawing(input)
        let result = try drawing.draw(seed, label, input.effort)
        let book = try book(result)
        var transcript = opening
        transcript.add(
            "chain",
            [
                "label": .string(label), "attempt": .number(result.attempt), "steps": .number(result.steps),
                "preference": .bool(result.preferenceHeld), "missing": .number(drawing.shortage?.reviews ?? 0),
            ])
        for drawn in result.drawn { transcript.add("pair", drawn.json) }
        transcript.add("completion", ["pairs": .array(result.witness.map(Replay.triple))])
        transcript.add("unmet", ["states": Replay.codes(result.unmetMinimum)])
        let diagnosis = drawing.diagnosis(result, seed, draw, input.effort)
        transcript.add("diagnosis", diagnosis.json)
        addChances(&transcript, result, diagnosis, book)
        transcript.add("end")
        return (result, transcript)
    }

    /// From the book where there is one: a thousand draws that owe each other nothing; otherwise from the looks.
    private func addChances(
        _ transcript: inout Transcript, _ result: PairsResult, _ diagnosis: Diagnosis, _ book: Book?
    ) {
        var (of, chances) = (diagnosis.valid, diagnosis.chances)
        if let book {
            of = book.draws.count
            chances = PairChances.count(result.drawn, book.draws)
        }
        transcript.add("chances", ["of": .number(of), "lots": .array(chances.map(\.json))])
    }

    static func triple(_ pair: Pairing) -> JSON {
        .array([pair.reviewed, pair.regional, pair.second].map { .string($0.rawValue) })
    }

    static func codes(_ states: [StateCode]) -> JSON { .array(states.map { .string($0.rawValue) }) }
}

extension DrawnPair {
    var json: [String: JSON] {
        [
            "reviewed": .string(pairing.reviewed.rawValue), "regional": .string(pairing.regional.rawValue),
            "second": .string(pairing.second.rawValue), "regionalPool": Replay.codes(regionalPool),
            "secondPool": Replay.codes(secondPool),
        ]
    }
}

extension Diagnosis {
    var json: [String: JSON] {
        [
            "looks": .number(Diagnosis.looks), "stride": .number(stride), "strangers": .number(strangers),
            "alike": .array(Diagnosis.lags.map { .number(alike[$0, default: 0]) }),
            "lags": .array(Diagnosis.lags.map { .number($0) }), "valid": .number(valid),
        ]
    }
}
