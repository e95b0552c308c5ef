import Kernel

/// The first draw: in which year of the cycle each State is reviewed (TOR 14).
package struct CalendarResult: Hashable, Sendable {
    /// For every year of the cycle, its States in the order of their codes.
    package let years: [[StateCode]]
    /// How many States of a group fall in each year.
    package let shares: [RegionalGroup: [Int]]
    /// Which of the possible tables of shares was drawn, and of how many.
    package let table: UInt64
    package let tables: UInt64
}

/// The same for groups of any name; the shares are in the order of the groups.
package struct GroupCalendar: Hashable, Sendable {
    package let years: [[StateCode]]
    package let shares: [[Int]]
    package let table: UInt64
    package let tables: UInt64
}

/// A lot among all proportionate tables of groups and years, then one lot within each group; hence every State has
/// the same chance in every year, and nobody's place on the roll matters.
package enum Calendar {
    /// Draws the calendar of a cycle of so many years.
    package static func draw(roll: [RollEntry], years: Int, seed: Seed) throws(Refusal) -> CalendarResult {
        let groups = RegionalGroup.allCases
        let members = groups.map { group in (group.rawValue, roll.filter { $0.group == group }.map(\.state)) }
        let drawn = try draw(groups: members, years: years, seed: seed)
        return CalendarResult(
            years: drawn.years, shares: Dictionary(uniqueKeysWithValues: zip(groups, drawn.shares)),
            table: drawn.table, tables: drawn.tables)
    }

    /// Draws the calendar of groups of any name, in a fixed order.
    package static func draw(
        groups: [(name: String, states: [StateCode])], years: Int, seed: Seed, label: String = "calendar"
    ) throws(Refusal) -> GroupCalendar {
        try checkDistinct(groups.flatMap(\.states))
        var tables = try Tables(groups: groups.map(\.states.count), years: years)
        let count = try tables.count()
        var lot = Bits(seed, "\(label)/table")
        let drawn = lot.below(count)
        let table = try tables.table(drawn)

        var calendar = Array(repeating: [StateCode](), count: years)
        for (place, group) in groups.enumerated() {
            var bits = Bits(seed, "\(label)/\(group.name)")
            var states = group.states.sorted()
            bits.shuffle(&states)
            var rest = states[...]
            for year in 0..<years {
                calendar[year] += rest.prefix(table[place][year])
                rest = rest.dropFirst(table[place][year])
            }
        }
        return GroupCalendar(years: calendar.map { $0.sorted() }, shares: table, table: drawn, tables: count)
    }

    /// How many calendars there are, each as likely: for every table the ways to part each group's States into shares
    /// of the table's sizes, which are the same for all tables but for their order.
    package static func countAll(groups: [Int], years: Int) throws(Refusal) -> Natural {
        var ways = Natural(try count(groups: groups, years: years))
        for size in groups {
            ways.multiply(factorialOf: size)
            for year in 0..<years { ways.divide(factorialOf: size / years + (year < size % years ? 1 : 0)) }
        }
        return ways
    }

    /// How many proportionate tables there are for groups of these sizes.
    package static func count(groups: [Int], years: Int) throws(Refusal) -> UInt64 {
        var tables = try Tables(groups: groups, years: years)
        return try tables.count()
    }

    /// The table of a number below `count`: for each group, how many of its States fall in each year.
    package static func table(_ number: UInt64, groups: [Int], years: Int) throws(Refusal) -> [[Int]] {
        var tables = try Tables(groups: groups, years: years)
        return try tables.table(number)
    }
}

/// All tables of groups and years whose entries are the floor or ceiling of the group's share of a year, and whose
/// year totals are the floor or ceiling of the year's share of all.
///
/// What is left once every entry has its floor: each group has fewer States over than there are years, to be put in
/// different years. A table is thus, for each year, the set of groups that have one State more in it.
private struct Tables {
    let floors: [Int]
    let over: [Int]
    let years: Int
    /// States over in every year, and in how many years there is one more.
    let perYear: Int
    /// How many ways there are to place what is over (the elements but the last) in the years left (the last).
    private var known: [[Int]: UInt64] = [:]

    init(groups: [Int], years: Int) throws(Refusal) {
        guard (1...10).contains(years) else { throw .input("lots.years-not-counted", ["count": .number(years)]) }
        guard groups.count <= 10, groups.allSatisfy({ $0 >= 0 }) else {
            throw .input("lots.groups-not-counted", ["count": .number(groups.count)])
        }
        self.years = years
        floors = groups.map { $0 / years }
        over = groups.map { $0 % years }
        perYear = over.reduce(0, +) / years
    }

    mutating func count() throws(Refusal) -> UInt64 {
        try ways(over, years)
    }

    private mutating func ways(_ over: [Int], _ left: Int) throws(Refusal) -> UInt64 {
        if over.contains(where: { $0 > left }) { return 0 }
        if left == 0 { return 1 }
        if let ways = known[over + [left]] { return ways }
        var total: UInt64 = 0
        for rest in choices(over, left) {
            let (sum, overflow) = total.addingReportingOverflow(try ways(rest, left - 1))
            if overflow { throw .input("lots.tables-not-counted") }
            total = sum
        }
        known[over + [left]] = total
        return total
    }

    /// What may be over after one more year, in the fixed order by which tables are numbered: sets of groups as
    /// binary numbers, the first group their lowest digit.
    private func choices(_ over: [Int], _ left: Int) -> [[Int]] {
        let fuller = over.reduce(0, +) - perYear * left
        var choices: [[Int]] = []
        for set in 0..<(1 << over.count) {
            let size = set.nonzeroBitCount
            guard size == perYear || (size == perYear + 1 && fuller > 0) else { continue }
            let rest = over.indices.map { over[$0] - (set >> $0 & 1) }
            let fullerAfter = fuller - (size - perYear)
            if rest.allSatisfy({ $0 >= 0 }) && (0...left - 1).contains(fullerAfter) { choices.append(rest) }
        }
        return choices
    }

    mutating func table(_ number: UInt64) throws(Refusal) -> [[Int]] {
        var table = floors.map { Array(repeating: $0, count: years) }
        var (rest, number) = (over, number)
        for year in 0..<years {
            for next in choices(rest, years - year) {
                let ways = try ways(next, years - year - 1)
                if number < ways {
                    for group in rest.indices { table[group][year] += rest[group] - next[group] }
                    rest = next
                    break
                }
                number -= ways
            }
        }
        return table
    }
}
