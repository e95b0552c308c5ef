import Access
import Kernel
import Ledger
import Mechanism
import Reports
import Testing

@testable import Desk

/// What an act in one room entails in another.
@Suite struct ReactionsTests {
    @Test func `the report is in the first working language as soon as the three States agreed to the schedule`() throws
    {
        let desk = try makeDesk(.training, isSeeded: false)
        try draw(desk, 1, .pairs(year: desk.today.year), as: officer)
        let line = try #require(try desk.docket(as: officer).first)
        try desk.inform(line.id, begins: desk.today, training: nil, note: "", as: officer)
        try desk.perform(.proposeSchedule, in: line.id, as: officer) { _ in
            [.review(.proposeSchedule(languages: [.fr, .en], other: "", funding: "", note: ""))]
        }
        let states = [line.pairing.reviewed, line.pairing.regional, line.pairing.second]
        for state in states {
            #expect(try desk.report(line.id, as: officer)?.language == nil)
            let delegate = Actor.person(PersonID("p-\(state.rawValue.lowercased())-delegate"), .delegate(state))
            try desk.perform(.agreeSchedule, in: line.id, as: delegate) { _ in [.review(.agreeSchedule(state))] }
        }
        #expect(try desk.report(line.id, as: officer)?.language == .fr)
    }
}
