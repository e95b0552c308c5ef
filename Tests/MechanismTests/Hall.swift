import Kernel
import Mechanism

/// The drawing of the pairs of 2027 in public, event by event: words, ten dice, a beacon, a book, balls.
extension World {
    static let input: JSON = ["draw": "pairs-2027", "states": states, "years": 2]
    static let states = JSON.array((african + asian).map { ["id": .string($0.rawValue)] })
    static let subject = Ceremony.Subject.pairs(year: 2027)

    static let dice = [3, 5, 1, 6, 2, 2, 4, 1, 6, 5]
    static let beacon = "drand quicknet, round 12345678"
    /// When the draw goes on without it.
    static let fallback = "One hour after the announced moment"

    // MARK: How it will be held

    /// Ten dice and nothing else, unless told otherwise.
    static func terms(
        on day: Day = today, book: Bool = false, dice: Int = 10, beacon: String = "", fallback: String = ""
    ) -> Ceremony.Terms {
        Ceremony.Terms(day: day, book: book, dice: dice, beacon: beacon, fallback: fallback)
    }

    static let full = terms(book: true, beacon: beacon, fallback: fallback)

    static func announce(_ terms: Ceremony.Terms = World.terms(), input: JSON = World.input) -> Ceremony.Command {
        .announce(cycle: 1, subject, terms, input: input, leastDice: RuleSet.untoc2010.leastDice)
    }

    static func announced(_ terms: Ceremony.Terms = World.terms()) -> Ceremony.Event {
        .announced(cycle: 1, subject: subject, terms: terms, input: input, fingerprint: input.canonical)
    }

    // MARK: The course of a draw

    static let sources = ["XAA: baobab", "XBA: 木", "dice: 3 5 1 6 2 2 4 1 6 5", "beacon: e5f1"]

    /// What the seed must be: the fingerprint of the input's fingerprint and the sources.
    static func seed(_ sources: [String], of input: JSON = World.input) -> String {
        JSON.object([
            "input": .string(input.canonical), "sources": .array(sources.map { .string($0) }),
        ]).canonical
    }

    static let book: JSON = [[["XAA", "XAC", "XBC"]]]

    static let ceremony: [Ceremony.Event] = [
        announced(full),
        .contributed(state: "XBA", word: "木"), .contributed(state: "XAA", word: "baobab"),
        .closed,
        .diceRolled(dice: dice),
        .beaconNoted(value: "e5f1"),
        .seeded(sources: sources, seed: seed(sources)),
        .bookPrinted(book: book, fingerprint: "pages"),
        .ballsDrawn(balls: [4, 0, 7]),
        .drawn(transcript: ["{\"kind\":\"end\"}"]),
    ]

    /// The ceremony through the last event of that name.
    static func ceremony(through name: String) -> [Ceremony.Event] {
        guard let last = ceremony.lastIndex(where: { $0.short == name }) else { preconditionFailure("no \(name)") }
        return Array(ceremony[...last])
    }

    /// A draw from dice alone, to where only the lots are missing.
    static let diceOnly: [Ceremony.Event] = {
        let sources = ["dice: 3 5 1 6 2 2 4 1 6 5"]
        return [
            announced(), .closed, .diceRolled(dice: dice), .seeded(sources: sources, seed: seed(sources)),
        ]
    }()

    /// The seed led to no draw.
    static let failed = diceOnly + [.failed(code: "lots.infeasible")]
    static let nothing = Refusal.Reason("lots.infeasible", .tor("20"))
}

/// What may change while a cycle goes on: the roll, and the years that are left.
extension World {
    static let newcomer = RollEntry(state: "XAE", group: .african, legalSystem: [.civil], protocols: [.tip])

    /// The roll without some States.
    static func roll(without left: StateCode...) -> [RollEntry] { roll().filter { !left.contains($0.state) } }

    /// The entry of a State that became party to the Protocol against the smuggling of migrants as well.
    static func further(_ state: StateCode) -> RollEntry {
        RollEntry(
            state: state, group: african.contains(state) ? .african : .asiaPacific, legalSystem: [.civil],
            protocols: [.tip, .som])
    }

    static func joined(_ entries: RollEntry...) -> Cycle.Event { .rollUpdated(joined: entries, left: [], changed: []) }
    static func left(_ states: StateCode...) -> Cycle.Event { .rollUpdated(joined: [], left: states, changed: []) }

    static func decided(_ years: Int) -> Cycle.Event { .yearsDecided(decision: "CTOC/COP/DEC/4", years: years) }

    /// Pairs of 2027 in which XAB, itself under review, reviews XAA.
    static let pairsOfXAB = pairs(with: Pairing(reviewed: "XAA", regional: "XAB", second: "XBC"))
    static let drawnUponXAB = Cycle.Event.pairsDrawn(year: 2027, pairs: pairsOfXAB, unmet: [], lot: lot)

    /// Its lot drawn again, as it asked (TOR 20).
    static let declined = Cycle.Event.lotsDeclined(
        state: "XAB", year: 2027, pairs: [pairs[0]], justification: "Few experts", lot: lot)

    static func decline(_ state: StateCode, _ pairs: [Pairing], because: String = "Few experts") -> Cycle.Command {
        .recordDecline(state, year: 2027, pairs: pairs, justification: because, lot: lot)
    }

    static func refused(_ state: StateCode?) -> Cycle.RefusedRequest {
        Cycle.RefusedRequest(
            request: state == nil ? "pairs" : "defer-serving", state: state, year: 2027, codes: ["lots.infeasible"],
            certificate: .null)
    }
}
