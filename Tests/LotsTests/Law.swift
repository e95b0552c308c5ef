import Kernel

@testable import Lots

/// The chain's law on a tiny instance, worked out from its description and not drawn: every assignment of the pools,
/// valid or not, the chance of every step between two of them, and with it the chance of every draw.
struct Law {
    /// What somebody could get wrong.
    enum Fault: CaseIterable {
        /// A take is kept like a move, though it is likelier the fewer lots could fall upon the State.
        case takesUnweighted
        /// A lot moves only among the States that make nothing worse.
        case movesWhereItFits
        /// A lot exchanges with any that could fall upon its State, weighted as if there were as many for the other's.
        case exchangesOneWay
    }

    let field: Field
    /// The States that the lots have fallen upon.
    private(set) var assignments: [[Int]] = []
    private(set) var violations: [Int] = []
    /// For each assignment where the next step leads, itself left out, with the chance of each way.
    private(set) var ways: [[Int: Double]] = []
    let steepness: Int
    private let missing: Int
    private let fault: Fault?
    private let lotsOf: [[Int]]

    init(_ field: Field, missing: Int = 0, _ fault: Fault? = nil) {
        (self.field, self.missing, self.fault) = (field, missing, fault)
        steepness = 3 + String(field.reviews.count, radix: 2).utf8.count
        lotsOf = field.codes.indices.map { state in field.pools.indices.filter { field.admits($0, state) } }
        assignments = field.pools.reduce([[]]) { found, pool in found.flatMap { some in pool.map { some + [$0] } } }
        violations = assignments.map(count)
        ways = assignments.indices.map(step)
    }

    /// One for each review above the maximum and below the minimum, mutual pair, State twice, Protocol not covered.
    private func count(_ assignment: [Int]) -> Int {
        var loads = field.loads
        for state in assignment { loads[state] += 1 }
        var (count, short) = (0, 0)
        for (state, load) in loads.enumerated() {
            count += max(0, load - max(field.most, field.loads[state]))
            short += max(0, field.least - load)
        }
        count += max(0, short - missing)
        for (review, reviewed) in field.reviews.enumerated() {
            let (one, other) = (assignment[2 * review], assignment[2 * review + 1])
            count += one == other ? 1 : 0
            let held = field.protocols[one] | field.protocols[other]
            count += field.cover == .together && field.protocols[reviewed] & ~held != 0 ? 1 : 0
            guard field.noMutual else { continue }
            for later in field.reviews.indices where later > review {
                let there = [one, other].count { $0 == field.reviews[later] }
                count += there * assignment[2 * later...2 * later + 1].count { $0 == reviewed }
            }
        }
        return count
    }

    private func number(_ assignment: [Int]) -> Int {
        zip(assignment, field.pools).reduce(0) { $0 * $1.1.count + ($1.1.firstIndex(of: $1.0) ?? 0) }
    }

    private func step(_ from: Int) -> [Int: Double] {
        let now = assignments[from]
        let (lots, states) = (Double(now.count), Double(field.codes.count))
        var ways: [Int: Double] = [:]
        func way(_ chance: Double, odds: Double = 1, _ changes: [(Int, Int)]) {
            var after = now
            for (lot, state) in changes { after[lot] = state }
            let to = number(after)
            if to == from { return }
            let weight = weight(to) / weight(from)
            ways[to, default: 0] += chance / 3 * min(1, weight * odds)
        }
        for (lot, pool) in field.pools.enumerated() {
            let fitting = pool.filter { state in
                var after = now
                after[lot] = state
                return violations[number(after)] <= violations[from]
            }
            let open = fault == .movesWhereItFits ? fitting : pool
            for state in open { way(1 / lots / Double(open.count), [(lot, state)]) }
            let mine = now[lot]
            for other in lotsOf[mine] where field.admits(lot, now[other]) {
                let odds = fault == .exchangesOneWay ? Double(lotsOf[mine].count) / Double(lotsOf[now[other]].count) : 1
                way(1 / lots / Double(lotsOf[mine].count), odds: odds, [(lot, now[other]), (other, mine)])
            }
        }
        for state in field.codes.indices {
            for lot in lotsOf[state] {
                let (m, n) = (Double(lotsOf[state].count), Double(lotsOf[now[lot]].count))
                way(1 / states / m, odds: fault == .takesUnweighted ? 1 : m / n, [(lot, state)])
            }
        }
        return ways
    }

    /// 2^(−s·violations).
    func weight(_ assignment: Int) -> Double {
        (0..<(steepness * violations[assignment])).reduce(1) { weight, _ in weight / 2 }
    }

    /// By how much, of a step's chance, any way is likelier than the way back, both being weighted; nought where every
    /// assignment keeps its weight in the long run.
    var imbalance: Double {
        var most = 0.0
        for (from, ways) in ways.enumerated() {
            for (to, chance) in ways {
                let there = chance * weight(from)
                let back = self.ways[to][from, default: 0] * weight(to)
                most = max(most, abs(there - back) / max(there, back))
            }
        }
        return most
    }

    /// The chance of each valid assignment to be drawn with so much effort.
    func draw(_ effort: Effort) -> [[Int]: Double] {
        var spread = assignments.map { _ in 1 / Double(assignments.count) }
        for _ in 0..<effort.mixing { spread = after(spread) }
        for _ in 0..<effort.settling { spread = visit(spread) }
        return Dictionary(
            uniqueKeysWithValues: assignments.indices.filter { violations[$0] == 0 }.map { (assignments[$0], spread[$0]) })
    }

    private func after(_ spread: [Double]) -> [Double] {
        var next = spread
        for (from, ways) in ways.enumerated() where spread[from] > 0 {
            for (to, chance) in ways {
                next[to] += spread[from] * chance
                next[from] -= spread[from] * chance
            }
        }
        return next
    }

    /// Where the chain is at its next visit to a valid assignment.
    private func visit(_ spread: [Double]) -> [Double] {
        var visited = spread.map { _ in 0.0 }
        var (open, left) = (spread, 1.0)
        while left > 1e-9 {
            open = after(open)
            for assignment in open.indices where violations[assignment] == 0 {
                visited[assignment] += open[assignment]
                left -= open[assignment]
                open[assignment] = 0
            }
        }
        return visited
    }
}
