import Desk
import Kernel
import Lots
import Mechanism
import Tongue

/// A draw on the screen of a conference hall: large, one thing at a time. Before the draw it shows what is awaited; after
/// it, the lots one after the other, at the pace the chair sets. The lots are fixed and public as soon as the seed is
/// there: what unfolds is their telling, and records nothing.
package enum DrawHall {
    /// How far the telling has come, and how many seconds pass to the next; nought for by hand.
    package struct Place: Hashable, Sendable {
        package let shown: Int
        package let pace: Int

        package init(shown: Int, pace: Int) {
            self.shown = shown
            self.pace = DrawHall.paces.contains(pace) ? pace : 0
        }

        /// "shown=3&pace=10".
        var query: String { "shown=\(shown)&pace=\(pace)" }
    }

    static let paces = [0, 5, 10, 20]

    struct Model: Sendable {
        let title: String
        let lead: String
        let rehearsal: String?
        let waiting: Waiting?
        let telling: Telling?
        let leave: Link
    }

    /// What is awaited before the draw.
    struct Waiting: Sendable {
        let stage: String
        let count: String
        let states: String?
        let beacon: String?
        let dice: String?
        let fingerprint: String
    }

    struct Telling: Sendable {
        let place: String?
        let lot: Lot?
        let year: Year?
        let told: [String]
        let next: Link?
        let again: Link?
        let paces: [Link]
        let transcript: String
    }

    struct Lot: Sendable {
        let reviewed: String
        let reviewers: [Reviewer]

        struct Reviewer: Sendable {
            let state: String
            let reasons: [String]
        }
    }

    struct Year: Sendable {
        let year: String
        let states: [String]
    }

    /// The page, and where the screen goes by itself after so many seconds, if it does.
    package static func hall(
        _ file: DrawFile, _ number: Int, _ place: Place, for reader: Reader
    ) -> (page: Page, refresh: (seconds: Int, address: String)?) {
        let ceremony = file.ceremony
        let here = Route.draw(number, ceremony.name, .hall).path
        let steps = file.outcome.map(count) ?? 0
        let story = file.outcome.map { telling($0, file, place, here, reader) }
        let page = Page(
            "draw/hall", title: DrawPages.title(ceremony.announced.subject, reader),
            Model(
                title: DrawPages.title(ceremony.announced.subject, reader),
                lead: DrawPages.say("lead", ceremony.announced.subject, reader),
                rehearsal: reader.isTraining ? reader.say("draw.rehearsal") : nil,
                waiting: story == nil ? waiting(ceremony, reader) : nil, telling: story,
                leave: reader.link(reader.say("draw.leave-hall"), .draw(number, ceremony.name, .overview))))
        if story == nil { return (page, (15, here)) }
        guard place.pace > 0, place.shown < steps else { return (page, nil) }
        return (page, (place.pace, "\(here)?\(Place(shown: place.shown + 1, pace: place.pace).query)"))
    }

    /// How many times something is told: a State under review with its two, or a year with its States.
    private static func count(_ outcome: Outcome) -> Int { max(outcome.pairs.count, outcome.years.count) }

    private static func waiting(_ ceremony: CeremonyView, _ reader: Reader) -> Waiting {
        let states = ceremony.contributions.map { reader.say($0.state) }
        let terms = ceremony.announced.terms
        return Waiting(
            stage: reader.say("draw.stage.\(ceremony.stage.rawValue)"),
            count: states.isEmpty
                ? reader.say("draw.hall-no-words") : reader.say("draw.hall-words", ["count": .number(states.count)]),
            states: states.isEmpty ? nil : reader.speaker.list(states),
            beacon: ceremony.beacon ?? (terms.beacon.isEmpty ? nil : terms.beacon),
            dice: ceremony.dice.map { $0.map { String($0) }.joined(separator: " ") }
                ?? (terms.dice == 0 ? nil : reader.say("draw.dice-count", ["count": .number(terms.dice)])),
            fingerprint: ceremony.announced.fingerprint)
    }

    private static func telling(
        _ outcome: Outcome, _ file: DrawFile, _ place: Place, _ here: String, _ reader: Reader
    ) -> Telling {
        // In the transcript's order: every screen, in whatever language, tells the same lot at the same time.
        let pairs = outcome.pairs
        let count = count(outcome)
        let shown = min(max(0, place.shown), count)
        func link(_ key: String, _ shown: Int) -> Link {
            Link(text: reader.say("draw.\(key)"), href: "\(here)?\(Place(shown: shown, pace: place.pace).query)")
        }
        let earlier = pairs.prefix(max(0, min(shown, pairs.count) - 1)).reversed().map { drawn in
            reader.say(
                "draw.hall-told",
                [
                    "state": .state(drawn.pairing.reviewed), "one": .state(drawn.pairing.regional),
                    "other": .state(drawn.pairing.second),
                ])
        }
        return Telling(
            place: shown == 0
                ? nil : reader.say("draw.hall-place", ["number": .number(shown), "count": .number(count)]),
            lot: pairs.indices.contains(shown - 1) ? lot(pairs[shown - 1], file.states, reader) : nil,
            year: outcome.years.indices.contains(shown - 1) ? year(outcome.years[shown - 1], reader) : nil,
            told: earlier,
            next: shown < count ? link(shown == 0 ? "hall-begin" : "hall-next", shown + 1) : nil,
            again: shown == count && count > 0 ? link("hall-again", 0) : nil,
            paces: paces.map { pace in
                Link(
                    text: pace == 0
                        ? reader.say("draw.hall-by-hand")
                        : reader.say("draw.hall-seconds", ["count": .number(pace)]),
                    href: "\(here)?\(Place(shown: shown, pace: pace).query)", isCurrent: pace == place.pace)
            },
            transcript: file.fingerprint ?? "")
    }

    private static func year(_ year: (year: Int, states: [StateCode]), _ reader: Reader) -> Year {
        Year(
            year: reader.speaker.say(.code(String(year.year))),
            states: reader.speaker.sorted(year.states) { reader.say($0) }.map { reader.say($0) })
    }

    /// A pair with the reasons for which it was possible (TOR 18 bis, 19).
    private static func lot(_ drawn: DrawnPair, _ states: [Entrant], _ reader: Reader) -> Lot {
        let roll = Dictionary(states.map { ($0.state, $0) }) { first, _ in first }
        let reviewed = roll[drawn.pairing.reviewed]
        func reviewer(_ state: StateCode, _ pool: [StateCode], isRegional: Bool) -> Lot.Reviewer {
            var reasons: [String] = []
            if isRegional {
                reasons.append(reader.say("draw.reason.regional"))
                let shared = reviewed?.legalSystem.intersection(roll[state]?.legalSystem ?? []) ?? []
                if !shared.isEmpty { reasons.append(reader.say("draw.reason.similar")) }
            }
            let protocols = Instrument.protocols.filter { reviewed?.protocols.contains($0.rawValue) == true }
            reasons.append(
                protocols.isEmpty
                    ? reader.say("draw.reason.no-protocols")
                    : reader.say("draw.reason.protocols", ["protocols": .list(protocols.map { .instrument($0) })]))
            reasons.append(reader.say("draw.reason.possible", ["count": .number(pool.count)]))
            return Lot.Reviewer(state: reader.say(state), reasons: reasons)
        }
        return Lot(
            reviewed: reader.say(drawn.pairing.reviewed),
            reviewers: [
                reviewer(drawn.pairing.regional, drawn.regionalPool, isRegional: true),
                reviewer(drawn.pairing.second, drawn.secondPool, isRegional: false),
            ])
    }
}
