import Kernel

/// A number for each regional group, and one for those in none.
package struct GroupCounts: Hashable, Sendable {
    private var counts = [Int](repeating: 0, count: RegionalGroup.allCases.count + 1)

    package init() {}

    package init(_ groups: some Sequence<RegionalGroup?>) {
        for group in groups { self[group] += 1 }
    }

    package internal(set) subscript(group: RegionalGroup?) -> Int {
        get { counts[GroupCounts.place(group)] }
        set { counts[GroupCounts.place(group)] = newValue }
    }

    package var total: Int { counts.reduce(0, +) }

    package var json: JSON {
        var members: [String: JSON] = ["none": .number(self[nil])]
        for group in RegionalGroup.allCases { members[group.rawValue] = .number(self[group]) }
        return .object(members)
    }

    private static func place(_ group: RegionalGroup?) -> Int {
        switch group {
        case nil: 0
        case .african: 1
        case .asiaPacific: 2
        case .easternEuropean: 3
        case .latinAmericanCaribbean: 4
        case .westernEuropeanOthers: 5
        }
    }
}

/// The parties to an instrument from a day on, as far as their dates are known.
package struct GrowthPoint: Hashable, Sendable {
    package let day: Day
    package let groups: GroupCounts

    package var parties: Int { groups.total }

    static func series(_ parties: [Party]) -> [GrowthPoint] {
        var changes: [Day: [(RegionalGroup?, Int)]] = [:]
        for party in parties {
            changes[party.day, default: []].append((party.group, 1))
            if let until = party.until { changes[until, default: []].append((party.group, -1)) }
        }
        var counts = GroupCounts()
        return changes.keys.sorted().map { day in
            for (group, change) in changes[day] ?? [] { counts[group] += change }
            return GrowthPoint(day: day, groups: counts)
        }
    }
}

/// The status of the four instruments on a day.
package struct StatusSummary: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let instrument: Instrument
        package let signatories: Int
        /// Those whose date is known.
        package let parties: Int
        package let partiesDateUnknown: Int
        /// `nil` on a day before it.
        package let inForceSince: Day?
        /// The same as `parties`, by regional group.
        package let groups: GroupCounts
    }

    package let asAt: Day
    package let instruments: [Line]

    /// The same of one instrument only; of all where none is named.
    package func only(_ instrument: Instrument?) -> StatusSummary {
        StatusSummary(asAt: asAt, instruments: instruments.filter { instrument == nil || $0.instrument == instrument })
    }

    /// As the command line prints it.
    package var json: JSON {
        [
            "as_at": .string(asAt.description),
            "instruments": .array(
                instruments.map { line in
                    [
                        "code": .string(line.instrument.rawValue),
                        "signatories": .number(line.signatories),
                        "parties": .number(line.parties),
                        "parties_date_unknown": .number(line.partiesDateUnknown),
                        "in_force_since": line.inForceSince.map { .string($0.description) } ?? .null,
                        "groups": line.groups.json,
                    ]
                }),
        ]
    }
}

extension RegisterView {
    package func status(asAt day: Day, today: Day) -> StatusSummary {
        StatusSummary(
            asAt: day,
            instruments: Instrument.allCases.map { instrument in
                let parties = parties(instrument, asAt: day)
                return StatusSummary.Line(
                    instrument: instrument, signatories: signatories(instrument, asAt: day).count,
                    parties: parties.count,
                    partiesDateUnknown: partiesDateUnknown(instrument, asAt: day, today: today).count,
                    inForceSince: generalEntryIntoForce(instrument).flatMap { $0 <= day ? $0 : nil },
                    groups: GroupCounts(parties.map(\.group)))
            })
    }

    /// The roll for the draws (TOR 12, 14): the States parties to the Convention that are of a regional group, by code,
    /// each with the Protocols it is party to. An organization is of none, and is left out in any case.
    package func roll(asAt day: Day, today: Day) -> [RollEntry] {
        let protocols = Instrument.protocols.map { (instrument: $0, states: codes($0, day, today)) }
        return codes(.untoc, day, today).sorted().compactMap { code in
            guard let profile = profiles[code], profile.kind == .state, let group = profile.group else { return nil }
            return RollEntry(
                state: code, group: group, legalSystem: profile.legalSystem,
                protocols: protocols.filter { $0.states.contains(code) }.map(\.instrument))
        }
    }

    private func codes(_ instrument: Instrument, _ day: Day, _ today: Day) -> Set<StateCode> {
        Set(parties(instrument, asAt: day).map(\.state))
            .union(partiesDateUnknown(instrument, asAt: day, today: today).map(\.state))
    }
}
