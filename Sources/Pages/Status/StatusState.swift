import Desk
import Kernel
import Tongue
import Treaties

extension StatusPages {
    struct StatePage: Sendable {
        let asAt: AsAt
        let isInvented: Bool
        let names: [Name]
        /// Said of those in no regional group.
        let standing: String?
        let sections: [Section]
        let statements: [Statement]
        let hasStruck: Bool
        let struck: [Struck]
        /// What the secretariat may enter here.
        let records: [Link]

        struct Name: Sendable {
            let language: String
            let name: String
            let code: String
        }

        struct Section: Sendable {
            let instrument: Link
            let acts: [Act]
            /// Said where there is no date, or no act.
            let note: String?
            let evidence: String?
            let inForce: String?
            let until: String?
        }

        struct Act: Sendable {
            let kind: String
            let day: String
            let origin: String
        }

        struct Statement: Sendable {
            let anchor: String
            let heading: String
            let made: String
            let code: String
            let text: String
            let origin: String
            let answers: Link?
            let objections: [Objection]
        }

        struct Objection: Sendable {
            let by: Link
            let day: String
            let code: String
            let text: String
            let origin: String
        }

        struct Struck: Sendable {
            let what: String
            let when: String
            let reason: String
        }
    }

    /// What a State did to each instrument, when, and who says so; `nil` where there is no such State.
    package static func state(_ state: StateCode, _ reading: StatusReading, for reader: Reader) -> Page? {
        guard let profile = reading.register.profiles[state] else { return nil }
        let group = profile.group.map { reading.link(reader.say($0), .group($0)) }
        let statements = reading.register.statements(of: state).filter { $0.value.day <= reading.asAt }
        let strikes = reading.register.struckActs(of: state)
        return Page(
            "status/state", title: reader.say(state), trail: [reading.root(reader)] + (group.map { [$0] } ?? []),
            StatePage(
                asAt: AsAt(reading, .state(state), reader), isInvented: reading.isInvented,
                names: Language.allCases.compactMap { language in
                    profile.names.texts[language].map {
                        StatePage.Name(language: language.ownName, name: $0, code: language.rawValue)
                    }
                },
                standing: group == nil
                    ? reader.say(profile.kind == .organization ? "status.state.organization" : "group.none") : nil,
                sections: Instrument.allCases.map { section(state, $0, reading, reader) },
                statements: statements.map { statement($0, reading, reader) },
                hasStruck: !strikes.isEmpty, struck: strikes.map { struck($0, reader) },
                records: records(state, reading, reader)))
    }

    private static func section(
        _ state: StateCode, _ instrument: Instrument, _ reading: StatusReading, _ reader: Reader
    ) -> StatePage.Section {
        let acts = reading.register.acts(of: state).filter {
            $0.instrument == instrument && $0.day <= reading.asAt
        }
        var (note, evidence, inForce, until): (String?, String?, String?, String?)
        switch Roll(instrument, reading).place(state, reading) {
        case .party(let party):
            inForce = party.inForce.map {
                reader.say(
                    $0 <= reading.asAt ? "status.state.in-force" : "status.state.will-be-in-force", ["day": .day($0)])
            }
            until = party.until.map { reader.say("status.state.until", ["day": .day($0)]) }
        case .partyWithoutDate(let party):
            note = reader.say("status.state.without-date")
            evidence = party.evidence
            until = party.until.map { reader.say("status.state.until", ["day": .day($0)]) }
        case .former: note = reader.say("status.former")
        case .signatory: note = reader.say("status.state.not-party")
        case .none: note = reader.say("status.state.no-act")
        }
        return StatePage.Section(
            instrument: reading.link(reader.speaker.name(of: instrument), .instrument(instrument)),
            acts: acts.map {
                StatePage.Act(
                    kind: reader.say("status.kind.\($0.kind.rawValue)"), day: reader.say($0.day), origin: $0.source)
            },
            note: note, evidence: evidence, inForce: inForce, until: until)
    }

    private static func statement(
        _ recorded: Register.Recorded<Register.Statement>, _ reading: StatusReading, _ reader: Reader
    ) -> StatePage.Statement {
        let statement = recorded.value
        let answered = statement.objectsTo.flatMap { id in reading.register.statements.first { $0.id == id } }
        return StatePage.Statement(
            anchor: anchor(recorded.id),
            heading: reader.say(
                "status.statement.heading",
                [
                    "kind": .phrase(Phrase("status.statement.\(statement.kind.rawValue)")),
                    "instrument": .instrument(statement.instrument),
                ]),
            made: reader.say(
                "status.statement.made", ["day": .day(statement.day), "language": .language(statement.language)]),
            code: statement.language.rawValue, text: statement.text, origin: statement.source,
            answers: answered.map { answered in
                Link(
                    text: reader.say(
                        "status.statement.answers",
                        [
                            "kind": .phrase(Phrase("status.statement.\(answered.value.kind.rawValue)")),
                            "state": .state(answered.value.state), "day": .day(answered.value.day),
                        ]),
                    href: "\(reading.href(.state(answered.value.state)))#\(anchor(answered.id))")
            },
            objections: reading.register.objections(to: recorded.id).filter { $0.value.day <= reading.asAt }.map {
                StatePage.Objection(
                    by: Link(
                        text: reader.say($0.value.state),
                        href: "\(reading.href(.state($0.value.state)))#\(anchor($0.id))"),
                    day: reader.say($0.value.day), code: $0.value.language.rawValue, text: $0.value.text,
                    origin: $0.value.source)
            })
    }

    /// A statement's place within its page.
    private static func anchor(_ id: String) -> String { "statement-\(id)" }

    private static func struck(_ struck: StruckAct, _ reader: Reader) -> StatePage.Struck {
        StatePage.Struck(
            what: reader.say(
                "status.state.struck-act",
                [
                    "instrument": .instrument(struck.act.instrument),
                    "kind": .phrase(Phrase("status.kind.\(struck.act.kind.rawValue)")), "day": .day(struck.act.day),
                ]),
            when: reader.say("status.state.struck-on", ["day": .day(struck.strike.day)]), reason: struck.strike.reason)
    }
}
