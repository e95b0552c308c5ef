import Access
import Checklist
import Desk
import Kernel
import Mechanism
import Tongue

/// The first page: for a visitor what this is, for everybody else what is asked of them now.
package enum HomePages {
    struct Welcome: Sendable {
        let doors: [Door]

        struct Door: Sendable {
            let title: String
            let text: String
            let href: String
        }
    }

    struct MyDesk: Sendable {
        let asks: [AskLine]
        let waiting: [Waiting]
        let docket: Docket?

        struct Waiting: Sendable {
            let review: Link
            let text: String
        }
    }

    package static func welcome(for reader: Reader) -> Page {
        func door(_ key: String, _ route: Route) -> Welcome.Door {
            Welcome.Door(title: reader.say("home.\(key).title"), text: reader.say("home.\(key).text"), href: route.path)
        }
        var doors = [door("status", .status(.real, .overview))]
        if reader.isTraining { doors.append(door("training", .training)) }
        doors += [door("reviews", .reviews), door("cycles", .cycles)]
        return Page("home/welcome", title: reader.say("home.title"), Welcome(doors: doors))
    }

    /// - Parameters:
    ///   - unfinished: reviews whose response lacks something still: handing it in is not asked for yet.
    ///   - withoutLink: people of reviews under way who have not come in yet.
    ///   - contributions: responses of which articles were given to the reader.
    ///   - helping: responses with which a State asked for help.
    ///   - suspicions: those that wait to be brought to the Implementation Oversight Group, or for their outcome.
    ///   - notes: notes verbales that wait to be carried out.
    /// What is asked of me now, and by when; below it, whom the other reviews of mine wait for.
    package static func desk(
        _ reviews: [(id: ReviewID, review: ReviewView)], docket: [DocketLine]?, cycles: [CycleView],
        draws: [CeremonyView], unfinished: Set<ReviewID>,
        withoutLink: [AccountView], contributions: [(id: ReviewID, response: ResponseView)],
        helping: [(line: DocketLine, status: ResponseStatus)],
        suspicions: [(id: ReviewID, state: StateCode, one: Suspicion.Reported)] = [], notes: [NominationView] = [],
        for reader: Reader
    ) -> Page {
        var asks = CyclePages.asks(cycles, draws, for: reader)
        asks += helping.map { line, status in
            AskLine(
                what: reader.say("checklist.help-asked", ["state": .state(status.state)]), when: nil,
                rule: reader.speaker.citation(.tor("16")), route: .review(line.id, .checklist(.map)),
                button: reader.say("checklist.help-button"))
        }
        asks += notes.map { note in
            AskLine(
                what: NominationPages.title(note, reader), when: nil, rule: reader.speaker.citation(.tor("17")),
                route: .note(note.id, .overview), button: reader.say("nomination.read"))
        }
        asks += contributions.filter { $0.response.mayWrite }.map { id, response in
            AskLine(
                what: reader.say("checklist.your-part", ["state": .state(response.state)]), when: nil,
                rule: reader.speaker.citation(.tor("15")), route: .review(id, .checklist(.map)),
                button: reader.say("act.answer-checklist.button"))
        }
        asks += withoutLink.map { account in
            AskLine(
                what: reader.say("review.hand-link", ["name": .text(account.person.name)]), when: nil,
                rule: reader.speaker.citation(.tor("47")), route: .people, button: reader.say("review.hand-link-button")
            )
        }
        asks += suspicions.map { id, state, one in
            AskLine(
                what: reader.say(
                    one.brought == nil ? "suspicion.to-bring" : "suspicion.to-conclude", ["state": .state(state)]),
                when: nil, rule: reader.speaker.citation(.gui("5")),
                route: .review(id, .confidentiality(.suspicion(one.id))), button: reader.say("suspicion.open"))
        }
        var waiting: [MyDesk.Waiting] = []
        for (id, review) in reviews {
            guard let inside = review.inside else { continue }
            let mine = inside.asks.filter {
                $0.concerns(review.standing) && !$0.isOptional
                    && !($0.act == .submitResponse && unfinished.contains(id))
            }
            asks += mine.map { AskLine($0, id, review, for: reader) }
            if mine.isEmpty && reader.capacity != .secretariat {
                waiting.append(
                    MyDesk.Waiting(
                        review: reader.link(
                            reader.say("review.of", ["state": .state(review.pairing.reviewed)]), .review(id, .overview)),
                        text: inside.pen.map {
                            reader.say("review.waits-for", ["who": .text(reader.who($0.of, inside))])
                        }
                            ?? reader.say("review.nothing-awaited")))
            }
        }
        asks.sort { ($0.order, $0.review ?? "") < ($1.order, $1.review ?? "") }
        return Page(
            "home/desk", title: reader.say("home.asked"),
            MyDesk(
                asks: asks, waiting: waiting, docket: docket.map { Docket($0, for: reader) }))
    }
}

/// Something asked, on one line: what, in which review, by when, why, and the one button for it.
struct AskLine: Sendable {
    let what: String
    let review: String?
    let when: String?
    /// The time limit has gone by; said in neutral words, to those who take part.
    let isPassed: Bool
    let rule: String
    let href: String
    let button: String
    let order: Int

    /// - Parameter view: the review it is asked in, named on the line where the page is about several.
    init(_ ask: Ask, _ id: ReviewID, _ view: ReviewView?, for reader: Reader) {
        what = reader.say("act.\(ask.act.rawValue).title")
        review = view.map { reader.say("review.of", ["state": .state($0.pairing.reviewed)]) }
        (when, isPassed) = AskLine.due(ask.due, reader)
        rule = reader.speaker.citation(ask.citation)
        href = Route.review(id, .act(ask.act)).path
        button = reader.say("act.\(ask.act.rawValue).button")
        order = ask.due?.number ?? .max
    }

    init(what: String, when: String?, rule: String, route: Route, button: String) {
        self.what = what
        review = nil
        self.when = when
        isPassed = false
        self.rule = rule
        href = route.path
        self.button = button
        order = 0
    }

    static func due(_ day: Day?, _ reader: Reader) -> (String?, Bool) {
        guard let day else { return (nil, false) }
        let passed = day < reader.today
        return (reader.say(passed ? "review.limit-passed" : "review.due", ["day": .day(day)]), passed)
    }
}

extension Reader {
    /// Of whom something is asked: "the focal point of Xavaria".
    func who(_ of: Ask.Of) -> String {
        switch of {
        case .secretariat: say("who.secretariat")
        case .delegate(let state): say("who.delegate", ["state": .state(state)])
        case .focalPoint(let state): say("who.focal-point", ["state": .state(state)])
        case .experts(let state): say("who.experts", ["state": .state(state)])
        }
    }

    /// "the focal point of Xavaria, Amina Diallo": by name too, where there is somebody.
    func who(_ of: Ask.Of, _ names: [String]) -> String {
        names.isEmpty
            ? who(of)
            : say("who.named", ["who": .text(who(of)), "names": .text(speaker.list(names.map { say(.text($0)) }))])
    }

    func who(_ of: Ask.Of, _ inside: ReviewView.Inside) -> String { who(of, inside.people(of).map(\.name)) }
}
