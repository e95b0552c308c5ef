import Kernel
import Testing
import Treaties

/// A day of the calendar, or the first of all where a test mistypes one.
func day(_ text: String) -> Day { Day(text) ?? Day(number: -719_162) }

let today = day("2026-03-01")

/// Names that no two calls share.
final class Names: @unchecked Sendable {
    private var count = 0
    func next() -> String {
        count += 1
        return "r\(count)"
    }
}

func context(_ names: Names = Names(), on day: Day = today) -> Context {
    Context(now: Instant(day), actor: .system("test"), newID: { names.next() }, fingerprint: { $0.canonical })
}

/// A register to which commands are given one after another; ids run r1, r2, r3...
struct Book {
    var state = Register.initial
    var events: [Register.Event] = []
    private let names = Names()

    @discardableResult
    mutating func give(_ command: Register.Command) throws(Refusal) -> [Register.Event] {
        let context = context(names)
        let new = try Register.decide(command, state, context)
        for event in new { Register.evolve(&state, event, Stamp(at: context.now, actor: context.actor)) }
        events += new
        return new
    }

    static func of(_ commands: [Register.Command]) throws(Refusal) -> Book {
        var book = Book()
        for command in commands { try book.give(command) }
        return book
    }

    func view(_ profiles: [StateCode: StateProfile] = [:]) -> RegisterView { state.view(profiles) }
}

func act(
    _ state: StateCode, _ instrument: Instrument, _ kind: ActKind, _ text: String, source: String = "C.N.1"
) -> Register.Command {
    .record(Register.Entry(state, instrument, kind, day(text), source: source))
}

func unknown(_ state: StateCode, _ instrument: Instrument, evidence: String = "a list") -> Register.Command {
    .recordPartyDateUnknown(Register.PartyDateUnknown(state, instrument, evidence: evidence))
}

func statement(
    _ state: StateCode, _ kind: StatementKind, _ text: String = "We do not consider ourselves bound by 35 (2).",
    on date: String = "2010-01-01", source: String = "C.N.2", objectsTo: String? = nil
) -> Register.Command {
    .recordStatement(
        Register.Statement(
            state, .untoc, kind, text: text, language: .en, day: day(date), source: source, objectsTo: objectsTo))
}

func profile(
    _ code: StateCode, _ group: RegionalGroup?, kind: StateProfile.Kind = .state, name: String? = nil
) -> StateProfile {
    StateProfile(
        code: code, kind: kind, group: group, legalSystem: [.civil],
        names: Multilingual([.en: name ?? code.rawValue]))
}

func byCode(_ profiles: [StateProfile]) -> [StateCode: StateProfile] {
    Dictionary(profiles.map { ($0.code, $0) }) { first, _ in first }
}

/// The codes of a refusal, or none where nothing was refused.
func codes(_ work: () throws -> Void) -> [String] {
    do {
        try work()
        return []
    } catch let refusal as Refusal {
        return refusal.reasons.map(\.code)
    } catch {
        return ["\(error)"]
    }
}

/// SplitMix64: the same trials for the same seed on every machine.
struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
