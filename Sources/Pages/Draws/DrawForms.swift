import Desk
import Kernel
import Lots
import Mechanism
import Tongue

/// The forms of a draw: how it is announced, and its steps, one at a time.
extension DrawPages {
    // MARK: What is asked

    /// The next step, as a line of somebody's first page.
    static func asks(_ ceremony: CeremonyView, _ number: Int, for reader: Reader) -> [AskLine] {
        acts(ceremony, for: reader).map { ask($0, ceremony, number, for: reader) }
    }

    private static func ask(
        _ act: Route.DrawAct, _ ceremony: CeremonyView, _ number: Int, for reader: Reader
    ) -> AskLine {
        AskLine(
            what: reader.say("draw.\(act.rawValue).title"), when: title(ceremony.announced.subject, reader),
            rule: reader.speaker.citation(.tor("3")), route: .draw(number, ceremony.name, .act(act)),
            button: reader.say("draw.\(act.rawValue).button"))
    }

    private static func acts(_ ceremony: CeremonyView, for reader: Reader) -> [Route.DrawAct] {
        switch (reader.capacity, ceremony.stage) {
        case (.secretariat, .open):
            [.contribute] + (ceremony.announced.terms.day <= reader.today ? [.close] : []) + [.takeBack]
        case (.secretariat, .dice): [.dice]
        case (.secretariat, .beacon):
            [.beacon] + (ceremony.announced.terms.fallback.isEmpty ? [] : [.skipBeacon])
        case (.secretariat, .book): [.printBook]
        case (.secretariat, .balls): [.balls]
        case (.delegate(let state), .open):
            ceremony.announced.input["states"]?.array?.contains { $0["id"]?.string == state.rawValue } == true
                ? [.contribute] : []
        default: []
        }
    }

    /// What waits on somebody's first page: of the secretariat the one step that leads on; of a delegate a word, until it
    /// was given.
    static func homeAsks(_ ceremony: CeremonyView, _ number: Int, for reader: Reader) -> [AskLine] {
        if case .delegate(let state)? = reader.capacity,
            ceremony.contributions.contains(where: { $0.state == state })
        {
            return []
        }
        let leading = acts(ceremony, for: reader).first {
            reader.capacity != .secretariat || ($0 != .contribute && $0 != .takeBack)
        }
        return leading.map { [ask($0, ceremony, number, for: reader)] } ?? []
    }

    // MARK: Announcing

    /// - Parameter withBook: whether a book of draws may be chosen, as it may for pairs.
    static func terms(_ typed: Typed, withBook: Bool = true, _ reader: Reader) -> [Field] {
        func field(_ name: String, _ kind: Field.Kind, _ otherwise: String, optional: Bool = false) -> Field {
            Field(
                name, kind, label: reader.say("field.draw-\(name)"), hint: reader.say("field.draw-\(name)-hint"),
                typed: typed.or(name, otherwise), optional: optional)
        }
        let form = Field(
            "form", .choice, label: reader.say("field.draw-form"), typed: typed.or("form", "direct"),
            options: ["direct", "book"].map { ($0, reader.say("choice.draw.\($0)")) })
        return [field("day", .date, reader.today.description)] + (withBook ? [form] : []) + [
            field("dice", .text, "20"),
            field("beacon", .text, "", optional: true),
            field("fallback", .text, "", optional: true),
        ]
    }

    // MARK: Steps

    package static func act(
        _ act: Route.DrawAct, _ file: DrawFile, _ number: Int, typed: Typed = Typed(), refusal: Refusal? = nil,
        for reader: Reader
    ) -> Page {
        let ceremony = file.ceremony
        let title = reader.say("draw.\(act.rawValue).title")
        let fallback: [String: Phrase.Value] = ["fallback": .text(ceremony.announced.terms.fallback)]
        return Page(
            "cycle/act", title: title,
            trail: trail(number, reader) + [
                reader.link(
                    DrawPages.title(ceremony.announced.subject, reader), .draw(number, ceremony.name, .overview))
            ],
            CyclePages.ActModel(
                text: reader.say("draw.\(act.rawValue).text", act == .skipBeacon ? fallback : [:]),
                rule: reader.speaker.citation(.tor("3")),
                form: Form(
                    .draw(number, ceremony.name, .act(act)), submit: reader.say("draw.\(act.rawValue).button"),
                    fields(act, file, typed, reader), refusal: refusal, for: reader)))
    }

    private static func fields(
        _ act: Route.DrawAct, _ file: DrawFile, _ typed: Typed, _ reader: Reader
    ) -> [Field] {
        func text(_ name: String, hint: String? = nil) -> Field {
            Field(name, .text, label: reader.say("field.\(name)"), hint: hint, typed: typed[name])
        }
        switch act {
        case .contribute:
            let states = reader.capacity?.state.map { [$0] } ?? file.states.map(\.state)
            return [CyclePages.states(states, typed, reader), text("word")]
        case .takeBack, .skipBeacon: return [text("reason")]
        case .close, .printBook: return []
        case .dice:
            let count = file.ceremony.announced.terms.dice
            return [text("dice", hint: reader.say("field.dice-hint", ["count": .number(count)]))]
        case .beacon: return [text("beacon", hint: file.ceremony.announced.terms.beacon)]
        case .balls: return [text("balls", hint: reader.say("field.balls-hint"))]
        }
    }
}
