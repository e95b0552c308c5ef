import Kernel

/// What still matters of a State while reviews are counted, in 64 bits: two for each of at most 24 reviews (its regional
/// lot, its second), eight for the Protocols it is party to, four for the reviews it has performed.
struct Row: Hashable {
    static let reviews = 24
    /// As many reviews performed as can be told apart; one more stands for a State that no limit can reach.
    static let loads = 14

    private(set) var bits: UInt64

    init(bits: UInt64) { self.bits = bits }

    init(load: Int, kind: Int) {
        bits = UInt64(load) << 60 | UInt64(kind) << 48
    }

    /// Of a State that can neither be drawn again nor miss anything.
    static let done = Row(bits: UInt64(loads + 1) << 60)

    var kind: Int { Int(bits >> 48 & 255) }
    /// `nil` where no limit can be reached.
    var load: Int? { bits >> 60 > Row.loads ? nil : Int(bits >> 60) }
    private static let lots: UInt64 = (1 << 48) - 1

    func admits(_ lot: Int) -> Bool { bits >> UInt64(lot) & 1 == 1 }

    mutating func admit(_ lot: Int) { bits |= 1 << UInt64(lot) }

    /// One more review performed.
    mutating func perform() {
        if load != nil { bits += 1 << 60 }
    }

    /// Not to be drawn for this review.
    mutating func leave(_ place: Int) { bits &= ~(3 << UInt64(2 * place)) }

    /// Nor for any before this.
    mutating func leave(before place: Int) { bits &= ~((1 << UInt64(2 * place)) - 1) }

    mutating func leaveAll() { bits &= ~Row.lots }

    mutating func forgetLoad() { bits |= 15 << 60 }

    /// The number of reviews it may still be drawn for.
    var open: Int { ((bits | bits >> 1) & Row.lots & 0x5555_5555_5555).nonzeroBitCount }
}

/// The rows a count begins with, and how they are settled under a draw's numbers.
struct Rows {
    /// The reviews in the order they are taken; those whose lots admit the same States close together.
    let order: [Int]
    private(set) var ahead: [Row] = []
    private(set) var others: [Row] = []
    private let least: Int
    private let most: Int
    /// The Protocols of each kind of State, where the two together must be party to them.
    private var kinds: [UInt64] = []
    private let needed: [UInt64]

    /// Nothing where the numbers are too large to be held.
    init?(_ field: Field) {
        let order = field.reviews.indices.sorted { a, b in
            (field.pools[2 * a].first ?? 0, a) < (field.pools[2 * b].first ?? 0, b)
        }
        guard order.count <= Row.reviews, field.most <= Row.loads else { return nil }
        self.order = order
        (least, most) = (field.least, field.most)
        needed = order.map { field.cover == .together ? field.protocols[field.reviews[$0]] : 0 }
        var rows: [Row] = []
        for state in field.codes.indices {
            let protocols = field.cover == .together ? field.protocols[state] : 0
            let kind = kinds.firstIndex(of: protocols) ?? kinds.count
            if kind == kinds.count { kinds.append(protocols) }
            guard kind < 256 else { return nil }
            var row = Row(load: min(field.loads[state], Row.loads), kind: kind)
            for (place, review) in order.enumerated() {
                if field.admits(2 * review, state) { row.admit(2 * place) }
                if field.admits(2 * review + 1, state) { row.admit(2 * place + 1) }
            }
            rows.append(row)
        }
        ahead = order.map { rows[field.reviews[$0]] }
        others = field.codes.indices.filter { !field.reviews.contains($0) }.map { rows[$0] }
    }

    func covers(_ place: Int, _ regional: Row, _ second: Row) -> Bool {
        needed[place] & ~(kinds[regional.kind] | kinds[second.kind]) == 0
    }

    /// The row without what is past; nothing if the State can be drawn no more. `missing` grows by the reviews that it
    /// then misses, `bound` by those it will miss in any case.
    func settled(_ row: Row, from place: Int, _ missing: inout UInt64, _ bound: inout UInt64) -> Row? {
        var row = row
        row.leave(before: place)
        if row.load == most { row.leaveAll() }
        let open = row.open
        if let load = row.load {
            let short = UInt64(max(0, least - load - open))
            if open == 0 { missing += short } else { bound += short }
            if load >= least && load + open <= most { row.forgetLoad() }
        }
        return open == 0 ? nil : row
    }
}
