import ArgumentParser
import Kernel
import Lots

/// Draws the calendar of a cycle (TOR 14).
struct DrawCalendar: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Draw the year of each State; the States of group 1 are called G1-1 and so on.")

    @Option(help: "The groups' sizes, for example 54,54,23,33,27.") var groups: String
    @Option(help: "The years of the cycle.") var years: Int
    @OptionGroup var seed: SeedOption
    @Option(help: "So many independent draws, and each State's share of every year among them.") var samples: Int?
    @Flag(help: "Add the exact number of calendars.") var count = false

    func run() throws {
        let sizes = try sizes()
        let named = sizes.enumerated().map { place, size in
            (name: "G\(place + 1)", states: DrawCalendar.states(place + 1, size))
        }
        do {
            var out: [String: Figures]
            if let samples {
                out = try sampled(named, samples)
            } else {
                let drawn = try Calendar.draw(groups: named, years: years, seed: seed.seed)
                out = [
                    "years": .list(drawn.years.map { .codes($0) }),
                    "shares": .list(drawn.shares.map { .list($0.map { .number($0) }) }),
                    "table": .text(String(drawn.table)), "tables": .text(String(drawn.tables)),
                ]
            }
            if count { out["validCount"] = .text(try Calendar.countAll(groups: sizes, years: years).description) }
            put(Figures.object(out).canonical + "\n")
        } catch let refusal as Refusal {
            throw try Spoken(refusal)
        }
    }

    private func sizes() throws -> [Int] {
        let parts = groups.split(separator: ",", omittingEmptySubsequences: false)
        let sizes = parts.compactMap { Int($0) }.filter { (0...10_000).contains($0) }
        guard sizes.count == parts.count else {
            throw ValidationError("--groups takes sizes from 0 to 10000, as 54,54,23")
        }
        guard samples.map({ (1...1_000_000).contains($0) }) ?? true else {
            throw ValidationError("--samples takes 1 to 1000000")
        }
        return sizes
    }

    private static func states(_ group: Int, _ size: Int) -> [StateCode] {
        let width = String(size).utf8.count
        return (0..<size).map { number in
            let digits = String(number + 1)
            return StateCode("G\(group)-" + String(repeating: "0", count: width - digits.utf8.count) + digits)
        }
    }

    /// Independent draws, each under its own label; `valid` are those in which every State stands once, and groups and
    /// years have their shares.
    private func sampled(_ named: [(name: String, states: [StateCode])], _ samples: Int) throws -> [String: Figures] {
        var counts: [StateCode: [Int]] = [:]
        var (valid, tables) = (0, UInt64(0))
        for number in 1...samples {
            let drawn = try Calendar.draw(groups: named, years: years, seed: seed.seed, label: "calendar/\(number)")
            tables = drawn.tables
            if isValid(drawn.years, named) { valid += 1 }
            for (year, states) in drawn.years.enumerated() {
                for state in states { counts[state, default: Array(repeating: 0, count: years)][year] += 1 }
            }
        }
        let marginals = counts.map { state, counts in
            (state.rawValue, Figures.list(counts.map { .share($0, of: samples) }))
        }
        return [
            "samples": .number(samples), "valid": .number(valid), "tables": .text(String(tables)),
            "marginals": .object(Dictionary(marginals) { first, _ in first }),
        ]
    }

    private func isValid(_ calendar: [[StateCode]], _ named: [(name: String, states: [StateCode])]) -> Bool {
        func isShare(_ count: Int, of whole: Int) -> Bool {
            whole / years <= count && count <= (whole + years - 1) / years
        }
        let drawn = calendar.flatMap { $0 }
        let all = named.flatMap(\.states)
        return drawn.count == all.count && Set(drawn) == Set(all)
            && calendar.allSatisfy { year in
                let states = Set(year)
                return isShare(year.count, of: all.count)
                    && named.allSatisfy { group in
                        isShare(group.states.count { states.contains($0) }, of: group.states.count)
                    }
            }
    }
}
