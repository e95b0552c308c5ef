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
        let notes: [String]
        let years: [Year]
        let draws: [Drawn]
        let refused: [Refused]
        let hasRefused: Bool
        let hasCalendar: Bool
    }

    /// A draw, and where it stands.
    struct Drawn: Sendable {
        let draw: Link
        let stage: String
    }

    /// What was asked and could not be, with its reasons.
    struct Refused: Sendable {
        let request: String
        let reason: String?
        /// The certificate, as `palermo draw pairs` prints it.
        let certificate: String?
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

    /// The next draws and lists, as lines of the first page: the secretariat's steps, and a delegation's word.
    static func asks(_ cycles: [CycleView], _ draws: [CeremonyView], for reader: Reader) -> [AskLine] {
        let steps = draws.flatMap { DrawPages.homeAsks($0, $0.announced.cycle, for: reader) }
        guard reader.capacity == .secretariat else { return steps }
        guard let cycle = cycles.last else {
            return [ask("open", .openCycle, .tor("45"), nil, reader)]
        }
        let number = cycle.opened.number
        func isAnnounced(_ subject: Ceremony.Subject) -> Bool {
            draws.contains { $0.announced.cycle == number && $0.name == subject.name && $0.stage != .ended }
        }
        if cycle.calendarLot == nil || cycle.newYears != nil {
            return isAnnounced(cycle.calendarSubject)
                ? steps : steps + [ask("calendar", .cycleAct(number, .calendar), .tor("14"), nil, reader)]
        }
        guard let year = cycle.nextYear, year <= reader.today.year, !isAnnounced(.pairs(year: year)) else {
            return steps
        }
        return steps + [
            cycle.circulatedYears.contains(year)
                ? ask("pairs", .cycleAct(number, .pairs), .tor("19"), year, reader)
                : ask("experts", .cycleAct(number, .experts), .tor("21"), year, reader)
        ]
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
    /// - Parameters:
    ///   - offRoll: parties to the Convention of no regional group, who are not on the roll.
    ///   - changed: States of which the register says otherwise than the roll.
    package static func cycle(
        _ cycle: CycleView, draws: [CeremonyView], offRoll: [StateCode], changed: [StateCode], for reader: Reader
    ) -> Page {
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
                facts: facts, scope: opened.scope.map { reader.heading($0) },
                asks: asks([cycle], draws, for: reader), options: options(cycle, changed, reader),
                notes: notes(cycle, changed, reader), years: cycle.years.map { year($0, cycle, reader) },
                draws: draws.reversed().map { draw in
                    Drawn(
                        draw: reader.link(
                            DrawPages.title(draw.announced.subject, reader), .draw(opened.number, draw.name, .overview)),
                        stage: reader.say("draw.stage.\(draw.stage.rawValue)"))
                }, refused: cycle.refused.map { refused($0, reader) }, hasRefused: !cycle.refused.isEmpty,
                hasCalendar: cycle.calendarLot != nil))
    }

    private static func notes(_ cycle: CycleView, _ changed: [StateCode], _ reader: Reader) -> [String] {
        var notes: [String] = []
        if let years = cycle.newYears { notes.append(reader.say("cycle.new-years", ["count": .number(years)])) }
        if reader.capacity == .secretariat && !changed.isEmpty {
            notes.append(reader.say("cycle.roll-differs", ["states": .list(changed.map { .state($0) })]))
        }
        return notes
    }

    private static func refused(_ request: Cycle.RefusedRequest, _ reader: Reader) -> Refused {
        var values: [String: Phrase.Value] = ["year": .code(String(request.year))]
        if let state = request.state { values["state"] = .state(state) }
        return Refused(
            request: reader.say("draw.refused-row.\(request.request)", values),
            reason: request.certificate["kind"]?.string.map { reader.say("draw.certificate.\($0)") },
            certificate: request.certificate == .null ? nil : request.certificate.canonical)
    }

    private static func options(_ cycle: CycleView, _ changed: [StateCode], _ reader: Reader) -> [Link] {
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
            return lists + (cycle.draws.isEmpty ? [] : [link(.redraw), link(.decline)])
                + [link(.deferReview), link(.deferServing)] + (cycle.nextYear == nil ? [] : [link(.decideYears)])
                + (changed.isEmpty ? [] : [link(.roll)])
        case .delegate(let state) where cycle.year(of: state) != nil:
            return lists + [link(.deferReview), link(.deferServing)]
        default: return lists
        }
    }

    private static func year(_ year: Int, _ cycle: CycleView, _ reader: Reader) -> Year {
        let draw = cycle.draws[year]
        let pairs = Dictionary((draw?.pairs ?? []).map { ($0.reviewed, $0) }) { first, _ in first }
        let states = cycle.calendarLot == nil ? [] : cycle.states(of: year)
        let rows = reader.speaker.sorted(states) { reader.say($0) }.map { state in
            Year.Row(
                state: reader.say(state),
                review: pairs[state] == nil
                    ? nil
                    : reader.link(
                        reader.say(state), .review(ReviewID(cycle: cycle.opened.number, state: state), .overview)),
                regional: pairs[state].map { reader.say($0.regional) },
                second: pairs[state].map { reader.say($0.second) },
                note: cycle.deferred.contains(state)
                    ? reader.say("cycle.deferred") : cycle.joined.contains(state) ? reader.say("cycle.joined") : nil)
        }
        let unmet = draw?.unmet ?? []
        return Year(
            title: reader.speaker.say(.code(String(year))), rows: rows, isDrawn: draw != nil,
            unmet: unmet.isEmpty ? nil : reader.say("cycle.unmet", ["states": .list(unmet.map { .state($0) })]))
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
        _ act: Route.CycleAct, _ cycle: CycleView, begun: Set<StateCode> = [], typed: Typed = Typed(),
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let justification = Field(
            "justification", .long(rows: 4), label: reader.say("field.justification"), typed: typed["justification"])
        let fields: [Field]
        let rule: Citation
        let drawn = cycle.draws.values.flatMap(\.pairs)
        switch act {
        case .calendar: (fields, rule) = (DrawPages.terms(typed, withBook: false, reader), .tor("14"))
        case .experts: (fields, rule) = ([year(cycle, typed, reader)], .tor("21"))
        case .pairs: (fields, rule) = ([year(cycle, typed, reader)] + DrawPages.terms(typed, reader), .tor("19"))
        case .redraw:
            rule = .tor("19")
            fields =
                [
                    states(drawn.map(\.reviewed).filter { !begun.contains($0) }, typed, reader),
                    request("request", typed, reader),
                    Field("exceptional", .flag, label: reader.say("field.exceptional"), typed: typed["exceptional"]),
                ] + DrawPages.terms(typed, reader)
        case .decline:
            rule = .tor("20")
            let declining = Set(drawn.map(\.reviewed)).intersection(drawn.flatMap(\.reviewers)).sorted()
            fields =
                [states(declining, typed, reader), request("decline-request", typed, reader)]
                + DrawPages.terms(typed, reader)
        case .deferReview: (fields, rule) = ([own(cycle, typed, reader), justification], .tor("14"))
        case .deferServing: (fields, rule) = ([own(cycle, typed, reader), year(cycle, typed, reader)], .tor("20"))
        case .roll: (fields, rule) = ([], .tor("12"))
        case .decideYears:
            rule = .tor("45")
            fields = ["decision", "years"].map { name in
                Field(name, .text, label: reader.say("field.\(name)"), typed: typed[name])
            }
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

    private static func request(_ name: String, _ typed: Typed, _ reader: Reader) -> Field {
        Field(
            "justification", .long(rows: 4), label: reader.say("field.\(name)"),
            hint: reader.say("field.\(name)-hint"), typed: typed["justification"])
    }

    static func states(_ states: [StateCode], _ typed: Typed, _ reader: Reader) -> Field {
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
