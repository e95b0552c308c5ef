import Checklist
import Foundation
import Kernel
import Papers
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A small questionnaire, and its form.
enum Small {
    static let five = Article(.untoc, 5)
    static let nineteen = Article(.untoc, 19)

    static let form = Questionnaire(
        id: "untoc-2010", version: 2,
        questions: [
            question("untoc-5-1a", five),
            question("untoc-5-1a-other", five, when: [.init(question: "untoc-5-1a", is: [.no, .notApplicable])]),
            question(
                "untoc-5-1b", five,
                when: [
                    .init(question: "untoc-5-1a", is: [.yes, .partly]),
                    .init(question: "untoc-5-1a-other", is: [.yes]),
                ]),
            // Named as its article, and as a part of another question would be with one line less.
            question("untoc-19", nineteen), question("untoc-19-practice", nineteen, kind: .account),
            question("untoc-19-5", nineteen, when: [.init(question: "untoc-5-1a", is: [.yes])]),
            question("untoc-19-6", nineteen, when: [.init(question: "untoc-19-5", is: [.yes])]),
        ])

    private static func question(
        _ id: String, _ article: Article, kind: Response.Reference.Kind = .measure, when: [Response.Condition] = []
    ) -> Questionnaire.Question {
        func words(_ text: String) -> Questionnaire.Wording {
            let texts = Language.allCases.map { ($0, "\(text) \(id) \($0.rawValue)") }
            return .init(Multilingual(Dictionary(texts) { first, _ in first }))
        }
        return .init(
            id: id, article: article, paragraph: "1", covers: ["1"], obligation: .must, theme: .criminalization,
            kind: kind, conditions: when, related: [], text: words("text"), help: words("help"))
    }

    static func workbook(
        scope: [Article] = [five, nineteen], answers: [String: Response.Answer] = [:],
        notes: [Article: Response.Note] = [:]
    ) -> [UInt8] {
        ChecklistXLSForm.workbook(
            form, scope: scope, review: "1-xaa", title: "Checklist", answers: answers, notes: notes,
            words: .init(
                say: { "\($0.key) \($1.rawValue)" }, heading: { "\($0.key) \($1.rawValue)" },
                provision: { "\($0.article.key), \($0.paragraph) \($1.rawValue)" }))
    }

    /// The rows of a sheet, each by its column's heading.
    static func rows(_ sheet: Int, of workbook: [UInt8]) -> [[String: String]] {
        let parser = XMLParser(data: Data(Unzip.files(workbook)["xl/worksheets/sheet\(sheet).xml"] ?? []))
        let reader = SheetReader()
        parser.delegate = reader
        guard parser.parse(), let head = reader.rows.first else { return [] }
        return reader.rows.dropFirst().map { row in
            Dictionary(row.map { (head[$0.key] ?? "?", $0.value) }) { first, _ in first }
        }
    }
}

/// The texts of a sheet by their column's letters.
private final class SheetReader: NSObject, XMLParserDelegate {
    var rows: [[String: String]] = []
    private var cell = ""

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        if name == "row" { rows.append([:]) }
        guard name == "c", attributes["t"] == "inlineStr" else { return }
        cell = String((attributes["r"] ?? "").prefix { !$0.isNumber })
        rows[rows.count - 1][cell] = ""
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { rows[rows.count - 1][cell]? += string }
}

@Suite struct XLSFormTests {
    private func survey(_ workbook: [UInt8]) -> [String: [String: String]] {
        let rows = Small.rows(1, of: workbook).filter { $0["type"] != "end group" }
        return Dictionary(rows.map { ($0["name"] ?? "", $0) }) { first, _ in first }
    }

    @Test func `a text stays a text, and comes back but for what XML cannot hold`() {
        let book = Workbook([.init("s", [["h", "", "i"], ["=1+1", "b", "<&>\"' é\u{301}\r\n\u{0}\u{1}\u{FFFF} "]])])
        #expect(Small.rows(1, of: book.bytes) == [["h": "=1+1", "?": "b", "i": "<&>\"' é\u{301}\r\n "]])
        let wide = Workbook([.init("s", [(0..<800).map { "c\($0)" }, (0..<800).map { "\($0)" }])])
        let row = Small.rows(1, of: wide.bytes).first
        #expect(row?.count == 800 && row?["c701"] == "701" && row?["c702"] == "702")
    }

    @Test func `the same form gives the same bytes`() {
        #expect(Small.workbook() == Small.workbook())
    }

    @Test func `every name is valid and no two are alike`() {
        let rows = Small.rows(1, of: Small.workbook()).filter { $0["type"] != "end group" }
        let names = rows.compactMap { $0["name"] }
        #expect(names.count == rows.count && Set(names).count == names.count)
        let isValid = names.allSatisfy { name in
            name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        }
        #expect(isValid)
        let types = Small.rows(1, of: Small.workbook()).compactMap { $0["type"] }
        #expect(types.count { $0 == "begin group" } == types.count { $0 == "end group" })
    }

    @Test func `everything is said in six languages`() {
        let names = ["العربية (ar)", "中文 (zh)", "English (en)", "Français (fr)", "Русский (ru)", "Español (es)"]
        let survey = survey(Small.workbook())
        for (language, name) in zip(Language.allCases, names) {
            #expect(survey["untoc_5_1a"]?["label::\(name)"] == "text untoc-5-1a \(language.rawValue)")
            #expect(survey["untoc_5_1a"]?["hint::\(name)"] == "help untoc-5-1a \(language.rawValue)")
            #expect(survey["untoc_5_1a__law"]?["label::\(name)"] == "checklist.law \(language.rawValue)")
            #expect(survey["untoc_5__article"]?["label::\(name)"] == "untoc-5 \(language.rawValue)")
            #expect(survey["untoc_5_1a__question"]?["label::\(name)"] == "untoc-5, 1 \(language.rawValue)")
            let choices = Small.rows(2, of: Small.workbook())
            let isSaid = choices.allSatisfy { $0["label::\(name)"]?.isEmpty == false }
            #expect(isSaid && choices.count == 4 + 10 + 3 + 3)
        }
        #expect(
            Small.rows(3, of: Small.workbook()) == [
                [
                    "form_title": "Checklist", "form_id": "palermo_untoc-2010_2", "version": "2",
                    "default_language": "English (en)",
                ]
            ])
    }

    @Test func `a question is put when all its conditions hold, its law after yes`() {
        let survey = survey(Small.workbook())
        #expect(survey["untoc_5_1a__question"]?["relevant"] == nil)
        #expect(
            survey["untoc_5_1a_other__question"]?["relevant"]
                == "selected(${untoc_5_1a}, 'no') or selected(${untoc_5_1a}, 'not-applicable')")
        #expect(
            survey["untoc_5_1b__question"]?["relevant"]
                == "(selected(${untoc_5_1a}, 'yes') or selected(${untoc_5_1a}, 'partly'))"
                + " and (selected(${untoc_5_1a_other}, 'yes'))")
        #expect(
            survey["untoc_5_1a__law"]?["relevant"]
                == "selected(${untoc_5_1a}, 'yes') or selected(${untoc_5_1a}, 'partly')")
        #expect(survey["untoc_19_practice"] == nil && survey["untoc_19_practice__practice"]?["type"] == "text")
        #expect(survey.values.allSatisfy { $0["required"] == nil })
    }

    @Test func `what follows up a question out of scope is left out, and what follows that up`() {
        let survey = survey(Small.workbook(scope: [Small.nineteen]))
        #expect(survey["untoc_19"] != nil && survey["untoc_19_5"] == nil && survey["untoc_19_6"] == nil)
        #expect(survey["untoc_5__article"] == nil)
    }

    @Test func `what stands is the first thing seen`() {
        let long = String(repeating: "x", count: 32_768)
        let workbook = Small.workbook(
            answers: ["untoc-5-1a": .init(choice: .no, law: "Act 5-2 ${x}", practice: long)],
            notes: [
                Small.five: .init(
                    successes: "S", challenges: "", assistance: "", needs: [.modelLaw, .data], priority: .high,
                    receipt: .partly)
            ])
        let survey = survey(workbook)
        #expect(survey["untoc_5_1a"]?["default"] == "no")
        #expect(
            survey["untoc_5_1a__law"]?["default"] == "instance('standing')/root/item[name = 'untoc_5_1a__law']/said")
        // A law that is cited stays in sight, whatever was chosen.
        #expect(survey["untoc_5_1a__law"]?["relevant"] == nil)
        #expect(survey["untoc_5_1a__practice"]?["default"] == nil)
        #expect(survey["untoc_5__needs"]?["default"] == "model-law data")
        #expect(survey["untoc_5__priority"]?["default"] == "high" && survey["untoc_5__receipt"]?["default"] == "partly")
        let standing = Small.rows(2, of: workbook).filter { $0["list_name"] == "standing" }
        #expect(standing.map { $0["name"] } == ["untoc_5_1a__law", "untoc_5__successes"])
        #expect(standing.map { $0["said"] } == ["Act 5-2 ${x}", "S"])
    }
}
