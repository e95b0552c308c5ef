import ArgumentParser
import Kernel
import Lots

/// Draws the pairs of an instance (TOR 18–20).
struct DrawPairs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pairs",
        abstract: "Draw reviewing States for an instance; exit 3, with a certificate, if it is impossible.")

    @Option(name: .customLong("instance"), help: "A JSON file: one instance, or several under \"instances\" with --id.")
    var file: String
    @Option(help: "Which of several instances.") var id: String?
    @OptionGroup var seed: SeedOption
    @Option(help: "So many independent draws, and the share of each outcome among them.") var samples: Int?
    @Flag(help: "Add the exact number of valid assignments, if it can be counted.") var count = false
    @Flag(help: "Add every valid assignment, if they are not too many.") var enumerate = false

    func validate() throws {
        if let samples, !(1...10_000_000).contains(samples) { throw ValidationError("--samples takes 1 to 10000000") }
    }

    func run() throws {
        let input = try read()
        do {
            let drawing = try Drawing(input)
            var out = try samples.map { try sampled(drawing, input, $0) } ?? single(drawing, input)
            if let shortage = drawing.shortage {
                out["shortage"] = .object([
                    "reviews": .number(shortage.reviews), "among": .codes(shortage.among),
                    "lots": .number(shortage.lots),
                ])
            }
            if count, let valid = drawing.validCount { out["validCount"] = .text(String(valid)) }
            if enumerate, let every = drawing.everyAssignment() {
                out["assignments"] = .list(every.map(DrawPairs.pairs))
            }
            put(Figures.object(out).canonical + "\n")
        } catch let refusal as Refusal {
            try refused(refusal, input)
        }
    }

    /// The pairs of one draw, and who cannot be given the minimum any more.
    private func single(_ drawing: Drawing, _ input: PairsInput) throws -> [String: Figures] {
        let result = try drawing.draw(input.seed, input.label)
        return ["pairs": DrawPairs.pairs(result.pairs), "unmetMinimum": .codes(result.unmetMinimum)]
    }

    private static func pairs(_ pairs: [Pairing]) -> Figures {
        .value(
            .object(
                Dictionary(
                    pairs.map { pair in
                        (
                            pair.reviewed.rawValue,
                            [
                                "regional": .string(pair.regional.rawValue),
                                "second": .string(pair.second.rawValue),
                            ] as JSON
                        )
                    }
                ) { first, _ in first }))
    }

    /// Independent draws, each under its own label, and what is seen over all of them.
    private func sampled(_ drawing: Drawing, _ input: PairsInput, _ samples: Int) throws -> [String: Figures] {
        var tally = Tally(input)
        for number in 1...samples {
            let result = try drawing.draw(input.seed, "\(input.label)/\(number)")
            tally.add(result, isValid: Pairs.violations(of: result, in: input).isEmpty)
        }
        return tally.figures
    }

    private func refused(_ refusal: Refusal, _ input: PairsInput) throws {
        let impossible = [
            "lots.no-possible-reviewer", "lots.mutual-forced", "lots.too-few-places", "lots.infeasible",
        ]
        guard refusal.reasons.allSatisfy({ impossible.contains($0.code) }) else { throw try Spoken(refusal) }
        guard let certificate = Certificate.find(input) else {
            put("{\"undecided\":true}\n")
            throw Impossible.undecidedCode
        }
        var out: [String: Figures] = ["impossible": .value(true), "certificate": .value(certificate.json(in: input))]
        if count { out["validCount"] = .text("0") }
        if enumerate { out["assignments"] = .list([]) }
        put(Figures.object(out).canonical + "\n")
        throw Impossible.exitCode
    }

    private func read() throws -> PairsInput {
        try PairsInput(instance: try DrawFiles.instance(file, id: id), seed: seed.seed, label: "pairs")
    }
}

/// What is seen over many draws.
private struct Tally {
    private let input: PairsInput
    private var samples = 0
    private var valid = 0
    /// By the State under review, then the State drawn.
    private var regional: [StateCode: [StateCode: Int]] = [:]
    private var second: [StateCode: [StateCode: Int]] = [:]
    /// By the State, then how many reviews it has performed at the end of the cycle.
    private var totals: [StateCode: [Int: Int]] = [:]

    init(_ input: PairsInput) { self.input = input }

    mutating func add(_ result: PairsResult, isValid: Bool) {
        if samples == 0 {
            for drawn in result.drawn {
                regional[drawn.pairing.reviewed] = Dictionary(drawn.regionalPool.map { ($0, 0) }) { first, _ in first }
                second[drawn.pairing.reviewed] = Dictionary(drawn.secondPool.map { ($0, 0) }) { first, _ in first }
            }
        }
        samples += 1
        if isValid { valid += 1 }
        var performed: [StateCode: Int] = [:]
        for pair in input.history + result.pairs + result.witness {
            for reviewer in pair.reviewers { performed[reviewer, default: 0] += 1 }
        }
        for pair in result.pairs {
            regional[pair.reviewed, default: [:]][pair.regional, default: 0] += 1
            second[pair.reviewed, default: [:]][pair.second, default: 0] += 1
        }
        for entrant in input.roll {
            totals[entrant.state, default: [:]][performed[entrant.state, default: 0], default: 0] += 1
        }
    }

    var figures: [String: Figures] {
        let marginals = regional.keys.map { reviewed in
            (
                reviewed.rawValue,
                Figures.object(["regional": shares(regional[reviewed]), "second": shares(second[reviewed])])
            )
        }
        let reviews = totals.map { state, counts in
            (
                state.rawValue,
                Figures.object(
                    Dictionary(counts.map { (String($0), share($1)) }) { first, _ in first })
            )
        }
        return [
            "samples": .number(samples), "valid": .number(valid),
            "marginals": .object(Dictionary(marginals) { first, _ in first }),
            "totalReviews": .object(Dictionary(reviews) { first, _ in first }),
        ]
    }

    private func share(_ count: Int) -> Figures { .share(count, of: samples) }

    private func shares(_ counts: [StateCode: Int]?) -> Figures {
        .object(Dictionary((counts ?? [:]).map { ($0.rawValue, share($1)) }) { first, _ in first })
    }
}
