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
