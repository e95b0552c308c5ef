import Kernel

/// What the annex of A/59/204 printed, beside what the register says for the same day, with every difference.
package struct AnnexComparison: Hashable, Sendable {
    package enum Difference: Hashable, Sendable {
        /// Both name the State as party, on different days.
        case date(StateCode, Instrument, printed: Day, recorded: Day)
        /// One marks an accession, the other does not.
        case accession(StateCode, Instrument, printed: Bool, recorded: ActKind)
        /// Printed, but by that day no party in the register.
        case notRecorded(StateCode, Instrument, printed: Day)
        /// Party in the register by that day, but not printed.
        case notPrinted(StateCode, Instrument, recorded: Day, ActKind)
        /// The printed name is not that of today.
        case name(printed: String, StateCode, Annex.Name.Relation)
        /// No State of today is known for the printed name: its rows are compared with nothing.
        case unknownName(printed: String)
        /// Printed in another region than the regional group of today; `nil` for one of no group.
        case group(StateCode, printed: RegionalGroup?, recorded: RegionalGroup?)
        /// A printed total is not the register's; `states` are those that one counts and the other does not.
        case total(Annex.Figure, Instrument, printed: Int, recorded: Int, states: [StateCode])
        /// A printed total is not the number of the rows printed above it.
        case sum(Annex.Figure, Instrument, printed: Int, rows: Int)
    }

    /// One State's line: for each instrument what was printed and what is recorded.
    package struct Line: Hashable, Sendable {
        package struct Cell: Hashable, Sendable {
            package fileprivate(set) var printed: Annex.Row?
            package fileprivate(set) var recorded: Party?
        }

        /// As printed; of a State that was not printed, `nil`.
        package let region: String?
        /// As printed; of a State that was not printed, `nil`.
        package let name: String?
        /// `nil` where the printed name is unknown.
        package let state: StateCode?
        package fileprivate(set) var cells: [Instrument: Cell]
    }

    package let asAt: Day
    /// In printed order, then those not printed, by code.
    package let lines: [Line]
    /// Those of dates and marks, line by line; then those of names and regions; then those of totals.
    package let differences: [Difference]

    package init(_ annex: Annex, _ register: RegisterView) {
        asAt = annex.asAt
        let lines = AnnexComparison.lines(annex, register)
        self.lines = lines
        differences =
            lines.flatMap(AnnexComparison.inCells)
            + lines.flatMap { AnnexComparison.inName($0, annex, register) }
            + annex.totals.flatMap { AnnexComparison.inTotal($0, annex, register, lines) }
    }

    private static func lines(_ annex: Annex, _ register: RegisterView) -> [Line] {
        var recorded: [StateCode: [Instrument: Party]] = [:]
        for instrument in Instrument.allCases {
            for party in register.parties(instrument, asAt: annex.asAt) {
                recorded[party.state, default: [:]][instrument] = party
            }
        }
        let codes = codes(annex, register)
        var lines: [Line] = []
        var places: [String: Int] = [:]
        for row in annex.rows {
            let place = places[row.state] ?? lines.count
            if place == lines.count {
                let code = codes[row.state]
                let cells = code.flatMap { recorded.removeValue(forKey: $0) } ?? [:]
                lines.append(
                    Line(
                        region: row.region, name: row.state, state: code,
                        cells: cells.mapValues { Line.Cell(recorded: $0) }))
                places[row.state] = place
            }
            lines[place].cells[row.instrument, default: Line.Cell()].printed = row
        }
        return lines
            + recorded.sorted { $0.key < $1.key }.map { code, parties in
                Line(region: nil, name: nil, state: code, cells: parties.mapValues { Line.Cell(recorded: $0) })
            }
    }

    /// The States of today by printed name: the names that changed, and the English names that did not.
    private static func codes(_ annex: Annex, _ register: RegisterView) -> [String: StateCode] {
        let changed = annex.names.map { ($0.printed, $0.code) }
        let same = register.profiles.values.map { ($0.names(.en), $0.code) }
        return Dictionary(changed + same) { first, _ in first }
    }

    private static func inCells(_ line: Line) -> [Difference] {
        guard let state = line.state else { return [] }
        return Instrument.allCases.flatMap { instrument -> [Difference] in
            switch (line.cells[instrument]?.printed, line.cells[instrument]?.recorded) {
            case (nil, nil): return []
            case (let printed?, nil): return [.notRecorded(state, instrument, printed: printed.day)]
            case (nil, let recorded?): return [.notPrinted(state, instrument, recorded: recorded.day, recorded.kind)]
            case (let printed?, let recorded?):
                var found: [Difference] = []
                if printed.day != recorded.day {
                    found.append(.date(state, instrument, printed: printed.day, recorded: recorded.day))
                }
                if printed.accession != (recorded.kind == .accession) {
                    found.append(.accession(state, instrument, printed: printed.accession, recorded: recorded.kind))
                }
                return found
            }
        }
    }

    private static func inName(_ line: Line, _ annex: Annex, _ register: RegisterView) -> [Difference] {
        guard let name = line.name, let region = line.region else { return [] }
        guard let state = line.state else { return [.unknownName(printed: name)] }
        var found: [Difference] = []
        if let change = annex.names.first(where: { $0.printed == name }) {
            found.append(.name(printed: name, state, change.relation))
        }
        let (printed, recorded) = (Annex.group(region), register.profiles[state]?.group)
        if printed != recorded { found.append(.group(state, printed: printed, recorded: recorded)) }
        return found
    }

    private static func inTotal(
        _ total: Annex.Total, _ annex: Annex, _ register: RegisterView, _ lines: [Line]
    ) -> [Difference] {
        let instrument = total.instrument
        if total.figure == .signatures {
            let recorded = register.signatories(instrument, asAt: annex.asAt).count
            return recorded == total.value
                ? [] : [.total(.signatures, instrument, printed: total.value, recorded: recorded, states: [])]
        }
        let printed = lines.filter { line in
            guard line.cells[instrument]?.printed != nil else { return false }
            if case .region(let region) = total.figure { return line.region == region }
            return true
        }
        let recorded = lines.filter { line in
            guard let party = line.cells[instrument]?.recorded else { return false }
            if case .region(let region) = total.figure {
                return party.group != nil && party.group == Annex.group(region)
            }
            return true
        }
        var found: [Difference] = []
        if total.value != printed.count {
            found.append(.sum(total.figure, instrument, printed: total.value, rows: printed.count))
        }
        if total.value != recorded.count {
            let states = Set(printed.compactMap(\.state)).symmetricDifference(recorded.compactMap(\.state))
            found.append(
                .total(
                    total.figure, instrument, printed: total.value, recorded: recorded.count, states: states.sorted()))
        }
        return found
    }
}
