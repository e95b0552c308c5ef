import Kernel

extension Ceremony {
    /// The longest word, in bytes of UTF-8.
    static let longestWord = 200

    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .announce(let cycle, let subject, let terms, let input, let leastDice) = command {
            guard state.stage == .ended else {
                throw .rule(state.stage == .drawn ? "ceremony.drawn" : "ceremony.announced", .tor("3"))
            }
            try check(terms, subject, leastDice, context)
            return [
                .announced(
                    cycle: cycle, subject: subject, terms: terms, input: input, fingerprint: context.fingerprint(input))
            ]
        }
        guard let announced = state.announced else { throw .hidden }
        switch command {
        case .announce:
            return []
        case .contribute(let contributor, let word, let isOnRoll):
            try expect(.open, state, "ceremony.closed")
            if !isOnRoll || !announced.mayGiveWord(contributor) {
                throw .rule("ceremony.not-on-roll", .tor("12"), ["state": .state(contributor)])
            }
            if word.isEmpty { throw .input("required", field: "word") }
            if word.utf8.count > longestWord {
                throw .input("ceremony.word-long", field: "word", ["count": .number(longestWord)])
            }
            return [.contributed(state: contributor, word: word)]
        case .takeBack(let reason):
            try expect(.open, state, "ceremony.closed")
            if reason.isEmpty { throw .input("required", field: "reason") }
            return [.takenBack(reason: reason)]
        case .close(let input):
            try expect(.open, state, "ceremony.closed")
            if context.today < announced.terms.day {
                throw .rule("ceremony.before-day", .tor("3"), ["day": .day(announced.terms.day)])
            }
            if context.fingerprint(input) != announced.fingerprint { throw .rule("ceremony.input-changed", .tor("3")) }
            return seeded([.closed], state, announced, context)
        case .rollDice(let dice):
            try expect(.dice, state, "ceremony.not-now")
            guard dice.count == announced.terms.dice, dice.allSatisfy({ (1...6).contains($0) }) else {
                throw .input("ceremony.dice", field: "dice", ["count": .number(announced.terms.dice)])
            }
            return seeded([.diceRolled(dice: dice)], state, announced, context)
        case .noteBeacon(let typed):
            try expect(.beacon, state, "ceremony.not-now")
            let value = singleSpaced(typed)
            if value.isEmpty { throw .input("required", field: "beacon") }
            // What cannot be seen, or looks like something else, would be a choice that nobody sees.
            guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                throw .input("ceremony.beacon-not-plain", field: "beacon")
            }
            return seeded([.beaconNoted(value: value)], state, announced, context)
        case .skipBeacon(let reason):
            try expect(.beacon, state, "ceremony.not-now")
            if announced.terms.fallback.isEmpty { throw .rule("ceremony.no-fallback", .tor("3")) }
            if reason.isEmpty { throw .input("required", field: "reason") }
            return seeded([.beaconSkipped(reason: reason)], state, announced, context)
        case .printBook(let book, let fingerprint):
            try expect(.book, state, "ceremony.not-now")
            return [.bookPrinted(book: book, fingerprint: fingerprint)]
        case .drawBalls(let balls):
            try expect(.balls, state, "ceremony.not-now")
            guard balls.count == 3, balls.allSatisfy({ (0...9).contains($0) }) else {
                throw .input("ceremony.balls", field: "balls")
            }
            return [.ballsDrawn(balls: balls)]
        case .draw(let transcript):
            try expect(.draw, state, "ceremony.not-now")
            return [.drawn(transcript: transcript)]
        case .fail(let reason):
            if state.stage != .book { try expect(.draw, state, "ceremony.not-now") }
            return [.failed(code: reason.code)]
        }
    }

    /// Without blanks at the ends, and with one space for all others.
    private static func singleSpaced(_ typed: String) -> String {
        let parts = typed.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        return parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
    }

    /// Each step once, in its turn.
    private static func expect(_ stage: Stage, _ state: State, _ code: String) throws(Refusal) {
        guard state.stage == stage else {
            throw .rule(state.stage == .drawn ? "ceremony.drawn" : code, .tor("3"))
        }
    }

    /// TOR 3: who gives a word must not know what comes after it, so something must come after the words.
    private static func check(
        _ terms: Terms, _ subject: Subject, _ leastDice: Rule<Int>, _ context: Context
    ) throws(Refusal) {
        var reasons: [Refusal.Reason] = []
        if terms.book && subject.isCalendar { reasons.append(.init("ceremony.no-book", .tor("14"), field: "form")) }
        if terms.day < context.today { reasons.append(.init("ceremony.day-past", field: "day")) }
        if terms.dice == 0 && (terms.beacon.isEmpty || !terms.fallback.isEmpty) {
            reasons.append(.init("ceremony.no-late-source", .tor("3"), field: "dice"))
        }
        if terms.dice != 0 && !(leastDice.value...100).contains(terms.dice) {
            reasons.append(
                .init("ceremony.few-dice", leastDice.citation, field: "dice", ["count": .number(leastDice.value)]))
        }
        if terms.beacon.isEmpty && !terms.fallback.isEmpty {
            reasons.append(.init("ceremony.fallback-of-nothing", field: "fallback"))
        }
        try Refusal.unless(reasons)
    }

    /// Once the last source is closed the seed is there, and nobody chooses any more.
    private static func seeded(
        _ events: [Event], _ state: State, _ announced: Announced, _ context: Context
    ) -> [Event] {
        var state = state
        for event in events { evolve(&state, event, Stamp(at: context.now, actor: context.actor)) }
        guard state.stage == .draw || state.stage == .book else { return events }
        let sources = state.closedSources
        let seed = context.fingerprint([
            "input": .string(announced.fingerprint), "sources": .array(sources.map { .string($0) }),
        ])
        return events + [.seeded(sources: sources, seed: seed)]
    }
}
