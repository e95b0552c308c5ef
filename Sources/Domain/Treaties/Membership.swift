import Kernel

/// A time during which a State is party to an instrument.
struct Membership: Hashable, Sendable {
    let state: StateCode
    let instrument: Instrument
    /// The act of consent; `nil` while its day is not known.
    var consent: Register.Act?
    /// What says that it is party, while its day is not known.
    let unknown: Register.Recorded<Register.PartyDateUnknown>?
    /// Whether it has denounced this instrument itself.
    var denounced = false
    /// The first day on which it is no longer party.
    var until: Day?

    func covers(_ day: Day) -> Bool {
        (consent.map { $0.day <= day } ?? true) && (until.map { day < $0 } ?? true)
    }

    /// A denunciation received on a day ends the membership a year later, unless something ends it sooner.
    mutating func denounce(on day: Day) {
        let effect = day.adding(months: FinalClauses.monthsToDenunciation)
        until = until.map { min($0, effect) } ?? effect
        denounced = true
    }
}

/// One State's acts, taken in the order of their days by the final clauses: when it was party to what, and what in
/// the record cannot be.
struct History {
    private(set) var memberships: [Membership] = []
    private(set) var faults: [Refusal.Reason] = []
    private let state: StateCode

    init(_ state: StateCode, _ file: Register.State.File) {
        self.state = state
        var acts: [Instrument: [Register.Act]] = [:]
        for act in file.acts { acts[act.instrument, default: []].append(act) }
        var unknown: [Instrument: [Register.Recorded<Register.PartyDateUnknown>]] = [:]
        for party in file.unknown { unknown[party.value.instrument, default: []].append(party) }

        let convention = take(.untoc, acts[.untoc] ?? [], unknown[.untoc] ?? [], convention: nil)
        memberships = convention
        for instrument in Instrument.protocols where acts[instrument] != nil || unknown[instrument] != nil {
            memberships += take(
                instrument, acts[instrument] ?? [], unknown[instrument] ?? [], convention: convention)
        }
    }

    /// The memberships in one instrument. `convention`: those in the Convention, of a Protocol only.
    private mutating func take(
        _ instrument: Instrument, _ acts: [Register.Act], _ unknown: [Register.Recorded<Register.PartyDateUnknown>],
        convention: [Membership]?
    ) -> [Membership] {
        var done: [Membership] = []
        var open = unknown.first.map { party in
            Membership(state: state, instrument: instrument, unknown: party, until: convention?.first?.until)
        }
        if !unknown.isEmpty, convention?.isEmpty == true {
            fault("register.convention-first", instrument, .accession, nil)
        }
        for _ in unknown.dropFirst() { fault("register.already-party", instrument, .accession, nil) }

        var signed = false
        for act in inOrder(acts) {
            if let membership = open, let until = membership.until, until <= act.day {
                done.append(membership)
                open = nil
            }
            switch act.kind {
            case .signature:
                if !FinalClauses.of(instrument).signature.contains(act.day) { fault("register.signature-period", act) }
                if signed { fault("register.already-signed", act) }
                signed = true
            case .withdrawal:
                if open == nil {
                    fault("register.not-party", act)
                } else if open?.denounced == true {
                    fault("register.already-denounced", act)
                } else {
                    open?.denounce(on: act.day)
                }
            default:
                open = consent(act, open, convention)
            }
        }
        if let open { done.append(open) }
        return done
    }

    /// What a State is party by after an act of consent, beside what it was party by before.
    private mutating func consent(
        _ act: Register.Act, _ open: Membership?, _ convention: [Membership]?
    ) -> Membership? {
        if act.day < FinalClauses.of(act.instrument).signature.lowerBound { fault("register.before-opening", act) }
        if let open, open.consent != nil || open.denounced {
            fault("register.already-party", act)
            return open
        }
        let base = convention?.first { $0.covers(act.day) }
        if convention != nil, base == nil { fault("register.convention-first", act) }
        // 40 (3): who denounces the Convention denounces its Protocols.
        return Membership(
            state: state, instrument: act.instrument, consent: act, unknown: nil, until: base?.until)
    }

    private func inOrder(_ acts: [Register.Act]) -> [Register.Act] {
        acts.sorted { a, b in
            (a.day, a.kind.rank, a.id) < (b.day, b.kind.rank, b.id)
        }
    }

    private mutating func fault(_ code: String, _ act: Register.Act) {
        fault(code, act.instrument, act.kind, act.day)
    }

    private mutating func fault(_ code: String, _ instrument: Instrument, _ kind: ActKind, _ day: Day?) {
        var facts: [String: Phrase.Value] = ["state": .state(state), "instrument": .instrument(instrument)]
        if let day { facts["day"] = .day(day) }
        faults.append(
            Refusal.Reason(
                code, FinalClauses.of(instrument).citation(kind), field: day == nil ? "instrument" : "day", facts))
    }
}
