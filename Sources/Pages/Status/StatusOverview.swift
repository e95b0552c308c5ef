import Desk
import Kernel
import Tongue
import Treaties

extension StatusPages {
    struct Overview: Sendable {
        let asAt: AsAt
        let isInvented: Bool
        let lines: [Line]
        let columns: [Link]
        let groups: [GroupLine]
        let totals: [String]
        let apart: [Link]
        let organizations: String?
        let hasUnknown: Bool
        let growth: Growth?
        let annex: String?

        struct Line: Sendable {
            let name: String
            let href: String
            let parties: String
            let unknown: String
            let signatories: String
            let inForce: String
        }

        struct GroupLine: Sendable {
            let name: String
            let href: String?
            let counts: [String]
        }
    }

    /// The four instruments, their growth, the regional groups, and where the data comes from.
    package static func overview(_ reading: StatusReading, for reader: Reader) -> Page {
        let status = reading.register.status(asAt: reading.asAt, today: reading.today)
        let rolls = Instrument.allCases.map { Roll($0, reading) }
        let members = rolls.map { Dictionary(grouping: $0.members, by: \.group).mapValues(\.count) }
        let apart = reading.register.profiles.values.filter { $0.group == nil }
        let organizations = Set(rolls.flatMap(\.members).map(\.state)).filter {
            reading.register.profiles[$0]?.kind == .organization
        }
        func groupLine(_ group: RegionalGroup?) -> Overview.GroupLine {
            Overview.GroupLine(
                name: reader.say(group), href: group.map { reading.href(.group($0)) },
                counts: members.map { reader.count($0[group] ?? 0) })
        }
        return Page(
            "status/overview", title: reading.root(reader).text,
            Overview(
                asAt: AsAt(reading, .overview, reader), isInvented: reading.isInvented,
                lines: status.instruments.map { line($0, reading, reader) }, columns: reading.columns(reader),
                groups: RegionalGroup.allCases.map { groupLine($0) } + (apart.isEmpty ? [] : [groupLine(nil)]),
                totals: rolls.map { reader.count($0.members.count) },
                apart: reader.sorted(apart.map(\.code)).map { reading.link(reader.say($0), .state($0)) },
                organizations: organizations.isEmpty
                    ? nil : reader.say("status.overview.organizations", ["count": .number(organizations.count)]),
                hasUnknown: status.instruments.contains { $0.partiesDateUnknown > 0 },
                growth: Growth(reading, rolls, reader), annex: reading.isInvented ? nil : reading.href(.annex)))
    }

    private static func line(
        _ line: StatusSummary.Line, _ reading: StatusReading, _ reader: Reader
    ) -> Overview.Line {
        Overview.Line(
            name: reader.speaker.name(of: line.instrument), href: reading.href(.instrument(line.instrument)),
            parties: reader.count(line.parties + line.partiesDateUnknown),
            unknown: line.partiesDateUnknown == 0 ? "–" : reader.count(line.partiesDateUnknown),
            signatories: reader.count(line.signatories),
            inForce: line.inForceSince.map { reader.say($0) } ?? reader.say("status.not-in-force"))
    }
}
