import Kernel

/// A Markov chain over complete assignments of every lot that remains of the cycle.
///
/// It starts with each lot fallen upon a State of its pool. A step takes a number below twice the number of lots. If
/// it is a lot's, that lot moves to a State of its pool; otherwise the lot of the number's rest and another lot
/// exchange their States, if both pools admit it. What leads to more violations, `delta` of them, is kept with chance
/// 2^(−s·delta), where s is one more than the binary digits of the number of reviews that remain, and more where the
/// chain begins again because violations were too rarely absent (`steeper`).
///
/// Steps are symmetric, so in the long run an assignment's weight depends on its violations only: those with none are
/// all as likely. Of the steps spent at such an assignment the chain stops at a number fixed beforehand, since
/// stopping at the first would favour those that are easily entered.
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
    private let protocols: [UInt64]
    private let noMutual: Bool
    private let together: Bool
    private let least: Int
    private let most: Int
    private let allowedShort: Int
    private var loads: [Int]
    /// At reviewed × States + reviewer: how many lots.
    private var arcs: [Int]
    private var short: Int
    /// All violations but those of the minimum.
    private var others = 0

    init(_ field: Field, allowedShort: Int, steeper: Int = 0, _ bits: Bits) {
        self.bits = bits
        self.allowedShort = allowedShort
        lots = field.pools.count
        states = field.codes.count
        steepness = steeper + 1 + Int.bitWidth - field.reviews.count.leadingZeroBitCount
        reviewed = field.pools.indices.map { field.reviews[$0 / 2] }
        candidates = field.pools.flatMap { $0 }
        begins = field.pools.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        admitted = field.pools.indices.flatMap { lot in field.codes.indices.map { field.admits(lot, $0) } }
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

    /// Runs the chain and gives the number of its steps, or nothing if the cap is reached.
    mutating func run(_ effort: Effort) -> Int? {
        if lots == 0 { return short <= allowedShort ? 0 : nil }
        var (steps, settled) = (0, 0)
        while steps < effort.cap {
            step()
            steps += 1
            if steps > effort.mixing && violations == 0 {
                settled += 1
                if settled >= effort.settling { return steps }
            }
        }
        return nil
    }

    private mutating func candidate(_ lot: Int) -> Int {
        candidates[begins[lot] + bits.below(begins[lot + 1] - begins[lot])]
    }

    private mutating func step() {
        let number = bits.below(2 * lots)
        if number < lots { move(number) } else { exchange(number - lots, bits.below(lots)) }
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

    private mutating func exchange(_ a: Int, _ b: Int) {
        let (x, y) = (reviewer[a], reviewer[b])
        if x == y || !admitted[a * states + y] || !admitted[b * states + x] { return }
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

    /// No word is used up where the answer is certain.
    private mutating func keeps(_ delta: Int) -> Bool {
        if delta <= 0 { return true }
        let zeros = steepness * delta
        return zeros < 64 && bits.word() >> UInt64(64 - zeros) == 0
    }

    private mutating func place(_ lot: Int, _ state: Int) {
        if loads[state] >= most { others += 1 }
        if loads[state] < least { short -= 1 }
        loads[state] += 1
        if noMutual { others += arcs[state * states + reviewed[lot]] }
        arcs[reviewed[lot] * states + state] += 1
        reviewer[lot] = state
        others += misfit(lot)
    }

    private mutating func remove(_ lot: Int) {
        let state = reviewer[lot]
        others -= misfit(lot)
        reviewer[lot] = -1
        arcs[reviewed[lot] * states + state] -= 1
        if noMutual { others -= arcs[state * states + reviewed[lot]] }
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
