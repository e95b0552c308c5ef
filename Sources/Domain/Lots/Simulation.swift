import Kernel

/// How often acts are tried in a simulated cycle, in a hundred.
package struct ActRates: Hashable, Sendable {
    /// For each State in its year: to defer its review (TOR 14); to defer serving (TOR 20).
    package var deferrals = 0
    /// For each State that has had its lots: to have them drawn again, and again (TOR 19).
    package var redraws = 0
    /// For each State drawn to review another in its own year: not to serve in that year (TOR 20).
    package var declines = 0
    /// For each State on the roll, each year: to become party to a further Protocol; a quarter as often, to leave; and for
    /// each group, that a State joins it.
    package var changes = 0
    /// For each year but the first: that the Conference changes the number of years left, and so of reviews a year.
    package var decisions = 0

    package init(deferrals: Int = 0, redraws: Int = 0, declines: Int = 0, changes: Int = 0, decisions: Int = 0) {
        (self.deferrals, self.redraws, self.declines) = (deferrals, redraws, declines)
        (self.changes, self.decisions) = (changes, decisions)
    }
}

/// What came of simulated cycles.
package struct SimulationReport: Sendable {
    package struct Refused: Hashable, Sendable {
        package var count = 0
        /// With a certificate that holds; refusals that need no more than a look at the calendar have none.
        package var proved = 0
    }

    package var cycles = 0
    /// With every State reviewed.
    package var completed = 0
    /// Refused at their opening: no draw could complete them.
    package var impossible = 0
    /// Draws and acts that were done, by name.
    package var done: [String: Int] = [:]
    /// By the refusal's code.
    package var refused: [String: Refused] = [:]
    /// Found by the check that shares nothing with the drawing; must be none.
    package var violations: [Violation] = []
    /// Cycles in which more reviews were missing from the minimum than at their opening was proved to be the least.
    package var minimumLost = 0
    /// How many States performed so many reviews in their cycle.
    package var loads: [Int: Int] = [:]
    /// What the clock said of each year's draw, and of each lot drawn again.
    package var yearTimes: [Int] = []
    package var redrawTimes: [Int] = []
}

/// Whole cycles on a roll, with States that defer, decline and ask for other lots, for as long as the rules allow.
package struct Simulation {
    package var years = 5
    package var rates = ActRates()
    /// Cover, second lot, numbers of reviews; the rest of it is not read.
    package var rules: PairsInput
    package private(set) var report = SimulationReport()
    private let seed: Seed
    /// Any count of time, since the domain has none.
    private let clock: () -> Int

    package init(seed: Seed, clock: @escaping () -> Int) {
        rules = PairsInput(entrants: [], underReviewThisYear: [], seed: seed, label: "")
        (self.seed, self.clock) = (seed, clock)
    }

    /// Runs one cycle, under a name of its own.
    package mutating func run(_ roll: [Entrant], name: String) throws(Refusal) {
        report.cycles += 1
        rules.roll = roll
        let calendar = try Calendar.draw(
            groups: Simulation.groups(roll), years: years, seed: seed, label: "\(name)/calendar")
        var cycle = SimulatedCycle(rules, calendar.years, seed, name)
        do {
            let drawing = try Drawing(cycle.input(0, calendar.years.first ?? []))
            cycle.missing = drawing.shortage?.reviews ?? 0
            try complete(drawing, &cycle)
        } catch {
            report.impossible += 1
            refuse(error, cycle.input(0, calendar.years.first ?? []), .max)
            return
        }
        var year = 0
        while year < cycle.calendar.count {
            changes(&cycle, year)
            if year > 0 && cycle.chance(rates.decisions) { try decide(&cycle, year) }
            deferrals(&cycle, year)
            guard draw(&cycle, year, cycle.calendar[year], "pairs") else { return }
            declines(&cycle, year)
            redraws(&cycle, year)
            year += 1
        }
        close(cycle)
    }

    private static func groups(_ roll: [Entrant]) -> [(name: String, states: [StateCode])] {
        Set(roll.map(\.group)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { group in
            (group, roll.filter { $0.group == group }.map(\.state))
        }
    }

    /// Facts of the register: refused only where no draw could complete the cycle then; the minimum may be lost by them.
    private mutating func changes(_ cycle: inout SimulatedCycle, _ year: Int) {
        let names = Set(cycle.roll.flatMap(\.protocols)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for entrant in cycle.roll where cycle.chance(rates.changes) {
            if cycle.below(4) == 0 {
                attempt("left", &cycle, year, isFact: true) { $0.leave(entrant.state) }
            } else if let name = names.first(where: { !entrant.protocols.contains($0) }) {
                attempt("acceded", &cycle, year, isFact: true) { $0.accede(entrant.state, name) }
            }
        }
        for group in Simulation.groups(cycle.roll).map(\.name) where cycle.chance(rates.changes) {
            let held = Set(names.filter { _ in cycle.chance(80) })
            let entrant = Entrant(
                state: StateCode("N\(cycle.everybody.count + 1)"), group: group, protocols: held)
            attempt("joined", &cycle, year, isFact: true) { $0.join(entrant) }
        }
    }

    /// One year more or less for the States whose lots are still to be drawn, whose calendar is drawn anew.
    private mutating func decide(_ cycle: inout SimulatedCycle, _ year: Int) throws(Refusal) {
        let undrawn = Set(cycle.calendar[year...].joined())
        let left = max(1, cycle.calendar.count - year + (cycle.below(2) == 0 ? 1 : -1))
        let drawn = try Calendar.draw(
            groups: Simulation.groups(cycle.roll.filter { undrawn.contains($0.state) }), years: left, seed: seed,
            label: cycle.label("calendar"))
        cycle.redistribute(from: year, drawn.years)
        report.done["calendar-redrawn", default: 0] += 1
    }

    /// TOR 14: to the following year, once; TOR 20: not serving in one's own year.
    private mutating func deferrals(_ cycle: inout SimulatedCycle, _ year: Int) {
        for state in cycle.calendar[year] {
            if cycle.chance(rates.deferrals) {
                if cycle.deferred.contains(state) {
                    report.refused["cycle.deferred-already", default: .init()].count += 1
                } else if year + 1 == cycle.calendar.count {
                    report.refused["cycle.no-following-year", default: .init()].count += 1
                } else {
                    attempt("review-deferred", &cycle, year) { $0.deferReview(state, year) }
                }
            }
            if cycle.calendar[year].contains(state) && cycle.chance(rates.deferrals) {
                attempt("serving-deferred", &cycle, year) { $0.notServing[year].insert(state) }
            }
        }
    }

    /// Does an act if the cycle can be completed after it and, unless it is a fact, nobody loses the minimum by it.
    private mutating func attempt(
        _ name: String, _ cycle: inout SimulatedCycle, _ year: Int, isFact: Bool = false,
        _ act: (inout SimulatedCycle) -> Void
    ) {
        var after = cycle
        act(&after)
        let input = after.input(year, after.calendar[year])
        do {
            let drawing = try Drawing(input)
            if isFact {
                after.missing = drawing.shortage?.reviews ?? 0
            } else {
                try cycle.keepsMinimum(drawing)
            }
            try complete(drawing, &after)
            cycle = after
            report.done[name, default: 0] += 1
        } catch {
            refuse(error, input, isFact ? .max : cycle.missing)
        }
    }

    /// Shows that there is a way to the end of the cycle: that too few lots cannot be shown is not enough.
    private func complete(_ drawing: Drawing, _ cycle: inout SimulatedCycle) throws(Refusal) {
        if drawing.completion(seed, cycle.label("completion")) == nil { throw .rule("lots.infeasible", .tor("20")) }
    }

    /// Draws, or refuses and leaves all as it was.
    private mutating func draw(
        _ cycle: inout SimulatedCycle, _ year: Int, _ due: [StateCode], _ act: String,
        standing: [LotName: StateCode] = [:]
    ) -> Bool {
        var input = cycle.input(year, due)
        input.standing = standing
        do {
            let began = clock()
            let drawing = try Drawing(input)
            try cycle.keepsMinimum(drawing)
            let result = try drawing.draw(seed, cycle.label(act), rules.effort)
            let time = clock() - began
            if act == "pairs" { report.yearTimes.append(time) } else { report.redrawTimes.append(time) }
            report.done[act, default: 0] += 1
            report.violations += Pairs.violations(of: result, in: input)
            for pair in result.pairs { cycle.pairs[pair.reviewed] = pair }
            return true
        } catch {
            refuse(error, input, cycle.missing)
            return false
        }
    }

    /// A State drawn in its own year asks not to serve in it: the lots that fell upon it are drawn again, the others of
    /// their pairs stand.
    private mutating func declines(_ cycle: inout SimulatedCycle, _ year: Int) {
        for state in cycle.calendar[year] {
            let pairs = cycle.calendar[year].compactMap { cycle.pairs[$0] }.filter { $0.reviewers.contains(state) }
            guard !pairs.isEmpty, cycle.chance(rates.declines) else { continue }
            var standing: [LotName: StateCode] = [:]
            for pair in pairs {
                let isRegional = pair.regional != state
                standing[LotName(pair.reviewed, isRegional: isRegional)] = isRegional ? pair.regional : pair.second
            }
            cycle.notServing[year].insert(state)
            if !draw(&cycle, year, pairs.map(\.reviewed), "declined", standing: standing) {
                cycle.notServing[year].remove(state)
            }
        }
    }

    /// TOR 19: twice for the asking, more in exceptional circumstances.
    private mutating func redraws(_ cycle: inout SimulatedCycle, _ year: Int) {
        for state in cycle.calendar[year] {
            var asked = 0
            while asked < 4, let pair = cycle.pairs[state], cycle.chance(rates.redraws) {
                asked += 1
                if asked > 2 && !cycle.chance(50) {
                    report.refused["cycle.redraws-used", default: .init()].count += 1
                    continue
                }
                let before = cycle.aside[state, default: []]
                cycle.aside[state] = before.union(pair.reviewers)
                if !draw(&cycle, year, [state], "redrawn") { cycle.aside[state] = before }
            }
        }
    }

    private mutating func refuse(_ refusal: Refusal, _ input: PairsInput, _ missing: Int) {
        let proved = Certificate.find(input, allowing: missing) != nil
        for code in Set(refusal.reasons.map(\.code)) {
            report.refused[code, default: .init()].count += 1
            if proved { report.refused[code, default: .init()].proved += 1 }
        }
    }

    /// Checks the whole cycle at its end, by itself. Who was party to what was checked with each draw: the roll may have
    /// changed since.
    private mutating func close(_ cycle: SimulatedCycle) {
        report.completed += 1
        var whole = cycle.input(cycle.calendar.count - 1, cycle.pairs.keys.sorted())
        let groups = Dictionary((rules.roll + cycle.roll).map { ($0.state, $0.group) }) { first, _ in first }
        whole.roll = groups.map { Entrant(state: $0, group: $1, protocols: []) }
        whole.history = []
        whole.notServing = []
        whole.exclusions = []
        let pairs = cycle.pairs.values.sorted { $0.reviewed < $1.reviewed }
        let present = Set(cycle.roll.map(\.state))
        var missing = 0
        for violation in Pairs.violations(of: pairs, witness: [], in: whole) {
            switch violation {
            case .belowMinimum(let state, let performed):
                if present.contains(state) { missing += rules.minReviews - performed }
            case .notOnRoll: break
            default: report.violations.append(violation)
            }
        }
        if missing > cycle.missing { report.minimumLost += 1 }
        report.violations += present.subtracting(cycle.pairs.keys).sorted().map { .missing($0) }
        for (year, states) in cycle.calendar.enumerated() {
            let serving = states.compactMap { cycle.pairs[$0] }.flatMap(\.reviewers)
            report.violations += serving.filter { cycle.notServing[year].contains($0) }.map { .notServing($0) }
        }
        let performed = Dictionary(grouping: pairs.flatMap(\.reviewers)) { $0 }
        for entrant in cycle.roll { report.loads[performed[entrant.state, default: []].count, default: 0] += 1 }
    }
}
