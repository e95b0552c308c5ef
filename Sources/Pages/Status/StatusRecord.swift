import Desk
import Kernel
import Tongue
import Treaties

extension StatusPages {
    struct RecordPage: Sendable {
        let text: String
        let form: Form
    }

    /// The secretariat's form for an act, a statement, or the striking out of what was entered wrongly.
    package static func record(
        _ act: Route.RegisterAct, _ state: StateCode, _ reading: StatusReading, typed: Typed = Typed(),
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page? {
        guard reading.register.profiles[state] != nil else { return nil }
        let route = Route.status(reading.name, .record(state, act))
        return Page(
            "status/record", title: reader.say("status.\(act.rawValue).title"),
            trail: [reading.root(reader), reading.link(reader.say(state), .state(state))],
            RecordPage(
                text: reader.say("status.\(act.rawValue).text"),
                form: Form(
                    route, submit: reader.say("status.\(act.rawValue).button"),
                    fields(act, state, reading, typed, reader),
                    refusal: refusal, for: reader)))
    }

    /// What may be entered here, for who may enter it.
    static func records(_ state: StateCode, _ reading: StatusReading, _ reader: Reader) -> [Link] {
        guard reader.capacity == .secretariat, reading.isInvented == reader.isTraining else { return [] }
        return Route.RegisterAct.allCases.map {
            Link(
                text: reader.say("status.\($0.rawValue).title"),
                href: Route.status(reading.name, .record(state, $0)).path)
        }
    }

    private static func fields(
        _ act: Route.RegisterAct, _ state: StateCode, _ reading: StatusReading, _ typed: Typed, _ reader: Reader
    ) -> [Field] {
        let day = Field("day", .date, label: reader.say("field.on"), typed: typed["day"])
        let source = Field(
            "source", .text, label: reader.say("status.column.source"), hint: reader.say("status.record.source-hint"),
            typed: typed["source"])
        let instrument = select(
            "instrument", "status.column.instrument",
            Instrument.allCases.map { ($0.rawValue, reader.speaker.name(of: $0)) }, typed, reader)
        switch act {
        case .act:
            let kinds = ActKind.allCases.map { ($0.rawValue, reader.say("status.kind.\($0.rawValue)")) }
            return [instrument, select("kind", "status.record.kind", kinds, typed, reader), day, source]
        case .statement:
            let kinds = StatementKind.allCases.map { ($0.rawValue, reader.say("status.statement.\($0.rawValue)")) }
            let languages = Language.allCases.map { ($0.rawValue, reader.speaker.say(.language($0))) }
            let others = reading.register.statements.filter { $0.value.kind != .objection }.map { recorded in
                (
                    recorded.id,
                    reader.say(
                        "status.statement.answers",
                        [
                            "kind": .phrase(Phrase("status.statement.\(recorded.value.kind.rawValue)")),
                            "state": .state(recorded.value.state), "day": .day(recorded.value.day),
                        ])
                )
            }
            return [
                instrument, select("kind", "status.record.kind", kinds, typed, reader),
                Field("text", .long(rows: 10), label: reader.say("status.record.full-text"), typed: typed["text"]),
                select("language", "field.text-language", languages, typed, reader),
                select("objectsTo", "status.record.objects-to", [("", "–")] + others, typed, reader), day, source,
            ]
        case .strike:
            let acts = reading.register.acts(of: state).map { act in
                (
                    act.id,
                    reader.say(
                        "status.state.struck-act",
                        [
                            "instrument": .instrument(act.instrument),
                            "kind": .phrase(Phrase("status.kind-within.\(act.kind.rawValue)")),
                            "day": .day(act.day),
                        ])
                )
            }
            let statements = reading.register.statements(of: state).map { recorded in
                (
                    recorded.id,
                    "\(reader.say("status.statement.\(recorded.value.kind.rawValue)")), \(reader.say(recorded.value.day))"
                )
            }
            let undated = undated(state, reading).map { instrument, party in
                (party.record, "\(reader.speaker.name(of: instrument)), \(reader.say("status.party-without-date"))")
            }
            return [
                select("id", "status.record.record", acts + undated + statements, typed, reader),
                Field("reason", .long(rows: 3), label: reader.say("status.record.reason"), typed: typed["reason"]),
            ]
        }
    }

    /// The records of a State that can be struck out, by their ids.
    package static func recordIDs(_ state: StateCode, _ reading: StatusReading) -> [String] {
        reading.register.acts(of: state).map(\.id) + undated(state, reading).map(\.1.record)
            + reading.register.statements(of: state).map(\.id)
    }

    private static func undated(_ state: StateCode, _ reading: StatusReading) -> [(Instrument, PartyWithoutDate)] {
        Instrument.allCases.flatMap { instrument in
            reading.register.partiesDateUnknown(instrument, asAt: reading.today, today: reading.today)
                .filter { $0.state == state }.map { (instrument, $0) }
        }
    }

    private static func select(
        _ name: String, _ label: String, _ options: [(String, String)], _ typed: Typed, _ reader: Reader
    ) -> Field {
        Field(
            name, .select, label: reader.say(label), typed: typed[name],
            options: options.map { (value: $0.0, label: $0.1) })
    }
}
