import Kernel
import Testing

@testable import Lots

@Suite("Whole cycles, with States that defer, decline and ask again")
struct SimulationTests {
    @Test("no rule is broken, no cycle gets stuck, and every refusal is proved", arguments: [Cover.each, .together])
    func lively(cover: Cover) throws {
        let seed = Seed.from(text: "lively")
        var ticks = 0
        var simulation = Simulation(seed: seed) {
            ticks += 1
            return ticks
        }
        simulation.years = 3
        simulation.rates = ActRates(deferrals: 25, redraws: 20, declines: 50)
        simulation.rules.cover = cover
        for cycle in 0..<4 {
            let roll = syntheticRoll([7, 6, 5], "lively \(cycle)", odds: [100, 95, 90]).map(Entrant.init)
            try simulation.run(roll, name: "cycle/\(cycle)")
        }
        let report = simulation.report
        #expect(report.cycles == 4 && report.completed + report.impossible == 4)
        #expect(report.completed > 0)
        #expect(report.violations == [] && report.minimumLost == 0)
        #expect(report.loads.values.reduce(0, +) == 18 * report.completed)
        #expect(report.yearTimes.count == 3 * report.completed)
        for act in ["pairs", "redrawn", "declined", "review-deferred", "serving-deferred"] {
            #expect(report.done[act, default: 0] > 0, "\(act)")
        }
        for (code, refused) in report.refused where code.hasPrefix("lots.") {
            #expect(refused.proved == refused.count, "\(code)")
        }
    }

    @Test("a synthetic roll has its groups in proportion")
    func synthetic() {
        let roll = SyntheticRoll.make(states: 191, seed: .from(text: "roll"), label: "roll")
        let sizes = RegionalGroup.allCases.map { group in roll.count { $0.group == group.rawValue } }
        #expect(sizes == [54, 54, 23, 33, 27])
        #expect(Set(roll.map(\.state)).count == 191)
        #expect(SyntheticRoll.make(states: 3, seed: .from(text: "roll"), label: "roll").count == 3)
    }

    @Test("a lot that stands is not drawn again")
    func standing() throws {
        let roll = letters([("ABCDEF", .african), ("GHIJ", .asiaPacific)])
        var input = PairsInput(roll: roll, underReviewThisYear: ["A"], seed: .from(text: "stands"), label: "first")
        input.remainingAfter = ["B", "C", "D"]
        input.standing = [LotName("A", isRegional: false): "G"]
        for trial in 0..<10 {
            let result = try Drawing(input).draw(input.seed, "\(trial)")
            #expect(result.pairs.first?.second == "G")
            #expect(Pairs.violations(of: result, in: input).isEmpty)
        }
        let other = [Pairing(reviewed: "A", regional: "B", second: "H")]
        #expect(Pairs.violations(of: other, witness: [], in: input).contains(.notStanding("A", "G")))
    }
}
