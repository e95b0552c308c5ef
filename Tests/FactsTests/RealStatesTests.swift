import Facts
import Foundation
import Kernel
import Testing
import Treaties

/// Whether a text is there in all six languages, in NFC, without white space around it.
func isWhole(_ text: Multilingual) -> Bool { Language.allCases.allSatisfy { isClean(text.texts[$0] ?? "") } }

func isClean(_ text: String) -> Bool {
    !text.isEmpty && Array(text.utf8) == Array(text.precomposedStringWithCanonicalMapping.utf8)
        && text.trimmingCharacters(in: .whitespacesAndNewlines) == text
}

@Suite struct RealStatesTests {
    @Test func `the States are whole`() throws {
        let profiles = try Facts.profiles()
        #expect(profiles.count == 198)
        #expect(Set(profiles.map(\.code)).count == profiles.count)
        #expect(profiles.filter { !isWhole($0.names) }.map(\.code) == [])
        for language in Language.allCases { #expect(Set(profiles.map { $0.names(language) }).count == profiles.count) }
        #expect(profiles.filter { $0.kind == .organization }.map(\.code) == ["EUU"])
        #expect(profiles.filter { $0.group == nil }.map(\.code).sorted() == ["EUU", "NIU", "PSE", "VAT"])
        #expect(
            RegionalGroup.allCases.map { group in profiles.filter { $0.group == group }.count } == [54, 55, 23, 33, 29])
    }

    @Test func `the training room is whole, and nothing in it exists`() throws {
        let training = try Facts.training()
        let real = Set(try Facts.profiles().map(\.code))
        let codes = Set(training.profiles.map(\.code))
        #expect(codes.count == training.profiles.count)
        #expect(codes.isDisjoint(with: real))
        // Codes from XA to XZ are left to users by ISO 3166.
        #expect(codes.allSatisfy { $0.rawValue.hasPrefix("X") })
        #expect(training.profiles.allSatisfy { isWhole($0.names) })
        #expect(Set(training.people.map(\.id)).count == training.people.count)
        #expect(Set(training.people.map(\.email)).count == training.people.count)
        #expect(training.people.allSatisfy { isClean($0.name) && $0.email.hasSuffix(".example") })
        #expect(training.people.allSatisfy { person in person.state.map { codes.contains($0) } ?? true })
        for code in codes {
            let people = training.people.filter { $0.state == code }
            #expect(people.filter { $0.capacity == .expert(code) }.count <= 20)
        }
        #expect(training.people.contains { $0.capacity == .secretariat })
    }

    @Test func `the training register can be seeded`() throws {
        let training = try Facts.training()
        let profiles = Dictionary(uniqueKeysWithValues: training.profiles.map { ($0.code, $0) })
        let view = try seeded(training.acts, []).view(profiles)
        #expect(!view.roll(asAt: today, today: today).isEmpty)
        #expect(Set(view.roll(asAt: today, today: today).map(\.group)).count == 5)
    }
}

@Suite struct RealInstrumentsTests {
    @Test func `107 articles in six languages`() throws {
        let instruments = try Facts.instruments()
        #expect(instruments.map(\.code) == Instrument.allCases)
        #expect(instruments.map(\.articles.count).reduce(0, +) == 107)
        for facts in instruments {
            let clauses = FinalClauses.of(facts.code)
            #expect(facts.articles.map(\.number) == Array(1...clauses.articles))
            #expect(facts.entryIntoForceArticle == clauses.entryIntoForceArticle)
            #expect(isWhole(facts.title.text))
            #expect(isWhole(facts.short))
            for article in facts.articles {
                #expect(isWhole(article.title.text), "title of \(facts.code) \(article.number)")
                #expect(isWhole(article.precis), "précis of \(facts.code) \(article.number)")
            }
            // Who calls a title official says where it is so.
            for titles in [facts.title] + facts.articles.map(\.title) {
                for (language, title) in titles.titles {
                    #expect(
                        !title.official || title.source?.isEmpty == false, "\(facts.code) \(language): \(title.text)")
                }
            }
        }
        #expect(instruments.map(\.adopted) == ["2000-11-15", "2000-11-15", "2000-11-15", "2001-05-31"].map { day($0) })
    }

    @Test func `a file that is not there is named`() {
        do {
            _ = try Facts.bytes("status/none.csv")
            Issue.record("read")
        } catch let error {
            #expect(error.file == "status/none.csv")
        }
    }
}
