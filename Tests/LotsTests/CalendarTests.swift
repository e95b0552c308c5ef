import Kernel
import Testing

@testable import Lots

@Suite("The calendar (TOR 14)")
struct CalendarTests {
    private func everyTable(_ groups: [Int], _ years: Int) -> Set<[[Int]]> {
        var tables: Set<[[Int]]> = []
        func fill(_ table: [[Int]]) {
            if table.count == groups.count {
                let totals = (0..<years).map { year in table.reduce(0) { $0 + $1[year] } }
                let all = groups.reduce(0, +)
                let balanced = totals.allSatisfy { $0 == all / years || $0 == (all + years - 1) / years }
                if balanced { tables.insert(table) }
                return
            }
            let size = groups[table.count]
            for set in 0..<(1 << years) where set.nonzeroBitCount == size % years {
                fill(table + [(0..<years).map { size / years + (set >> $0 & 1) }])
            }
        }
        fill([])
        return tables
    }

    @Test(
        "every proportionate table has one number",
        arguments: [
            ([3, 2], 2), ([4, 3, 2], 3), ([5, 1, 3, 2], 4), ([7, 3], 5), ([6, 3], 3), ([2, 1], 4),
            ([54, 54, 23, 33, 27], 5),
        ])
    func tables(groups: [Int], years: Int) throws {
        let count = try Calendar.count(groups: groups, years: years)
        let all = everyTable(groups, years)
        #expect(count == UInt64(all.count))
        var numbered: Set<[[Int]]> = []
        for number in 0..<min(count, 300) {
            numbered.insert(try Calendar.table(number, groups: groups, years: years))
        }
        #expect(numbered.isSubset(of: all))
        #expect(numbered.count == Int(min(count, 300)))
    }

    private func permutations(_ states: [StateCode]) -> [[StateCode]] {
        states.indices.reduce([[]]) { found, _ in
            found.flatMap { some in states.filter { !some.contains($0) }.map { some + [$0] } }
        }
    }

    /// Every number of a table with every order of each group's States, cut into the table's shares.
    private func everyCalendar(_ groups: [[StateCode]], _ years: Int) throws -> [[[StateCode]]: Int] {
        var found: [[[StateCode]]: Int] = [:]
        let sizes = groups.map(\.count)
        for number in 0..<(try Calendar.count(groups: sizes, years: years)) {
            let table = try Calendar.table(number, groups: sizes, years: years)
            var calendars = [Array(repeating: [StateCode](), count: years)]
            for (group, shares) in zip(groups, table) {
                calendars = calendars.flatMap { calendar in
                    permutations(group).map { order in
                        var rest = order[...]
                        return zip(calendar, shares).map { year, share in
                            defer { rest = rest.dropFirst(share) }
                            return year + rest.prefix(share)
                        }
                    }
                }
            }
            for calendar in calendars { found[calendar.map { $0.sorted() }, default: 0] += 1 }
        }
        return found
    }

    /// So the calendar is exactly uniform: each comes of as many numbers and orders as any other, and each number and
    /// each order is as likely.
    @Test(
        "tables and shuffles give every calendar, each as often",
        arguments: [
            ([3, 2], 2, 12), ([2, 2], 2, 4), ([3], 2, 6), ([4, 1], 3, 72), ([3, 2, 1], 2, 12), ([2, 2, 1], 3, nil),
            ([5], 5, 120),
        ] as [([Int], Int, Int?)])
    func exact(sizes: [Int], years: Int, known: Int?) throws {
        var names = "ABCDEFGHIJ".map { StateCode(String($0)) }[...]
        let groups = sizes.map { size in
            defer { names = names.dropFirst(size) }
            return Array(names.prefix(size))
        }
        let every = try everyCalendar(groups, years)
        #expect(Set(every.values).count == 1)
        let count = try Calendar.countAll(groups: sizes, years: years).description
        #expect(count == String(every.count))
        if let known { #expect(every.count == known) }
        let trials = 20 * every.count
        var counts = every.mapValues { _ in 0 }
        for trial in 0..<trials {
            let named = groups.enumerated().map { (name: "group \($0)", states: $1.reversed() as [StateCode]) }
            let years = try Calendar.draw(groups: named, years: years, seed: .from(text: "exact \(trial)")).years
            counts[years, default: 0] += 1
        }
        #expect(counts.count == every.count)
        let fits = looksUniform(Array(counts.values), of: trials)
        #expect(fits)
    }

    @Test(
        "all tables of the same groups have as many calendars",
        arguments: [([54, 54, 23, 33, 27], 5), ([7, 4, 3], 4)])
    func tablesAlike(sizes: [Int], years: Int) throws {
        let count = try Calendar.count(groups: sizes, years: years)
        for number in stride(from: 0, to: count, by: Int(max(1, count / 500))) {
            let table = try Calendar.table(number, groups: sizes, years: years)
            // A group's ways depend on its shares but not on their order.
            for (shares, size) in zip(table, sizes) {
                #expect(shares.sorted() == (0..<years).map { size / years + ($0 < years - size % years ? 0 : 1) })
            }
        }
    }

    @Test("all orders of four are as likely, shuffled")
    func shuffles() {
        var counts: [[Int]: Int] = [:]
        var bits = Bits(.from(text: "shuffles"), "four")
        for _ in 0..<24_000 {
            var items = [0, 1, 2, 3]
            bits.shuffle(&items)
            counts[items, default: 0] += 1
        }
        #expect(counts.count == 24)
        let fits = looksUniform(Array(counts.values), of: 24_000)
        #expect(fits)
    }

    @Test("all twelve calendars of three and two States in two years are as likely")
    func uniform() throws {
        let roll = letters([("ABC", .african), ("DE", .asiaPacific)])
        var counts: [[[StateCode]]: Int] = [:]
        for trial in 0..<1200 {
            counts[try Calendar.draw(roll: roll, years: 2, seed: .from(text: "twelve \(trial)")).years, default: 0] += 1
        }
        #expect(counts.count == 12)
        #expect(looksUniform(Array(counts.values), of: 1200))
    }

    @Test("every State has the same chance in every year")
    func everyYear() throws {
        let roll = syntheticRoll([7, 4, 3, 2, 6], "chances")
        let places = Dictionary(uniqueKeysWithValues: roll.enumerated().map { ($1.state, $0) })
        var counts = Array(repeating: Array(repeating: 0, count: 5), count: roll.count)
        for trial in 0..<200 {
            let years = try Calendar.draw(roll: roll, years: 5, seed: .from(text: "chance \(trial)")).years
            for (year, states) in years.enumerated() {
                for state in states { counts[places[state, default: 0]][year] += 1 }
            }
        }
        for state in counts { #expect(looksUniform(state, of: 200)) }
    }

    @Test("a full roll: shares and totals as near to equal as can be, every State once")
    func fullRoll() throws {
        let roll = syntheticRoll([54, 54, 23, 33, 27], "full")
        let result = try Calendar.draw(roll: roll, years: 5, seed: .from(text: "full"))
        #expect(result.years.map(\.count).sorted() == [38, 38, 38, 38, 39])
        #expect(result.years.flatMap { $0 }.sorted() == roll.map(\.state).sorted())
        for (group, size) in zip(RegionalGroup.allCases, [54, 54, 23, 33, 27]) {
            let shares = result.years.map { year in
                year.count { state in roll.contains { $0.state == state && $0.group == group } }
            }
            #expect(shares == result.shares[group])
            #expect(shares.allSatisfy { $0 == size / 5 || $0 == size / 5 + 1 })
        }
    }

    @Test("the order of the roll has no effect")
    func order() throws {
        let roll = syntheticRoll([9, 8, 3, 4, 5], "order")
        let seed = Seed.from(text: "order")
        let drawn = try Calendar.draw(roll: roll, years: 5, seed: seed)
        #expect(try Calendar.draw(roll: roll.reversed(), years: 5, seed: seed) == drawn)
    }

    @Test("a roll that names a State twice, and years that no cycle has, are refused")
    func refused() {
        let roll = letters([("AAB", .african)])
        let seed = Seed.from(text: "refused")
        let twice = refusal { () throws(Refusal) in _ = try Calendar.draw(roll: roll, years: 2, seed: seed) }
        #expect(twice == .input("lots.roll-repeated", ["state": .state("A")]))
        let none = refusal { () throws(Refusal) in _ = try Calendar.draw(roll: [], years: 0, seed: seed) }
        #expect(none?.reasons.first?.code == "lots.years-not-counted")
    }
}
