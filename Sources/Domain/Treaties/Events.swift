import Kernel

extension Register {
    package enum Event: Kernel.Event {
        case actRecorded(
            id: String, state: StateCode, instrument: Instrument, kind: ActKind, day: Day, source: String)
        case partyDateUnknownRecorded(id: String, state: StateCode, instrument: Instrument, evidence: String)
        case statementRecorded(
            id: String, state: StateCode, instrument: Instrument, kind: StatementKind, text: String,
            language: Language, day: Day, source: String, objectsTo: String?)
        case textAttached(
            id: String, instrument: Instrument, language: Language, articles: [Int: String], source: String)
        case recordStruck(id: String, reason: String, replacedBy: String?)

        package static var room: String { "register" }

        /// The article of the Convention an act or a statement is done under; a Protocol's own clauses are reached
        /// through article 37.
        package var citations: [Citation] {
            switch self {
            case .actRecorded(_, _, let instrument, let kind, _, _): [FinalClauses.of(instrument).citation(kind)]
            case .partyDateUnknownRecorded(_, _, let instrument, _): [FinalClauses.of(instrument).citation(.accession)]
            case .statementRecorded, .textAttached, .recordStruck: []
            }
        }
    }
}

extension Register.Event {
    static func act(_ id: String, _ entry: Register.Entry) -> Self {
        .actRecorded(
            id: id, state: entry.state, instrument: entry.instrument, kind: entry.kind, day: entry.day,
            source: entry.source)
    }

    static func unknown(_ id: String, _ party: Register.PartyDateUnknown) -> Self {
        .partyDateUnknownRecorded(
            id: id, state: party.state, instrument: party.instrument, evidence: party.evidence)
    }

    static func statement(_ id: String, _ statement: Register.Statement) -> Self {
        .statementRecorded(
            id: id, state: statement.state, instrument: statement.instrument, kind: statement.kind,
            text: statement.text, language: statement.language, day: statement.day, source: statement.source,
            objectsTo: statement.objectsTo)
    }
}
