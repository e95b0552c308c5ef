import Desk
import Kernel
import Lots
import Mechanism
import Seals
import Tongue

/// The public page of a draw, for ever: input, sources, seed, lots, what each lot could have fallen upon, and all that is
/// needed to make it again.
package enum DrawPages {
    struct Model: Sendable {
        let lead: String
        let rehearsal: String?
        let request: [ReviewPages.Fact]
        let stage: String
        let asks: [AskLine]
        let steps: [Step]
        let words: [Word]
        let hasWords: Bool
        let result: Result?
        let check: Check
        let earlier: [String]
        let hasEarlier: Bool
        let hall: Link
    }

    struct Step: Sendable {
        let name: String
        let value: String
        let isCode: Bool
        let isAwaited: Bool
    }

    struct Word: Sendable {
        let state: String
        let word: String
    }

    struct Result: Sendable {
        let pairs: [Pair]
        let hasPairs: Bool
        let years: [Year]
        let notes: [String]
        let pools: [Pool]
        let poolsText: String
        let figure: DrawFigure?
        let mixing: String?
    }

    struct Pair: Sendable {
        let review: Link
        let regional: Drawn
        let second: Drawn
    }

    /// Upon whom a lot fell, and out of how many.
    struct Drawn: Sendable {
        let state: String
        let possible: String
    }

    struct Year: Sendable {
        let year: String
        let states: String
    }

    struct Pool: Sendable {
        let title: String
        let regional: [Chance]
        let second: [Chance]
    }

    struct Chance: Sendable {
        let state: String
        let count: String
        let isDrawn: Bool
    }

    /// The files, and what a hand can check with them.
    struct Check: Sendable {
        let files: [Link]
        let fingerprint: String
        let seeded: String?
        let seed: String?
        let transcript: String?
        let commands: String
    }

    package static func draw(_ file: DrawFile, _ number: Int, for reader: Reader) -> Page {
        let ceremony = file.ceremony
        let subject = ceremony.announced.subject
        return Page(
            "draw/draw", title: title(subject, reader), trail: trail(number, reader),
            Model(
                lead: say("lead", subject, reader),
                rehearsal: reader.isTraining ? reader.say("draw.rehearsal") : nil, request: request(subject, reader),
                stage: reader.say("draw.stage.\(ceremony.stage.rawValue)"), asks: asks(ceremony, number, for: reader),
                steps: steps(file, reader),
                words: ceremony.contributions.map { Word(state: reader.say($0.state), word: $0.word) },
                hasWords: !ceremony.contributions.isEmpty,
                result: file.outcome.map { result($0, file, number, reader) }, check: check(file, number, reader),
                earlier: ceremony.earlier.map { earlier($0, reader) }, hasEarlier: !ceremony.earlier.isEmpty,
                hall: reader.link(reader.say("draw.hall"), .draw(number, ceremony.name, .hall))))
    }

    /// "Drawing of the reviewing States, 2027".
    static func title(_ subject: Ceremony.Subject, _ reader: Reader) -> String { say("title", subject, reader) }

    static func trail(_ number: Int, _ reader: Reader) -> [Link] {
        [
            reader.link(reader.say("cycle.list"), .cycles),
            reader.link(reader.say("draw.of-cycle", ["number": .number(number)]), .cycle(number)),
        ]
    }

    static func say(_ key: String, _ subject: Ceremony.Subject, _ reader: Reader) -> String {
        switch subject {
        case .calendar: reader.say("draw.\(key).calendar")
        case .newCalendar(let year, _): reader.say("draw.\(key).new-calendar", ["year": .code(String(year))])
        case .pairs(let year): reader.say("draw.\(key).pairs", ["year": .code(String(year))])
        case .redraw(let year, let state, _, _, _):
            reader.say("draw.\(key).redraw", ["year": .code(String(year)), "state": .state(state)])
        case .decline(let year, let state, _):
            reader.say("draw.\(key).decline", ["year": .code(String(year)), "state": .state(state)])
        }
    }

    private static func request(_ subject: Ceremony.Subject, _ reader: Reader) -> [ReviewPages.Fact] {
        switch subject {
        case .calendar, .newCalendar, .pairs: []
        case .redraw(_, _, _, let justification, let exceptional):
            [.init(name: reader.say(exceptional ? "draw.exceptional" : "draw.asked-for"), value: justification)]
        case .decline(_, _, let justification):
            [.init(name: reader.say("draw.asked-for"), value: justification)]
        }
    }

    private static func earlier(_ earlier: Ceremony.Earlier, _ reader: Reader) -> String {
        earlier.reason.map {
            reader.say("draw.earlier-taken-back", ["day": .day(earlier.on), "reason": .text($0)])
        } ?? reader.say("draw.earlier-failed", ["day": .day(earlier.on), "seed": .code(earlier.seed ?? "")])
    }

    // MARK: The course

    private static func steps(_ file: DrawFile, _ reader: Reader) -> [Step] {
        let ceremony = file.ceremony
        let terms = ceremony.announced.terms
        var steps: [Step] = []
        func add(_ key: String, _ value: String?, isCode: Bool = false) {
            steps.append(
                Step(
                    name: reader.say("draw.step.\(key)"), value: value ?? reader.say("draw.awaited"), isCode: isCode,
                    isAwaited: value == nil))
        }
        add("announced", reader.say(ceremony.announced.on))
        add("day", reader.say(terms.day))
        add("words", reader.speaker.number(ceremony.contributions.count))
        if terms.dice > 0 {
            add(
                "dice",
                ceremony.dice.map { $0.map { String($0) }.joined(separator: " ") }
                    ?? reader.say("draw.dice-count", ["count": .number(terms.dice)]), isCode: ceremony.dice != nil)
        }
        if !terms.beacon.isEmpty {
            add("beacon", ceremony.beacon ?? terms.beacon, isCode: ceremony.beacon != nil)
            if !terms.fallback.isEmpty { add("fallback", terms.fallback) }
            if let skipped = ceremony.skipped { add("skipped", skipped) }
        }
        add("seed", ceremony.seed, isCode: ceremony.seed != nil)
        if terms.book {
            add("book", ceremony.bookFingerprint, isCode: ceremony.bookFingerprint != nil)
            add(
                "balls",
                ceremony.balls.map { balls in
                    balls.map { String($0) }.joined(separator: " ") + " · "
                        + reader.say("draw.page", ["page": .code(String(Book.page(balls)))])
                })
        }
        add("drawn", ceremony.drawnOn.map { reader.say($0) })
        return steps
    }

    // MARK: The lots

    private static func result(
        _ outcome: Outcome, _ file: DrawFile, _ number: Int, _ reader: Reader
    ) -> Result {
        let drawn = reader.speaker.sorted(outcome.pairs) { reader.say($0.pairing.reviewed) }
        return Result(
            pairs: drawn.map { pair(upon: $0, number, reader) }, hasPairs: !drawn.isEmpty,
            years: outcome.years.map { year, states in
                Year(
                    year: reader.speaker.say(.code(String(year))),
                    states: reader.speaker.list(reader.speaker.sorted(states) { reader.say($0) }.map { reader.say($0) })
                )
            },
            notes: notes(outcome, reader),
            pools: drawn.map { pool($0, outcome, reader) },
            poolsText: reader.say("draw.pools-text", ["of": .number(outcome.chancesOf)]),
            figure: outcome.pairs.count < 2 ? nil : DrawFigure(outcome, file.states, for: reader),
            mixing: outcome.mixing.flatMap { mixing in
                guard let near = mixing.alike.first, let far = mixing.alike.last, let distant = mixing.lags.last else {
                    return nil
                }
                return reader.say(
                    "draw.mixing-text",
                    [
                        "stride": .number(mixing.stride), "near": .number(near),
                        "distant": .number(mixing.stride * distant), "far": .number(far),
                        "strangers": .number(mixing.strangers), "steps": .number(outcome.steps),
                    ])
            })
    }

    private static func pair(upon drawn: DrawnPair, _ number: Int, _ reader: Reader) -> Pair {
        func lot(_ state: StateCode, _ pool: [StateCode]) -> Drawn {
            Drawn(
                state: reader.say(state), possible: reader.say("draw.possible", ["count": .number(pool.count)]))
        }
        let reviewed = drawn.pairing.reviewed
        return Pair(
            review: reader.link(
                reader.say(reviewed), .review(ReviewID(cycle: number, state: reviewed), .overview)),
            regional: lot(drawn.pairing.regional, drawn.regionalPool),
            second: lot(drawn.pairing.second, drawn.secondPool))
    }

    private static func notes(_ outcome: Outcome, _ reader: Reader) -> [String] {
        if let table = outcome.table, let number = Int(table.number), let of = Int(table.of) {
            // Numbered from nought in the transcript, from one for people.
            return [reader.say("draw.table", ["number": .number(number + 1), "of": .number(of)])]
        }
        return [reader.say(outcome.preferenceHeld ? "draw.preference-held" : "draw.preference-gave-way")]
            + (outcome.missing > 0 ? [reader.say("draw.missing", ["count": .number(outcome.missing)])] : [])
    }

    private static func pool(_ drawn: DrawnPair, _ outcome: Outcome, _ reader: Reader) -> Pool {
        let chances = outcome.chances[drawn.pairing.reviewed]
        func lots(_ pool: [StateCode], _ counts: [StateCode: Int]?, _ fell: StateCode) -> [Chance] {
            let others = reader.speaker.sorted(pool.filter { $0 != fell }) { reader.say($0) }
            return ([fell] + others).map { state in
                Chance(
                    state: reader.say(state), count: reader.speaker.number(counts?[state] ?? 0),
                    isDrawn: state == fell)
            }
        }
        return Pool(
            title: reader.say(drawn.pairing.reviewed),
            regional: lots(drawn.regionalPool, chances?.regional, drawn.pairing.regional),
            second: lots(drawn.secondPool, chances?.second, drawn.pairing.second))
    }

    // MARK: To check it

    private static func check(_ file: DrawFile, _ number: Int, _ reader: Reader) -> Check {
        let ceremony = file.ceremony
        func link(_ key: String, _ page: Route.DrawPage) -> Link {
            reader.link(reader.say("draw.\(key)"), .draw(number, ceremony.name, page))
        }
        var files = [link("input", .input)]
        if file.outcome != nil { files.append(link("transcript", .transcript)) }
        if ceremony.book != nil { files.append(link("book", .book)) }
        let verifier = Assets.path(of: "verify_draw.py")
        files.append(Link(text: reader.say("draw.verifier"), href: verifier))
        let program = verifier.split(separator: "/").last.map(String.init) ?? verifier
        var commands = ["sha256sum input.json"]
        if file.outcome != nil {
            commands.append(
                "python3 \(program) transcript.jsonl" + (ceremony.book == nil ? "" : " --book book.jsonl"))
        }
        let seeded: JSON = [
            "input": .string(ceremony.announced.fingerprint),
            "sources": .array(ceremony.sources.map { .string($0) }),
        ]
        return Check(
            files: files, fingerprint: ceremony.announced.fingerprint,
            seeded: ceremony.seed == nil ? nil : seeded.canonical, seed: ceremony.seed,
            transcript: file.fingerprint, commands: commands.joined(separator: "\n"))
    }
}
