import Access
import Kernel
import Ledger
import Mechanism
import Treaties

/// Cycles: opened, kept in step with the register, and what States may ask of them. Their lots are drawn in ceremonies
/// (`Ceremonies.swift`).
extension Desk {
    /// Opens the next cycle by a decision of the Conference, on the roll of parties as it stands today (TOR 13, 45).
    package func openCycle(
        ruleSet: RuleSet, decision: String, exception: String, startYear: Int, scope: RuleSet.Scope? = nil,
        as actor: Actor
    ) throws -> Int {
        try Access.judge(actor, .actAsSecretariat).enforce()
        let before = try cycles()
        let number = (before.last?.opened.number ?? 0) + 1
        guard number <= ruleSet.cycles.count else {
            throw Refusal.rule("cycle.no-scope", .tor("13"), ["number": .number(number)])
        }
        let scope = scope ?? ruleSet.cycles[number - 1]
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
        try Access.judge(actor, .read(.statesParties)).enforce()
        let list = try state(Cycle.self, StreamID("cycle", String(number))).circulatedExperts(year: year)
        if list.isEmpty { throw Refusal.hidden }
        return list
    }

    // MARK: What changes a cycle

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

    /// Puts off a review to the following year (TOR 14), if the cycle can still be completed.
    package func deferReview(_ number: Int, _ deferring: StateCode, justification: String, as actor: Actor) throws {
        try Access.judge(actor, .speakFor(deferring)).enforce()
        try ask(number, "defer-review", deferring, .deferReview(deferring, justification: justification), as: actor)
    }

    /// Puts off serving in the year of one's own review (TOR 20), if the cycle can still be completed.
    package func deferServing(_ number: Int, _ deferring: StateCode, year: Int, as actor: Actor) throws {
        try Access.judge(actor, .speakFor(deferring)).enforce()
        try ask(number, "defer-serving", deferring, .deferServing(deferring, year: year), as: actor)
    }

    private func ask(
        _ number: Int, _ request: String, _ asking: StateCode, _ command: Cycle.Command, as actor: Actor
    ) throws {
        try keepingRefusals(number, request, asking, as: actor) {
            try self.transact(as: actor) { transaction in
                let before = try self.quiet(number, &transaction)
                try transaction.decide(Cycle.self, StreamID("cycle", String(number)), command)
                try DrawInput.checkCompletion(try self.opened(number, &transaction), since: before)
            }
        }
    }

    /// Brings the roll of a cycle into step with the register: States that joined, left, or became party to a further
    /// Protocol (TOR 12, 18 bis). These are facts; it is refused only where no draw could complete the cycle then.
    package func updateRoll(_ number: Int, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        let roll = try register(ownRegister).roll(asAt: today, today: today)
        try keepingRefusals(number, "roll", nil, as: actor) {
            try self.transact(as: actor) { transaction in
                _ = try self.quiet(number, &transaction)
                try transaction.decide(Cycle.self, StreamID("cycle", String(number)), .updateRoll(roll))
                try DrawInput.checkCompletion(try self.opened(number, &transaction), since: nil)
            }
        }
    }

    /// How the roll of a cycle differs from the register today.
    package func rollChanges(_ cycle: CycleView) throws -> [StateCode] {
        let now = Set(try register(ownRegister).roll(asAt: today, today: today))
        return Set(now.symmetricDifference(cycle.opened.roll).map(\.state)).sorted()
    }

    /// Records the Conference's decision on the years in which the rest of the States is reviewed (TOR 13, 45).
    package func decideYears(_ number: Int, _ years: Int, decision: String, as actor: Actor) throws {
        try Access.judge(actor, .actAsSecretariat).enforce()
        try transact(as: actor) { transaction in
            _ = try self.quiet(number, &transaction)
            try transaction.decide(
                Cycle.self, StreamID("cycle", String(number)), .decideYears(years, decision: decision))
        }
    }

    // MARK: What ceremonies need as well

    func opened(_ number: Int, _ transaction: inout Transaction) throws -> CycleView {
        guard let cycle = try transaction.state(Cycle.self, StreamID("cycle", String(number))).view() else {
            throw Refusal.hidden
        }
        return cycle
    }

    /// The cycle, if no chance is falling over it at this moment: a draw is from what was published (TOR 3).
    func quiet(_ number: Int, _ transaction: inout Transaction) throws -> CycleView {
        for ceremony in try ceremonies(number) where ceremony.isUnderWay {
            throw Refusal.rule("cycle.draw-under-way", .tor("3"))
        }
        return try opened(number, &transaction)
    }

    /// Does what a State asks; where the lots make it impossible, the refusal is kept with what shows it.
    func keepingRefusals(
        _ number: Int, _ request: String, _ asking: StateCode?, as actor: Actor, _ body: () throws -> Void
    ) throws {
        do {
            try body()
        } catch let impossible as DrawInput.Impossible {
            try transact(as: actor) {
                try $0.decide(
                    Cycle.self, StreamID("cycle", String(number)),
                    .noteRefused(
                        Cycle.RefusedRequest(
                            request: request, state: asking, year: impossible.year,
                            codes: impossible.refusal.reasons.map(\.code), certificate: impossible.certificate)))
            }
            throw impossible.refusal
        }
    }
}
