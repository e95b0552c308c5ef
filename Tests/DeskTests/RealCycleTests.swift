import Access
import Desk
import Kernel
import Mechanism
import Testing

/// A real installation opens the first cycle on the real roll of parties, draws, and informs the States.
@Suite struct RealCycleTests {
    @Test func `the first cycle on the real roll`() throws {
        let desk = try makeDesk(.real)
        let first = Actor.person("first-officer", .secretariat)

        #expect(
            refusal {
                _ = try desk.openCycle(ruleSet: .untoc2010, decision: "", exception: "", startYear: 2027, as: first)
            } == ["cycle.no-decision TOR 45"])
        let number = try desk.openCycle(
            ruleSet: .untoc2010, decision: "CTOC/COP/RES/5/5", exception: "", startYear: 2027, as: first)
        let opened = try #require(try desk.cycle(number)).opened
        #expect(opened.roll.count == 189)

        #expect(refusal { try draw(desk, number, .pairs(year: 2027), as: first) } == ["cycle.no-calendar TOR 14"])
        try draw(desk, number, .calendar, as: first)
        let calendar = try #require(try desk.cycle(number)).calendar
        #expect(calendar.map(\.count).sorted() == [37, 38, 38, 38, 38])
        #expect(refusal { try draw(desk, number, .calendar, as: first) } == ["cycle.calendar-drawn TOR 14"])

        #expect(
            refusal { try draw(desk, number, .pairs(year: 2027), as: first) } == [
                "cycle.experts-not-circulated TOR 21"
            ])
        try nominateOneExpertEach(desk, opened.roll, as: first)
        try desk.circulateExperts(number, year: 2027, as: first)
        try draw(desk, number, .pairs(year: 2027), as: first)
        let pairs = try #require(try desk.cycle(number)?.draws[2027]).pairs
        #expect(pairs.count == calendar[0].count)
        #expect(
            refusal { try draw(desk, number, .pairs(year: 2028), as: first) } == ["cycle.year-not-begun TOR 19"])

        let docket = try desk.docket(as: first)
        #expect(docket.count == pairs.count)
        #expect(docket.allSatisfy { $0.act == .inform && $0.pen == .secretariat && $0.due == Day("2027-03-01") })
        for line in docket {
            try desk.inform(line.id, begins: desk.today, training: nil, note: "", as: first)
        }
        #expect(
            try desk.docket(as: first).allSatisfy {
                $0.act == .appointFocalPoint && $0.pen == .delegate($0.pairing.reviewed)
            })

        // Everything of the cycle can be audited, and the views fold again to what they were.
        let before = try desk.docket(as: first)
        try desk.rebuild()
        #expect(try desk.docket(as: first) == before)
        let audit = try desk.audit()
        #expect(audit.findings == [])
        #expect(audit.checked.contains { $0.what.hasPrefix("pairs") && $0.count == pairs.count })
    }

    @Test func `a lot is drawn again at most twice, the year's others stay`() throws {
        let desk = try makeDesk(.training)
        let year = desk.today.year
        try draw(desk, 1, .pairs(year: year), as: officer)
        let before = try #require(try desk.cycle(1)?.draws[year]).pairs
        // A State for which the rules leave a choice; others are refused with the reason.
        var redrawn: [StateCode] = []
        for pair in before where redrawn.isEmpty {
            let subject = try #require(
                try desk.cycle(1)?.redraw(of: pair.reviewed, justification: "asked", exceptional: false))
            if refusal({ try draw(desk, 1, subject, as: officer) }).isEmpty { redrawn.append(pair.reviewed) }
        }
        let state = try #require(redrawn.first)
        let after = try #require(try desk.cycle(1)?.draws[year]).pairs
        for (old, new) in zip(before, after) {
            if old.reviewed == state {
                #expect(Set(old.reviewers).isDisjoint(with: new.reviewers))
            } else {
                #expect(old == new)
            }
        }
        let id = ReviewID(cycle: 1, state: state)
        #expect(try desk.review(id, as: .visitor)?.pairing == after.first { $0.reviewed == state })
        #expect(try desk.audit().findings == [])
    }

    @Test func `once the States are informed the lot stays`() throws {
        let desk = try makeDesk(.training)
        let year = desk.today.year
        try draw(desk, 1, .pairs(year: year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        try desk.inform(line.id, begins: desk.today, training: nil, note: "", as: officer)
        let subject = try #require(
            try desk.cycle(1)?.redraw(of: line.pairing.reviewed, justification: "asked", exceptional: false))
        #expect(refusal { try draw(desk, 1, subject, as: officer) } == ["review.already-begun TOR 19"])
        #expect(try desk.review(line.id, as: .visitor)?.pairing == line.pairing)
    }

    private func nominateOneExpertEach(_ desk: Desk, _ roll: [RollEntry], as actor: Actor) throws {
        for entry in roll {
            let code = entry.state.rawValue.lowercased()
            try desk.nominateExpert(
                entry.state, name: "Expert of \(code)", email: "expert@\(code).example", background: "Prosecutor",
                expertise: "Organized crime", as: actor)
        }
    }
}
