import Kernel
import Mechanism
import Tongue

extension ReviewPages {
    /// The schedule as a line: what was, is and will be due, each with its paragraph.
    struct Line: Sendable {
        let stops: [Stop]
        /// A schedule that not all three States have agreed to yet.
        let pending: String?

        struct Stop: Sendable {
            let name: String
            let when: String
            let rule: String
            let notes: [String]
            let isDone: Bool
            let isNext: Bool
            let isPassed: Bool
        }
    }

    static func line(_ review: ReviewView, _ inside: ReviewView.Inside, _ reader: Reader) -> Line {
        let next = inside.timeline.next?.stop
        let stops = inside.timeline.points(on: reader.today).map { point in
            Line.Stop(
                name: name(point.stop, reader), when: when(point, reader), rule: rule(point, reader),
                notes: notes(point, reader), isDone: point.done != nil, isNext: point.stop == next,
                isPassed: point.isPassed(on: reader.today))
        }
        let waiting = inside.schedule == nil ? [] : review.states.filter { inside.agreedSchedule[$0] == nil }
        return Line(
            stops: stops,
            pending: waiting.isEmpty
                ? nil
                : reader.say(
                    inside.scheduleInForce == nil ? "timeline.pending" : "timeline.change-pending",
                    ["states": .list(waiting.map { .state($0) })]))
    }

    static func name(_ stop: Timeline.Stop, _ reader: Reader) -> String { reader.say("timeline.stop.\(stop.rawValue)") }

    private static func when(_ point: Timeline.Point, _ reader: Reader) -> String {
        if let done = point.done {
            return done == point.due
                ? reader.say("timeline.done", ["day": .day(done)])
                : reader.say("timeline.done-foreseen", ["day": .day(done), "foreseen": .day(point.due)])
        }
        let key = point.isPassed(on: reader.today) ? "timeline.passed" : "timeline.due"
        return reader.say(key, ["day": .day(point.due)])
    }

    /// "2 months from: Response received (Guidelines, paragraph 15)".
    private static func rule(_ point: Timeline.Point, _ reader: Reader) -> String {
        let origin =
            switch point.origin {
            case .lots: "timeline.lots"
            case .informing: "timeline.stop.informed"
            case .beginning: "timeline.beginning"
            case .stop(let stop): "timeline.stop.\(stop.rawValue)"
            }
        let limit = Phrase("timeline.limit.\(point.limit.unit.rawValue)", ["count": .number(point.limit.count)])
        return reader.say(
            "timeline.rule",
            ["limit": .phrase(limit), "origin": .phrase(Phrase(origin)), "citation": .citation(point.citation)])
    }

    private static func notes(_ point: Timeline.Point, _ reader: Reader) -> [String] {
        var notes: [String] = []
        if let agreed = point.agreed { notes.append(reader.say("timeline.agreed", ["day": .day(agreed)])) }
        if let move = point.move {
            notes.append(
                reader.say(
                    move.days > 0 ? "timeline.later" : "timeline.earlier",
                    [
                        "count": .number(abs(move.days)),
                        "stop": .phrase(Phrase("timeline.stop.\(move.by.rawValue)")),
                    ]))
        }
        return notes
    }

    /// The days of a schedule, as facts: what three States are asked to agree to.
    static func days(_ schedule: Review.Schedule, _ reader: Reader) -> [Fact] {
        Timeline.Stop.allCases.compactMap { stop in
            schedule.days[stop].map { Fact(name: name(stop, reader), value: reader.say($0)) }
        }
    }
}

extension ActForms {
    /// The days of the schedule: for each stop still to come, empty where it follows the limits.
    static func scheduleDays(_ review: ReviewView, _ typed: Typed, _ reader: Reader) -> [Field] {
        guard let inside = review.inside else { return [] }
        let days = (inside.schedule ?? inside.scheduleInForce)?.days ?? [:]
        let plain = inside.timeline.agreeing([:]).points(on: reader.today)
        return plain.filter { $0.done == nil && $0.stop != .informed }.map { point in
            let name = "day-\(point.stop.rawValue)"
            return Field(
                name, .date, label: ReviewPages.name(point.stop, reader),
                hint: reader.say("timeline.by-limits", ["day": .day(point.due)]),
                typed: typed.or(name, days[point.stop]?.description ?? ""), optional: true)
        }
    }

    /// The schedule proposed, with what it would change.
    static func scheduleFacts(_ review: ReviewView, _ reader: Reader) -> [ReviewPages.Fact] {
        guard let inside = review.inside, let schedule = inside.schedule else { return [] }
        var facts = [
            ReviewPages.Fact(
                name: reader.say("review.languages"),
                value: reader.speaker.list(
                    schedule.languages.map { reader.speaker.say(.language($0)) }
                        + (schedule.other.isEmpty ? [] : [schedule.other])))
        ]
        if !schedule.note.isEmpty { facts.append(.init(name: reader.say("field.schedule"), value: schedule.note)) }
        if !schedule.reason.isEmpty { facts.append(.init(name: reader.say("field.reason"), value: schedule.reason)) }
        let line = inside.timeline.agreeing(schedule.days).points(on: reader.today).filter { $0.done == nil }
        return facts
            + line.map {
                ReviewPages.Fact(name: ReviewPages.name($0.stop, reader), value: reader.say($0.due))
            }
    }
}
