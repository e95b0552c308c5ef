import Checklist
import Kernel
import Testing

/// Earlier versions of an answer: one sitting of one writer is one version.
@Suite struct VersionsTests {
    static func versions(_ draft: Draft) -> [String] {
        (draft.view?.history["5-a"] ?? []).map(\.value.practice)
    }

    @Test func `one sitting is one version`() throws {
        var draft = try Draft()
        try draft.answer("5-a", .says("One"))
        try draft.answer("5-a", .says("One, two"), after: 29)
        // The half hour counts from the last save, not from the first.
        try draft.answer("5-a", .says("One, two, three"), after: 29)
        #expect(VersionsTests.versions(draft) == [] && draft.view?.revision(of: "5-a") == 3)
        try draft.answer("5-a", .says("Later"), after: 30)
        #expect(VersionsTests.versions(draft) == ["One, two, three"])
        #expect(draft.view?.history["5-a"]?.map(\.revision) == [3])
    }

    @Test func `another writer begins another version`() throws {
        var draft = try Draft()
        try draft.answer("5-a", .says("Mine"))
        try draft.answer("5-a", .says("Theirs"), as: .amina, after: 1)
        try draft.answer("5-a", .says("Mine again"), after: 1)
        try draft.answer("5-a", .says("Mine still"), after: 1)
        #expect(VersionsTests.versions(draft) == ["Mine", "Theirs"])
        #expect(draft.view?.history["5-a"]?.map(\.stamp.actor) == [.focal, .amina])
        // The same person in another capacity is another writer.
        try draft.answer("5-a", .says("As a delegate"), as: .person("p-focal", .delegate("XAA")), after: 1)
        #expect(VersionsTests.versions(draft) == ["Mine", "Theirs", "Mine still"])
    }

    @Test func `what was cleared is always a version`() throws {
        var draft = try Draft()
        try draft.answer("5-a", .says("Cleared"))
        try draft.give(.clear(["5-a"]), after: 1)
        try draft.answer("5-a", .says("Changed"), after: 1)
        try draft.answer("5-a", .says("Changed again"), after: 1)
        #expect(VersionsTests.versions(draft) == ["Cleared"])
    }

    @Test func `what is saved from a file belongs to a sitting like what is typed`() throws {
        var draft = try Draft()
        try draft.answer("5-a", .says("Typed"))
        try draft.give(.bring("5-a", upon: 1, .says("From a file")), after: 1)
        #expect(VersionsTests.versions(draft) == [])
        try draft.give(.bring("5-a", upon: 2, .says("From another's file")), as: .amina, after: 1)
        #expect(VersionsTests.versions(draft) == ["From a file"])
    }

    @Test func `each question has its own versions`() throws {
        var draft = try Draft()
        try draft.answer("5-a", .says("One"))
        try draft.answer("5-b", .says("Two"))
        try draft.answer("5-b", .says("Three"))
        #expect(VersionsTests.versions(draft) == [])
        #expect(draft.view?.history["5-b"]?.map(\.value.practice) == ["Two"])
    }

    @Test func `notes have versions as well`() throws {
        var draft = try Draft()
        try draft.give(.note(.five, upon: 0, .says("One")))
        try draft.give(.note(.five, upon: 1, .says("One, two")), after: 29)
        #expect(draft.view?.noteHistory.isEmpty == true)
        try draft.give(.note(.five, upon: 2, .says("Later")), after: 30)
        try draft.give(.note(.five, upon: 3, .says("Theirs")), as: .amina, after: 1)
        #expect(draft.view?.noteHistory[.five]?.map(\.value.successes) == ["One, two", "Later"])
        #expect(draft.view?.writers == ["p-focal", "p-amina"])
    }

    @Test func `an answer knows where it came from, and the same words from nowhere are another version of it`() throws
    {
        var draft = try Draft()
        let origin = Response.Origin(response: "1-xaa", question: "6-a", on: Day(number: 1))
        let taken = Response.Answer(choice: .yes, law: "Code", practice: "Taken over", origin: origin)
        try draft.answer("5-a", taken)
        #expect(draft.view?.answer(to: "5-a")?.origin == origin)
        #expect(taken.saysTheSame(as: .says("Taken over")) && taken != .says("Taken over"))
        try draft.answer("5-a", .says("Taken over"))
        #expect(draft.view?.answer(to: "5-a")?.origin == nil && draft.view?.revision(of: "5-a") == 2)
    }
}
