import Kernel

extension Cycle {
    package static func decide(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        if case .open(let opening) = command { return try open(opening, state) }
        guard let opened = state.opened else { throw .hidden }
        switch command {
        case .open:
            return []
        case .recordCalendar(let years, let lot):
            if state.calendarLot != nil { throw .rule("cycle.calendar-drawn", .tor("14")) }
            try checkCalendar(years, opened.roll, count: opened.years)
            return [.calendarDrawn(years: years, lot: lot)]
        case .decideYears(let years, let decision):
            if state.calendarLot == nil { throw .rule("cycle.no-calendar", .tor("14")) }
            if decision.isEmpty { throw .rule("cycle.no-decision", .tor("45"), field: "decision") }
            if !(1...10).contains(years) || state.undrawn.isEmpty {
                throw .rule("cycle.years-not-possible", .tor("13"), field: "years")
            }
            return [.yearsDecided(decision: decision, years: years)]
        case .recordNewCalendar(let years, let lot):
            guard let count = state.newYears else { throw .rule("cycle.calendar-drawn", .tor("14")) }
            let undrawn = Set(state.undrawn)
            try checkCalendar(years, opened.roll.filter { undrawn.contains($0.state) }, count: count)
            return [.calendarRedrawn(from: state.nextYear, years: years, lot: lot)]
        case .updateRoll(let roll):
            return try updateRoll(roll, state, opened)
        case .deferReview(let deferring, let justification):
            return [try deferReview(deferring, justification, state, opened)]
        case .deferServing(let deferring, let year):
            return [try deferServing(deferring, year, state, opened)]
        case .circulateExperts(let year, let experts):
            try checkYear(year, opened)
            if state.draws[year] != nil { throw .rule("cycle.pairs-drawn", .tor("19"), ["year": .code(String(year))]) }
            if experts.isEmpty { throw .rule("cycle.no-experts", .tor("21")) }
            return [.expertsCirculated(year: year, experts: experts)]
        case .recordPairs(let year, let pairs, let unmet, let lot):
            try checkDrawable(year, state, opened, context)
            try checkPairs(pairs, year: year, replacing: [], state, opened)
            return [.pairsDrawn(year: year, pairs: pairs, unmet: unmet, lot: lot)]
        case .recordRedraw(let pair, let justification, let exceptional, let lot):
            let year = try checkRedraw(pair.reviewed, justification, exceptional, state, opened)
            try checkPairs([pair], year: year, replacing: [pair.reviewed], state, opened)
            return [
                .pairRedrawn(year: year, pair: pair, justification: justification, exceptional: exceptional, lot: lot)
            ]
        case .recordDecline(let declining, let year, let pairs, let justification, let lot):
            let concerned = try checkDecline(declining, year, state, opened)
            guard Set(pairs.map(\.reviewed)) == Set(concerned.map(\.reviewed)), pairs.count == concerned.count else {
                throw .rule("cycle.pairs-not-of-year", .tor("20"), ["year": .code(String(year))])
            }
            if justification.isEmpty { throw .rule("cycle.no-request", .tor("20"), field: "justification") }
            try checkPairs(
                pairs, year: year, replacing: Set(pairs.map(\.reviewed)), state, opened, declining: declining)
            try checkOthersStay(declining, concerned, pairs, opened)
            return [
                .lotsDeclined(state: declining, year: year, pairs: pairs, justification: justification, lot: lot)
            ]
        case .noteRefused(let request):
            return [.requestRefused(request: request)]
        }
    }

    private static func open(_ opening: Opening, _ state: State) throws(Refusal) -> [Event] {
        if state.opened != nil { throw .rule("cycle.already-open", .tor("13")) }
        var reasons: [Refusal.Reason] = []
        if opening.decision.isEmpty { reasons.append(.init("cycle.no-decision", .tor("45"), field: "decision")) }
        if opening.roll.count <= opening.ruleSet.reviewers.value {
            reasons.append(.init("cycle.too-few-parties", .tor("18")))
        }
        if !(1990...2200).contains(opening.startYear) {
            reasons.append(.init("cycle.year-unknown", field: "start-year"))
        }
        try Refusal.unless(reasons)
        if opening.outstanding > 0 && opening.exception.isEmpty {
            throw .rule(
                "cycle.previous-incomplete", .tor("13"), field: "exception", ["count": .number(opening.outstanding)])
        }
        return [
            .opened(
                number: opening.number, phase: opening.phase, ruleSet: opening.ruleSet.id, decision: opening.decision,
                exception: opening.exception, startYear: opening.startYear, years: opening.scope.years,
                theme: opening.scope.theme, scope: opening.scope.articles,
                roll: opening.roll.sorted { $0.state < $1.state })
        ]
    }

    /// TOR 13, 14: every State once; each group's share of each year proportionate.
    private static func checkCalendar(_ years: [[StateCode]], _ roll: [RollEntry], count: Int) throws(Refusal) {
        let drawn = years.flatMap { $0 }
        guard years.count == count, drawn.count == roll.count, Set(drawn).count == drawn.count,
            Set(drawn) == Set(roll.map(\.state))
        else { throw .rule("cycle.calendar-not-once-each", .tor("13")) }
        let groups = Dictionary(roll.map { ($0.state, $0.group) }) { first, _ in first }
        for group in RegionalGroup.allCases {
            let size = roll.count { $0.group == group }
            let share = size / years.count
            for year in years {
                let fall = year.count { groups[$0] == group }
                if fall != share && fall != share + (size % years.count == 0 ? 0 : 1) {
                    throw .rule("cycle.calendar-not-proportionate", .tor("14"))
                }
            }
        }
    }

    private static func checkYear(_ year: Int, _ opened: Opened) throws(Refusal) {
        guard year >= opened.startYear, year < opened.startYear + opened.years else {
            throw .rule("cycle.year-outside", .tor("45"), ["year": .code(String(year))])
        }
    }

    private static func deferReview(
        _ deferring: StateCode, _ justification: String, _ state: State, _ opened: Opened
    ) throws(Refusal) -> Event {
        guard let year = state.year(of: deferring) else { throw .hidden }
        if state.newYears != nil { throw .rule("cycle.no-calendar", .tor("14")) }
        if justification.isEmpty { throw .rule("cycle.no-justification", .tor("14"), field: "justification") }
        if state.deferred.contains(deferring) { throw .rule("cycle.deferred-already", .tor("14")) }
        if state.draws[year] != nil { throw .rule("cycle.pairs-drawn", .tor("19"), ["year": .code(String(year))]) }
        guard year + 1 < opened.startYear + opened.years else { throw .rule("cycle.no-following-year", .tor("14")) }
        return .reviewDeferred(state: deferring, from: year, to: year + 1, justification: justification)
    }

    private static func deferServing(
        _ deferring: StateCode, _ year: Int, _ state: State, _ opened: Opened
    ) throws(Refusal) -> Event {
        try checkYear(year, opened)
        guard opened.roll.contains(where: { $0.state == deferring }) else { throw .hidden }
        if state.draws[year] != nil { throw .rule("cycle.pairs-drawn", .tor("19"), ["year": .code(String(year))]) }
        if state.year(of: deferring) != year {
            throw .rule("cycle.not-under-review", .tor("20"), ["year": .code(String(year))])
        }
        if state.newYears != nil { throw .rule("cycle.no-calendar", .tor("14")) }
        if year != state.nextYear {
            throw .rule("cycle.earlier-year-first", .tor("19"), ["year": .code(String(state.nextYear))])
        }
        return .servingDeferred(state: deferring, year: year)
    }

    /// TOR 12, 18 bis, and the silence on who becomes a party later: reviewed in the last year of the cycle.
    private static func updateRoll(_ roll: [RollEntry], _ state: State, _ opened: Opened) throws(Refusal) -> [Event] {
        let before = Dictionary(opened.roll.map { ($0.state, $0) }) { first, _ in first }
        let now = Dictionary(roll.map { ($0.state, $0) }) { first, _ in first }
        let last = opened.startYear + opened.years - 1
        let present = now.values.sorted { $0.state < $1.state }
        let joined = present.filter { before[$0.state] == nil && state.draws[last] == nil }
        let left = opened.roll.map(\.state).filter { now[$0] == nil }
        let changed = present.filter { entry in before[entry.state].map { $0 != entry } ?? false }
        if joined.isEmpty && left.isEmpty && changed.isEmpty { throw .rule("cycle.roll-unchanged", .tor("12")) }
        return [.rollUpdated(joined: joined, left: left, changed: changed)]
    }

    /// TOR 19, 21: not before the year begins, once, and after the list of experts was circulated.
    package static func checkDrawable(
        _ year: Int, _ state: State, _ opened: Opened, _ context: Context
    ) throws(Refusal) {
        try checkYear(year, opened)
        let facts: [String: Phrase.Value] = ["year": .code(String(year))]
        if state.calendarLot == nil || state.newYears != nil { throw .rule("cycle.no-calendar", .tor("14")) }
        if state.draws[year] != nil { throw .rule("cycle.pairs-drawn", .tor("19"), facts) }
        if let earlier = (opened.startYear..<year).first(where: { state.draws[$0] == nil }) {
            throw .rule("cycle.earlier-year-first", .tor("19"), ["year": .code(String(earlier))])
        }
        if let begins = Day(year: year, month: 1, day: 1), context.today < begins {
            throw .rule("cycle.year-not-begun", .tor("19"), ["day": .day(begins)])
        }
        if state.circulated[year] == nil { throw .rule("cycle.experts-not-circulated", .tor("21"), facts) }
    }

    /// TOR 19: on request, at most twice, more only in exceptional circumstances.
    package static func checkRedraw(
        _ reviewed: StateCode, _ justification: String, _ exceptional: Bool, _ state: State, _ opened: Opened
    ) throws(Refusal) -> Int {
        guard let year = state.year(of: reviewed), state.draws[year] != nil else { throw .hidden }
        let limit = opened.ruleSet.redraws
        if state.redraws[reviewed, default: 0] >= limit.value && !exceptional {
            throw .rule("cycle.redraws-used", limit.citation, field: "exceptional", ["count": .number(limit.value)])
        }
        if !exceptional && justification.isEmpty {
            throw .rule("cycle.no-request", .tor("19"), field: "justification")
        }
        if exceptional && justification.isEmpty {
            throw .rule("cycle.no-circumstance", .tor("19"), field: "justification")
        }
        return year
    }

    /// TOR 20: a State drawn to review another in the year of its own review may ask to serve later.
    ///
    /// - Returns: the pairs in which it was drawn.
    package static func checkDecline(
        _ declining: StateCode, _ year: Int, _ state: State, _ opened: Opened
    ) throws(Refusal) -> [Pairing] {
        guard let draw = state.draws[year] else { throw .hidden }
        if state.year(of: declining) != year {
            throw .rule("cycle.not-under-review", .tor("20"), ["year": .code(String(year))])
        }
        let concerned = draw.pairs.filter { $0.reviewers.contains(declining) }
        if concerned.isEmpty { throw .rule("cycle.not-drawn", .tor("20"), ["state": .state(declining)]) }
        return concerned
    }

    /// TOR 20: only the lots that fell upon the State are drawn again, unless who else was drawn has left.
    private static func checkOthersStay(
        _ declining: StateCode, _ before: [Pairing], _ after: [Pairing], _ opened: Opened
    ) throws(Refusal) {
        let present = Set(opened.roll.map(\.state))
        for was in before {
            guard let now = after.first(where: { $0.reviewed == was.reviewed }) else { continue }
            for (old, new) in zip(was.reviewers, now.reviewers)
            where old != declining && old != new && present.contains(old) {
                throw .rule("cycle.other-lot-stays", .tor("20"), ["state": .state(was.reviewed)])
            }
        }
    }

    /// TOR 18–20 once more, whoever drew: this room trusts no draw.
    private static func checkPairs(
        _ pairs: [Pairing], year: Int, replacing: Set<StateCode>, _ state: State, _ opened: Opened,
        declining: StateCode? = nil
    ) throws(Refusal) {
        let due = Set(state.calendar[year - opened.startYear])
        if replacing.isEmpty && (Set(pairs.map(\.reviewed)) != due || pairs.count != due.count) {
            throw .rule("cycle.pairs-not-of-year", .tor("14"), ["year": .code(String(year))])
        }
        let roll = Dictionary(opened.roll.map { ($0.state, $0) }) { first, _ in first }
        let all = state.pairs.filter { !replacing.contains($0.reviewed) } + pairs
        let reviews = Set(all.flatMap { pair in pair.reviewers.map { [pair.reviewed, $0] } })
        for pair in pairs {
            guard let reviewed = roll[pair.reviewed], let regional = roll[pair.regional],
                let second = roll[pair.second],
                Set([pair.reviewed, pair.regional, pair.second]).count == 3
            else { throw .rule("cycle.not-two-reviewers", .tor("18"), ["state": .state(pair.reviewed)]) }
            if regional.group != reviewed.group {
                throw .rule("cycle.not-same-region", .tor("19"), ["state": .state(pair.reviewed)])
            }
            try checkCover(reviewed, [regional, second], opened.ruleSet.cover)
            for reviewer in pair.reviewers {
                if reviews.contains([reviewer, pair.reviewed]) {
                    throw .rule(
                        "cycle.mutual", .tor("19"), ["state": .state(pair.reviewed), "other": .state(reviewer)])
                }
                if reviewer == declining || state.notServing[year]?.contains(reviewer) == true {
                    throw .rule("cycle.serving-deferred", .tor("20"), ["state": .state(reviewer)])
                }
                let most = opened.ruleSet.reviewsPerformed
                if all.count(where: { $0.reviewers.contains(reviewer) }) > most.value.upperBound {
                    throw .rule(
                        "cycle.too-many-reviews", most.citation,
                        ["state": .state(reviewer), "count": .number(most.value.upperBound)])
                }
            }
        }
    }

    private static func checkCover(
        _ reviewed: RollEntry, _ reviewers: [RollEntry], _ cover: Rule<RuleSet.Cover>
    ) throws(Refusal) {
        let needed = Set(reviewed.protocols)
        let covered =
            switch cover.value {
            case .each: reviewers.allSatisfy { needed.isSubset(of: $0.protocols) }
            case .together: needed.isSubset(of: reviewers.flatMap(\.protocols))
            }
        if !covered { throw .rule("cycle.protocols-not-covered", cover.citation, ["state": .state(reviewed.state)]) }
    }
}
