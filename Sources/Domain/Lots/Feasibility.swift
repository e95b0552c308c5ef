import Kernel

/// Whether the cycle can be completed at all, and how many reviews must be missing from the minimum (TOR 20).
///
/// A refusal from here is a proof: so many lots, so few places for them. What passes can still be impossible through
/// mutual reviews among States that are at their maximum; only the chain finds that, by not coming to an end.
enum Feasibility {
    /// The least shortage of the minimum, or a refusal that names what cannot be.
    static func judge(_ field: Field) throws(Refusal) -> Shortage? {
        if field.noMutual { try checkForcedMutual(field) }
        var search = Search(field)
        let best = search.leastShortage()
        var matching = best
        if let crowd = matching.fillAll() {
            throw .rule(
                "lots.too-few-places", .tor("20"),
                [
                    "lots": .number(crowd.lots), "places": .number(crowd.places),
                    "states": .list(crowd.states.map { .state(field.codes[$0]) }),
                ])
        }
        if best.missing == 0 { return nil }
        let among = best.competing()
        let lots = field.pools.count { pool in pool.contains { among.contains($0) } }
        return Shortage(reviews: best.missing, among: among.map { field.codes[$0] }, lots: lots)
    }

    /// How many reviews are missing at the least; none where the judgement is a refusal.
    static func missing(_ field: Field) -> Int {
        guard let shortage = try? judge(field) else { return 0 }
        return shortage.reviews
    }

    /// Two States under review, each the only one that a lot of the other could fall upon.
    private static func checkForcedMutual(_ field: Field) throws(Refusal) {
        var forced: Set<[Int]> = []
        for (lot, pool) in field.pools.enumerated() {
            guard let only = pool.first, pool.count == 1 else { continue }
            let reviewed = field.reviews[lot / 2]
            if forced.contains([only, reviewed]) {
                throw .rule(
                    "lots.mutual-forced", .tor("19"),
                    ["state": .state(field.codes[reviewed]), "other": .state(field.codes[only])])
            }
            forced.insert([reviewed, only])
        }
    }
}

/// Lots held for States that still need them, at most one State a lot; then, with `fillAll`, all lots.
private struct Matching {
    let field: Field
    /// The lots that admit each State, from the first review after its own onwards, all the way round: so that few
    /// are held mutually.
    private let admitting: [[Int]]
    private var forbidden: Set<[Int]> = []
    private(set) var holder: [Int]
    private(set) var need: [Int]
    private var seen: [Bool] = []

    init(_ field: Field) {
        self.field = field
        let count = field.codes.count
        admitting = field.codes.indices.map { state in
            field.pools.indices.filter { field.admits($0, state) }
                .map { (($0, (field.reviews[$0 / 2] - state + count) % count)) }
                .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
        }
        holder = Array(repeating: -1, count: field.pools.count)
        need = field.loads.map { max(0, field.least - $0) }
        satisfy()
    }

    /// Reviews that no lot is held for.
    var missing: Int { need.reduce(0, +) }

    /// Holds as many lots as can be.
    mutating func satisfy() {
        for state in need.indices {
            while need[state] > 0 {
                seen = Array(repeating: false, count: holder.count)
                guard hold(state) else { break }
                need[state] -= 1
            }
        }
    }

    /// Finds one more lot for a State, moving others to other lots where that helps.
    private mutating func hold(_ state: Int) -> Bool {
        for lot in admitting[state] where !seen[lot] && !forbidden.contains([lot / 2, state]) {
            seen[lot] = true
            if holder[lot] < 0 || hold(holder[lot]) {
                holder[lot] = state
                return true
            }
        }
        return false
    }

    /// No lot of this review may be held for this State any more; the States concerned look again.
    mutating func forbid(_ review: Int, _ state: Int) {
        forbidden.insert([review, state])
        for lot in [2 * review, 2 * review + 1] where holder[lot] == state {
            holder[lot] = -1
            need[state] += 1
        }
        satisfy()
    }

    /// Two reviews, and the State that each is held for, which is the State under review in the other.
    func mutual() -> (Int, Int)? {
        var held: [[Int]: Int] = [:]
        for (lot, state) in holder.enumerated() where state >= 0 { held[[field.reviews[lot / 2], state]] = lot / 2 }
        for (lot, state) in holder.enumerated() where state >= 0 {
            if let other = held[[state, field.reviews[lot / 2]]] { return (lot / 2, other) }
        }
        return nil
    }

    /// The States that those who go without compete with, themselves among them.
    func competing() -> [Int] {
        var reached = Set(need.indices.filter { need[$0] > 0 })
        var open = Array(reached)
        while let state = open.popLast() {
            for lot in admitting[state] where holder[lot] >= 0 && reached.insert(holder[lot]).inserted {
                open.append(holder[lot])
            }
        }
        return reached.sorted()
    }

    /// Gives every lot a State within the maximum, or shows lots that are more than the places of all States they
    /// admit.
    mutating func fillAll() -> (lots: Int, places: Int, states: [Int])? {
        var spare = field.loads.map { max(0, field.most - $0) }
        for state in holder where state >= 0 { spare[state] -= 1 }
        for lot in holder.indices where holder[lot] < 0 {
            var tried = Array(repeating: false, count: spare.count)
            if !fill(lot, &spare, &tried) {
                let states = tried.indices.filter { tried[$0] }
                let places = states.reduce(0) { $0 + max(0, field.most - field.loads[$1]) }
                return (places + 1, places, states)
            }
        }
        return nil
    }

    private mutating func fill(_ lot: Int, _ spare: inout [Int], _ tried: inout [Bool]) -> Bool {
        for state in field.pools[lot] where !tried[state] {
            tried[state] = true
            if spare[state] > 0 {
                spare[state] -= 1
                holder[lot] = state
                return true
            }
            for other in holder.indices where holder[other] == state && fill(other, &spare, &tried) {
                holder[lot] = state
                return true
            }
        }
        return false
    }
}

/// Branch and bound over the mutual reviews among the lots held: of each such pair, one must go.
private struct Search {
    private let root: Matching
    private var best: Matching?
    /// Rolls where this many branches do not settle it have never been met; then the least without regard to mutual
    /// reviews stands.
    private var branches = 2000

    init(_ field: Field) {
        root = Matching(field)
    }

    mutating func leastShortage() -> Matching {
        explore(root)
        return best ?? root
    }

    private mutating func explore(_ matching: Matching) {
        if let best, best.missing <= matching.missing || best.missing == root.missing { return }
        if branches == 0 { return }
        branches -= 1
        guard matching.field.noMutual, let (one, other) = matching.mutual() else {
            best = matching
            return
        }
        for (review, state) in [(one, matching.field.reviews[other]), (other, matching.field.reviews[one])] {
            var branch = matching
            branch.forbid(review, state)
            explore(branch)
        }
    }
}
