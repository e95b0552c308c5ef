import Access
import Checklist
import Foundation
import Kernel
import Ledger
import Mechanism
import Reports
import Testing

/// What is stored is read for ever: `Samples/<room>.json` holds a record of every event, one a line, and no line of it
/// ever changes. A new form of an event is a new line, with the next version in its name; the old one stays and must
/// still be read.
@Suite struct SamplesTests {
    struct Sample: Decodable {
        let name: String
        let body: JSON
    }

    static func samples(_ room: String) throws -> [Sample] {
        let file = try #require(Bundle.module.url(forResource: room, withExtension: "json", subdirectory: "Samples"))
        return try JSONDecoder().decode([Sample].self, from: Data(contentsOf: file))
    }

    /// Every sample reads as the event expected of it, is written again as the same bytes, and none is missing.
    static func check<E: Event>(_ expected: [E], _ isListed: (E) -> Bool, names: [String]) throws {
        let samples = try samples(E.room)
        let listed = expected.count { isListed($0) }
        #expect(listed == expected.count)
        #expect(samples.map(\.name) == names.map { "\(E.room).\($0)" }, "a sample is missing, or one too many")
        #expect(Set(expected.map(\.short)) == Set(names.map { String($0.prefix { $0 != "/" }) }))
        for (sample, event) in zip(samples, expected) {
            let record = Record(
                sequence: 1, stream: StreamID(E.room, "1"), version: 1,
                draft: Draft(name: sample.name, body: sample.body),
                at: Instant(milliseconds: 0), actor: .visitor, previous: Record.origin)
            #expect(try Codec.event(E.self, record) == event, "\(sample.name)")
            let draft = try Codec.draft(event)
            let isPresent = sample.name.hasSuffix("/\(E.versions[event.short] ?? 1)")
            #expect(!isPresent || draft.name == sample.name)
            #expect(!isPresent || draft.body.canonical == sample.body.canonical, "\(sample.name)")
        }
    }

    @Test func cycle() throws {
        try SamplesTests.check(
            SamplesTests.cycle, SamplesTests.isListed,
            names: [
                "opened/1", "inputPublished/1", "calendarDrawn/1", "reviewDeferred/1", "servingDeferred/1",
                "expertsCirculated/1",
                "pairsDrawn/1", "pairRedrawn/1", "lotsDeclined/1", "rollUpdated/1", "yearsDecided/1",
                "calendarRedrawn/1", "requestRefused/1", "requestRefused/1",
            ])
    }

    @Test func ceremony() throws {
        try SamplesTests.check(
            SamplesTests.ceremony, SamplesTests.isListed,
            names: [
                "announced/1", "announced/1", "announced/1", "announced/1", "announced/1", "contributed/1",
                "takenBack/1", "closed/1", "diceRolled/1", "beaconNoted/1", "beaconSkipped/1", "seeded/1",
                "bookPrinted/1", "ballsDrawn/1", "drawn/1", "failed/1",
            ])
    }

    /// What is drawn is kept in the announcement, and gives the stream its name: each kind has its sample.
    @Test func subjects() {
        let subjects = SamplesTests.subjects
        #expect(subjects.allSatisfy { SamplesTests.isListed($0) })
        #expect(
            subjects.map(\.name) == [
                "calendar", "calendar-2028-1", "pairs-2027", "redraw-2027-xaa-2", "decline-2027-xab",
            ])
        #expect(subjects.map(\.citation.text) == ["TOR 14", "TOR 45", "TOR 19", "TOR 19", "TOR 20"])
    }

    @Test func roster() throws {
        try SamplesTests.check(SamplesTests.roster, SamplesTests.isListed, names: ["nominated/1", "withdrawn/1"])
    }

    @Test func suspicion() throws {
        try SamplesTests.check(
            SamplesTests.suspicion, SamplesTests.isListed,
            names: ["reported/1", "reported/1", "brought/1", "concluded/1"])
    }

    @Test func review() throws {
        try SamplesTests.check(
            SamplesTests.review, SamplesTests.isListed,
            names: [
                "opened/1", "reviewersReplaced/1", "informed/1", "focalPointAppointed/1", "expertsDesignated/1",
                "scheduleProposed/1", "scheduleProposed/1", "scheduleAgreed/1", "introductionHeld/1", "tasksDivided/1",
                "responseReceived/1",
                "responseCirculated/1", "deskReviewSubmitted/1", "deskNoted/1", "deskShared/1", "materialConsidered/1",
                "materialConsidered/1", "introductionHeld/1", "callHeld/1", "callHeld/1", "asked/1", "answered/1",
                "answered/1", "asked/1", "replied/1", "replied/1", "messageTranslated/1", "dialogueClosed/1",
                "reportSent/1", "reportRevised/1", "reportAgreed/1", "reportFinal/1", "summaryDrafted/1",
                "summaryAgreed/1",
                "summaryFinal/1", "summaryPublished/1", "reportPublished/1", "reportCommented/1", "commentSettled/1",
                "summaryRevised/1", "partsPublished/1", "accessRequested/1", "accessAnswered/1",
                "focalPointStoodDown/1", "expertStoodDown/1", "meetingProposed/1",
                "meetingProposed/1", "meetingAnswered/1", "stakeholdersProposed/1", "meetingPlanned/1",
                "meetingHeld/1", "meetingFindings/1", "letterIssued/1",
            ])
    }

    @Test func response() throws {
        try SamplesTests.check(
            SamplesTests.response, SamplesTests.isListed,
            names: [
                "opened/1", "opened/1", "saved/1", "answered/1", "answered/1", "noted/1", "noted/1", "brought/1",
                "brought/1", "setAside/1", "markedReady/1", "cleared/1", "commented/1", "assigned/1",
                "assignmentEnded/1", "attached/1", "attached/1", "detached/1", "helpAsked/1", "helpEnded/1",
                "stakeholdersDeclared/1", "supplemented/1", "submitted/1", "peopleAdded/1",
            ])
    }

    @Test func report() throws {
        try SamplesTests.check(
            SamplesTests.report, SamplesTests.isListed,
            names: [
                "opened/1", "drafted/1", "sent/1", "commented/1", "agreed/1", "finalised/1",
                "summaryDrafted/1", "summaryAgreed/1", "summaryFinalised/1", "summaryPublished/1", "reportPublished/1",
                "spoken/1", "wrote/1", "wrote/1", "wrote/1", "revised/1", "revised/1", "struck/1", "summarySent/1",
                "remarked/1", "remarked/1", "settled/1", "consented/1", "partsPublished/1", "accessRequested/1",
                "accessGranted/1", "accessDeclined/1", "translationAssigned/1", "translated/1",
            ])
    }

    @Test func account() throws {
        try SamplesTests.check(
            SamplesTests.account, SamplesTests.isListed,
            names: [
                "opened/1", "granted/1", "removed/1", "invited/1", "accepted/1", "remindersChosen/1",
                "languageChosen/1", "granted/1", "removed/1", "removed/1", "removed/1", "erased/1",
            ])
    }

    @Test func nomination() throws {
        try SamplesTests.check(
            SamplesTests.nomination, SamplesTests.isListed,
            names: [
                "recorded/1", "recorded/1", "arrivalProposed/1", "arrivalProposed/1", "departureProposed/1",
                "struck/1", "accepted/1", "refused/1", "withdrawn/1",
            ])
    }

    @Test func reminder() throws {
        try SamplesTests.check(
            SamplesTests.reminder, SamplesTests.isListed, names: ["prepared/1", "handed/1", "settled/1", "written/1"])
    }

    @Test func installation() throws {
        try SamplesTests.check(SamplesTests.installation, SamplesTests.isListed, names: ["founded/1"])
    }
}
