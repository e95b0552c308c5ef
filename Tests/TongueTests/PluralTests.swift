import Foundation
import Kernel
import Testing
import Tongue

/// Against Node's Intl.PluralRules, by the table that `Fixtures/plurals.js` wrote.
@Suite struct PluralTests {
    private struct Table: Decodable {
        let large: [Int]
        let small: [String: String]
        let larger: [String: String]
    }

    @Test(arguments: Language.allCases) func agreesWithIntlPluralRules(_ language: Language) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Fixtures/plurals.json")
        let table = try JSONDecoder().decode(Table.self, from: Data(contentsOf: file))
        let letters: [PluralCategory: String] = [.zero: "z", .one: "o", .two: "t", .few: "f", .many: "m", .other: "x"]
        func spelled(_ numbers: some Sequence<Int>) -> String {
            numbers.compactMap { letters[language.pluralCategory($0)] }.joined()
        }
        #expect(spelled(0...2000) == table.small[language.rawValue])
        #expect(spelled(table.large) == table.larger[language.rawValue])
        #expect(spelled((-5)...(-1)) == spelled([5, 4, 3, 2, 1]))
        #expect(language.pluralCategories.isSuperset(of: (0...2000).map(language.pluralCategory)))
    }

    @Test func theSmallestNumberDoesNotTrap() {
        for language in Language.allCases { #expect(language.pluralCategories.contains(language.pluralCategory(.min))) }
    }

    @Test(arguments: Language.allCases) func anExactCategoryIsOneNumber(_ language: Language) {
        for category in PluralCategory.allCases where language.isExact(category) {
            #expect((0...2000).filter { language.pluralCategory($0) == category }.count == 1)
        }
    }
}
