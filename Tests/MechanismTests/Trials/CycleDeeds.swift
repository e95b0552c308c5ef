import Kernel
import Mechanism

/// What is asked of a cycle in a trial: mostly sensible, now and then wrong.
extension CycleTrials {
    /// On the roll at the beginning, or joining later.
    static let states = World.african + World.asian + ["XAE", "XBE"]

    static func command(_ view: CycleView?, _ ledger: CycleLedger, _ chance: inout Chance) -> Cycle.Command {
        let year = chance.one(in: 4) ? chance.pick([2026, 2027, 2028, 2029]) : view?.nextYear ?? 2027
        let words = chance.one(in: 4) ? "" : "reasons"
        switch Int.random(in: 0..<25, using: &chance) {
        case 0, 1, 2:
            let years = calendar(view?.newYears ?? view?.opened.years ?? 2, of: left(view), &chance)
            let isNew = view?.newYears != nil && !chance.one(in: 8)
            return isNew
                ? .recordNewCalendar(years: years, lot: World.lot) : .recordCalendar(years: years, lot: World.lot)
        case 3, 4: return .deferReview(chance.pick(states + ["XZZ"]), justification: words)
        case 5: return .deferServing(chance.pick(states), year: year)
        case 6, 7, 8:
            return .circulateExperts(
                year: year, experts: chance.one(in: 6) ? [] : [.init(state: "XAC", expert: World.expert("p-1"))])
        case 9, 10, 11, 12, 13, 14:
            let due = chance.one(in: 10) ? states : view?.states(of: year) ?? states
            return .recordPairs(year: year, pairs: pairs(of: due, ledger, &chance), unmet: [], lot: World.lot)
        case 15, 16, 17:
            let reviewed = ledger.reviewed.sorted()
            let state = chance.pick(reviewed.isEmpty || chance.one(in: 6) ? states : reviewed)
            return .recordRedraw(
                pairs(of: [state], ledger, &chance)[0], justification: words, exceptional: chance.one(in: 3),
                lot: World.lot)
        case 18, 19, 20: return decline(ledger, words, &chance)
        case 21, 22: return .updateRoll(roll(view?.opened.roll ?? [], &chance))
        case 23: return .decideYears(Int.random(in: 0...4, using: &chance), decision: words)
        default: return .noteRefused(World.refused(chance.one(in: 2) ? nil : chance.pick(states)))
        }
    }

    /// States whose lots are still to be drawn.
    private static func left(_ view: CycleView?) -> [RollEntry] {
        guard let view else { return [] }
        let reviewed = Set(view.draws.values.flatMap(\.pairs).map(\.reviewed))
        return view.opened.roll.filter { !reviewed.contains($0.state) }
    }

    /// Each group dealt out over the years; now and then out of proportion.
    private static func calendar(_ count: Int, of roll: [RollEntry], _ chance: inout Chance) -> [[StateCode]] {
        var years: [[StateCode]] = Array(repeating: [], count: max(count, 1))
        for group in [RegionalGroup.african, .asiaPacific] {
            let first = Int.random(in: 0..<years.count, using: &chance)
            for (place, entry) in roll.filter({ $0.group == group }).shuffled(using: &chance).enumerated() {
                let year = chance.one(in: 40) ? 0 : (first + place) % years.count
                years[year].append(entry.state)
            }
        }
        return years
    }

    /// A pair for each State: the first of some at random that keeps the simple rules, or any.
    private static func pairs(of due: [StateCode], _ ledger: CycleLedger, _ chance: inout Chance) -> [Pairing] {
        var standing = ledger.lots.values.flatMap { $0 }.filter { !due.contains($0.reviewed) }
        var drawn: [Pairing] = []
        for state in due {
            var pair = pair(of: state, &chance)
            for _ in 0..<(chance.one(in: 12) ? 0 : 30) where !isSensible(pair, standing, ledger) {
                pair = self.pair(of: state, &chance)
            }
            standing.append(pair)
            drawn.append(pair)
        }
        return drawn
    }

    private static func isSensible(_ pair: Pairing, _ standing: [Pairing], _ ledger: CycleLedger) -> Bool {
        let protocols = Set(ledger.roll[pair.reviewed]?.protocols ?? [])
        return pair.reviewers.allSatisfy { reviewer in
            ledger.roll[reviewer].map { protocols.isSubset(of: $0.protocols) } == true
                && standing.count { $0.reviewers.contains(reviewer) } < 3
                && !standing.contains { $0.reviewed == reviewer && $0.reviewers.contains(pair.reviewed) }
        }
    }

    private static func pair(of state: StateCode, _ chance: inout Chance) -> Pairing {
        if chance.one(in: 40) {
            return Pairing(reviewed: state, regional: chance.pick(states), second: chance.pick(states))
        }
        let regional = chance.pick(states.filter { $0 != state && isAfrican($0) == isAfrican(state) })
        return Pairing(
            reviewed: state, regional: regional, second: chance.pick(states.filter { $0 != state && $0 != regional }))
    }

    private static func isAfrican(_ state: StateCode) -> Bool { state.rawValue.utf8.starts(with: "XA".utf8) }

    /// Lots of a State that is itself under review in the year, drawn again; now and then one too few.
    private static func decline(_ ledger: CycleLedger, _ words: String, _ chance: inout Chance) -> Cycle.Command {
        let year = chance.pick(ledger.lots.keys.sorted() + [2027])
        let lots = ledger.lots[year] ?? []
        let drawn = lots.map(\.reviewed).filter { state in lots.contains { $0.reviewers.contains(state) } }
        let declining = chance.pick(drawn.isEmpty || chance.one(in: 8) ? states : drawn)
        var fallen = lots.filter { $0.reviewers.contains(declining) }.map(\.reviewed)
        if chance.one(in: 10) { fallen = Array(fallen.dropFirst()) }
        return .recordDecline(
            declining, year: year, pairs: pairs(of: fallen, ledger, &chance), justification: words, lot: World.lot)
    }

    /// One State joins, leaves or becomes party to other Protocols; or nothing changes.
    private static func roll(_ roll: [RollEntry], _ chance: inout Chance) -> [RollEntry] {
        let state = chance.pick(states)
        let others = roll.filter { $0.state != state }
        let entry = RollEntry(
            state: state, group: isAfrican(state) ? .african : .asiaPacific, legalSystem: [.civil],
            protocols: chance.pick([[], [.tip], [.tip], [.tip, .som]]))
        if others.count == roll.count { return roll + [entry] }
        return chance.pick([roll, roll.count > 7 ? others : roll, others + [entry]])
    }
}
