import Foundation
import Kernel
import Testing
import Tongue

@testable import Papers

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// One tree, many forms: what each of them says, in all six languages.
@Suite struct PaperTests {
    static let words: [Language: String] = [
        .ar: "جرّمت الدولة المشاركة (المادة 5).", .zh: "该国已将参加行为定为犯罪。", .en: "It is an \"offence\" < & >.",
        .fr: "C’est une infraction.", .ru: "Это признано преступлением.", .es: "Está tipificado como delito.",
    ]

    static func paper(_ language: Language) throws -> Paper {
        let text = try #require(words[language])
        var paper = Paper(
            .report, id: "1-xaa-report", language: language, day: try #require(Day("2027-08-30")), title: "T \(text)")
        paper.symbol = DocumentSymbol("CTOC/COP/WG.2/2027/3/Rev.1")
        paper.masthead = "Mechanism"
        paper.notice = "Confidential"
        paper.dated = ["30.8.2027", "Original"]
        paper.subtitle = "Draft"
        paper.addressee = ["Permanent Mission"]
        paper.facts = [.init(name: "Year", value: "2027")]
        paper.contents = "Contents"
        paper.blocks = [.plain(.init("opening", text))]
        paper.sections = [
            .init("introduction", .chapter, "Introduction", [.numbered(.init("introduction-1", text))]),
            .init(
                "implementation", .chapter, "Implementation",
                sections: [
                    .init(
                        "untoc", .part, "Convention",
                        sections: [
                            .init(
                                "untoc-5", .none, "Article 5",
                                sections: [
                                    .init(
                                        "untoc-5-summary", .item, "Summary",
                                        [
                                            .numbered(.init("s-1", text)),
                                            .list([.init("i-1", text), .init("i-2", "b")]),
                                            .list([.init("i-3", "c")]), .quote(.init("q-1", "قال", in: .ar)),
                                            .numbered(.init("s-2", "one\ntwo", in: .en)),
                                        ]),
                                    .init("untoc-5-needs", .item, "Needs"),
                                ])
                        ]),
                    .init("tip", .part, "Protocol"),
                ]),
        ]
        paper.closing = ["Accept, Sir", "Name"]
        return paper
    }

    static func marks(_ paper: Paper) -> [String] {
        paper.lines.compactMap { line in
            switch line {
            case .heading(_, let mark, _, _), .numbered(let mark, _, _), .item(let mark, _, _): mark
            case .plain, .quote: nil
            }
        }
    }

    @Test(arguments: [
        (Language.en, ["I.", "1.", "II.", "A.", "", "(a)", "2.", "(a)", "(b)", "(a)", "3.", "(b)", "B."]),
        (.fr, ["I.", "1.", "II.", "A.", "", "a)", "2.", "a)", "b)", "a)", "3.", "b)", "B."]),
        (.ru, ["I.", "1.", "II.", "A.", "", "a)", "2.", "a)", "b)", "a)", "3.", "b)", "B."]),
        (.es, ["I.", "1.", "II.", "A.", "", "a)", "2.", "a)", "b)", "a)", "3.", "b)", "B."]),
        (.zh, ["一、", "1.", "二、", "A.", "", "(a)", "2.", "(a)", "(b)", "(a)", "3.", "(b)", "B."]),
        (.ar, ["أولا-", "1-", "ثانيا-", "ألف-", "", "(أ)", "2-", "(أ)", "(ب)", "(أ)", "3-", "(ب)", "باء-"]),
    ])
    func `it counts as the documents of its language do`(_ language: Language, _ marks: [String]) throws {
        #expect(Self.marks(try Self.paper(language)) == marks)
    }

    @Test func `numerals go on beyond the first few`() {
        #expect([1, 4, 9, 14, 40, 1999].map(Numeral.roman) == ["I", "IV", "IX", "XIV", "XL", "MCMXCIX"])
        #expect([1, 26, 27, 52, 53, 703].map(Numeral.letters) == ["a", "z", "aa", "az", "ba", "aaa"])
        #expect(
            [1, 10, 11, 20, 21, 99].map { Numeral.chapter($0, .zh) } == ["一、", "十、", "十一、", "二十、", "二十一、", "九十九、"])
        #expect(Numeral.chapter(11, .ar) == "11-" && Numeral.item(40, .ar) == "(40)" && Numeral.part(15, .ar) == "15-")
    }

    @Test(arguments: Language.allCases) func `plain text says all of it in its order`(_ language: Language) throws {
        let paper = try Self.paper(language)
        let text = PaperText.text(paper)
        var rest = text[...]
        for words in [
            "CTOC/COP/WG.2/2027/3/Rev.1", "Confidential", paper.title, "Year: 2027", "Introduction", "Needs", "Name",
        ] {
            let found = try #require(rest.range(of: words), "\(words)")
            rest = rest[found.upperBound...]
        }
        #expect(text.components(separatedBy: try #require(Self.words[language])).count == 6)
        #expect(text.hasSuffix("Name\n"))
    }

    @Test(arguments: Language.allCases) func `the page says its language and direction, and no word is markup`(
        _ language: Language
    ) throws {
        let page = try PaperHTML.page(try Self.paper(language))
        #expect(page.contains("<html lang=\"\(language.rawValue)\" dir=\"\(language == .ar ? "rtl" : "ltr")\">"))
        #expect(
            page.contains("\"offence\"") == false
                && page.contains("&quot;offence&quot; &lt; &amp;") == (language == .en))
        let isTold = page.contains("<blockquote id=\"q-1\" lang=\"ar\" dir=\"rtl\">")
        #expect(isTold == (language != .ar))
        #expect(page.contains("href=\"#untoc\"") && !page.contains("href=\"#untoc-5\""), "two levels of contents")
        #expect(page.contains("one<br>\ntwo"))
        #expect(!page.contains("http:") && !page.contains("https:"), "it needs nothing else")
    }

    @Test(arguments: Language.allCases) func `Akoma Ntoso names its parts once, and well`(_ language: Language) throws {
        let xml = PaperAKN.document(try Self.paper(language))
        let reader = Elements()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(parser.parserError as Any)")
        #expect(Set(reader.names).count == reader.names.count)
        #expect(reader.names.contains("chp_2__sec_1__subsec_1__lvl_1") && reader.names.contains("para_3"))
        #expect(xml.contains("\"/akn/un/doc/report/ctoc-cop-wg-2/2027-08-30/CTOC-COP-WG.2-2027-3-Rev.1/!main\""))
        #expect(xml.contains("/\(language.threeLetters)@2027-08-30/!main.xml\""))
    }

    /// The identifiers of an XML document's elements.
    final class Elements: NSObject, XMLParserDelegate {
        var names: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if let name = attributes["eId"] { names.append(name) }
        }
    }

    @Test(arguments: Language.allCases) func `Word is told direction, style and number`(_ language: Language) throws {
        let paper = try Self.paper(language)
        let bytes = PaperDOCX.document(paper)
        #expect(DOCXContainer.fits(bytes) && bytes == PaperDOCX.document(paper))
        let document = try #require(String(bytes: bytes, encoding: .isoLatin1))
        #expect(
            document.contains("<w:pStyle w:val=\"NumberedParagraph\"/><w:bidi w:val=\"\(language == .ar ? 1 : 0)\"/>"))
        #expect(document.contains("w:pStyle w:val=\"Quote\"/><w:bidi w:val=\"1\"/>"))
        // Two lists: the second begins at (a) again.
        #expect(document.contains("<w:num w:numId=\"3\">") && !document.contains("<w:num w:numId=\"4\">"))
        for part in ["word/document.xml", "word/styles.xml", "word/numbering.xml"] {
            #expect(document.contains(part))
        }
    }

    @Test(arguments: [
        ("abc", false, ["abc"]), ("abc", true, ["abc"]), ("قال abc 5 ثم", true, ["قال ", "abc 5", " ثم"]),
        ("قال (CTOC/COP/2027/3).", true, ["قال (", "CTOC/COP/2027/3", ")."]),
        ("see قال and", false, ["see ", "قال", " and"]), ("5 قال", true, ["5 قال"]),
        ("\u{2068}abc\u{2069} قال", true, ["abc", " قال"]), ("abc\nقال", true, ["abc", "\nقال"]),
    ])
    func `what runs against the paragraph is a run of its own`(_ text: String, _ isRightToLeft: Bool, _ runs: [String])
    {
        #expect(PaperDOCXRuns.split(text, isRightToLeft).map(\.text) == runs)
    }

    @Test func `a passage runs as its first letter does where nobody said its language`() throws {
        let paper = try Self.paper(.en)
        #expect(paper.isRightToLeft(.init("a", "«5» قال abc")) && !paper.isRightToLeft(.init("a", "5 abc قال")))
        #expect(!paper.isRightToLeft(.init("a", "5")) && paper.isRightToLeft(.init("a", "abc", in: .ar)))
        #expect(paper.fileName(.akn) == "palermo-CTOC-COP-WG.2-2027-3-Rev.1-en.xml")
    }

    // MARK: PDF

    @Test(arguments: Language.allCases) func `a PDF is made, the same each time`(_ language: Language) throws {
        let paper = try Self.paper(language)
        let bytes = try PaperPDF.document(paper)
        #expect(bytes.starts(with: "%PDF-".utf8) && bytes.count > 4_000)
        #expect(try PaperPDF.document(paper) == bytes)
    }

    @Test func `without Typst a PDF is refused with the reason, and so is one that cannot be set`() throws {
        let paper = try Self.paper(.en)
        for python in [nil, "/nowhere/python"] {
            #expect(throws: Refusal.input("paper.no-typst")) {
                try PaperPDF.document(paper, by: Typst(python: python))
            }
        }
        #expect(throws: Refusal.input("paper.not-set")) {
            try Typst.installed.set(paper.typstData, by: Array("#panic()".utf8))
        }
        #expect(throws: Refusal.input("paper.not-set")) {
            try Typst.installed.set(paper.typstData, by: Array("#read(\"/etc/passwd\")".utf8))
        }
    }
}
