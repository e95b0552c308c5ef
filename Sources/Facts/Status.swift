import Kernel
import Treaties

extension Facts {
    /// What the register is seeded with.
    package static func seed() throws(FactsError) -> (acts: [Register.Entry], unknown: [Register.PartyDateUnknown]) {
        var acts: [Register.Entry] = []
        for record in try table("status/acts.csv", ["iso3", "state", "instrument", "action", "date", "source"]) {
            acts.append(
                Register.Entry(
                    StateCode(record["iso3"]), try record.read("instrument") { Instrument(rawValue: $0) },
                    try record.read("action") { ActKind(rawValue: $0) }, try record.read("date") { Day($0) },
                    source: record["source"]))
        }
        var unknown: [Register.PartyDateUnknown] = []
        for record in try table("status/party-date-unknown.csv", ["iso3", "state", "instrument", "evidence"]) {
            unknown.append(
                Register.PartyDateUnknown(
                    StateCode(record["iso3"]), try record.read("instrument") { Instrument(rawValue: $0) },
                    evidence: record["evidence"]))
        }
        return (acts, unknown)
    }

    /// The annex of A/59/204 as printed: the status as at 20 July 2004.
    package static func annex() throws(FactsError) -> Annex {
        guard let asAt = Day(year: 2004, month: 7, day: 20) else {
            throw FactsError(file: "status/annex-a-59-204.csv", problem: "no such day")
        }
        return Annex(asAt: asAt, rows: try annexRows(), totals: try annexTotals(), names: try annexNames())
    }

    private static func annexRows() throws(FactsError) -> [Annex.Row] {
        var rows: [Annex.Row] = []
        for record in try table("status/annex-a-59-204.csv", ["region", "state", "instrument", "date", "accession"]) {
            rows.append(
                Annex.Row(
                    region: record["region"], state: record["state"],
                    instrument: try record.read("instrument") { Instrument(rawValue: $0) },
                    day: try record.read("date") { Day($0) }, accession: try record.read("accession") { Bool($0) }))
        }
        return rows
    }

    private static func annexTotals() throws(FactsError) -> [Annex.Total] {
        let instruments = Instrument.allCases.map(\.rawValue)
        var totals: [Annex.Total] = []
        for record in try table("status/annex-a-59-204-totals.csv", ["figure", "region"] + instruments) {
            let figure: Annex.Figure = try record.read("figure") { figure in
                switch figure {
                case "signatures": .signatures
                case "ratifications": .ratifications
                case "region": .region(record["region"])
                default: nil
                }
            }
            for instrument in Instrument.allCases {
                totals.append(Annex.Total(figure, instrument, try record.read(instrument.rawValue) { Int($0) }))
            }
        }
        return totals
    }

    private static func annexNames() throws(FactsError) -> [Annex.Name] {
        var names: [Annex.Name] = []
        for record in try table("status/annex-a-59-204-names.csv", ["printed", "code", "relation", "note"]) {
            names.append(
                Annex.Name(
                    printed: record["printed"], code: StateCode(record["code"]),
                    relation: try record.read("relation") { Annex.Name.Relation(rawValue: $0) }, note: record["note"]))
        }
        return names
    }

    private static func table(_ path: String, _ columns: [String]) throws(FactsError) -> [Table.Record] {
        try Table(path, columns: columns, bytes(path)).records
    }
}
