import Kernel

extension Register.State {
    /// The register as anybody may read it; `profiles` says of which regional group a State is.
    package func view(_ profiles: [StateCode: StateProfile]) -> RegisterView { RegisterView(self, profiles) }
}

/// A State's being party to an instrument, from a day that is known.
package struct Party: Hashable, Sendable {
    package let state: StateCode
    package let group: RegionalGroup?
    package let kind: ActKind
    /// The day of deposit.
    package let day: Day
    /// When the instrument entered into force for it; `nil` while it is not in force at all.
    package let inForce: Day?
    /// The first day on which it is no longer party, where a denunciation was received.
    package let until: Day?
    /// The act of consent, by its id.
    package let act: String
}

/// A State's being party to an instrument, from a day that nobody has found.
package struct PartyWithoutDate: Hashable, Sendable {
    package let state: StateCode
    package let group: RegionalGroup?
    package let evidence: String
    package let until: Day?
    /// The record, by its id.
    package let record: String
}

/// The register, folded once and read many times: what the final clauses make of the acts that stand, sorted.
///
/// Every question takes the day it asks about; those about parties of unknown date take today as well, for such a
/// State is counted today and at no earlier date.
package struct RegisterView: Sendable {
    struct Sheet: Sendable {
        var signatures: [Register.Act] = []
        var parties: [Party] = []
        var withoutDate: [PartyWithoutDate] = []
        var inForce: Day?
        var growth: [GrowthPoint] = []
    }

    package let profiles: [StateCode: StateProfile]
    private let sheets: [Instrument: Sheet]
    private let actsByState: [StateCode: [Register.Act]]
    private let struckByState: [StateCode: [StruckAct]]
    private let allStatements: [Register.Recorded<Register.Statement>]
    private let allTexts: [Instrument: [Language: Register.Recorded<Register.Text>]]

    init(_ state: Register.State, _ profiles: [StateCode: StateProfile]) {
        self.profiles = profiles
        let standing = state.files.mapValues { state.standing($0) }
        actsByState = standing.mapValues {
            $0.acts.sorted { ($0.day, $0.kind.rank, $0.id) < ($1.day, $1.kind.rank, $1.id) }
        }
        struckByState = state.files.mapValues { file in
            file.acts.compactMap { act in state.struck[act.id].map { StruckAct(act: act, strike: $0) } }
        }
        allStatements = state.statements.filter { state.struck[$0.id] == nil }.sorted {
            ($0.value.day, $0.value.state, $0.id) < ($1.value.day, $1.value.state, $1.id)
        }
        var texts: [Instrument: [Language: Register.Recorded<Register.Text>]] = [:]
        for text in state.texts where state.struck[text.id] == nil {
            texts[text.value.instrument, default: [:]][text.value.language] = text
        }
        allTexts = texts
        sheets = RegisterView.sheets(standing, profiles)
    }

    private static func sheets(
        _ files: [StateCode: Register.State.File], _ profiles: [StateCode: StateProfile]
    ) -> [Instrument: Sheet] {
        let memberships = files.flatMap { code, file in History(code, file).memberships }
        let acts = files.values.flatMap(\.acts)
        var sheets: [Instrument: Sheet] = [:]
        var convention: Day?
        for instrument in Instrument.allCases {
            let signatures = acts.filter { $0.instrument == instrument && $0.kind == .signature }
            let own = memberships.filter { $0.instrument == instrument }
            let first = Dictionary(
                own.compactMap(\.consent).filter {
                    $0.kind.countsTowardsEntryIntoForce && profiles[$0.state]?.kind != .organization
                }.map { ($0.state, $0.day) }, uniquingKeysWith: min)
            let inForce = EntryIntoForce.general(Array(first.values), convention: convention, of: instrument)
            if instrument == .untoc { convention = inForce }
            sheets[instrument] = Sheet(signatures, own, inForce, profiles)
        }
        return sheets
    }

    private subscript(instrument: Instrument) -> Sheet { sheets[instrument] ?? Sheet() }

    // MARK: Instruments

    package func generalEntryIntoForce(_ instrument: Instrument) -> Day? { self[instrument].inForce }

    /// When an instrument entered into force for a State by its last consent; `nil` where there is none, or nobody
    /// knows its day.
    package func entryIntoForce(_ state: StateCode, _ instrument: Instrument) -> Day? {
        self[instrument].parties.last { $0.state == state }?.inForce
    }

    /// The signatures, by day; that a State became party later does not take its signature away.
    package func signatories(_ instrument: Instrument, asAt day: Day) -> [Register.Act] {
        Array(self[instrument].signatures.prefix { $0.day <= day })
    }

    /// Those party on a day, of those whose date is known, in the order of becoming so.
    package func parties(_ instrument: Instrument, asAt day: Day) -> [Party] {
        self[instrument].parties.prefix { $0.day <= day }.filter { $0.until.map { day < $0 } ?? true }
    }

    /// Those party today whose date is not known; none at an earlier date.
    package func partiesDateUnknown(_ instrument: Instrument, asAt day: Day, today: Day) -> [PartyWithoutDate] {
        day < today ? [] : self[instrument].withoutDate.filter { $0.until.map { day < $0 } ?? true }
    }

    package func isParty(_ state: StateCode, _ instrument: Instrument, asAt day: Day, today: Day) -> Bool {
        parties(instrument, asAt: day).contains { $0.state == state }
            || partiesDateUnknown(instrument, asAt: day, today: today).contains { $0.state == state }
    }

    /// The parties over time, one point for each day that changed their number.
    package func growth(_ instrument: Instrument) -> [GrowthPoint] { self[instrument].growth }

    // MARK: States

    /// The acts of a State that stand, by day.
    package func acts(of state: StateCode) -> [Register.Act] { actsByState[state] ?? [] }

    /// The acts of a State that were struck out, each with the reason.
    package func struckActs(of state: StateCode) -> [StruckAct] { struckByState[state] ?? [] }

    /// The States of which anything is recorded, by code.
    package var states: [StateCode] { Set(actsByState.keys).union(allStatements.map(\.value.state)).sorted() }

    // MARK: Statements and texts

    /// The statements that stand, by day.
    package var statements: [Register.Recorded<Register.Statement>] { allStatements }

    package func statements(of state: StateCode) -> [Register.Recorded<Register.Statement>] {
        allStatements.filter { $0.value.state == state }
    }

    package func statements(on instrument: Instrument) -> [Register.Recorded<Register.Statement>] {
        allStatements.filter { $0.value.instrument == instrument }
    }

    /// The objections that name a statement.
    package func objections(to statement: String) -> [Register.Recorded<Register.Statement>] {
        allStatements.filter { $0.value.objectsTo == statement }
    }

    /// The official text attached last.
    package func text(_ instrument: Instrument, _ language: Language) -> Register.Recorded<Register.Text>? {
        allTexts[instrument]?[language]
    }

    /// The languages in which an official text is attached.
    package func textLanguages(_ instrument: Instrument) -> [Language] {
        Language.allCases.filter { allTexts[instrument]?[$0] != nil }
    }
}

extension RegisterView.Sheet {
    init(
        _ signatures: [Register.Act], _ memberships: [Membership], _ inForce: Day?,
        _ profiles: [StateCode: StateProfile]
    ) {
        self.signatures = signatures.sorted { ($0.day, $0.state) < ($1.day, $1.state) }
        parties = memberships.compactMap { membership in
            membership.consent.map { consent in
                Party(
                    state: membership.state, group: profiles[membership.state]?.group, kind: consent.kind,
                    day: consent.day, inForce: EntryIntoForce.forState(consent, general: inForce),
                    until: membership.until, act: consent.id)
            }
        }.sorted { ($0.day, $0.state) < ($1.day, $1.state) }
        withoutDate = memberships.compactMap { membership in
            guard membership.consent == nil, let unknown = membership.unknown else { return nil }
            return PartyWithoutDate(
                state: membership.state, group: profiles[membership.state]?.group,
                evidence: unknown.value.evidence, until: membership.until, record: unknown.id)
        }.sorted { $0.state < $1.state }
        self.inForce = inForce
        growth = GrowthPoint.series(parties)
    }
}

/// An act that counts no more.
package struct StruckAct: Hashable, Sendable {
    package let act: Register.Act
    package let strike: Register.Strike
}
