import Kernel
import Ledger
import Testing

/// One rule put to one question: after these events, on this day, somebody asks this; what follows?
///
/// `Cases/Bad` holds what is refused, each file named for the wrong that is tried, each case with the code of the
/// refusal and its paragraph. `Cases/Good` holds the twins: the same rule, kept.
struct Case: Sendable, CustomTestStringConvertible {
    enum Outcome: Equatable, Sendable {
        /// Names of the events that follow, in order; none where nothing had to be recorded.
        case recorded([String])
        /// "code PARAGRAPH" of every reason, in order.
        case refused([String])

        static func records(_ events: String...) -> Outcome { .recorded(events) }
        static func refused(_ reasons: String...) -> Outcome { .refused(reasons) }
    }

    /// The row of the rules it belongs to: "TOR 19, no mutual reviews".
    private(set) var rule = ""
    /// A sentence one can read aloud.
    let name: String
    let expected: Outcome
    let outcome: @Sendable () -> Outcome

    init<R: Room>(
        _ name: String, _ room: R.Type, given events: [R.Event] = [], on today: Day = World.today,
        when command: R.Command, _ expected: Outcome
    ) {
        self.name = name
        self.expected = expected
        outcome = {
            let state = R.folded(events)
            do throws(Refusal) {
                return .recorded(try R.decide(command, state, World.context(today)).map(\.short))
            } catch {
                return .refused(error.lines)
            }
        }
    }

    /// The cases of one rule.
    static func of(_ rule: String, _ cases: [Case]) -> [Case] {
        cases.map { one in
            var one = one
            one.rule = rule
            return one
        }
    }

    var testDescription: String { "\(rule): \(name)" }
}

extension Room {
    /// The state after events that were all recorded by the secretariat on one day.
    static func folded(_ events: [Event], on day: Day = World.drawn) -> State {
        var state = initial
        for event in events { evolve(&state, event, Stamp(at: Instant(day), actor: World.officer)) }
        return state
    }
}

extension Event {
    /// "review.opened/1" as "opened".
    var short: String {
        let name = (try? Codec.draft(self).name) ?? "not to be kept"
        return String(name.drop { $0 != "." }.dropFirst().prefix { $0 != "/" })
    }
}

extension Refusal {
    /// "code PARAGRAPH" of every reason, or the code alone where no paragraph is named.
    var lines: [String] {
        reasons.map { [$0.code, $0.citation?.text].compactMap { $0 }.joined(separator: " ") }
    }
}
