import Kernel
import Mechanism

/// What was recorded of a cycle, counted by hand.
struct CycleLedger {
    /// As it stands; what a lot must keep to is the roll on the day it was drawn.
    private(set) var roll: [StateCode: RollEntry] = [:]
    private var years = 2027..<2027
    /// By year, the lots that stand.
    private(set) var lots: [Int: [Pairing]] = [:]
    private var newLots: [StateCode: Int] = [:]
    private var deferred: [StateCode] = []
    /// Who serves later, by year.
    private var later: [Int: Set<StateCode>] = [:]
    private var isCalendarDue = true
    private var refused = 0

    /// States whose lots were drawn.
    var reviewed: Set<StateCode> { Set(lots.values.flatMap { $0 }.map(\.reviewed)) }

    /// Writes an event down, and says what it must not be.
    mutating func follow(_ event: Cycle.Event) -> [String] {
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }
        switch event {
        case .opened(_, _, _, _, _, let startYear, let count, _, _, let entries):
            for entry in entries { roll[entry.state] = entry }
            years = startYear..<(startYear + count)
        case .inputPublished: must(false, "only ever read")
        case .expertsCirculated: break
        case .calendarDrawn(let drawn, _):
            must(isCalendarDue && lots.isEmpty, "a calendar drawn twice")
            must(drawn.count == years.count && isProportionate(drawn), "out of proportion (TOR 14)")
            isCalendarDue = false
        case .yearsDecided(let decision, _):
            must(!decision.isEmpty, "years nobody decided (TOR 45)")
            isCalendarDue = true
        case .calendarRedrawn(let from, let drawn, _):
            must(isCalendarDue && lots[from] == nil, "a calendar drawn twice")
            must(isProportionate(drawn), "out of proportion (TOR 14)")
            years = years.lowerBound..<(from + drawn.count)
            isCalendarDue = false
            for year in later.keys where year >= from { later[year] = nil }
        case .reviewDeferred(let state, let from, let to, let why):
            must(!deferred.contains(state) && !why.isEmpty && to == from + 1, "deferred twice, or far (TOR 14)")
            deferred.append(state)
            later[from]?.remove(state)
        case .servingDeferred(let state, let year): later[year, default: []].insert(state)
        case .pairsDrawn(let year, let pairs, _, _):
            must(!isCalendarDue, "lots without a calendar (TOR 14)")
            must(lots.count == year - years.lowerBound && years.contains(year), "years out of order (TOR 19)")
            lots[year] = pairs
            faults += pairs.flatMap { self.faults($0, year) }
        case .pairRedrawn(let year, let pair, let why, let exceptional, _):
            newLots[pair.reviewed, default: 0] += 1
            must(newLots[pair.reviewed, default: 0] <= 2 || exceptional, "a third new lot (TOR 19)")
            must(!why.isEmpty, "a new lot nobody asked for (TOR 19)")
            faults += replace([pair], year)
        case .lotsDeclined(let state, let year, let pairs, _, _):
            let fallen = lots[year, default: []].filter { $0.reviewers.contains(state) }.map(\.reviewed)
            must(!fallen.isEmpty && fallen.sorted() == pairs.map(\.reviewed).sorted(), "other lots (TOR 20)")
            must(lots[year]?.contains { $0.reviewed == state } == true, "declined in another year (TOR 20)")
            later[year, default: []].insert(state)
            faults += replace(pairs, year)
        case .rollUpdated(let joined, let left, let changed):
            must(!(joined.isEmpty && left.isEmpty && changed.isEmpty), "nothing changed (TOR 12)")
            must(joined.allSatisfy { roll[$0.state] == nil }, "joined twice")
            // What a State asked for is forgotten when it leaves.
            for state in left {
                roll[state] = nil
                for year in later.keys { later[year]?.remove(state) }
            }
            for entry in joined + changed { roll[entry.state] = entry }
        case .requestRefused: refused += 1
        }
        return faults
    }

    private mutating func replace(_ pairs: [Pairing], _ year: Int) -> [String] {
        for pair in pairs {
            guard let place = lots[year]?.firstIndex(where: { $0.reviewed == pair.reviewed }) else {
                return ["a lot drawn again that never fell"]
            }
            lots[year]?[place] = pair
        }
        return pairs.flatMap { faults($0, year) }
    }

    /// Each group's share of each year is the same but for one State, and no State stands twice.
    private func isProportionate(_ drawn: [[StateCode]]) -> Bool {
        let all = drawn.flatMap { $0 }
        return Set(all).count == all.count && all.allSatisfy { roll[$0] != nil && !reviewed.contains($0) }
            && RegionalGroup.allCases.allSatisfy { group in
                let shares = drawn.map { year in year.count { roll[$0]?.group == group } }
                return (shares.max() ?? 0) - (shares.min() ?? 0) <= 1
            }
    }

    /// TOR 18 to 20 of one lot, on the day it is drawn.
    private func faults(_ pair: Pairing, _ year: Int) -> [String] {
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }
        let protocols = Set(roll[pair.reviewed]?.protocols ?? [])
        let all = lots.values.flatMap { $0 }
        must(Set([pair.reviewed, pair.regional, pair.second]).count == 3, "not three States (TOR 18)")
        must(roll[pair.reviewed] != nil, "no longer on the roll (TOR 12)")
        must(roll[pair.regional]?.group == roll[pair.reviewed]?.group, "not of the region (TOR 19)")
        for reviewer in pair.reviewers {
            must(roll[reviewer].map { protocols.isSubset(of: $0.protocols) } == true, "not party (TOR 18 bis)")
            must(!all.contains { $0.reviewed == reviewer && $0.reviewers.contains(pair.reviewed) }, "mutual (TOR 19)")
            must(all.count { $0.reviewers.contains(reviewer) } <= 3, "four reviews (TOR 20)")
            must(later[year]?.contains(reviewer) != true, "serves though it asked to serve later (TOR 20)")
        }
        return faults
    }

    /// What must never be seen, after any event.
    func faults(_ view: CycleView?) -> [String] {
        guard let view else { return ["no view"] }
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }
        let calendar = view.calendar.flatMap { $0 }
        must(view.years == years && (view.calendar.isEmpty || view.calendar.count == years.count), "other years")
        must(Set(calendar).count == calendar.count, "a State stands twice (TOR 13)")
        must(
            calendar.isEmpty || Set(calendar) == reviewed.union(roll.keys), "not each State once (TOR 12, 13)")
        must(view.opened.roll.map(\.state) == roll.keys.sorted(), "another roll")
        must(view.opened.roll.allSatisfy { roll[$0.state] == $0 }, "an entry that does not stand")
        must(view.draws.mapValues(\.pairs) == lots, "other lots")
        for (year, pairs) in lots {
            must(pairs.map(\.reviewed).sorted() == view.states(of: year).sorted(), "lots of other States (TOR 14)")
        }
        must(newLots == view.redraws, "new lots miscounted (TOR 19)")
        must(Set(deferred) == view.deferred, "deferrals miscounted (TOR 14)")
        must(view.refused.count == refused, "a refusal forgotten")
        return faults
    }
}
