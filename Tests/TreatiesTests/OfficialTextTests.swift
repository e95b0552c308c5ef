import Kernel
import Testing
import Treaties

@Suite struct OfficialTextTests {
    /// How an article is headed, and the title that stays with it.
    static let headings: [(line: String, title: String)] = [
        ("Article 2", ""), ("ARTICLE 2", ""), ("### Article  2  ", ""), ("**Article 2**", ""), ("Article\u{A0}2.", ""),
        ("Article 2. Use of terms", "Use of terms"), ("Article 2 – Use of terms", "Use of terms"),
        ("## Article 2 Use of terms", "Use of terms"), ("**Art. 2** Terminologie", "Terminologie"),
        ("Artículo 2", ""), ("Arti\u{301}culo 2º", ""), ("##### Artículo 2", ""), ("Статья 2", ""), ("СТАТЬЯ 2", ""),
        ("第二条", ""), ("第2条", ""), ("第 2 條", ""), ("第２条", ""), ("第二条　术语的使用", "术语的使用"),
        ("المادة 2", ""), ("\u{200F}المادة ٢", ""), ("### المادة ۲", ""), ("المادة 2: المصطلحات", "المصطلحات"),
    ]

    @Test(arguments: headings.indices) func `a heading in any of the six languages`(_ index: Int) throws {
        let (line, title) = OfficialTextTests.headings[index]
        let text = "Title\n\nArticle 1\nOne\n\(line)\nbody"
        #expect(try OfficialText.parse(text) == [1: "One", 2: title.isEmpty ? "body" : title + "\nbody"])
    }

    /// Lines that speak of an article and begin none.
    static let references = [
        "Article 2 of this Convention applies.", "article 2", "Article 2, paragraph 3", "articles 2", "Article",
        "第二条第一款所述犯罪", "根据第二条", "第二条 缔约国应当采取措施。", "وفقا للمادة 2", "Статьи 2", "Article II",
    ]

    @Test(arguments: references) func `a reference begins no article`(_ line: String) throws {
        #expect(try OfficialText.parse("Article 1\nOne\n\(line)") == [1: "One\n\(line)"])
    }

    @Test func `numbers in Chinese`() throws {
        let figures = ["一", "九", "十", "十一", "十九", "二十", "二十一", "四十一"]
        let numbers = [1, 9, 10, 11, 19, 20, 21, 41]
        for (figure, number) in zip(figures, numbers) {
            let text = (1..<max(2, number)).filter { $0 < number }.map { "第\($0)条\nx" } + ["第\(figure)条\n末"]
            #expect(try OfficialText.parse(text.joined(separator: "\n"))[number] == "末")
        }
    }

    @Test func `a title on the next line stays, and so do paragraphs, whatever ends the lines`() throws {
        let text =
            "CONVENTION\r\n\r\nArticle premier\r\n\r\n#### Objet\r\n\r\n1. Un.\r\n2. Deux.\r\n\r\nArticle 2\rFin\u{301}\n"
        #expect(try OfficialText.parse(text) == [1: "Objet\n\n1. Un.\n2. Deux.", 2: "Fin\u{301}"])
    }

    @Test func `all that is missing is named`() throws {
        func reasons(_ text: String, _ instrument: Instrument? = nil) -> [String] {
            do {
                _ = try OfficialText.parse(text, instrument: instrument)
                return []
            } catch let refusal {
                return refusal.reasons.map { reason in
                    guard case .list(let numbers)? = reason.facts["articles"] else { return reason.code }
                    return reason.code + numbers.map { if case .number(let n) = $0 { " \(n)" } else { "?" } }.joined()
                }
            }
        }
        #expect(reasons("") == ["register.text-no-article"])
        #expect(reasons("no article here") == ["register.text-no-article"])
        #expect(reasons("Article 1\na\nArticle 4\nb") == ["register.text-article-missing 2 3"])
        #expect(
            reasons("Article 1\na\nArticle 1\nb\nArticle 2") == [
                "register.text-article-empty 2", "register.text-article-twice 1",
            ])
        let nineteen = (1...19).map { "Article \($0)\nx" }.joined(separator: "\n")
        #expect(reasons(nineteen) == [])
        #expect(reasons(nineteen, .tip) == ["register.text-article-missing 20"])
        #expect(reasons(nineteen + "\nArticle 20\ny", .tip) == [])
        #expect(reasons(nineteen + "\nArticle 20\ny\nArticle 21\nz", .tip) == ["register.text-article-number 21"])
    }
}
