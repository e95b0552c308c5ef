import Kernel
import Lots
import Mechanism

/// What a draw is drawn from, as a cycle stands; and whether a cycle can still be completed by the rules.
enum DrawInput {
    /// A draw or an act that would leave no way to complete the cycle, with what shows it.
    struct Impossible: Error {
        let refusal: Refusal
        let certificate: JSON
        let year: Int
    }

    /// As it is published: the instance that anyone can draw from, with the cycle and the rule set it belongs to, and the
    /// sources of chance that will be used.
    static func published(_ subject: Ceremony.Subject, _ terms: Ceremony.Terms, _ cycle: CycleView) throws -> JSON {
        let opened = cycle.opened
        let input: JSON
        switch subject {
        case .calendar:
            input = Replay.calendarInput(
                opened.roll.map(Entrant.init), startYear: opened.startYear, years: opened.years, draw: subject.name)
        case .newCalendar(let from, _):
            let undrawn = Set(cycle.years.filter { $0 >= from }.flatMap { cycle.states(of: $0) })
            input = Replay.calendarInput(
                opened.roll.filter { undrawn.contains($0.state) }.map(Entrant.init), startYear: from,
                years: cycle.newYears ?? opened.years, draw: subject.name)
        case .pairs, .redraw, .decline:
            input = try Replay.pairsInput(try pairs(subject, cycle), draw: subject.name)
        }
        let own: [String: JSON] = [
            "cycle": .number(opened.number), "ruleSet": .string(opened.ruleSet.id),
            "terms": [
                "book": .bool(terms.book), "dice": .number(terms.dice), "beacon": .string(terms.beacon),
                "fallback": .string(terms.fallback),
            ],
        ]
        return .object((input.object ?? [:]).merging(own) { $1 })
    }

    /// Shows that a draw can be made, or why it cannot.
    static func check(_ subject: Ceremony.Subject, _ cycle: CycleView) throws {
        switch subject {
        case .calendar, .newCalendar: break
        case .pairs(let year): try complete(pairs(subject, cycle), year, missing: nil)
        case .redraw(let year, let state, _, _, _):
            try complete(pairs(subject, cycle), year, missing: missing(year, [state], cycle))
        case .decline(let year, let state, _):
            let concerned = (cycle.draws[year]?.pairs ?? []).filter { $0.reviewers.contains(state) }.map(\.reviewed)
            try complete(pairs(subject, cycle), year, missing: missing(year, concerned, cycle))
        }
    }

    /// Shows that the cycle can still be completed; and, since it stood otherwise, that nobody lost the minimum of TOR
    /// 20 by what was done.
    static func checkCompletion(_ cycle: CycleView, since before: CycleView?) throws {
        guard cycle.calendarLot != nil, let year = cycle.nextYear else { return }
        var allowed: Int?
        if let before, let earlier = try? Drawing(pairs(.pairs(year: year), before)) {
            allowed = earlier.shortage?.reviews ?? 0
        }
        try complete(pairs(.pairs(year: year), cycle), year, missing: allowed)
    }

    /// How many reviews are missing to the minimum in any case, before a lot is drawn again.
    private static func missing(_ year: Int, _ reviewed: [StateCode], _ cycle: CycleView) throws -> Int? {
        var input = common(cycle, year)
        input.underReviewThisYear = reviewed
        input.history = history(cycle, without: Set(reviewed))
        return (try? Drawing(input)).map { $0.shortage?.reviews ?? 0 }
    }

    private static func complete(_ input: PairsInput, _ year: Int, missing: Int?) throws {
        do {
            let drawing = try Drawing(input)
            if let missing, let short = drawing.shortage?.reviews, short > missing {
                throw Refusal.rule("lots.minimum-lost", .tor("20"), ["count": .number(short - missing)])
            }
            if drawing.completion(Seed.from(text: "completion"), "completion") == nil {
                throw Refusal.rule("lots.infeasible", .tor("20"), ["count": .number(input.remainingAfter.count)])
            }
        } catch let refusal as Refusal {
            let certificate = Certificate.find(input, allowing: missing ?? .max)
            throw Impossible(
                refusal: Refusal(refusal.kind, refusal.reasons + (certificate.map { [$0.reason(in: input)] } ?? [])),
                certificate: certificate?.json(in: input) ?? .null, year: year)
        }
    }

    // MARK: Pairs

    private static func pairs(_ subject: Ceremony.Subject, _ cycle: CycleView) throws -> PairsInput {
        switch subject {
        case .calendar, .newCalendar:
            throw Refusal.hidden
        case .pairs(let year):
            var input = common(cycle, year)
            input.underReviewThisYear = cycle.states(of: year)
            input.history = history(cycle, without: [])
            return input
        case .redraw(let year, let state, _, _, _):
            var input = common(cycle, year)
            input.underReviewThisYear = [state]
            input.history = history(cycle, without: [state])
            let now = (cycle.draws[year]?.pairs ?? []).first { $0.reviewed == state }?.reviewers ?? []
            exclude(&input, (cycle.setAside[state] ?? []).union(now), state)
            return input
        case .decline(let year, let state, _):
            let concerned = (cycle.draws[year]?.pairs ?? []).filter { $0.reviewers.contains(state) }
            var input = common(cycle, year)
            input.underReviewThisYear = concerned.map(\.reviewed)
            input.history = history(cycle, without: Set(concerned.map(\.reviewed)))
            input.notServing.insert(state)
            for pair in concerned {
                let isRegional = pair.regional != state
                let other = isRegional ? pair.regional : pair.second
                // Where the other has left, both lots are drawn.
                if input.roll.contains(where: { $0.state == other }) {
                    input.standing[LotName(pair.reviewed, isRegional: isRegional)] = other
                }
                exclude(&input, cycle.setAside[pair.reviewed] ?? [], pair.reviewed)
            }
            return input
        }
    }

    /// The roll, the rules' numbers, and the years still to be drawn.
    private static func common(_ cycle: CycleView, _ year: Int) -> PairsInput {
        let rules = cycle.opened.ruleSet
        var input = PairsInput(
            roll: cycle.opened.roll, underReviewThisYear: [], seed: Seed.from(text: ""), label: "")
        input.remainingAfter = cycle.years.filter { $0 != year && cycle.draws[$0] == nil }.flatMap {
            cycle.states(of: $0)
        }
        input.notServing = cycle.notServing[year] ?? []
        input.cover = rules.cover.value == .each ? .each : .together
        input.minReviews = rules.reviewsPerformed.value.lowerBound
        input.maxReviews = rules.reviewsPerformed.value.upperBound
        input.second = rules.lots.value.secondFromAnyRegion ? .anyState : .otherRegion
        input.preferSimilarLegalSystem = rules.lots.value.prefersSimilarLegalSystem
        let reviews = cycle.states(of: year).count + input.remainingAfter.count
        func steps(_ numbers: (Int, Int)) -> Int { numbers.0 + numbers.1 * reviews }
        let mixing = steps(rules.lots.value.mixing)
        input.effort = Effort(
            mixing: mixing, settling: steps(rules.lots.value.settling), cap: rules.lots.value.patience * mixing)
        return input
    }

    private static func history(_ cycle: CycleView, without: Set<StateCode>) -> [Pairing] {
        cycle.draws.values.flatMap(\.pairs).filter { !without.contains($0.reviewed) }
            .sorted { $0.reviewed < $1.reviewed }
    }

    private static func exclude(_ input: inout PairsInput, _ reviewers: Set<StateCode>, _ reviewed: StateCode) {
        for reviewer in reviewers where input.roll.contains(where: { $0.state == reviewer }) {
            input.exclusions.insert(Exclusion(reviewed: reviewed, reviewer: reviewer))
        }
    }
}
