import Desk
import Kernel
import Mechanism
import Seals
import Tongue

/// Cycles and their lots: public to read, the secretariat's to run.
package enum CyclePages {
    struct List: Sendable {
        let cycles: [Link]
        let isEmpty: Bool
        let open: Link?
    }

    struct Model: Sendable {
        let facts: [ReviewPages.Fact]
        let scope: [String]
        let asks: [AskLine]
        let options: [Link]
        let years: [Year]
        let lots: [LotShown]
        let hasCalendar: Bool
    }

    struct Year: Sendable {
        let title: String
        let rows: [Row]
        let isDrawn: Bool
        let unmet: String?

        struct Row: Sendable {
            let state: String
            let review: Link?
            let regional: String?
            let second: String?
            let note: String?
        }
    }

    struct LotShown: Sendable {
        let title: String
        /// The published input, as a file.
        let file: String?
        let input: String
        let sources: [String]
        /// The very text whose SHA-256 is the seed.
        let seeded: String
        let seed: String
    }

    struct ActModel: Sendable {
        let text: String
        let rule: String
        let form: Form
    }

    package static func list(_ cycles: [CycleView], for reader: Reader) -> Page {
        Page(
            "cycle/list", title: reader.say("cycle.list"),
            List(
                cycles: cycles.map { reader.link(title($0, reader), .cycle($0.opened.number)) },
                isEmpty: cycles.isEmpty,
                open: reader.capacity == .secretariat ? reader.link(reader.say("cycle.open.title"), .openCycle) : nil))
    }

    private static func title(_ cycle: CycleView, _ reader: Reader) -> String {
        reader.say(
            "cycle.title",
            [
                "number": .number(cycle.opened.number), "from": .code(String(cycle.opened.startYear)),
                "to": .code(String(cycle.opened.startYear + cycle.opened.years - 1)),
            ])
    }

    // MARK: What is asked of the secretariat

    /// The next lots and lists, as lines of the secretariat's first page.
    static func asks(_ cycles: [CycleView], for reader: Reader) -> [AskLine] {
        guard reader.capacity == .secretariat else { return [] }
        guard let cycle = cycles.last else {
            return [ask("open", .openCycle, .tor("45"), nil, reader)]
        }
        let number = cycle.opened.number
        if cycle.calendarLot == nil { return [ask("calendar", .cycleAct(number, .calendar), .tor("14"), nil, reader)] }
        guard let year = cycle.nextYear, year <= reader.today.year else { return [] }
        return cycle.circulatedYears.contains(year)
            ? [ask("pairs", .cycleAct(number, .pairs), .tor("19"), year, reader)]
            : [ask("experts", .cycleAct(number, .experts), .tor("21"), year, reader)]
    }

    private static func ask(_ key: String, _ route: Route, _ rule: Citation, _ year: Int?, _ reader: Reader) -> AskLine
    {
        AskLine(
            what: reader.say("cycle.\(key).title"),
            when: year.map { reader.say("cycle.for-year", ["year": .code(String($0))]) },
            rule: reader.speaker.citation(rule), route: route, button: reader.say("cycle.\(key).button"))
    }

    // MARK: One cycle

    /// The calendar, the pairs drawn, and what stands behind each lot; for everybody.
    ///
    /// - Parameter offRoll: parties to the Convention of no regional group, who are not on the roll.
    package static func cycle(_ cycle: CycleView, offRoll: [StateCode], for reader: Reader) -> Page {
        let opened = cycle.opened
        var facts: [ReviewPages.Fact] = [
            .init(name: reader.say("cycle.decision"), value: reader.speaker.say(.code(opened.decision))),
            .init(name: reader.say("cycle.phase"), value: reader.speaker.number(opened.phase)),
            .init(name: reader.say("cycle.rules"), value: reader.speaker.say(.code(opened.ruleSet.id))),
            .init(name: reader.say("cycle.parties"), value: reader.speaker.number(opened.roll.count)),
            .init(name: reader.say("cycle.theme"), value: reader.say("theme.\(opened.theme)")),
        ]
        if !offRoll.isEmpty {
            facts.append(
                .init(name: reader.say("cycle.off-roll"), value: reader.speaker.list(offRoll.map { reader.say($0) })))
        }
        facts.append(.init(name: reader.say("cycle.opened"), value: reader.say(opened.on)))
        return Page(
            "cycle/cycle", title: title(cycle, reader), trail: [reader.link(reader.say("cycle.list"), .cycles)],
            Model(
                facts: facts, scope: opened.scope.map { reader.heading($0) }, asks: asks([cycle], for: reader),
                options: options(cycle, reader), years: cycle.years.map { year($0, cycle, reader) },
                lots: lots(cycle, reader), hasCalendar: cycle.calendarLot != nil))
    }

    private static func options(_ cycle: CycleView, _ reader: Reader) -> [Link] {
        guard cycle.calendarLot != nil, let capacity = reader.capacity else { return [] }
        let lists = cycle.circulatedYears.sorted().map { year in
            reader.link(
                reader.say("cycle.circulated", ["year": .code(String(year))]),
                .circulated(cycle.opened.number, year: year))
        }
        func link(_ act: Route.CycleAct) -> Link {
            reader.link(reader.say("cycle.\(act.rawValue).title"), .cycleAct(cycle.opened.number, act))
        }
        switch capacity {
        case .secretariat:
            return lists + (cycle.draws.isEmpty ? [] : [link(.redraw)]) + [link(.deferReview), link(.deferServing)]
        case .delegate(let state) where cycle.year(of: state) != nil:
            return lists + [link(.deferReview), link(.deferServing)]
        default: return lists
        }
    }

    private static func year(_ year: Int, _ cycle: CycleView, _ reader: Reader) -> Year {
        let draw = cycle.draws[year]
        let pairs = Dictionary((draw?.pairs ?? []).map { ($0.reviewed, $0) }) { first, _ in first }
        let states = cycle.calendarLot == nil ? [] : cycle.calendar[year - cycle.opened.startYear]
        let rows = reader.speaker.sorted(states) { reader.say($0) }.map { state in
            Year.Row(
                state: reader.say(state),
                review: pairs[state] == nil
                    ? nil
                    : reader.link(
                        reader.say(state), .review(ReviewID(cycle: cycle.opened.number, state: state), .overview)),
                regional: pairs[state].map { reader.say($0.regional) },
                second: pairs[state].map { reader.say($0.second) },
                note: cycle.deferred.contains(state) ? reader.say("cycle.deferred") : nil)
        }
        let unmet = draw?.unmet ?? []
        return Year(
            title: reader.speaker.say(.code(String(year))), rows: rows, isDrawn: draw != nil,
            unmet: unmet.isEmpty ? nil : reader.say("cycle.unmet", ["states": .list(unmet.map { .state($0) })]))
    }

    private static func lots(_ cycle: CycleView, _ reader: Reader) -> [LotShown] {
        let files = Dictionary(cycle.inputs.map { (Fingerprint.of($0.input), $0.draw) }) { first, _ in first }
        func shown(_ title: String, _ lot: Lot) -> LotShown {
            let seeded: JSON = ["input": .string(lot.input), "sources": .array(lot.sources.map { .string($0) })]
            return LotShown(
                title: title, file: files[lot.input].map { Route.lotInput(cycle.opened.number, draw: $0).path },
                input: lot.input, sources: lot.sources, seeded: seeded.canonical, seed: lot.seed)
        }
        let calendar = cycle.calendarLot.map { [shown(reader.say("cycle.lot-calendar"), $0)] } ?? []
        return calendar
            + cycle.draws.sorted { $0.key < $1.key }.flatMap { year, draw in
                draw.lots.enumerated().map { index, lot in
                    shown(
                        reader.say(index == 0 ? "cycle.lot-pairs" : "cycle.lot-redraw", ["year": .code(String(year))]),
                        lot)
                }
            }
    }

    struct Circulated: Sendable {
        let states: [StateExperts]

        struct StateExperts: Sendable {
            let name: String
            let experts: [ReviewPages.Fact]
        }
    }

    /// The list circulated before a draw, State by State (TOR 21).
    package static func circulated(_ list: [Cycle.Circulated], _ cycle: CycleView, year: Int, for reader: Reader)
        -> Page
    {
        let byState = Dictionary(grouping: list, by: \.state)
        let states = reader.speaker.sorted(byState.keys.sorted()) { reader.say($0) }
        return Page(
            "cycle/circulated", title: reader.say("cycle.circulated", ["year": .code(String(year))]),
            trail: [
                reader.link(reader.say("cycle.list"), .cycles),
                reader.link(title(cycle, reader), .cycle(cycle.opened.number)),
            ],
            Circulated(
                states: states.map { state in
                    .init(
                        name: reader.say(state),
                        experts: (byState[state] ?? []).map { entry in
                            let texts = [entry.expert.background, entry.expert.expertise]
                            return .init(
                                name: entry.expert.person.name,
                                value: (texts[0] == texts[1] ? [texts[0]] : texts).joined(separator: "\n"))
                        })
                }))
    }

    // MARK: Acts

    package static func open(
        typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let fields = [
            Field(
                "decision", .text, label: reader.say("field.decision"), hint: reader.say("field.decision-hint"),
                typed: typed.or("decision", RuleSet.untoc2010.decision)),
            Field(
                "start-year", .text, label: reader.say("field.start-year"),
                typed: typed.or("start-year", String(reader.today.year))),
            Field(
                "exception", .text, label: reader.say("field.exception"), hint: reader.say("field.exception-hint"),
                typed: typed["exception"], optional: true),
        ]
        return act(
            "open", .openCycle, .tor("45"), fields, refusal, [reader.link(reader.say("cycle.list"), .cycles)], reader)
    }

    package static func act(
        _ act: Route.CycleAct, _ cycle: CycleView, typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let sources = Field(
            "sources", .long(rows: 4), label: reader.say("field.sources"), hint: reader.say("field.sources-hint"),
            typed: typed["sources"])
        let justification = Field(
            "justification", .long(rows: 4), label: reader.say("field.justification"), typed: typed["justification"])
        let fields: [Field]
        let rule: Citation
        switch act {
        case .calendar: (fields, rule) = ([sources], .tor("14"))
        case .experts: (fields, rule) = ([year(cycle, typed, reader)], .tor("21"))
        case .pairs: (fields, rule) = ([year(cycle, typed, reader), sources], .tor("19"))
        case .redraw:
            let drawn = cycle.draws.values.flatMap(\.pairs).map(\.reviewed)
            rule = .tor("19")
            fields = [
                states(drawn, typed, reader),
                Field(
                    "justification", .long(rows: 4), label: reader.say("field.request"),
                    hint: reader.say("field.request-hint"), typed: typed["justification"]),
                Field("exceptional", .flag, label: reader.say("field.exceptional"), typed: typed["exceptional"]),
                sources,
            ]
        case .deferReview: (fields, rule) = ([own(cycle, typed, reader), justification], .tor("14"))
        case .deferServing: (fields, rule) = ([own(cycle, typed, reader), year(cycle, typed, reader)], .tor("20"))
        }
        let trail = [
            reader.link(reader.say("cycle.list"), .cycles),
            reader.link(title(cycle, reader), .cycle(cycle.opened.number)),
        ]
        return self.act(act.rawValue, .cycleAct(cycle.opened.number, act), rule, fields, refusal, trail, reader)
    }

    private static func act(
        _ key: String, _ route: Route, _ rule: Citation, _ fields: [Field], _ refusal: Refusal?, _ trail: [Link],
        _ reader: Reader
    ) -> Page {
        Page(
            "cycle/act", title: reader.say("cycle.\(key).title"), trail: trail,
            ActModel(
                text: reader.say("cycle.\(key).text"), rule: reader.speaker.citation(rule),
                form: Form(route, submit: reader.say("cycle.\(key).button"), fields, refusal: refusal, for: reader)))
    }

    private static func year(_ cycle: CycleView, _ typed: Typed, _ reader: Reader) -> Field {
        Field(
            "year", .select, label: reader.say("field.year"),
            typed: typed.or("year", cycle.nextYear.map { String($0) } ?? ""),
            options: cycle.years.map { (String($0), reader.speaker.say(.code(String($0)))) })
    }

    private static func states(_ states: [StateCode], _ typed: Typed, _ reader: Reader) -> Field {
        Field(
            "state", .select, label: reader.say("field.state"), typed: typed["state"],
            options: reader.speaker.sorted(states) { reader.say($0) }.map { ($0.rawValue, reader.say($0)) })
    }

    /// A delegate speaks for one State; the secretariat records for any.
    private static func own(_ cycle: CycleView, _ typed: Typed, _ reader: Reader) -> Field {
        if let state = reader.capacity?.state {
            return states([state], typed, reader)
        }
        return states(cycle.opened.roll.map(\.state), typed, reader)
    }
}
