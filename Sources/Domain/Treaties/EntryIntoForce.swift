import Kernel

/// When an instrument enters into force, in general and for a State.
package enum EntryIntoForce {
    /// The ninetieth day after the deposit of the fortieth instrument, those of organizations not counted (38 (1)); of
    /// a Protocol, not before the Convention's own. `nil` while there are fewer.
    ///
    /// `deposits`: the days of deposit of the first instrument of each State, organizations left out.
    static func general(_ deposits: [Day], convention: Day?, of instrument: Instrument) -> Day? {
        guard deposits.count >= FinalClauses.instrumentsNeeded else { return nil }
        let fortieth = deposits.sorted()[FinalClauses.instrumentsNeeded - 1]
        let own = fortieth.adding(days: FinalClauses.daysToEntryIntoForce)
        if instrument == .untoc { return own }
        return convention.map { max($0, own) }
    }

    /// For who came after the fortieth, the thirtieth day after its deposit (38 (2)), or the general day where that is
    /// later; for who came before, the general day.
    ///
    /// The thirty days are for who ratifies, accepts, approves or accedes. A succession continues what the predecessor
    /// had: it counts from the day recorded for it.
    static func forState(_ consent: Register.Act, general: Day?) -> Day? {
        let own =
            consent.kind == .succession
            ? consent.day : consent.day.adding(days: FinalClauses.daysToEntryIntoForceForState)
        return general.map { max($0, own) }
    }
}
