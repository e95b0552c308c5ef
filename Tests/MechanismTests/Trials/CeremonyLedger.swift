import Kernel
import Mechanism

/// What was recorded of a draw, read event by event as a person at the back of the hall would write it down.
struct CeremonyLedger {
    private var terms: Ceremony.Terms?
    private var input = ""
    private var words: [StateCode: String] = [:]
    private var dice: [Int]?
    private var beacon: String?
    private var isClosed = false
    private var seeds: [(sources: [String], seed: String)] = []
    /// The last event since the announcement.
    private var last = ""
    /// Seeds of announcements that came to nothing; none where it was taken back.
    private var ended: [String?] = []

    /// Writes an event down, and says what it must not be.
    mutating func follow(_ event: Ceremony.Event) -> [String] {
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }
        must(last != "drawn", "something follows the lots")
        switch event {
        case .announced(_, _, let terms, let input, let fingerprint):
            must(last.isEmpty || last == "takenBack" || last == "failed", "announced twice")
            must(fingerprint == input.canonical, "not the input's fingerprint")
            must(terms.dice > 0 || (!terms.beacon.isEmpty && terms.fallback.isEmpty), "nothing need follow the words")
            let ended = ended
            self = CeremonyLedger()
            (self.terms, self.input, self.ended) = (terms, fingerprint, ended)
        case .contributed(let state, let word):
            must(!isClosed, "a word after the words were closed")
            words[state] = word
        case .takenBack:
            must(!isClosed, "taken back when chance had begun to fall")
            ended.append(nil)
        case .closed:
            must(!isClosed, "closed twice")
            isClosed = true
        case .diceRolled(let dice):
            must(last == "closed" && dice.count == terms?.dice, "dice that were not awaited")
            self.dice = dice
        case .beaconNoted(let value):
            must(last == (dice == nil ? "closed" : "diceRolled"), "a beacon that was not awaited")
            let parts = value.split(separator: " ", omittingEmptySubsequences: false)
            must(
                parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } },
                "a beacon that no transcript takes")
            beacon = value
        case .beaconSkipped:
            must(last == "diceRolled" && terms?.fallback.isEmpty == false, "a beacon skipped by nobody's rule")
        case .seeded(let sources, let seed): faults += follow(sources, seed)
        case .bookPrinted: must(last == "seeded" && terms?.book == true, "a book that was not awaited")
        case .ballsDrawn: must(last == "bookPrinted", "balls that were not awaited")
        case .drawn: must(last == (terms?.book == true ? "ballsDrawn" : "seeded"), "lots that were not awaited")
        case .failed:
            must(last == "seeded" || last == "ballsDrawn", "failed without a seed")
            ended.append(seeds.last?.seed)
        }
        last = event.short
        return faults
    }

    private mutating func follow(_ sources: [String], _ seed: String) -> [String] {
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }
        let awaited = terms?.beacon.isEmpty == true ? ["diceRolled"] : ["beaconNoted", "beaconSkipped"]
        must(awaited.contains(last), "a seed before the last source closed")
        must(seeds.isEmpty, "a second seed")
        var expected = words.keys.sorted { $0.rawValue < $1.rawValue }.map { "\($0.rawValue): \(words[$0] ?? "")" }
        if let dice { expected.append("dice: " + dice.map { "\($0)" }.joined(separator: " ")) }
        if let beacon { expected.append("beacon: \(beacon)") }
        must(sources == expected, "sources in another order, or other sources")
        let pair: JSON = ["input": .string(input), "sources": .array(expected.map { .string($0) })]
        must(seed == pair.canonical, "a seed that does not follow from the sources")
        seeds.append((sources, seed))
        return faults
    }

    // MARK: What anybody sees

    /// Where the draw stands, told from the last event alone.
    private var stage: Ceremony.Stage {
        let after: Ceremony.Stage = terms?.book == true ? .book : .draw
        let afterDice: Ceremony.Stage = terms?.beacon.isEmpty == true ? after : .beacon
        switch last {
        case "announced", "contributed": return .open
        case "closed": return (terms?.dice ?? 0) > 0 ? .dice : .beacon
        case "diceRolled": return afterDice
        case "beaconNoted", "beaconSkipped", "seeded": return after
        case "bookPrinted": return .balls
        case "ballsDrawn": return .draw
        case "drawn": return .drawn
        default: return .ended
        }
    }

    /// What must never be seen, after any event.
    func faults(_ view: CeremonyView?) -> [String] {
        guard let view else { return ["no view"] }
        var faults: [String] = []
        func must(_ truth: Bool, _ words: String) { if !truth { faults.append(words) } }
        must(view.stage == stage, "at \(view.stage) after \(last)")
        must(view.isUnderWay == (isClosed && !["drawn", "takenBack", "failed"].contains(last)), "under way or not")
        must(Dictionary(uniqueKeysWithValues: view.contributions) == words, "words changed")
        must(view.contributions.map(\.state) == view.contributions.map(\.state).sorted(), "words out of order")
        must(view.dice == dice && view.beacon == beacon, "dice or beacon changed")
        must(view.seed == seeds.last?.seed && view.sources == seeds.last?.sources ?? [], "another seed")
        must(view.announced.fingerprint == input && view.announced.input.canonical == input, "another input")
        must(view.earlier.map(\.seed) == ended, "an earlier announcement forgotten")
        must(view.transcript.isEmpty == (last != "drawn") && (view.drawnOn == nil) == (last != "drawn"), "lots undrawn")
        return faults
    }

    /// What must hold when a command is done: a seed from the moment the last source closed.
    func faultsAtRest(_ view: CeremonyView?) -> [String] {
        guard let view, view.stage != .ended else { return [] }
        let isSettled = [.book, .balls, .draw, .drawn].contains(view.stage)
        return (view.seed != nil) == isSettled ? [] : ["at \(view.stage) with the seed \(view.seed ?? "missing")"]
    }
}
