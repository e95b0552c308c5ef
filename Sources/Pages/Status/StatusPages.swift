import Desk
import Facts
import Kernel
import Mustache
import Tongue
import Treaties

/// The public pages of the status register: the overview, a regional group, a State, an instrument, an article, and
/// the annex of A/59/204 beside the record. None needs an account; none ranks States.
///
/// Each is a function of a `StatusReading` and a reader. Those that may be asked for what is not there (a State, an
/// article) answer `nil`, for the web to say so.
package enum StatusPages {}

/// What the pages are read from: a register, what is shipped about the instruments, and the day asked for.
package struct StatusReading: Sendable {
    package let name: RegisterName
    package let register: RegisterView
    package let instruments: [InstrumentFacts]
    /// The day whose status is shown; never later than today.
    package let asAt: Day
    package let today: Day
    /// Whether a day was asked for that cannot be shown, so that today's status stands in its place.
    package let isUnreadable: Bool

    /// Name of the parameter of the address that holds the day.
    package static let parameter = "as-at"

    /// - Parameter typed: the parameter `as-at` as it came, `YYYY-MM-DD`; `nil` or empty for today.
    package init(
        _ register: RegisterView, _ name: RegisterName, _ instruments: [InstrumentFacts], asAt typed: String? = nil,
        today: Day
    ) {
        self.name = name
        self.register = register
        self.instruments = instruments
        self.today = today
        let asked = typed.flatMap { $0.isEmpty ? nil : $0 }
        let day = asked.flatMap { Day($0) }.flatMap { $0 <= today ? $0 : nil }
        asAt = day ?? today
        isUnreadable = asked != nil && day == nil
    }

    var isToday: Bool { asAt == today }
    var isInvented: Bool { name == .training }

    /// The address of another page of the same register, as at the same day.
    func href(_ page: Route.StatusPage) -> String {
        let path = Route.status(name, page).path
        return isToday ? path : "\(path)?\(StatusReading.parameter)=\(asAt)"
    }

    func link(_ text: String, _ page: Route.StatusPage) -> Link { Link(text: text, href: href(page)) }

    func facts(_ instrument: Instrument) -> InstrumentFacts? { instruments.first { $0.code == instrument } }

    /// The first page, as the others stand under it.
    func root(_ reader: Reader) -> Link {
        link(reader.say(isInvented ? "status.title-training" : "status.title"), .overview)
    }

    /// The instruments as the heads of columns.
    func columns(_ reader: Reader) -> [Link] {
        Instrument.allCases.map { link(reader.speaker.name(of: $0), .instrument($0)) }
    }
}

/// The form that asks for another day, and the sentence that says which day is shown.
struct AsAt: Sendable {
    let action: String
    let parameter: String
    let value: String
    let latest: String
    /// Said of a day that is not today.
    let past: String?
    /// Said when the day asked for cannot be shown.
    let unreadable: String?
    /// The same page today.
    let present: String?

    init(_ reading: StatusReading, _ page: Route.StatusPage, _ reader: Reader) {
        action = Route.status(reading.name, page).path
        parameter = StatusReading.parameter
        value = reading.asAt.description
        latest = reading.today.description
        past = reading.isToday ? nil : reader.say("status.as-at.past", ["day": .day(reading.asAt)])
        present = reading.isToday ? nil : action
        unreadable =
            reading.isUnreadable ? reader.say("status.as-at.unreadable", ["day": .day(reading.asAt)]) : nil
    }
}

/// Where each State stands towards one instrument, on the day shown.
struct Roll: Sendable {
    enum Place: Sendable {
        case party(Party)
        case partyWithoutDate(PartyWithoutDate)
        /// It was party, and is no longer.
        case former
        case signatory(Day)
        case none
    }

    let instrument: Instrument
    let parties: [Party]
    let withoutDate: [PartyWithoutDate]
    private var places: [StateCode: Place] = [:]

    init(_ instrument: Instrument, _ reading: StatusReading) {
        self.instrument = instrument
        let (register, asAt) = (reading.register, reading.asAt)
        parties = register.parties(instrument, asAt: asAt)
        withoutDate = register.partiesDateUnknown(instrument, asAt: asAt, today: reading.today)
        for signature in register.signatories(instrument, asAt: asAt) {
            places[signature.state] = .signatory(signature.day)
        }
        for party in withoutDate { places[party.state] = .partyWithoutDate(party) }
        for party in parties { places[party.state] = .party(party) }
    }

    /// Every party, with its group: those whose date is known, then those whose date is not.
    var members: [(state: StateCode, group: RegionalGroup?)] {
        parties.map { ($0.state, $0.group) } + withoutDate.map { ($0.state, $0.group) }
    }

    func place(_ state: StateCode, _ reading: StatusReading) -> Place {
        let place = places[state] ?? .none
        switch place {
        case .party, .partyWithoutDate: return place
        case .former, .signatory, .none:
            let consented = reading.register.acts(of: state).contains {
                $0.instrument == instrument && $0.kind.isConsent && $0.day <= reading.asAt
            }
            return consented ? .former : place
        }
    }
}

/// A date with the letter that says by what act a State became party, after the practice of the depositary: none for
/// a ratification.
struct Marked: Sendable {
    let date: String
    let mark: Mark?

    struct Mark: Sendable, MustacheParent {
        let letter: String
        let kind: String

        func child(named name: String) -> Any? { name == "letter" ? letter : name == "kind" ? kind : nil }

        init?(_ kind: ActKind, _ reader: Reader) {
            switch kind {
            case .accession, .acceptance, .approval, .succession:
                letter = reader.say("status.mark.\(kind.rawValue)")
                self.kind = reader.say("status.kind.\(kind.rawValue)")
            case .ratification, .signature, .withdrawal: return nil
            }
        }

        /// What the letters mean, in the order of the alphabet.
        static func legend(_ reader: Reader) -> [Mark] {
            [ActKind.accession, .acceptance, .approval, .succession].compactMap { Mark($0, reader) }
        }
    }

    init(_ day: Day, _ kind: ActKind, _ reader: Reader) {
        date = reader.say(day)
        mark = Mark(kind, reader)
    }
}

extension Reader {
    /// "African States".
    func say(_ group: RegionalGroup?) -> String { say("group.\(group?.rawValue ?? "none")") }

    /// States by their names, in the order of the reader's language.
    func sorted(_ states: some Sequence<StateCode>) -> [StateCode] { speaker.sorted(states) { speaker.name(of: $0) } }

    func count(_ number: Int) -> String { speaker.number(number) }
}
