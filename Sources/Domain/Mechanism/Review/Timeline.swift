import Kernel

/// The schedule of a review: what was, is and will be due, from the lots to the published summary.
///
/// It is counted from the rule set's indicative time limits (GUI 12–30, TOR 24) or, where the three States agreed on
/// other days, from those (GUI 14). It never goes backwards: nothing is foreseen before what has to come first. Late
/// input moves what follows it, days agreed on included, by as many days, and early input brings forward what is
/// counted from it. The limits warn and never refuse (GUI 9).
package struct Timeline: Equatable, Sendable {
    /// What is reached on the way, in its order.
    package enum Stop: String, Codable, CaseIterable, Hashable, Sendable {
        case informed
        case focalPoint = "focal-point"
        case introduction, response, circulation
        case deskReview = "desk-review"
        case dialogue
        case draftReport = "draft-report"
        case agreement, end
    }

    /// What a limit is counted from.
    package enum Origin: Hashable, Sendable {
        case lots, informing, beginning
        case stop(Stop)
    }

    /// One stop on the line.
    package struct Point: Hashable, Sendable {
        package let stop: Stop
        package let citation: Citation
        package let limit: TimeLimit
        package let origin: Origin
        /// The day the three States agreed on.
        package let agreed: Day?
        /// Where it would lie if all that precedes it had come on its day.
        package let planned: Day
        /// Where it lies now, for what precedes it.
        package let due: Day
        package let done: Day?
        /// When it was done; otherwise when it can be expected, which is never a day gone by.
        package let day: Day
        package let move: Move?

        /// Whether its day has gone by. For the participants and the secretariat only (GUI 20).
        package func isPassed(on today: Day) -> Bool { done == nil && due < today }
    }

    /// By how many days a stop was moved, and by which stop before it that came late or early.
    package struct Move: Hashable, Sendable {
        /// Later; earlier when negative.
        package let days: Int
        package let by: Stop
    }

    /// A day proposed, or agreed on, for one stop.
    package struct Appointed: Codable, Hashable, Sendable {
        package let stop: Stop
        package let on: Day

        package init(stop: Stop, on: Day) {
            self.stop = stop
            self.on = on
        }
    }

    let limits: RuleSet.Limits
    let lots: Day
    let begins: Day?
    let done: [Stop: Day]
    package let agreed: [Stop: Day]

    package init(limits: RuleSet.Limits, lots: Day, begins: Day?, done: [Stop: Day], agreed: [Stop: Day] = [:]) {
        self.limits = limits
        self.lots = lots
        self.begins = begins
        self.done = done
        self.agreed = agreed
    }

    /// The same review under other days.
    package func agreeing(_ days: [Stop: Day]) -> Timeline {
        Timeline(limits: limits, lots: lots, begins: begins, done: done, agreed: days)
    }

    /// All stops in their order, as they look today.
    package func points(on today: Day) -> [Point] {
        var points: [Stop: Point] = [:]
        for stop in Stop.allCases { points[stop] = point(stop, points, today) }
        return Stop.allCases.compactMap { points[$0] }
    }

    /// When a stop is due. What precedes it has been done, or is taken to come on its own day.
    package func due(_ stop: Stop) -> Day {
        points(on: lots).first { $0.stop == stop }?.due ?? lots
    }

    /// The stop that comes next: the first on the way that is not done. What only prepares the desk review is not
    /// awaited any more once that was handed in.
    package var next: Point? {
        points(on: lots).first {
            $0.done == nil && (![.focalPoint, .introduction].contains($0.stop) || done[.deskReview] == nil)
        }
    }

    private func point(_ stop: Stop, _ before: [Stop: Point], _ today: Day) -> Point {
        let (rule, origin) = rule(stop)
        // What is counted from the informing itself goes with it.
        let first = stop.comesAfter.flatMap { $0 == .informed ? nil : before[$0] }
        let from = start(origin, before)
        var planned = agreed[stop] ?? (plannedStart(origin, before) ?? from).adding(rule.value)
        var due = planned
        if let first {
            planned = max(planned, first.planned)
            // Counted from that very input, it goes with it; counted from elsewhere, only its lateness moves it.
            let late = max(0, first.day.number - first.planned.number)
            due =
                origin == .stop(first.stop) && agreed[stop] == nil
                ? from.adding(rule.value) : planned.adding(days: late)
            due = max(due, first.day)
        }
        let day = done[stop] ?? max(due, today)
        return Point(
            stop: stop, citation: rule.citation, limit: rule.value, origin: origin, agreed: agreed[stop],
            planned: planned, due: due, done: done[stop], day: day,
            move: first.flatMap { move(due.number - planned.number, $0) })
    }

    /// The stop that came on another day than it was due, or the one that moved that.
    private func move(_ days: Int, _ first: Point) -> Move? {
        if days == 0 { return nil }
        return Move(days: days, by: first.day == first.due ? first.move?.by ?? first.stop : first.stop)
    }

    private func start(_ origin: Origin, _ points: [Stop: Point]) -> Day {
        switch origin {
        case .lots: lots
        case .informing: points[.informed]?.day ?? lots
        case .beginning: begins ?? points[.informed]?.day ?? lots
        case .stop(let stop): points[stop]?.day ?? lots
        }
    }

    private func plannedStart(_ origin: Origin, _ points: [Stop: Point]) -> Day? {
        if case .stop(let stop) = origin { points[stop]?.planned } else { nil }
    }

    private func rule(_ stop: Stop) -> (Rule<TimeLimit>, Origin) {
        switch stop {
        case .informed: (limits.inform, .lots)
        case .focalPoint: (limits.focalPoint, .informing)
        case .introduction: (limits.introduction, .informing)
        case .response: (limits.response, .informing)
        case .circulation: (limits.circulation, .stop(.response))
        case .deskReview: (limits.deskReview, .stop(.circulation))
        case .dialogue: (limits.dialogue, .stop(.deskReview))
        case .draftReport: (limits.draftReport, .beginning)
        case .agreement, .end: (limits.review, .beginning)
        }
    }
}

extension Timeline.Stop {
    /// The stop that has to be reached before this one.
    package var comesAfter: Timeline.Stop? {
        switch self {
        case .informed: nil
        case .focalPoint, .introduction, .response: .informed
        case .circulation: .response
        case .deskReview: .circulation
        case .dialogue: .deskReview
        case .draftReport: .dialogue
        case .agreement: .draftReport
        case .end: .agreement
        }
    }
}

extension Review.State {
    /// The schedule as far as it is agreed.
    var timeline: Timeline? {
        guard let opened else { return nil }
        var done: [Timeline.Stop: Day] = [:]
        done[.informed] = informed?.on
        done[.focalPoint] = focalPointOn
        done[.introduction] = introduction?.on
        done[.response] = responseReceived
        done[.circulation] = responseCirculated
        done[.deskReview] = deskReviewsComplete ? deskReviews.values.map(\.on).max() : nil
        done[.dialogue] = dialogueClosed
        done[.draftReport] = report.sent
        done[.agreement] = report.final
        done[.end] = summaryPublished
        return Timeline(
            limits: opened.ruleSet.limits, lots: opened.on, begins: informed?.begins, done: done,
            agreed: scheduleInForce?.days ?? [:])
    }
}

extension Review {
    /// Days proposed for the schedule: for what is still to come, in its order, from today on (GUI 14).
    static func requireDays(
        _ days: [Timeline.Appointed], _ state: State, _ context: Context
    ) throws(Refusal) {
        guard let present = state.timeline else { throw .hidden }
        var chosen: [Timeline.Stop: Day] = [:]
        for one in days { chosen[one.stop] = one.on }
        let points = present.agreeing(chosen).points(on: context.today)
        let reasons = points.compactMap { point -> Refusal.Reason? in
            guard let day = chosen[point.stop] else { return nil }
            let field = "day-\(point.stop.rawValue)"
            if point.done != nil || point.stop == .informed {
                return .init("review.stop-reached", .gui("14"), field: field)
            }
            if day < context.today { return .init("review.day-past", .gui("14"), field: field) }
            guard let first = points.first(where: { $0.stop == point.stop.comesAfter }), day < first.day else {
                return nil
            }
            return .init("review.days-out-of-order", .gui("14"), field: field, ["day": .day(first.day)])
        }
        try Refusal.unless(reasons, kind: .rule)
    }
}
