import Checklist
import Facts
import Foundation
import Kernel
import Testing

/// The terms of art, and whether the translations of the checklist have them.
@Suite struct GlossaryTests {
    static let languages = Language.allCases.filter { $0 != .en }

    /// Translations that are right without the term, each with the reason.
    static let exceptions: [(key: String, language: Language, term: String, why: String)] = [
        ("untoc-21/text", .fr, "jurisdiction", "several States, not the power to judge: juridictions"),
        ("untoc-31-2diii/help", .fr, "criminal record", "the register itself, not what it says: casier judiciaire"),
        ("tip-7-1/help", .fr, "residence", "a residence permit is a titre de séjour"),
        ("som-3-c/help", .fr, "residence", "a residence permit is a titre de séjour"),
        ("tip-7-1/help", .ru, "residence", "a residence permit is a вид на жительство"),
        ("som-3-c/help", .ru, "residence", "a residence permit is a вид на жительство"),
        ("untoc-3-1/help", .ru, "property", "cultural property is культурные ценности"),
        ("som-6-1a/text", .zh, "illegal entry", "into a State that is named: 非法进入该国"),
    ]

    /// Whether an English text has the term, as a word of its own, in the singular or the plural.
    static func matcher(_ term: Term) throws -> NSRegularExpression {
        let pattern = "\\b\(NSRegularExpression.escapedPattern(for: term.english))s?\\b"
        return try NSRegularExpression(pattern: pattern, options: .caseInsensitive)
    }

    static func isThere(_ matcher: NSRegularExpression, in english: String) -> Bool {
        matcher.firstMatch(in: english, range: NSRange(english.startIndex..., in: english)) != nil
    }

    /// The stems that a translation lacks.
    static func lacking(_ term: Term, in text: String, _ language: Language) -> [String] {
        let signs: Set<Unicode.Scalar> = Set((0x64B...0x652).compactMap { Unicode.Scalar($0) } + ["\u{640}"])
        let scalars = text.lowercased().unicodeScalars.filter { !signs.contains($0) }
        let folded = String(String.UnicodeScalarView(scalars))
        return (term.stems[language] ?? []).filter { stem in
            !stem.split(separator: "|").contains { folded.range(of: $0, options: .literal) != nil }
        }
    }

    @Test func `the glossary is whole`() throws {
        let terms = try Facts.glossary()
        #expect(terms.count == 87)
        #expect(Set(terms.map { $0.english.lowercased() }).count == terms.count)
        for term in terms {
            #expect(isClean(term.english) && term.words.texts[.en] == nil, "\(term.english)")
            for language in GlossaryTests.languages {
                let name = "\(term.english), \(language.rawValue)"
                #expect(isClean(term.words.texts[language] ?? ""), "\(name)")
                #expect(isClean(term.sources.texts[language] ?? ""), "\(name)")
                #expect(isClean(term.grades.texts[language] ?? ""), "\(name)")
                let stems = term.stems[language] ?? []
                #expect(!stems.isEmpty && stems.allSatisfy { isClean($0) && $0 == $0.lowercased() }, "\(name)")
                #expect(
                    GlossaryTests.lacking(term, in: term.words(language), language) == [], "\(name): by its own words")
            }
        }
    }

    @Test func `a term is found as a word, and a translation without it is seen`() throws {
        let terms = try Facts.glossary()
        let broker = try #require(terms.first { $0.english == "broker" })
        let matcher = try GlossaryTests.matcher(broker)
        for text in ["A broker.", "Brokers are registered", "arms-broker"] {
            #expect(GlossaryTests.isThere(matcher, in: text), "\(text)")
        }
        for text in ["Brokering is regulated", "pawnbroker"] {
            #expect(!GlossaryTests.isThere(matcher, in: text), "\(text)")
        }
        let group = try #require(terms.first { $0.english == "organized criminal group" })
        #expect(GlossaryTests.lacking(group, in: "Les Groupes criminels ORGANISÉS", .fr) == [])
        #expect(
            GlossaryTests.lacking(group, in: "Les bandes de malfaiteurs", .fr) == ["groupe", "criminel", "organis"])
        #expect(GlossaryTests.lacking(group, in: "الجَمَاعة الإجراميّة المنظمة", .ar) == [])
        let jurisdiction = try #require(terms.first { $0.english == "jurisdiction" })
        #expect(GlossaryTests.lacking(jurisdiction, in: "عدة ولايات قضائية", .ar) == [])
        #expect(GlossaryTests.lacking(jurisdiction, in: "عدة دول", .ar).count == 2)
    }

    @Test func `each term of a question is in every translation of it`() throws {
        let latest = try #require(try Facts.questionnaires().last)
        let terms = try Facts.glossary().map { (term: $0, matcher: try GlossaryTests.matcher($0)) }
        var excepted: Set<Int> = []
        var found = 0
        for question in latest.questions {
            for (key, wording) in [("\(question.id)/text", question.text), ("\(question.id)/help", question.help)] {
                let english = wording(.en)
                for (term, matcher) in terms where GlossaryTests.isThere(matcher, in: english) {
                    found += 1
                    for language in GlossaryTests.languages {
                        let lacking = GlossaryTests.lacking(term, in: wording(language), language)
                        if lacking.isEmpty { continue }
                        let exception = GlossaryTests.exceptions.firstIndex {
                            $0.key == key && $0.language == language && $0.term == term.english
                        }
                        if let exception { excepted.insert(exception) }
                        #expect(
                            exception != nil,
                            "\(key), \(language.rawValue): “\(term.english)” is “\(term.words(language))”; lacks \(lacking)"
                        )
                    }
                }
            }
        }
        #expect(found > 600, "hardly any term is looked for: \(found)")
        let idle = GlossaryTests.exceptions.indices.filter { !excepted.contains($0) }
        #expect(idle.map { GlossaryTests.exceptions[$0].key } == [], "an exception that nothing needs")
    }
}
