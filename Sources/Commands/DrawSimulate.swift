import ArgumentParser
import Facts
import Foundation
import Kernel
import Lots
import Treaties

extension Cover: ExpressibleByArgument {}

/// Simulates whole cycles (TOR 14, 18–20).
struct DrawSimulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Whole cycles with deferrals, declines and redraws; exit 1 if a rule was broken or a cycle got stuck."
    )

    @Option(help: "A new synthetic roll of so many States for each cycle.") var states: Int?
    @Flag(help: "The roll of parties that Palermo ships.") var real = false
    @Option(help: "How many cycles.") var cycles: Int
    @OptionGroup var seed: SeedOption
    @Option(help: "How TOR 18 bis is read: each or together.") var cover = Cover.each
    @Option(help: "In a hundred States, how many ask to defer a review, and how many to defer serving.") var deferrals =
        0
    @Option(help: "In a hundred lots drawn, how many are asked to be drawn again.") var redraws = 0
    @Option(help: "In a hundred States drawn in their own year, how many decline to serve.") var declines = 0
    @Option(help: "In a hundred States a year, how many become party to a further Protocol; some leave, some join.")
    var changes = 0
    @Option(help: "In a hundred years, in how many the Conference changes the number of reviews a year.")
    var decisions = 0
    @Option(help: "The years of a cycle.") var years = 5
    @Option(
        help: "Steps of mixing for each draw, where validity is tried and not chance; the usual number if left out.")
    var mixing: Int?

    func validate() throws {
        guard real != (states != nil) else { throw ValidationError("name either --states or --real") }
        guard states.map({ (3...5000).contains($0) }) ?? true else { throw ValidationError("--states takes 3 to 5000") }
        guard cycles >= 1, (1...10).contains(years) else {
            throw ValidationError("--cycles takes 1 or more, --years 1 to 10")
        }
        guard mixing.map({ (0...1_000_000_000).contains($0) }) ?? true else {
            throw ValidationError("--mixing takes a number of steps")
        }
        guard [deferrals, redraws, declines, changes, decisions].allSatisfy({ (0...100).contains($0) }) else {
            throw ValidationError(
                "--deferrals, --redraws, --declines, --changes and --decisions take 0 to 100")
        }
    }

    func run() throws {
        let began = ContinuousClock.now
        var simulation = Simulation(seed: seed.seed) {
            Int((ContinuousClock.now - began) / .microseconds(1))
        }
        simulation.years = years
        simulation.rates = ActRates(
            deferrals: deferrals, redraws: redraws, declines: declines, changes: changes, decisions: decisions)
        simulation.rules.cover = cover
        simulation.rules.effort = mixing.map { Effort(mixing: $0, settling: 1 + $0 / 16, cap: 16 * max($0, 200_000)) }
        let parties = real ? try DrawSimulate.parties() : []
        for cycle in 1...cycles {
            let roll = states.map { SyntheticRoll.make(states: $0, seed: seed.seed, label: "roll/\(cycle)") } ?? parties
            do {
                try simulation.run(roll, name: "cycle/\(cycle)")
            } catch {
                throw try Spoken(error)
            }
        }
        let report = simulation.report
        put(figures(report, states ?? parties.count).canonical + "\n")
        if !report.violations.isEmpty || report.completed + report.impossible < report.cycles { throw ExitCode(1) }
    }

    /// The roll of parties as the shipped facts give it today.
    private static func parties() throws -> [Entrant] {
        let now = Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
        var state = Register.initial
        let actor = Actor.system("draw simulate")
        let facts = try Facts.seed()
        let context = Context(now: now, actor: actor, newID: { UUID().uuidString }, fingerprint: { _ in "" })
        for event in try Register.decide(.seed(facts.acts, facts.unknown), state, context) {
            Register.evolve(&state, event, Stamp(at: now, actor: actor))
        }
        let profiles = Dictionary(try Facts.profiles().map { ($0.code, $0) }) { first, _ in first }
        return state.view(profiles).roll(asAt: now.day, today: now.day).map(Entrant.init)
    }

    private func figures(_ report: SimulationReport, _ states: Int) -> Figures {
        .object([
            "states": .number(states), "years": .number(years), "cover": .text(cover.rawValue),
            "rates": .value([
                "deferrals": .number(deferrals), "redraws": .number(redraws), "declines": .number(declines),
                "changes": .number(changes), "decisions": .number(decisions),
            ]),
            "cycles": .number(report.cycles), "completed": .number(report.completed),
            "impossible": .number(report.impossible), "minimumLost": .number(report.minimumLost),
            "done": counts(report.done.map { ($0, $1) }),
            "refused": .object(
                Dictionary(
                    uniqueKeysWithValues: report.refused.map { code, refused in
                        let count = JSON.number(refused.count)
                        return (
                            code,
                            .value(
                                code.hasPrefix("lots.")
                                    ? ["count": count, "proved": .number(refused.proved)] : ["count": count])
                        )
                    })),
            "violations": .number(report.violations.count),
            "firstViolations": .list(report.violations.prefix(10).map { .text("\($0)") }),
            "loads": counts(report.loads.map { (String($0), $1) }),
            "milliseconds": .object(["year": times(report.yearTimes), "redraw": times(report.redrawTimes)]),
        ])
    }

    private func counts(_ counts: [(String, Int)]) -> Figures {
        .object(Dictionary(counts.map { ($0, .number($1)) }) { first, _ in first })
    }

    private func times(_ microseconds: [Int]) -> Figures {
        let sorted = microseconds.sorted()
        guard let longest = sorted.last else { return .object(["count": .number(0)]) }
        return .object([
            "count": .number(sorted.count), "median": .share(sorted[sorted.count / 2], of: 1000),
            "max": .share(longest, of: 1000),
        ])
    }
}
