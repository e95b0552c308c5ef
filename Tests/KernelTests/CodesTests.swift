import Foundation
import Kernel
import Testing

/// What is written can be read, and nothing else can: two texts never stand for one thing.
@Suite struct CodesTests {
    static func again<T: Codable>(_ value: T) throws -> T {
        try JSONDecoder().decode(T.self, from: JSONEncoder().encode(value))
    }

    @Test func `citations come back from their text`() throws {
        for source in Citation.Source.allCases {
            for paragraph in ["1", "18 bis", "26 (c)", "37 quinquies", "11-16", "5(a)"] {
                let citation = Citation(source, paragraph)
                #expect(Citation(citation.text) == citation)
                #expect(try CodesTests.again(citation) == citation)
            }
        }
        #expect(Citation.tor("18 bis").text == "TOR 18 bis")
    }

    @Test(arguments: ["", "TOR", "TOR18", "tor 18", "XXX 18", " TOR 18"]) func `what is no citation`(_ text: String) {
        #expect(Citation(text) == nil)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Citation.self, from: JSONEncoder().encode(text))
        }
    }

    @Test(arguments: [
        (Capacity.secretariat, "secretariat"), (.delegate("XAA"), "delegate:XAA"),
        (.focalPoint("XAA"), "focal-point:XAA"),
        (.expert("XAA"), "expert:XAA"),
    ])
    func `capacities come back from their text`(_ capacity: Capacity, _ text: String) throws {
        #expect(capacity.text == text)
        #expect(Capacity(text) == capacity)
        #expect(try CodesTests.again(capacity) == capacity)
        #expect(Capacity(name: capacity.name, state: capacity.state) == capacity)
    }

    @Test(arguments: [
        "", "king", "expert", "expert:", "secretariat:XAA", "secretariat:", ":secretariat", "delegate", "Expert:XAA",
        "focal point:XAA",
    ])
    func `what is no capacity`(_ text: String) {
        #expect(Capacity(text) == nil)
    }

    @Test func `articles come back from their keys, in the order of the instruments`() throws {
        let articles = Instrument.allCases.flatMap { instrument in [1, 5, 41].map { Article(instrument, $0) } }
        for article in articles {
            #expect(Article(article.key) == article)
            #expect(try CodesTests.again(article) == article)
        }
        #expect(articles.shuffled().sorted() == articles)
        #expect(Article(.untoc, 5).key == "untoc-5")
    }

    @Test(arguments: [
        "", "untoc", "untoc-", "untoc-0", "untoc--5", "untoc-05", "untoc-+5", "-untoc-5", "untoc-5-", "UNTOC-5",
        "untoc-5a",
        "palermo-5", "untoc-99999999999999999999",
    ])
    func `what is no article`(_ text: String) {
        #expect(Article(text) == nil)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Article.self, from: JSONEncoder().encode(text)) }
    }

    @Test func `codes are ordered byte by byte`() {
        #expect(["XBA", "XAB", "XAA"].map { StateCode($0) }.sorted().map(\.rawValue) == ["XAA", "XAB", "XBA"])
        #expect(PersonID("p-10") < PersonID("p-2"))
    }

    @Test func `a text in several languages falls back to English`() throws {
        let words = Multilingual([.en: "Lot", .fr: "Tirage"])
        #expect(words(.fr) == "Tirage" && words(.zh) == "Lot")
        #expect(Multilingual([:])(.en) == "")
        #expect(try CodesTests.again(words) == words)
    }

    @Test func `plain values come back`() throws {
        let pairing = Pairing(reviewed: "XAA", regional: "XAB", second: "XBA")
        #expect(try CodesTests.again(pairing) == pairing && pairing.reviewers == ["XAB", "XBA"])
        let lot = Lot(input: "0a", sources: ["1"], seed: "0b")
        #expect(try CodesTests.again(lot) == lot)
        #expect(try CodesTests.again(TimeLimit.weeks(3)) == .weeks(3))
        let day = try #require(Day("2028-02-29"))
        #expect(try CodesTests.again(day) == day)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Day.self, from: Data(#""2027-02-29""#.utf8)) }
        let entry = RollEntry(
            state: "XAA", group: .westernEuropeanOthers, legalSystem: [.civil, .common], protocols: [.firearms])
        #expect(try CodesTests.again(entry) == entry)
    }

    @Test func `refusals say all their reasons at once`() {
        #expect(throws: Refusal(.input, [.init("a"), .init("b", .tor("1"))])) {
            try Refusal.unless([.init("a"), .init("b", .tor("1"))])
        }
        #expect(throws: Never.self) { try Refusal.unless([]) }
    }
}

/// An ask concerns the one it is of, and nobody else.
@Suite struct AskTests {
    static let standings: [Standing] = [
        .secretariat, .delegateUnderReview, .focalPoint, .reviewingDelegate("XAB"), .reviewingDelegate("XBA"),
        .reviewingExpert("XAB"), .reviewingExpert("XBA"), .outside,
    ]

    @Test(arguments: [
        (Ask(.inform, of: .secretariat, due: nil, .gui("12")), Standing.secretariat),
        (Ask(.appointFocalPoint, of: .delegate("XAA"), due: nil, .gui("13")), .delegateUnderReview),
        (
            Ask(.agreeSchedule, of: .delegate("XAB"), due: nil, .gui("14"), isOfReviewer: true),
            .reviewingDelegate("XAB")
        ),
        (Ask(.answer, of: .focalPoint("XAA"), due: nil, .gui("23")), .focalPoint),
        (Ask(.ask, of: .experts("XBA"), due: nil, .gui("23")), .reviewingExpert("XBA")),
    ])
    func `it concerns one`(_ ask: Ask, _ standing: Standing) {
        #expect(AskTests.standings.filter { ask.concerns($0) } == [standing])
    }
}
