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
        case .inputPublished(let draw, let input):
            state.inputs.append(PublishedInput(draw: draw, input: input))
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
        }
    }
}
