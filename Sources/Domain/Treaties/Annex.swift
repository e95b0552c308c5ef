import Kernel

/// The annex of the Secretary-General's report A/59/204 as printed: the status as at 20 July 2004.
package struct Annex: Hashable, Sendable {
    /// One printed date.
    package struct Row: Hashable, Sendable {
        /// As printed: "Asia and the Pacific".
        package let region: String
        /// As printed: "Libyan Arab Jamahiriya".
        package let state: String
        package let instrument: Instrument
        package let day: Day
        /// Whether it carries the mark "Accession".
        package let accession: Bool

        package init(region: String, state: String, instrument: Instrument, day: Day, accession: Bool) {
            self.region = region
            self.state = state
            self.instrument = instrument
            self.day = day
            self.accession = accession
        }
    }

    /// What a printed number counts.
    package enum Figure: Hashable, Sendable {
        case signatures
        case ratifications
        /// Ratifications in a region, by its printed name.
        case region(String)
    }

    package struct Total: Hashable, Sendable {
        package let figure: Figure
        package let instrument: Instrument
        package let value: Int

        package init(_ figure: Figure, _ instrument: Instrument, _ value: Int) {
            self.figure = figure
            self.instrument = instrument
            self.value = value
        }
    }

    /// A printed name that is not the State's name of today.
    package struct Name: Hashable, Sendable {
        package enum Relation: String, Hashable, Sendable {
            /// The same State under another name.
            case renamed
            /// Another now holds its place.
            case succeeded
        }

        package let printed: String
        package let code: StateCode
        package let relation: Relation
        package let note: String

        package init(printed: String, code: StateCode, relation: Relation, note: String) {
            self.printed = printed
            self.code = code
            self.relation = relation
            self.note = note
        }
    }

    package let asAt: Day
    package let rows: [Row]
    package let totals: [Total]
    package let names: [Name]

    package init(asAt: Day, rows: [Row], totals: [Total], names: [Name]) {
        self.asAt = asAt
        self.rows = rows
        self.totals = totals
        self.names = names
    }

    /// The regional group a printed region stands for.
    package static func group(_ region: String) -> RegionalGroup? {
        switch region {
        case "Africa": .african
        case "Asia and the Pacific": .asiaPacific
        case "Eastern Europe": .easternEuropean
        case "Latin America and the Caribbean": .latinAmericanCaribbean
        case "Western Europe and other States": .westernEuropeanOthers
        default: nil
        }
    }
}
