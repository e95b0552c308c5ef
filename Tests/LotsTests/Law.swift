import Kernel

@testable import Lots

/// The chain's law on a tiny instance, worked out from its description and not drawn: every assignment of the pools,
/// valid or not, the chance of every step between two of them, and with it the chance of every draw.
struct Law {
    /// What somebody could get wrong.
    enum Fault: Sendable {
        /// A take is kept like a move, though it is likelier the fewer lots could fall upon the State.
        case takesUnweighted
        /// A lot moves only among the States that make nothing worse; shown by the steps, hardly by draws.
        case movesWhereItFits
        /// Steps that are not kept are not counted.
        case onlyChangesCount
        /// No mistake in the long run: only the other kinds of step, each as likely.
        case withoutTakes

        static let mistakes: [Fault] = [.takesUnweighted, .movesWhereItFits, .onlyChangesCount]
    }

    let field: Field
    /// The States that the lots have fallen upon.
    private(set) var assignments: [[Int]] = []
    private(set) var violations: [Int] = []
    /// For each assignment where the next step leads, itself left out, with the chance of each way.
    private(set) var ways: [[(to: Int, chance: Double)]] = []
    let steepness: Int
    private let missing: Int
    private let fault: Fault?
    private let lotsOf: [[Int]]

    init(_ field: Field, missing: Int = 0, _ fault: Fault? = nil) {
        (self.field, self.missing, self.fault) = (field, missing, fault)
        steepness = 2 + String(field.reviews.count, radix: 2).utf8.count
        lotsOf = field.codes.indices.map { state in field.pools.indices.filter { field.admits($0, state) } }
        assignments = field.pools.reduce([[]]) { found, pool in found.flatMap { some in pool.map { some + [$0] } } }
        violations = assignments.map(count)
        ways = assignments.indices.map { step($0).map { ($0.key, $0.value) } }
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
        let kinds = fault == .withoutTakes ? 3.0 : 4.0
        var ways: [Int: Double] = [:]
        func way(_ chance: Double, odds: Double = 1, _ changes: [(Int, Int)]) {
            var after = now
            for (lot, state) in changes { after[lot] = state }
            let to = number(after)
            if to == from { return }
            let weight = weight(to) / weight(from)
            ways[to, default: 0] += chance / kinds * min(1, weight * odds)
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
            let exchanges = 1 / lots / Double(lotsOf[mine].count)
            for other in lotsOf[mine] {
                let theirs = now[other]
                if theirs == mine { continue }
                if field.admits(lot, theirs) { way(exchanges, [(lot, theirs), (other, mine)]) }
                for third in lotsOf[theirs] where ![mine, theirs].contains(now[third]) && field.admits(lot, now[third])
                {
                    way(
                        exchanges / Double(lotsOf[theirs].count), [(lot, now[third]), (other, mine), (third, theirs)])
                }
            }
        }
        for state in field.codes.indices where fault != .withoutTakes {
            for lot in lotsOf[state] {
                let (m, n) = (Double(lotsOf[state].count), Double(lotsOf[now[lot]].count))
                way(1 / states / m, odds: fault == .takesUnweighted ? 1 : m / n, [(lot, state)])
            }
        }
        let all = ways.values.reduce(0, +)
        return fault == .onlyChangesCount ? ways.mapValues { $0 / all } : ways
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
                let back = (self.ways[to].first { $0.to == from }?.chance ?? 0) * weight(to)
                most = max(most, abs(there - back) / max(there, back))
            }
        }
        return most
    }

    /// The chance of each valid assignment to be drawn with so much effort.
    func draw(_ effort: Effort) -> [[Int]: Double] {
        var spread = assignments.map { _ in 1 / Double(assignments.count) }
        for _ in 0..<effort.mixing { spread = after(spread) }
        let landing = landing
        for _ in 0..<effort.settling { spread = visit(spread, landing) }
        return Dictionary(
            uniqueKeysWithValues: assignments.indices.filter { violations[$0] == 0 }.map {
                (assignments[$0], spread[$0])
            })
    }

    private func after(_ spread: [Double]) -> [Double] {
        var next = spread
        for (from, share) in spread.enumerated() where share > 0 {
            for way in ways[from] {
                next[way.to] += share * way.chance
                next[from] -= share * way.chance
            }
        }
        return next
    }

    /// For each assignment that breaks a rule, the chances of where the chain will next break none: what one step
    /// gives, and from there on the same again (by elimination).
    private var landing: [[Double]] {
        let broken = assignments.indices.filter { violations[$0] > 0 }
        let rows = Dictionary(uniqueKeysWithValues: broken.enumerated().map { ($1, $0) })
        let size = broken.count
        var system = broken.map { from -> [Double] in
            var row = Array(repeating: 0.0, count: size + assignments.count)
            row[rows[from] ?? 0] = ways[from].reduce(0) { $0 + $1.chance }
            for way in ways[from] {
                if let other = rows[way.to] { row[other] -= way.chance } else { row[size + way.to] += way.chance }
            }
            return row
        }
        for pivot in 0..<size {
            let own = system[pivot]
            let columns = own.indices.filter { $0 >= pivot && own[$0] != 0 }
            for other in 0..<size where other != pivot && system[other][pivot] != 0 {
                let factor = system[other][pivot] / own[pivot]
                for column in columns { system[other][column] -= factor * own[column] }
            }
        }
        var landing = assignments.map { _ in [Double]() }
        for (row, from) in broken.enumerated() { landing[from] = system[row][size...].map { $0 / system[row][row] } }
        return landing
    }

    /// Where the chain is at its next visit to a valid assignment.
    private func visit(_ spread: [Double], _ landing: [[Double]]) -> [Double] {
        let next = after(spread)
        var visited = next
        for (from, share) in next.enumerated() where violations[from] > 0 {
            visited[from] = 0
            for (to, chance) in landing[from].enumerated() where chance > 0 { visited[to] += share * chance }
        }
        return visited
    }
}
