import Kernel

extension Cycle {
    package static func evolve(_ state: inout State, _ event: Event, _ stamp: Stamp) {
        switch event {
        case .opened(
            let number, let phase, let ruleSet, let decision, _, let startYear, let years, let theme, let scope,
            let roll):
            state.opened = Opened(
                number: number, phase: phase, ruleSet: RuleSet.named(ruleSet) ?? .untoc2010, decision: decision,
                startYear: startYear, years: years, theme: theme, scope: scope, roll: roll, on: stamp.day)
        case .inputPublished:
            break
        case .calendarDrawn(let years, let lot):
            state.calendar = years
            state.calendarLot = lot
        case .reviewDeferred(let deferred, let from, let to, _):
            guard let start = state.opened?.startYear, state.calendar.indices.contains(from - start),
                state.calendar.indices.contains(to - start)
            else { return }
            state.calendar[from - start].removeAll { $0 == deferred }
            state.calendar[to - start].append(deferred)
            state.deferred.insert(deferred)
            state.notServing[from]?.remove(deferred)
        case .servingDeferred(let deferring, let year):
            state.notServing[year, default: []].insert(deferring)
        case .expertsCirculated(let year, let experts):
            state.circulated[year] = experts
        case .pairsDrawn(let year, let pairs, let unmet, let lot):
            state.draws[year] = Draw(pairs: pairs, unmet: unmet, lots: [lot], on: stamp.day)
        case .pairRedrawn(let year, let pair, _, _, let lot):
            if let index = state.draws[year]?.pairs.firstIndex(where: { $0.reviewed == pair.reviewed }),
                let before = state.draws[year]?.pairs[index]
            {
                state.setAside[pair.reviewed, default: []].formUnion(before.reviewers)
                state.draws[year]?.pairs[index] = pair
                state.draws[year]?.lots.append(lot)
            }
            state.redraws[pair.reviewed, default: 0] += 1
        case .lotsDeclined(let declining, let year, let pairs, _, let lot):
            state.notServing[year, default: []].insert(declining)
            for pair in pairs {
                guard let index = state.draws[year]?.pairs.firstIndex(where: { $0.reviewed == pair.reviewed }) else {
                    continue
                }
                state.draws[year]?.pairs[index] = pair
            }
            state.draws[year]?.lots.append(lot)
        case .rollUpdated(let joined, let left, let changed):
            updateRoll(&state, joined, left, changed)
        case .yearsDecided(_, let years):
            state.newYears = years
            state.decisions += 1
        case .calendarRedrawn(let from, let years, let lot):
            guard let start = state.opened?.startYear else { return }
            state.calendar = state.calendar.prefix(from - start) + years
            state.opened?.years = from - start + years.count
            state.calendarLot = lot
            state.newYears = nil
            for year in state.notServing.keys where year >= from { state.notServing[year] = nil }
        case .requestRefused(let request):
            state.refused.append(request)
        }
    }

    /// Who joins is reviewed in the last year; who leaves before its lots were drawn is not reviewed.
    private static func updateRoll(
        _ state: inout State, _ joined: [RollEntry], _ left: [StateCode], _ changed: [RollEntry]
    ) {
        guard let opened = state.opened else { return }
        let gone = Set(left + changed.map(\.state))
        state.opened?.roll = (opened.roll.filter { !gone.contains($0.state) } + joined + changed).sorted {
            $0.state < $1.state
        }
        for year in state.notServing.keys { state.notServing[year]?.subtract(left) }
        for year in state.calendar.indices where state.draws[opened.startYear + year] == nil {
            state.calendar[year].removeAll { left.contains($0) }
        }
        let reviewed = Set(state.pairs.map(\.reviewed))
        let due = joined.map(\.state).filter { !reviewed.contains($0) }.sorted()
        if !state.calendar.isEmpty { state.calendar[state.calendar.count - 1] += due }
        state.joined.subtract(left)
        state.joined.formUnion(due)
        if state.undrawn.isEmpty { state.newYears = nil }
    }
}
