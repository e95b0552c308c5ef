import Access
import Kernel
import Ledger
import Lots
import Mechanism
import Treaties

/// Cycles and their draws. The lots are drawn in the room `Lots` from published input; what comes back is recorded,
/// and checked once more against the rules, by the cycle itself.
extension Desk {
    // MARK: Cycles

    /// Opens the next cycle by a decision of the Conference, on the roll of parties as it stands today (TOR 13, 45).
    package func openCycle(
        ruleSet: RuleSet, decision: String, exception: String, startYear: Int, as actor: Actor
    ) throws -> Int {
        try Access.judge(actor, .actAsSecretariat).enforce()
        let before = try cycles()
        let number = (before.last?.opened.number ?? 0) + 1
        guard number <= ruleSet.cycles.count else {
            throw Refusal.rule("cycle.no-scope", .tor("13"), ["number": .number(number)])
        }
        let scope = ruleSet.cycles[number - 1]
        try transact(as: actor) { transaction in
            try transaction.decide(
                Cycle.self, StreamID("cycle", String(number)),
                .open(
                    Cycle.Opening(
                        number: number, phase: 1, ruleSet: ruleSet, decision: decision, startYear: startYear,
                        scope: scope,
                        roll: try self.register(self.ownRegister).roll(asAt: self.today, today: self.today),
                        outstanding: try self.outstanding(before.last), exception: exception)))
        }
        return number
    }

    /// How many reviews of a cycle are not complete (TOR 13).
    private func outstanding(_ cycle: CycleView?) throws -> Int {
        guard let cycle else { return 0 }
        return try cycle.opened.roll.count { entry in
            let id = ReviewID(cycle: cycle.opened.number, state: entry.state)
            return try review(id, as: .visitor)?.summaryPublished == nil
        }
    }

    /// All cycles opened so far, by number.
    package func cycles() throws -> [CycleView] {
        try memory.follow(store)
        return try store.streams(kind: "cycle").compactMap { try state(Cycle.self, $0).view() }
            .sorted { $0.opened.number < $1.opened.number }
    }

    package func cycle(_ number: Int) throws -> CycleView? {
        try state(Cycle.self, StreamID("cycle", String(number))).view()
    }

    /// Parties to the Convention that were not put on the roll of a cycle, being of no regional group.
    package func offRoll(_ cycle: CycleView) throws -> [StateCode] {
        let register = try register(ownRegister)
        let day = cycle.opened.on
        let parties =
            register.parties(.untoc, asAt: day).map(\.state)
            + register.partiesDateUnknown(.untoc, asAt: today, today: today).map(\.state)
        return Set(parties).subtracting(cycle.opened.roll.map(\.state)).filter { register.profiles[$0]?.group == nil }
            .sorted()
    }

    /// The list of experts circulated before the draw of a year, for States parties (TOR 21).
    package func circulated(_ number: Int, year: Int, as actor: Actor) throws -> [Cycle.Circulated] {
        try Access.judge(actor, .readExperts).enforce()
        let list = try state(Cycle.self, StreamID("cycle", String(number))).circulatedExperts(year: year)
        if list.isEmpty { throw Refusal.hidden }
        return list
    }

    // MARK: Draws

    /// Draws the year of each State (TOR 14).
    package func drawCalendar(_ number: Int, sources: [String], as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try transact(as: actor) { transaction in
            let opened = try self.opened(number, &transaction).opened
            let input = Desk.publishedInput("calendar", opened, [:])
            let lot = try Desk.lot(input, sources)
            try transaction.decide(
                Cycle.self, StreamID("cycle", String(number)), .publishInput(draw: "calendar", input: input))
            let result = try Lots.Calendar.draw(roll: opened.roll, years: opened.years, seed: Desk.seed(lot))
            try transaction.decide(
                Cycle.self, StreamID("cycle", String(number)), .recordCalendar(years: result.years, lot: lot))
        }
    }

    /// Compiles the list of experts from what States have named, and circulates it (TOR 21).
    package func circulateExperts(_ number: Int, year: Int, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try transact(as: actor) { transaction in
            let opened = try self.opened(number, &transaction).opened
            var list: [Cycle.Circulated] = []
            for entry in opened.roll {
                let experts = try transaction.state(Roster.self, StreamID("roster", entry.state.rawValue)).view()
                list += experts.map { Cycle.Circulated(state: entry.state, expert: $0) }
            }
            try transaction.decide(
                Cycle.self, StreamID("cycle", String(number)), .circulateExperts(year: year, experts: list))
        }
    }

    /// Draws the pairs of a year and opens its reviews (TOR 18–20).
    package func drawPairs(_ number: Int, year: Int, sources: [String], as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try transact(as: actor) { transaction in
            let cycle = try self.opened(number, &transaction)
            let stream = StreamID("cycle", String(number))
            try Cycle.checkDrawable(year, try transaction.state(Cycle.self, stream), cycle.opened, transaction.context)
            let index = year - cycle.opened.startYear
            var input = PairsInput(
                roll: cycle.opened.roll, underReviewThisYear: cycle.calendar[index], seed: Seed.from(text: ""),
                label: "pairs-\(year)")
            input.remainingAfter = cycle.calendar.dropFirst(index + 1).flatMap { $0 }
            input.history = cycle.draws.values.flatMap(\.pairs).sorted { $0.reviewed < $1.reviewed }
            input.notServing = cycle.notServing[year] ?? []
            let (result, lot) = try Desk.draw(&input, cycle.opened, sources, stream, &transaction)
            try transaction.decide(
                Cycle.self, stream, .recordPairs(year: year, pairs: result.pairs, unmet: result.unmetMinimum, lot: lot))
        }
    }

    /// Draws the lot of one State again, at its request; the year's other lots stay (TOR 19).
    package func redraw(
        _ number: Int, _ reviewed: StateCode, justification: String, exceptional: Bool, sources: [String],
        as actor: Actor
    ) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try transact(as: actor) { transaction in
            let cycle = try self.opened(number, &transaction)
            let stream = StreamID("cycle", String(number))
            let year = try Cycle.checkRedraw(
                reviewed, justification, exceptional, try transaction.state(Cycle.self, stream), cycle.opened)
            let aside = (cycle.setAside[reviewed] ?? []).union(
                cycle.draws[year]?.pairs.first { $0.reviewed == reviewed }?.reviewers ?? [])
            let turn = (cycle.redraws[reviewed] ?? 0) + 1
            var input = PairsInput(
                roll: cycle.opened.roll, underReviewThisYear: [reviewed], seed: Seed.from(text: ""),
                label: "redraw-\(year)-\(reviewed.rawValue)-\(turn)")
            input.remainingAfter = cycle.years.filter { cycle.draws[$0] == nil }.flatMap {
                cycle.calendar[$0 - cycle.opened.startYear]
            }
            input.history = cycle.draws.values.flatMap(\.pairs).filter { $0.reviewed != reviewed }
                .sorted { $0.reviewed < $1.reviewed }
            input.notServing = cycle.notServing[year] ?? []
            input.exclusions = Set(aside.map { Exclusion(reviewed: reviewed, reviewer: $0) })
            let (result, lot) = try Desk.draw(&input, cycle.opened, sources, stream, &transaction)
            guard let pair = result.pairs.first else { throw Refusal.hidden }
            try transaction.decide(
                Cycle.self, stream,
                .recordRedraw(pair, justification: justification, exceptional: exceptional, lot: lot))
        }
    }

    package func deferReview(_ number: Int, _ deferring: StateCode, justification: String, as actor: Actor) throws {
        try Access.judge(actor, .speakFor(deferring)).enforce()
        try transact(as: actor) {
            try $0.decide(
                Cycle.self, StreamID("cycle", String(number)), .deferReview(deferring, justification: justification))
        }
    }

    package func deferServing(_ number: Int, _ deferring: StateCode, year: Int, as actor: Actor) throws {
        try Access.judge(actor, .speakFor(deferring)).enforce()
        try transact(as: actor) {
            try $0.decide(Cycle.self, StreamID("cycle", String(number)), .deferServing(deferring, year: year))
        }
    }

    // MARK: Input and seed

    private func opened(_ number: Int, _ transaction: inout Transaction) throws -> CycleView {
        guard let cycle = try transaction.state(Cycle.self, StreamID("cycle", String(number))).view() else {
            throw Refusal.hidden
        }
        return cycle
    }

    /// Seeds a draw of pairs from its published input and the sources, and runs it under the rule set's numbers.
    private static func draw(
        _ input: inout PairsInput, _ opened: Cycle.Opened, _ sources: [String], _ stream: StreamID,
        _ transaction: inout Transaction
    ) throws -> (PairsResult, Lot) {
        let rules = opened.ruleSet
        input.cover = rules.cover.value == .each ? .each : .together
        input.minReviews = rules.reviewsPerformed.value.lowerBound
        input.maxReviews = rules.reviewsPerformed.value.upperBound
        let published = publishedInput(
            input.label, opened,
            [
                "under-review": codes(input.underReviewThisYear), "later": codes(input.remainingAfter),
                "history": .array(input.history.map { codes([$0.reviewed, $0.regional, $0.second]) }),
                "not-serving": codes(input.notServing.sorted()),
                "excluded": codes(input.exclusions.map(\.reviewer).sorted()),
                "cover": .string(input.cover.rawValue), "second": .string(input.second.rawValue),
                "minimum": .number(input.minReviews), "maximum": .number(input.maxReviews),
                "prefer-similar": .bool(input.preferSimilarLegalSystem),
            ])
        let lot = try lot(published, sources)
        try transaction.decide(Cycle.self, stream, .publishInput(draw: input.label, input: published))
        input.seed = seed(lot)
        return (try Pairs.draw(input), lot)
    }

    /// What a draw is drawn from, as it is published before: rules, roll, history, pools.
    private static func publishedInput(_ label: String, _ opened: Cycle.Opened, _ more: [String: JSON]) -> JSON {
        let roll = opened.roll.map { entry -> JSON in
            [
                "state": .string(entry.state.rawValue), "group": .string(entry.group.rawValue),
                "legal-system": .array(entry.legalSystem.map { .string($0.rawValue) }),
                "protocols": .array(entry.protocols.map { .string($0.rawValue) }),
            ]
        }
        let common: [String: JSON] = [
            "draw": .string(label), "rules": .string(opened.ruleSet.id), "cycle": .number(opened.number),
            "start-year": .number(opened.startYear), "years": .number(opened.years), "roll": .array(roll),
        ]
        return .object(common.merging(more) { first, _ in first })
    }

    /// TOR 3: no draw without a source of chance that everybody can see.
    private static func lot(_ input: JSON, _ sources: [String]) throws -> Lot {
        let sources = sources.filter { !$0.isEmpty }
        if sources.isEmpty { throw Refusal.rule("cycle.no-sources", .tor("3"), field: "sources") }
        let hash = Seed.from(text: input.canonical).hex
        return Lot(input: hash, sources: sources, seed: Seed.from(input: .string(hash), sources: sources).hex)
    }

    private static func seed(_ lot: Lot) -> Seed { Seed(hex: lot.seed) ?? Seed.from(text: lot.seed) }

    private static func codes(_ states: [StateCode]) -> JSON { .array(states.map { .string($0.rawValue) }) }
}
