import Desk
import Kernel
import Mechanism
import Papers
import Testing
import Tongue

/// The letters of the secretariat: every kind, in every language, from the facts of a review that came to its end.
@Suite struct LetterTests {
    static let day = Day(number: 20_800)

    static let events: [Review.Event] = [
        .opened(
            cycle: 1, year: 2027, pairing: Pairing(reviewed: "XAA", regional: "XAC", second: "XBC"), protocols: [.tip],
            scope: [Article(.untoc, 5)], ruleSet: "untoc-2010"),
        .informed(
            begins: day.adding(days: 30), training: day.adding(days: 20), note: "By post.\nBy telephone.",
            staff: NamedPerson(id: "p-officer", name: "Ингеборг")),
        .responseReceived(fingerprint: "response"),
        .responseCirculated(note: "In French too"),
        .deskReviewSubmitted(state: "XAC", findings: [], questions: []),
        .deskReviewSubmitted(state: "XBC", findings: [], questions: []),
        .dialogueClosed,
        .reportSent(fingerprint: "text"),
        .reportFinal(fingerprint: "text"),
        .summaryFinal(fingerprint: "summary"),
    ]

    static func view() throws -> ReviewView {
        var state = Review.initial
        let officer = Actor.person("p-officer", .secretariat)
        for event in events { Review.evolve(&state, event, Stamp(at: Instant(day), actor: officer)) }
        return try #require(state.view(as: officer))
    }

    @Test(arguments: Language.allCases) func `says every letter whole`(_ language: Language) throws {
        let review = try LetterTests.view()
        let inside = try #require(review.inside)
        let speaker = try Tongue.load(names: Names()).speaker(language)
        #expect(inside.lettersToMake.count == 13)
        #expect(Set(inside.lettersToMake.map(\.kind)) == Set(Review.Letter.Kind.allCases))
        for address in inside.lettersToMake {
            let letter = LetterWords.letter(
                address, of: review, inside, remarks: "One.\n\n Two. ", on: LetterTests.day, in: speaker)
            #expect(letter.number == 1 && letter.to == address.to && letter.language == language)
            #expect(!letter.plain.contains("«letter.") && !letter.plain.contains("{"), "\(address): \(letter.plain)")
            #expect(letter.text.heading.contains { $0.contains("1/XAA/1") }, "\(address)")
            #expect(letter.text.paragraphs.suffix(3).prefix(2) == ["One.", "Two."], "\(address)")
            #expect(letter.text.enclosure.isEmpty != [.focalPoint, .experts].contains(address.kind), "\(address)")
            let all = letter.text.heading + letter.text.paragraphs + letter.text.closing + letter.text.enclosure
            #expect(all.allSatisfy { !$0.isEmpty && !$0.contains("\n") }, "\(address)")
        }
    }
}
