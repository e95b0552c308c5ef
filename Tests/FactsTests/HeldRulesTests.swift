import Facts
import Foundation
import Kernel
import Testing

/// The list of rules against the source, the catalogues, the tests and the terms of reference.
@Suite struct HeldRulesTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let rules = (try? Facts.rules("untoc-2010")) ?? []
    static let cases = "MechanismTests: "

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The names of the rules that cases in a folder belong to.
    static func names(_ folder: String) throws -> Set<String> {
        let path = "Tests/MechanismTests/Cases/\(folder)"
        var names: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(path).path) {
            let text = try text("\(path)/\(file)")
            for match in text.matches(of: /= of\(\s*"([^"]+)"/) { names.insert(String(match.1)) }
        }
        return names
    }

    /// "GUI 25-28" as its four paragraphs; any other as it is.
    static func each(_ citation: Citation) -> [String] {
        let ends = citation.paragraph.split(separator: "-").compactMap { Int($0) }
        guard ends.count == 2, ends[0] < ends[1] else { return [citation.text] }
        return (ends[0]...ends[1]).map { "\(citation.source.rawValue) \($0)" }
    }

    @Test func `a rule set is listed by its name`() throws {
        #expect(try Facts.ruleSets() == ["untoc-2010"])
        #expect(throws: FactsError.self) { try Facts.rules("untoc-2009") }
    }

    @Test func `what is held has a place and a test, and what is not has neither`() {
        #expect(HeldRulesTests.rules.count > 100)
        for rule in HeldRulesTests.rules {
            let isHeld = rule.section != .notHeld
            #expect(!rule.paragraphs.isEmpty && !rule.asks.isEmpty, "\(rule.asks)")
            #expect(
                rule.held.isEmpty != isHeld && rule.places.isEmpty != isHeld && rule.tests.isEmpty != isHeld,
                "\(rule.asks)")
            #expect(Set(rule.held).count == rule.held.count, "\(rule.asks)")
        }
        #expect(Set(HeldRulesTests.rules.map { "\($0.paragraphs) \($0.asks)" }).count == HeldRulesTests.rules.count)
    }

    @Test func `every paragraph is one of the resolution and its annex`() {
        for citation in HeldRulesTests.rules.flatMap(\.paragraphs) {
            #expect(citation.source != .untoc)
            #expect(
                citation.paragraph.wholeMatch(
                    of: /[1-9][0-9]?( (bis|ter|quater|quinquies|sexies|septies))?( \([a-j]\))?(-[1-9][0-9]?)?/) != nil,
                "\(citation.text)")
        }
    }

    @Test func `every code is the key of a refusal`() throws {
        let catalogue = try JSONSerialization.jsonObject(
            with: Data(try HeldRulesTests.text("Sources/Tongue/Catalogues/en/refusal.json").utf8))
        for code in HeldRulesTests.rules.flatMap(\.codes) {
            let found = code.split(separator: ".").reduce(catalogue as Any?) { tree, key in
                (tree as? [String: Any])?[String(key)]
            }
            #expect(found != nil, "\(code)")
        }
    }

    @Test func `every refusal that names a paragraph is listed`() throws {
        var cited: Set<String> = []
        for room in ["Sources/Domain", "Sources/Desk"] {
            let files = FileManager.default.enumerator(atPath: HeldRulesTests.root.appendingPathComponent(room).path)
            while let file = files?.nextObject() as? String {
                if !file.hasSuffix(".swift") { continue }
                let text = try HeldRulesTests.text("\(room)/\(file)")
                for match in text.matches(of: /"([a-z]+\.[a-z-]+)",\s*\.(?:tor|gui|blu|res)\(/) {
                    cited.insert(String(match.1))
                }
            }
        }
        #expect(cited.count > 50)
        #expect(cited.subtracting(HeldRulesTests.rules.flatMap(\.codes)).sorted() == [])
    }

    @Test func `every place is there`() {
        for place in Set(HeldRulesTests.rules.flatMap(\.places)) {
            let path = HeldRulesTests.root.appendingPathComponent("Sources/\(place)").path
            #expect(FileManager.default.fileExists(atPath: path), "\(place)")
        }
    }

    @Test func `every code stands in a file where its rule is held`() throws {
        for rule in HeldRulesTests.rules where rule.codes.contains(where: { $0.contains(".") }) {
            let text = try rule.places.filter { $0.hasSuffix(".swift") }.map {
                try HeldRulesTests.text("Sources/\($0)")
            }
            for code in rule.codes where code.contains(".") {
                #expect(text.contains { $0.contains("\"\(code)\"") }, "\(rule.asks): \(code)")
            }
        }
    }

    @Test func `every test is there`() throws {
        for test in Set(HeldRulesTests.rules.flatMap(\.tests)) where !test.hasPrefix(HeldRulesTests.cases) {
            let parts = test.split(separator: ":", maxSplits: 1).map(String.init)
            try #require(parts.count == 2, "\(test)")
            let name = parts[1].dropFirst()
            let text = try HeldRulesTests.text(parts[0])
            #expect(
                ["func `\(name)`(", "@Test(\"\(name)\"", "def \(name)("].contains { text.contains($0) }, "\(test)")
        }
    }

    @Test func `every rule with cases is listed, and no other`() throws {
        let listed = Set(
            HeldRulesTests.rules.flatMap(\.tests).filter { $0.hasPrefix(HeldRulesTests.cases) }.map {
                String($0.dropFirst(HeldRulesTests.cases.count))
            })
        #expect(listed.symmetricDifference(try HeldRulesTests.names("Good")).sorted() == [])
        #expect(listed.symmetricDifference(try HeldRulesTests.names("Bad")).sorted() == [])
    }

    /// What the terms of reference ask of the mechanism, each with its paragraphs.
    static let asked = [
        ["RES 5 (a)", "TOR 3"], ["RES 5 (b)"], ["RES 5 (f)", "GUI 20"], ["RES 5 (e)"], ["RES 5 (j)"],
        ["TOR 30", "TOR 36", "GUI 5"],
        ["TOR 12"], ["TOR 13"], ["TOR 14"], ["TOR 45"], ["TOR 57"],
        ["TOR 18"], ["TOR 18 bis"], ["TOR 19"], ["TOR 20"], ["TOR 21"],
        ["TOR 31", "GUI 11"], ["TOR 34"], ["TOR 37 bis", "TOR 37 septies"], ["TOR 38", "TOR 39", "TOR 40"],
        ["TOR 41", "TOR 42"], ["TOR 43", "TOR 44", "TOR 46"], ["TOR 52", "TOR 53", "TOR 54", "TOR 55", "TOR 56"],
    ]

    /// And of each country review, in its order.
    static let askedOfReviews = [
        ["GUI 12"], ["TOR 17", "GUI 13"], ["GUI 14", "TOR 24", "TOR 48", "TOR 49", "TOR 50"], ["GUI 16"], ["GUI 17"],
        ["TOR 15", "TOR 16", "GUI 15"], ["TOR 27"], ["TOR 22", "TOR 26", "GUI 21", "GUI 22"],
        ["TOR 26 (c)", "GUI 6"], ["GUI 18", "GUI 19"], ["TOR 23", "GUI 23"],
        ["TOR 28", "TOR 29", "GUI 24", "GUI 25", "GUI 26", "GUI 27", "GUI 28", "GUI 29"], ["TOR 53"],
        ["TOR 25", "TOR 32", "GUI 30", "GUI 31", "GUI 32", "BLU 7", "BLU 1", "BLU 16"], ["GUI 33"],
        ["TOR 33", "GUI 34"], ["TOR 24"], ["TOR 35", "TOR 51"], ["TOR 36", "TOR 37"],
    ]

    @Test(arguments: asked + askedOfReviews) func `what the terms of reference ask is listed`(_ row: [String]) {
        let listed = Set(HeldRulesTests.rules.flatMap(\.paragraphs).flatMap(HeldRulesTests.each))
        #expect(row.filter { !listed.contains($0) } == [])
    }

    @Test(arguments: askedOfReviews) func `what is asked of a review has a good case and a bad one`(_ row: [String]) {
        let rules = HeldRulesTests.rules.filter { rule in
            rule.paragraphs.flatMap(HeldRulesTests.each).contains(where: row.contains)
                && rule.tests.contains { $0.hasPrefix(HeldRulesTests.cases) }
        }
        #expect(rules.contains { $0.held.contains(.refuse) }, "\(row)")
    }
}
