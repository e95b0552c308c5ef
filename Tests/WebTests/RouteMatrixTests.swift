import Desk
import HTTPTypes
import Kernel
import Pages
import Seals
import Testing

/// Every capacity at every address, read and written to, at every stage of a review, against the table.
@Suite struct RouteMatrixTests {
    @Test func `every address has its row and its samples`() throws {
        let course = try Course()
        try course.advance(to: .drawn)
        for family in Family.allCases {
            #expect(RouteTable.rows.contains { $0.family == family }, "\(family) has no row")
            let samples = course.samples(family)
            #expect(!samples.isEmpty, "\(family) has no sample")
            for sample in samples where sample.route.path.contains("none") == false {
                #expect(Family.of(sample.route, course.keys) == family, "\(sample.route)")
                #expect(Route(path: sample.route.path) == sample.route)
            }
        }
        for row in RouteTable.rows { #expect(row.verdicts.count == Column.allCases.count, "\(row)") }
        #expect(
            ReviewAct.allCases.allSatisfy { act in Column.allCases.contains { RouteTable.isHeld(act, by: $0) } })
    }

    /// At these stages those are asked too who stand as somebody else does.
    private static let crowded: Set<Moment> = [.assessment, .granted]

    @Test func `who may see and do what, at every stage`() async throws {
        let course = try Course(isRendering: false)
        var asked = 0
        for moment in Moment.allCases {
            try course.advance(to: moment)
            course.house.store.hold(true)
            let isCrowded = RouteMatrixTests.crowded.contains(moment)
            let people = course.cast.players(at: moment) + (isCrowded ? course.cast.doubles(at: moment) : [])
            let samples = Family.allCases.filter { $0.isOfReview || isCrowded }.map { ($0, course.samples($0)) }
            let house = course.house
            let deferred = ReviewID(cycle: 1, state: course.keys.deferred)
            let found = try await withThrowingTaskGroup(of: Walk.self) { group in
                for person in people {
                    group.addTask {
                        var walk = Walk(house: house, person: person, moment: moment, deferred: deferred)
                        for (family, samples) in samples {
                            for sample in samples { try await walk.visit(family, sample) }
                            if isCrowded { try await walk.visitDeferred(samples) }
                        }
                        return walk
                    }
                }
                return try await group.reduce(into: [Walk]()) { $0.append($1) }
            }
            asked += found.reduce(0) { $0 + $1.asked }
            let wrong = found.flatMap(\.wrong)
            #expect(wrong.isEmpty, "\(moment.rawValue):\n\(wrong.sorted().joined(separator: "\n"))")
        }
        #expect(course.house.log.lines.isEmpty, "\(course.house.log.lines)")
        #expect(asked > 15_000)
    }
}

/// One person's way through all addresses at one stage.
private struct Walk: Sendable {
    let house: House
    let person: Cast.Person
    let moment: Moment
    /// A review that is not there.
    let deferred: ReviewID
    var asked = 0
    var wrong: [String] = []

    mutating func visit(_ family: Family, _ sample: Sample) async throws {
        if case .review(_, .act(let act)) = sample.route, !isInside, !isActsTurn(act) { return }
        if case .review(_, .checklist(.file(let format))) = sample.route, format != .json, moment != .assessment {
            return
        }
        try await expect(family, sample, isPost: false)
        // A passphrase is slow to check, by design: once without a session, once with one.
        if family == .signIn && !(moment == .assessment && ["visitor", "officer"].contains(person.name)) { return }
        try await expect(family, sample, isPost: true)
    }

    /// Outside a review all acts are alike: each has its turn, not all at every stage.
    private func isActsTurn(_ act: ReviewAct) -> Bool {
        guard let place = ReviewAct.allCases.firstIndex(of: act), let now = Moment.allCases.firstIndex(of: moment)
        else {
            return true
        }
        return place % 9 == now % 9
    }

    private var isInside: Bool {
        [.secretariat, .delegate, .focalPoint, .reviewingDelegate, .reviewingExpert].contains(person.column)
    }

    /// Where a review was put off there is none, for anybody.
    mutating func visitDeferred(_ samples: [Sample]) async throws {
        for sample in samples {
            guard case .review(_, let page) = sample.route else { continue }
            let path = Route.review(deferred, page).path
            for answer in [
                try await house.get(path, token), try await house.post(path, token, sample.fields(as: person.actor)),
            ] {
                asked += 1
                if answer.status != 404 { note("\(path): \(answer.status), where no review is") }
            }
        }
    }

    /// A fresh session each time, but for a cookie that has none.
    private var token: Token? { person.stale ?? house.token(person.actor) }

    private mutating func expect(_ family: Family, _ sample: Sample, isPost: Bool) async throws {
        let path = sample.route.path + (isPost ? "" : sample.query)
        let token = token
        let answer =
            isPost
            ? try await house.post(path, person.stale == nil ? token : nil, sample.fields(as: person.actor))
            : try await house.get(path, token)
        asked += 1
        var wanted = RouteTable.verdict(family, isPost: isPost, at: moment, person.column)
        let got = Verdict(status: answer.status)
        if wanted == .act, case .review(_, .act(let act)) = sample.route {
            wanted = RouteTable.isHeld(act, by: person.column) ? .yes : .no
            // An act with a page of its own is done there; before its time there is nothing to do it on.
            if isPost && wanted == .yes && got == .hidden { return }
        }
        if got != wanted || answer.status >= 500 {
            note("\(isPost ? "POST" : "GET") \(path): \(answer.status), expected \(wanted.rawValue)")
        }
    }

    private mutating func note(_ words: String) {
        wrong.append("\(person.name) (\(person.column)) \(words)")
    }
}
