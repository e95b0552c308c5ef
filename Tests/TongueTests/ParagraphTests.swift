import Kernel
import Testing

@testable import Tongue

/// Paragraphs are lettered as the texts of each language letter them; identifiers stay as they are.
@Suite struct ParagraphTests {
    @Test(arguments: [
        ("1", "1", "1", "1", "1"),
        ("1 (a)", "1 (أ)", "1(a)", "1 a)", "1 (a)"),
        ("5 (j)", "5 (ي)", "5(j)", "5 j)", "5 (j)"),
        ("(e)", "(هـ)", "(e)", "e)", "(e)"),
        ("(i)", "(ط)", "(i)", "i)", "(i)"),
        ("1 (a) (ii)", "1 (أ) '2'", "1(a)(ii)", "1 a) ii)", "1 (a) (ii)"),
        ("1 (b)(i)–(iii)", "1 (ب) '1'–'3'", "1(b)(i)–(iii)", "1 b) i)–iii)", "1 (b)(i)–(iii)"),
        ("3 (a)–(i)", "3 (أ)–(ط)", "3(a)–(i)", "3 a)–i)", "3 (a)–(i)"),
        ("2 (b), (c)", "2 (ب)، (ج)", "2(b)、(c)", "2 b), c)", "2 (b), (c)"),
        ("15 (a)–(f), 16", "15 (أ)–(و)، 16", "15(a)–(f)、16", "15 a)–f), 16", "15 (a)–(f), 16"),
        ("18 bis", "18 مكررا", "18 bis", "18 bis", "18 bis"),
    ])
    func `a paragraph is lettered as its language does`(
        _ english: String, _ ar: String, _ zh: String, _ fr: String, _ ru: String
    ) {
        let said = Dictionary(Language.allCases.map { ($0, $0.paragraph(english)) }) { first, _ in first }
        #expect(said == [.en: english, .ar: ar, .zh: zh, .fr: fr, .es: fr, .ru: ru])
    }

    @Test func `a number in brackets is no letter`() {
        for language in Language.allCases { #expect(language.paragraph("37(2)") == "37(2)") }
    }
}
