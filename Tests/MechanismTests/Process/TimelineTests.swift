import Kernel
import Mechanism
import Testing

/// The schedule of a review: what was, is and will be due.
@Suite struct TimelineTests {
    static func days(_ table: Table, on today: String) throws -> [String] {
        let points = try #require(table.standing).timeline.points(on: World.day(today))
        return points.map { point in
            let moved = point.move.map { " \($0.days > 0 ? "+" : "")\($0.days) by \($0.by.rawValue)" } ?? ""
            return "\(point.stop.rawValue) \(point.done.map { "done \($0)" } ?? "due \(point.due)")\(moved)"
        }
    }

    @Test func `before anything, all is counted from the lots`() throws {
        let table = try Script.through("opened")
        #expect(
            try TimelineTests.days(table, on: "2027-01-15") == [
                "informed due 2027-02-15", "focal-point due 2027-03-08", "introduction due 2027-03-15",
                "response due 2027-04-15", "circulation due 2027-05-15", "desk-review due 2027-06-15",
                "dialogue due 2027-08-15", "draft-report due 2027-08-15", "agreement due 2027-08-15",
                "end due 2027-08-15",
            ])
    }

    @Test func `early input brings forward what is counted from it`() throws {
        let table = try Script.through("submitted")
        #expect(
            try TimelineTests.days(table, on: "2027-03-21") == [
                "informed done 2027-02-01", "focal-point done 2027-02-08", "introduction done 2027-02-20",
                "response done 2027-03-20", "circulation due 2027-04-20 -11 by response",
                "desk-review due 2027-05-20 -12 by response", "dialogue due 2027-07-20 -12 by response",
                "draft-report due 2027-08-01", "agreement due 2027-09-01", "end due 2027-09-01",
            ])
    }

    @Test func `what has not come moves what follows, day by day`() throws {
        let table = try Script.through("tasks")
        // Due on 1 April, and now it is the 11th.
        #expect(
            try TimelineTests.days(table, on: "2027-04-11").suffix(7) == [
                "response due 2027-04-01", "circulation due 2027-05-11 +10 by response",
                "desk-review due 2027-06-11 +10 by response", "dialogue due 2027-08-11 +10 by response",
                "draft-report due 2027-08-11 +10 by response", "agreement due 2027-09-11 +10 by response",
                "end due 2027-09-11 +10 by response",
            ])
    }

    /// Days for the response and what follows, agreed by all three.
    static func agreed(_ days: [Timeline.Stop: String], reason: String = "") throws -> Table {
        var table = try Script.through("schedule agreed by all")
        try agree(&table, days, reason: reason)
        return table
    }

    static func agree(
        _ table: inout Table, _ days: [Timeline.Stop: String], reason: String = "Elections", by: [Cast] = all
    ) throws {
        let day = World.day("2027-02-19")
        let reason = reason.isEmpty ? "Elections" : reason
        try table.perform(.proposeSchedule, .review(World.proposing(days, reason: reason)), as: World.officer, on: day)
        for one in by {
            let standing = table.review.standing(of: one.actor)
            try table.perform(
                .agreeSchedule, .review(.agreeSchedule(standing.reviewing ?? "XAA")), as: one.actor, on: day)
        }
    }

    static let all: [Cast] = [.delegate, .regionalDelegate, .secondDelegate]

    @Test func `days agreed on take the place of the limits, in what is asked too`() throws {
        let table = try TimelineTests.agreed([.response: "2027-05-03", .dialogue: "2027-09-01"])
        #expect(
            try TimelineTests.days(table, on: "2027-02-20").suffix(7) == [
                "response due 2027-05-03", "circulation due 2027-06-03", "desk-review due 2027-07-03",
                "dialogue due 2027-09-01", "draft-report due 2027-09-01", "agreement due 2027-09-01",
                "end due 2027-09-01",
            ])
        let ask = try #require(table.standing?.asks.first { $0.act == .submitResponse })
        #expect(ask.due == World.day("2027-05-03"))
    }

    @Test func `the schedule in force stays until all three have agreed to another`() throws {
        var table = try TimelineTests.agreed([.response: "2027-05-03"])
        try TimelineTests.agree(&table, [.response: "2027-06-01"], by: [.delegate, .regionalDelegate])
        var inside = try #require(table.standing)
        #expect(inside.timeline.due(.response) == World.day("2027-05-03"))
        #expect(inside.scheduleInForce?.days[.response] == World.day("2027-05-03"))
        // The third is asked, and the pen stays where it is.
        #expect(
            inside.asks.filter { $0.act == .agreeSchedule }.map(\.line) == [
                "must agree-schedule delegate:XBC - GUI 14"
            ])
        #expect(inside.pen?.act == .recordIntroduction)
        try table.perform(
            .agreeSchedule, .review(.agreeSchedule("XBC")), as: Cast.secondDelegate.actor, on: World.day("2027-02-20"))
        inside = try #require(table.standing)
        #expect(inside.timeline.due(.response) == World.day("2027-06-01"))
        #expect(inside.course.count { $0.name == "schedule-proposed" } == 3)
    }

    @Test func `a limit gone by is told to those inside, and nobody else has a timeline`() throws {
        let table = try Script.through("tasks")
        let points = try #require(table.standing).timeline.points(on: World.day("2027-04-02"))
        #expect(points.filter { $0.isPassed(on: World.day("2027-04-02")) }.map(\.stop) == [.response])
        #expect(table.standing?.timeline.next?.stop == .response)
        for one in Cast.everybody.subtracting(Cast.participants) {
            #expect(table.review.view(as: one.actor)?.inside == nil, "\(one)")
        }
    }

    // MARK: By random trials

    /// A review as far as it came, each step early, in time or late, with some days agreed on.
    static func timeline(_ chance: inout Chance) -> (Timeline, Day) {
        let lots = World.drawn
        var done: [Timeline.Stop: Day] = [:]
        var day = lots
        let reached = Int.random(in: 0...Timeline.Stop.allCases.count, using: &chance)
        for stop in Timeline.Stop.allCases.prefix(reached) {
            day = day.adding(days: Int.random(in: 0...70, using: &chance))
            done[stop] = day
        }
        let begins = chance.one(in: 3) ? nil : lots.adding(days: Int.random(in: 0...90, using: &chance))
        let plain = Timeline(limits: RuleSet.untoc2010.limits, lots: lots, begins: begins, done: done)
        var agreed: [Timeline.Stop: Day] = [:]
        var earliest = day
        for point in plain.points(on: day) where point.done == nil && chance.one(in: 3) {
            earliest = max(earliest, point.day).adding(days: Int.random(in: 0...30, using: &chance))
            agreed[point.stop] = earliest
        }
        return (plain.agreeing(agreed), day)
    }

    @Test func `it never goes backwards, and agreed days hold while nothing came late`() {
        var chance = Chance(for: "timeline trials")
        for _ in 0..<2_000 {
            let (timeline, today) = TimelineTests.timeline(&chance)
            let points = timeline.points(on: today)
            let byStop = Dictionary(uniqueKeysWithValues: points.map { ($0.stop, $0) })
            for point in points {
                guard let first = point.stop.comesAfter.flatMap({ byStop[$0] }) else { continue }
                #expect(point.day >= first.day, "\(point.stop); PALERMO_SEED=\(chance.seed)")
                #expect(point.done != nil || point.day >= today, "\(point.stop); PALERMO_SEED=\(chance.seed)")
                let isOnTime = first.day <= first.planned
                if let agreed = point.agreed, isOnTime, agreed >= first.planned {
                    #expect(point.due == agreed, "\(point.stop); PALERMO_SEED=\(chance.seed)")
                }
                #expect((point.move == nil) == (point.due == point.planned), "PALERMO_SEED=\(chance.seed)")
            }
        }
    }

    @Test func `late input moves days agreed on by exactly as much`() {
        var chance = Chance(for: "timeline moves")
        for _ in 0..<500 {
            let lots = World.drawn
            let informed = lots.adding(days: 10)
            let on = informed.adding(days: 60)
            var agreed: [Timeline.Stop: Day] = [:]
            var day = on
            for stop in Timeline.Stop.allCases.dropFirst(3) {
                agreed[stop] = day
                day = day.adding(days: Int.random(in: 0...40, using: &chance))
            }
            let late = Int.random(in: -20...50, using: &chance)
            let timeline = Timeline(
                limits: RuleSet.untoc2010.limits, lots: lots, begins: informed,
                done: [.informed: informed, .response: on.adding(days: late)], agreed: agreed)
            for point in timeline.points(on: on) where point.done == nil {
                guard let day = agreed[point.stop] else { continue }
                #expect(point.due == day.adding(days: max(0, late)), "\(point.stop); PALERMO_SEED=\(chance.seed)")
                #expect(point.move?.by == (late > 0 ? .response : nil), "PALERMO_SEED=\(chance.seed)")
            }
        }
    }
}
