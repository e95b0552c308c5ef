import Checklist
import Kernel
import Mechanism

/// An invented world: eight States of two regional groups, a cycle of two years, one review.
///
/// XAA to XAD are of the African group, XBA to XBD of Asia and the Pacific. All are party to the Trafficking in
/// Persons Protocol. In 2027 the first two of each group are under review, in 2028 the others.
enum World {
    static let drawn = day("2027-01-15")
    static let today = day("2027-06-01")
    static let officer = Actor.person("p-officer", .secretariat)

    static let african: [StateCode] = ["XAA", "XAB", "XAC", "XAD"]
    static let asian: [StateCode] = ["XBA", "XBB", "XBC", "XBD"]
    static let calendar: [[StateCode]] = [["XAA", "XAB", "XBA", "XBB"], ["XAC", "XAD", "XBC", "XBD"]]
    static let lot = Lot(input: "aa", sources: ["3 5 1 6"], seed: "bb")

    /// The year's pairs as the rules want them.
    static let pairs = [
        Pairing(reviewed: "XAA", regional: "XAC", second: "XBC"),
        Pairing(reviewed: "XAB", regional: "XAD", second: "XBD"),
        Pairing(reviewed: "XBA", regional: "XBC", second: "XAC"),
        Pairing(reviewed: "XBB", regional: "XBD", second: "XAD"),
    ]

    static let scope = [Article(.untoc, 5), Article(.untoc, 6), Article(.tip, 5)]

    /// Fingerprints here are the text itself, so that two texts never share one.
    static func context(_ today: Day, as actor: Actor = officer) -> Context {
        Context(
            now: Instant(today).adding(seconds: 36_000), actor: actor, newID: { "id1" }, fingerprint: { $0.canonical })
    }

    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("not a day: \(text)") }
        return day
    }

    static func roll(party protocols: [StateCode: [Instrument]] = [:]) -> [RollEntry] {
        (african + asian).map { state in
            RollEntry(
                state: state, group: african.contains(state) ? .african : .asiaPacific, legalSystem: [.civil],
                protocols: protocols[state] ?? [.tip])
        }
    }

    // MARK: The cycle, up to a point

    static func opened(party protocols: [StateCode: [Instrument]] = [:]) -> Cycle.Event {
        .opened(
            number: 1, phase: 1, ruleSet: "untoc-2010", decision: "CTOC/COP/DEC/1", exception: "", startYear: 2027,
            years: 2,
            theme: "first", scope: scope, roll: roll(party: protocols))
    }

    static let calendarDrawn = Cycle.Event.calendarDrawn(years: calendar, lot: lot)

    static func circulated(_ year: Int) -> Cycle.Event {
        .expertsCirculated(year: year, experts: [Cycle.Circulated(state: "XAC", expert: expert("p-xac-1"))])
    }

    /// Everything that must stand before the pairs of 2027 are drawn.
    static func ready(party protocols: [StateCode: [Instrument]] = [:]) -> [Cycle.Event] {
        [opened(party: protocols), calendarDrawn, circulated(2027)]
    }

    static let drawnPairs = Cycle.Event.pairsDrawn(year: 2027, pairs: pairs, unmet: [], lot: lot)

    static func draw(_ pairs: [Pairing], year: Int = 2027) -> Cycle.Command {
        .recordPairs(year: year, pairs: pairs, unmet: [], lot: lot)
    }

    /// The year's pairs with one of them put in another's place.
    static func pairs(with pair: Pairing) -> [Pairing] { pairs.map { $0.reviewed == pair.reviewed ? pair : $0 } }

    static func redraw(_ pair: Pairing, exceptional: Bool = false, because: String = "Asked for") -> Cycle.Command {
        .recordRedraw(pair, justification: because, exceptional: exceptional, lot: lot)
    }

    // MARK: People

    static func named(_ id: String) -> NamedPerson { NamedPerson(id: PersonID(id), name: "Name of \(id)") }

    static func expert(_ id: String) -> Roster.Expert {
        Roster.Expert(person: named(id), background: "Prosecutor", expertise: "Mutual legal assistance")
    }

    static func nominate(
        _ id: String, name: String? = nil, background: String = "Prosecutor", expertise: String = "Extradition"
    ) -> Roster.Command {
        .nominate(
            NamedPerson(id: PersonID(id), name: name ?? "Name of \(id)"), background: background, expertise: expertise,
            ruleSet: .untoc2010)
    }

    static func nominated(_ count: Int) -> [Roster.Event] {
        (1...count).map { .nominated(expert: named("p-\($0)"), background: "Prosecutor", expertise: "Extradition") }
    }
}

extension World {
    // MARK: Opening a cycle

    static func open(
        decision: String = "CTOC/COP/DEC/2", startYear: Int = 2027, roll: [RollEntry] = World.roll(),
        outstanding: Int = 0,
        exception: String = ""
    ) -> Cycle.Command {
        .open(
            Cycle.Opening(
                number: 2, phase: 1, ruleSet: .untoc2010, decision: decision, startYear: startYear,
                scope: RuleSet.untoc2010.cycles[0], roll: roll, outstanding: outstanding, exception: exception))
    }

    // MARK: The second year

    /// Everything that must stand before the pairs of 2028 are drawn.
    static let readyAgain = ready() + [drawnPairs, circulated(2028)]

    static let pairsAgain = [
        Pairing(reviewed: "XAC", regional: "XAB", second: "XBB"),
        Pairing(reviewed: "XAD", regional: "XAA", second: "XBA"),
        Pairing(reviewed: "XBC", regional: "XBB", second: "XAB"),
        Pairing(reviewed: "XBD", regional: "XBA", second: "XAA"),
    ]

    /// Another pair for XAA, which the rules allow as well.
    static let otherPair = Pairing(reviewed: "XAA", regional: "XAD", second: "XBD")

    static func redrawn(_ pair: Pairing) -> Cycle.Event {
        .pairRedrawn(year: 2027, pair: pair, justification: "", exceptional: false, lot: lot)
    }
}
