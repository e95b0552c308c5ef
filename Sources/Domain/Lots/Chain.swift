import Kernel

/// A Markov chain over complete assignments of every lot that remains of the cycle.
///
/// It starts with each lot fallen upon a State of its pool. A step takes a number below four times the number of lots,
/// and with it a lot and one of four kinds:
/// - *move*: the lot takes a State of its pool, each as likely;
/// - *exchange*: the lot and another, one of all that could fall upon its State, exchange their States, if the lot could
///   fall upon the other's;
/// - *rotation*: likewise with three: the lot gives its State to a second that could fall upon it, that one its State to a
///   third, and the third its State to the lot, if the three States differ. Where three States can only review each
///   other in a ring, nothing else turns the ring round without breaking rules on the way;
/// - *take*: a State, one of the roll, takes one of the lots that could fall upon it. The number's lot plays no part.
///
/// What leads to more violations, `delta` of them, is kept with chance 2^(−s·delta), where s is two more than the binary
/// digits of the number of reviews that remain, and more where the chain begins again because violations were too
/// rarely absent (`steeper`). Moves, exchanges and rotations are as likely in one direction as in the other. A take is likelier the
/// fewer lots could fall upon the State, so it is kept with chance 2^(−s·delta)·m/n, at the most 1, where m lots could
/// fall upon it and n upon the State it replaces; without it a State that few lots admit would wait long for one.
///
/// So in the long run an assignment's weight depends on its violations only: those with none are all as likely. Of the
/// steps spent at such an assignment the chain stops at a number fixed beforehand, since stopping at the first would
/// favour those that are easily entered.
///
/// Violations, one for each: review above a State's maximum; review below the minimum, beyond those that are
/// known to be missing; mutual pair of reviews; review with one State twice; review whose Protocols are not covered.
struct Chain {
    private(set) var reviewer: [Int]
    private var bits: Bits
    private let lots: Int
    private let states: Int
    /// The more reviews, the more there is to go wrong at once: so that assignments without violations stay a fair
    /// part of all steps, and the chain can still pass through others on its way.
    private let steepness: Int
    private let reviewed: [Int]
    /// The pools one after the other, and where each begins.
    private let candidates: [Int]
    private let begins: [Int]
    private let admitted: [Bool]
    /// The lots that could fall upon each State, likewise.
    private let admitting: [Int]
    private let lotsBegin: [Int]
    private let protocols: [UInt64]
    private let noMutual: Bool
    private let together: Bool
    private let least: Int
    private let most: Int
    private let allowedShort: Int
    private var loads: [Int]
    /// At reviewed × States + reviewer: how many lots, two at the most.
    private var arcs: [UInt8]
    private var short: Int
    /// All violations but those of the minimum.
    private var others = 0

    init(_ field: Field, allowedShort: Int, steeper: Int = 0, _ bits: Bits) {
        self.bits = bits
        self.allowedShort = allowedShort
        lots = field.pools.count
        states = field.codes.count
        steepness = steeper + 2 + Int.bitWidth - field.reviews.count.leadingZeroBitCount
        reviewed = field.pools.indices.map { field.reviews[$0 / 2] }
        candidates = field.pools.flatMap { $0 }
        begins = field.pools.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        admitted = field.pools.indices.flatMap { lot in field.codes.indices.map { field.admits(lot, $0) } }
        let lotsOf = field.codes.indices.map { state in field.pools.indices.filter { field.admits($0, state) } }
        admitting = lotsOf.flatMap { $0 }
        lotsBegin = lotsOf.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        protocols = field.protocols
        noMutual = field.noMutual
        together = field.cover == .together
        (least, most, loads) = (field.least, field.most, field.loads)
        short = field.loads.reduce(0) { $0 + max(0, field.least - $1) }
        arcs = Array(repeating: 0, count: states * states)
        reviewer = Array(repeating: -1, count: lots)
        for lot in 0..<lots { place(lot, candidate(lot)) }
    }

    private var violations: Int { others + max(0, short - allowedShort) }

    /// Whether the chain stands at an assignment that breaks no rule.
    var isValid: Bool { violations == 0 }

    /// Steps made so far, and how many of them since `mixing` were spent at assignments without violations.
    private(set) var steps = 0
    private(set) var settled = 0

    /// Runs the chain; whether it came to its end before the cap.
    mutating func run(_ effort: Effort) -> Bool {
        if lots == 0 { return short <= allowedShort }
        while steps < effort.cap {
            step()
            if steps > effort.mixing && isValid {
                settled += 1
                if settled >= effort.settling { return true }
            }
        }
        return false
    }

    mutating func step() {
        if lots == 0 { return }
        let number = bits.below(4 * lots)
        steps += 1
        switch number / lots {
        case 0: move(number)
        case 1: exchange(number - lots)
        case 2: rotate(number - 2 * lots)
        default: take()
        }
    }

    private mutating func candidate(_ lot: Int) -> Int {
        candidates[begins[lot] + bits.below(begins[lot + 1] - begins[lot])]
    }

    private mutating func move(_ lot: Int) {
        let (old, new) = (reviewer[lot], candidate(lot))
        if old == new { return }
        let before = violations
        remove(lot)
        place(lot, new)
        if !keeps(violations - before) {
            remove(lot)
            place(lot, old)
        }
    }

    /// A lot that could fall upon a State.
    private mutating func lot(for state: Int) -> Int {
        admitting[lotsBegin[state] + bits.below(lotsBegin[state + 1] - lotsBegin[state])]
    }

    private mutating func exchange(_ a: Int) {
        let x = reviewer[a]
        let b = lot(for: x)
        let y = reviewer[b]
        if x == y || !admitted[a * states + y] { return }
        let before = violations
        remove(a)
        remove(b)
        place(a, y)
        place(b, x)
        if !keeps(violations - before) {
            remove(a)
            remove(b)
            place(a, x)
            place(b, y)
        }
    }

    private mutating func rotate(_ a: Int) {
        let x = reviewer[a]
        let b = lot(for: x)
        let y = reviewer[b]
        if x == y { return }
        let c = lot(for: y)
        let z = reviewer[c]
        if z == x || z == y || !admitted[a * states + z] { return }
        let before = violations
        remove(a)
        remove(b)
        remove(c)
        place(a, z)
        place(b, x)
        place(c, y)
        if !keeps(violations - before) {
            remove(a)
            remove(b)
            remove(c)
            place(a, x)
            place(b, y)
            place(c, z)
        }
    }

    private mutating func take() {
        let state = bits.below(states)
        let many = lotsBegin[state + 1] - lotsBegin[state]
        if many == 0 { return }
        let lot = lot(for: state)
        let old = reviewer[lot]
        if old == state { return }
        let before = violations
        remove(lot)
        place(lot, state)
        if !keeps(violations - before, many, lotsBegin[old + 1] - lotsBegin[old]) {
            remove(lot)
            place(lot, old)
        }
    }

    /// No word is used up where the answer is certain.
    private mutating func keeps(_ delta: Int) -> Bool {
        if delta <= 0 { return true }
        let zeros = steepness * delta
        return zeros < 64 && bits.word() >> UInt64(64 - zeros) == 0
    }

    /// With chance 2^(−s·delta)·m/n: first so many binary digits of it as exceed sixteen, then the rest as a fraction.
    private mutating func keeps(_ delta: Int, _ m: Int, _ n: Int) -> Bool {
        let zeros = steepness * delta
        if zeros < -32 { return true }
        let (part, whole) = (m << max(0, -zeros), n << min(16, max(0, zeros)))
        if part >= whole && zeros <= 16 { return true }
        if zeros > 16 && (zeros >= 80 || bits.word() >> UInt64(80 - zeros) != 0) { return false }
        return bits.below(whole) < part
    }

    private mutating func place(_ lot: Int, _ state: Int) {
        if loads[state] >= most { others += 1 }
        if loads[state] < least { short -= 1 }
        loads[state] += 1
        if noMutual { others += Int(arcs[state * states + reviewed[lot]]) }
        arcs[reviewed[lot] * states + state] += 1
        reviewer[lot] = state
        others += misfit(lot)
    }

    private mutating func remove(_ lot: Int) {
        let state = reviewer[lot]
        others -= misfit(lot)
        reviewer[lot] = -1
        arcs[reviewed[lot] * states + state] -= 1
        if noMutual { others -= Int(arcs[state * states + reviewed[lot]]) }
        loads[state] -= 1
        if loads[state] >= most { others -= 1 }
        if loads[state] < least { short += 1 }
    }

    /// What is wrong between the two lots of a review, once both have fallen.
    private func misfit(_ lot: Int) -> Int {
        let (one, other) = (reviewer[lot], reviewer[lot ^ 1])
        if one < 0 || other < 0 { return 0 }
        var count = one == other ? 1 : 0
        if together && protocols[reviewed[lot]] & ~(protocols[one] | protocols[other]) != 0 { count += 1 }
        return count
    }
}
