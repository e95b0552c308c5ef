import Checklist
import Kernel
import Testing

/// An answer that was given before to another mechanism (RES 5 (j)): marked with source and day, found current anew.
@Suite struct EarlierUseTests {
    static let day = Day(number: 19_000)

    static func ready() throws(Refusal) -> Draft {
        var draft = try Draft()
        try draft.answer("5-a", .says("Twelve cases"))
        try draft.give(.markReady(["5-a"]))
        return draft
    }

    @Test func `keeps the mechanism and its day, and has to be found current once more`() throws {
        var draft = try EarlierUseTests.ready()
        #expect(draft.view?.progress["5-a"] == .ready)
        try draft.give(.attribute("5-a", upon: 1, mechanism: "UNCAC review", on: EarlierUseTests.day))
        let answer = try #require(draft.view?.answer(to: "5-a"))
        #expect(answer.origin == .init(mechanism: "UNCAC review", on: EarlierUseTests.day))
        #expect(answer.saysTheSame(as: .says("Twelve cases")) && draft.view?.progress["5-a"] == .draft)
        try draft.give(.attribute("5-a", upon: 2, mechanism: "", on: nil))
        #expect(draft.view?.answer(to: "5-a")?.origin == nil)
    }

    @Test func `nothing is recorded where there is no mark to take back`() throws {
        var draft = try EarlierUseTests.ready()
        #expect(try draft.give(.attribute("5-a", upon: 1, mechanism: "", on: nil)).isEmpty)
        #expect(draft.view?.progress["5-a"] == .ready)
    }

    @Test func `is refused upon another text, without a day, on a day to come, and of no answer`() throws {
        var draft = try EarlierUseTests.ready()
        let day = EarlierUseTests.day
        let late = Day(number: 30_000)
        #expect(throws: Refusal.changedMeanwhile(.five, "5-a")) {
            try draft.give(.attribute("5-a", upon: 0, mechanism: "UNCAC review", on: day))
        }
        #expect(throws: Refusal.input("not-a-day", field: "day")) {
            try draft.give(.attribute("5-a", upon: 1, mechanism: "UNCAC review", on: nil))
        }
        #expect(throws: Refusal.input("checklist.no-mechanism", field: "mechanism")) {
            try draft.give(.attribute("5-a", upon: 1, mechanism: "", on: day))
        }
        #expect(
            throws: Refusal.rule(
                "checklist.given-in-future", .res("5 (j)"), field: "day", ["day": .day(late)])
        ) {
            try draft.give(.attribute("5-a", upon: 1, mechanism: "UNCAC review", on: late))
        }
        #expect(throws: Refusal.hidden) {
            try draft.give(.attribute("5-b", upon: 0, mechanism: "UNCAC review", on: day))
        }
    }
}
