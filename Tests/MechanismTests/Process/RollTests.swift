import Kernel
import Mechanism
import Testing

/// What becomes of a cycle when States join, leave or become party to a further Protocol, and when the Conference
/// decides on the years that are left.
@Suite struct RollTests {
    static func decided(_ command: Cycle.Command, _ events: [Cycle.Event]) throws(Refusal) -> [Cycle.Event] {
        try Cycle.decide(command, Cycle.folded(events), World.context(World.today))
    }

    static func view(_ events: [Cycle.Event]) -> CycleView? { Cycle.folded(events).view() }

    @Test func `who joined, who left and who changed are recorded as such`() throws {
        let roll = World.roll(party: ["XBA": [.tip, .firearms]]).filter { $0.state != "XAD" } + [World.newcomer]
        let changed = roll.filter { $0.state == "XBA" }
        #expect(
            try RollTests.decided(.updateRoll(roll), World.ready()) == [
                .rollUpdated(joined: [World.newcomer], left: ["XAD"], changed: changed)
            ])
        let view = RollTests.view(
            World.ready() + [.rollUpdated(joined: [World.newcomer], left: ["XAD"], changed: changed)])
        #expect(view?.opened.roll == roll.sorted { $0.state < $1.state })
        #expect(view?.joined == ["XAE"])
    }

    @Test func `who joins is reviewed in the last year`() {
        let view = RollTests.view(World.ready() + [World.joined(World.newcomer)])
        #expect(view?.year(of: "XAE") == 2028)
        #expect(view?.states(of: 2027) == World.calendar[0])
        #expect(view?.states(of: 2028) == World.calendar[1] + ["XAE"])
    }

    @Test func `who joins before there is a calendar has no year yet`() {
        let view = RollTests.view([World.opened(), World.joined(World.newcomer)])
        #expect(view?.year(of: "XAE") == nil)
        #expect(view?.opened.roll.map(\.state).contains("XAE") == true)
    }

    @Test func `who leaves is not reviewed, unless its lots were drawn`() {
        let before = RollTests.view(World.ready() + [World.left("XAA", "XAC")])
        #expect(before?.calendar == [["XAB", "XBA", "XBB"], ["XAD", "XBC", "XBD"]])
        let after = RollTests.view(World.ready() + [World.drawnPairs, World.left("XAA", "XAC")])
        #expect(after?.calendar == [World.calendar[0], ["XAD", "XBC", "XBD"]])
        #expect(after?.draws[2027]?.pairs == World.pairs)
        #expect(after?.opened.roll.map(\.state) == ["XAB", "XAD", "XBA", "XBB", "XBC", "XBD"])
    }

    @Test func `who leaves before its lots were drawn and comes back is reviewed in the last year`() {
        let view = RollTests.view(
            World.ready() + [World.left("XAA"), World.joined(World.roll()[0])])
        #expect(view?.states(of: 2027) == ["XAB", "XBA", "XBB"])
        #expect(view?.states(of: 2028) == World.calendar[1] + ["XAA"])
    }

    @Test func `a State that declines serves later, and its lots are drawn again`() {
        let view = RollTests.view(
            World.ready() + [World.drawnUponXAB, World.declined])
        #expect(view?.draws[2027]?.pairs == World.pairs)
        #expect(view?.draws[2027]?.lots.count == 2)
        #expect(view?.notServing[2027] == ["XAB"])
        // It is not a new lot at the request of the State under review (TOR 19).
        #expect(view?.redraws.isEmpty == true)
    }

    @Test func `the Conference's decision makes the cycle longer or shorter`() throws {
        let due = RollTests.view(World.readyAgain + [World.decided(2)])
        #expect(due?.newYears == 2)
        #expect(due?.calendar == World.calendar)
        let events = World.readyAgain + [World.decided(2)]
        let redrawn = try RollTests.decided(
            .recordNewCalendar(years: [["XAC", "XBD"], ["XAD", "XBC"]], lot: World.lot), events)
        #expect(redrawn == [.calendarRedrawn(from: 2028, years: [["XAC", "XBD"], ["XAD", "XBC"]], lot: World.lot)])
        let view = RollTests.view(events + redrawn)
        #expect(view?.years == 2027..<2030)
        #expect(view?.calendar == [World.calendar[0], ["XAC", "XBD"], ["XAD", "XBC"]])
        #expect(view?.newYears == nil)
        #expect(view?.nextYear == 2028)
    }

    @Test func `what could not be granted stays on record`() {
        let view = RollTests.view(
            World.ready() + [
                .requestRefused(request: World.refused("XAB")), .requestRefused(request: World.refused(nil)),
            ])
        #expect(view?.refused == [World.refused("XAB"), World.refused(nil)])
        #expect(view?.notServing.isEmpty == true)
    }
}
