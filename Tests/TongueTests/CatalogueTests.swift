import Foundation
import Kernel
import Testing
import Tongue

@Suite struct CatalogueTests {
    @Test func cutsAtPlaceholders() {
        #expect(Pattern("a {b} {c_1}").pieces == [.words("a "), .value("b"), .words(" "), .value("c_1")])
        #expect(Pattern("{b}").pieces == [.value("b")])
        #expect(Pattern("").pieces == [])
        #expect(Pattern("a { b } {} {é} {x").pieces == [.words("a { b } {} {é} {x")])
        #expect(Pattern("{{a}\u{301}").pieces == [.words("{"), .value("a"), .words("\u{301}")])
        #expect(Pattern("a {").hasStrayBrace && !Pattern("{a}").hasStrayBrace)
    }

    @Test func readsTreesAndPlurals() throws {
        let catalogue = try Catalogue(files: [
            "a": Data(
                #"{"b": {"c": "C"}, "n": {"one": "x", "other": "{count} x"}, "not": {"one": "1"}, "nor": {"other": "o", "else": "e"}}"#
                    .utf8)
        ])
        #expect(
            catalogue.entries == [
                "a.b.c": .plain("C"), "a.n": .plural([.one: Pattern("x"), .other: Pattern("{count} x")]),
                "a.not.one": .plain("1"),
                "a.nor.other": .plain("o"), "a.nor.else": .plain("e"),
            ])
    }

    @Test(arguments: [#"{"a": 1}"#, #"{"a": ["x"]}"#, #"{"a": null}"#, #"["x"]"#, "{", #"{"a.b": "x"}"#, #"{"": "x"}"#])
    func refusesWhatIsNoCatalogue(_ json: String) {
        #expect(throws: CatalogueFault.self) { try Catalogue(files: ["f": Data(json.utf8)]) }
    }

    @Test func readsFoldersAndNamesTheFileAtFault() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tongue-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let english = folder.appendingPathComponent("en")
        try FileManager.default.createDirectory(at: english, withIntermediateDirectories: true)
        try Data(#"{"title": "Lots"}"#.utf8).write(to: english.appendingPathComponent("lots.json"))
        try Data("no catalogue".utf8).write(to: english.appendingPathComponent("README"))
        #expect(try Tongue.load(from: folder, names: Names()).speaker(.fr).say("lots.title") == "Lots")
        try Data("{".utf8).write(to: english.appendingPathComponent("bad.json"))
        let fault = #expect(throws: CatalogueFault.self) { try Tongue.load(from: folder, names: Names()) }
        #expect(fault?.file == "en/bad")
    }

    @Test func loadsWhatTravelsWithTheSoftware() throws {
        _ = try Tongue.load(names: Names())
    }
}

@Suite struct GapTests {
    private func gaps(_ english: String, _ language: Language, _ other: String) throws -> [String] {
        try Fixture.tongue([.en: english, language: other]).missing()
            .filter { $0.0 == language && $0.1.utf8.starts(with: "review.".utf8) }.map(\.1)
    }

    @Test func agreeingCataloguesHaveNone() {
        #expect(Fixture.tongue.missing().map(\.1) == [])
    }

    @Test func findsWhatIsLackingEitherWay() throws {
        #expect(
            try gaps(#"{"a": "A", "b": "B"}"#, .fr, #"{"a": "A", "c": "C"}"#) == [
                "review.b: not there", "review.c: not in English",
            ])
        #expect(
            try gaps(#"{"a": "{x}"}"#, .es, #"{"a": "{y}"}"#) == [
                "review.a: lacks {x}", "review.a: has {y}, unknown to English",
            ])
        #expect(try gaps(#"{"a": "x"}"#, .es, #"{"a": ""}"#) == ["review.a: is empty"])
        #expect(try gaps(#"{"a": "x"}"#, .es, #"{"a": "{ x"}"#) == ["review.a: has a brace that is no placeholder"])
    }

    @Test func findsFaultyPlurals() throws {
        let english = #"{"n": {"one": "one {x}", "other": "{count} {x}"}}"#
        #expect(try gaps(english, .zh, #"{"n": {"other": "{count} {x}"}}"#) == [])
        #expect(
            try gaps(english, .zh, #"{"n": "{count} {x}"}"#) == ["review.n: not a plural, but it is one in English"])
        #expect(
            try gaps(english, .fr, #"{"n": {"one": "un {x}", "two": "{count} {x}", "other": "{count} {x}"}}"#) == [
                "review.n: plural has \"two\", which the language does not know", "review.n: plural lacks \"many\"",
                "review.n: \"one\" lacks {count}",
            ])
        #expect(
            try gaps(english, .es, #"{"n": {"one": "uno", "many": "{count} {x}", "other": "{count} {x}"}}"#) == [
                "review.n: \"one\" lacks {x}"
            ])
    }

    @Test func theTonguesOwnKeysAreAskedFor() throws {
        let gaps = try Fixture.tongue([.en: #"{"a": "A"}"#]).missing()
        #expect(gaps.contains { $0 == (.en, "citation.tor: not there") })
        #expect(gaps.contains { $0 == (.ru, "citation.untoc: not there") })
    }
}
