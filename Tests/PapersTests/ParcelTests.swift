import Checklist
import Facts
import Foundation
import Kernel
import Papers
import Testing
import Tongue

/// What goes out as a file comes back as it was, or is refused whole.
@Suite struct ParcelTests {
    let questionnaire: Questionnaire
    let words: ChecklistWords
    let view: ResponseView

    init() throws {
        questionnaire = try #require(try Facts.questionnaires().max { $0.version < $1.version })
        let none = Names(states: [:], instruments: [:], articles: [:])
        words = ChecklistWords(try Tongue.load(names: none))
        view = try #require(ResponseView.blank(questionnaire, scope: [Article(.untoc, 8), Article(.tip, 5)]))
    }

    func whole() -> JSON {
        ChecklistJSON.whole(
            "1-xaa", view, questionnaire, articles: view.articles, part: nil, words, languages: [.ar, .en],
            madeOn: Day(number: 20_000))
    }

    func read(_ bytes: [UInt8]) throws -> Response.Parcel {
        try ChecklistParcel.read(bytes, for: questionnaire, upon: view, words).parcel
    }

    func codes(_ bytes: [UInt8]) -> [String] {
        do {
            _ = try read(bytes)
            return []
        } catch let refusal as Refusal {
            return refusal.reasons.map(\.code)
        } catch {
            return ["fault: \(error)"]
        }
    }

    @Test func `what was not touched says nothing, as data and as the file`() throws {
        let file = try ChecklistHTML.file(whole(), title: "<Checklist>", broken: "broken", language: .ar)
        for bytes in [Array(whole().canonical.utf8), file] {
            let parcel = try read(bytes)
            #expect(parcel.response == "1-xaa" && parcel.version == questionnaire.version)
            #expect(parcel.answers.isEmpty && parcel.notes.isEmpty)
        }
        let text = String(decoding: file, as: UTF8.self)
        #expect(text.contains("dir=\"rtl\"") && text.contains("&lt;Checklist&gt;"))
        #expect(!text.contains("__") || text.range(of: "__[A-Z]+__", options: .regularExpression) == nil)
        #expect(file.count < 2_000_000)
    }

    @Test(arguments: ["", "\u{feff}\n "])
    func `a page cut off before its data is no submission`(_ before: String) throws {
        let file = try ChecklistHTML.file(whole(), title: "Checklist", broken: "broken", language: .en)
        for head in [Array(file.prefix(400)), Array("<HTML><body>".utf8)] {
            #expect(codes(Array(before.utf8) + head) == ["checklist.unreadable"])
        }
    }

    @Test func `what was typed comes back, whatever its characters`() throws {
        let hostile = "</script><!-- \"\u{301}\u{2028} قانون 中文 '=1+1"
        var json = whole().canonical
        let question = try #require(json.range(of: "\"id\":\"untoc-8-1\",\"kind\""))
        let now = try #require(
            json.range(
                of: "\"now\":{\"choice\":null,\"law\":\"\",\"practice\":\"\"}",
                range: question.lowerBound..<json.endIndex))
        let typed = JSON.object(["choice": .string("no"), "law": .string(""), "practice": .string(hostile)])
        json.replaceSubrange(now, with: "\"now\":\(typed.canonical)")
        let parcel = try read(Array(json.utf8))
        #expect(parcel.answers.count == 1)
        #expect(parcel.answers["untoc-8-1"]?.value.practice == Text.clean(hostile))
        #expect(parcel.answers["untoc-8-1"]?.value.choice == .no && parcel.answers["untoc-8-1"]?.upon == 0)
    }

    @Test(arguments: [
        ("", "checklist.unreadable"), ("{}", "checklist.unreadable"),
        ("{\"format\":\"palermo-response/1\"}", "checklist.unreadable"),
        ("[]", "checklist.unreadable"), ("hello", "checklist.unreadable"),
        ("<html></html>", "checklist.unreadable"), ("<data></data>", "checklist.not-a-submission"),
    ])
    func `a file that is none is refused`(_ text: String, _ code: String) {
        #expect(Set(codes(Array(text.utf8))) == [code])
    }

    @Test func `each place that cannot be read is named, and nothing is taken`() {
        let broken = whole().canonical
            .replacingOccurrences(of: "\"choice\":null", with: "\"choice\":\"perhaps\"")
        #expect(Set(codes(Array(broken.utf8))) == ["checklist.place"])
        #expect(codes(Array(broken.utf8)).count == view.questions.count + notPut)
        let cut = Array(whole().canonical.utf8.dropLast(20))
        #expect(codes(cut) == ["checklist.unreadable"])
    }

    /// Questions of the part that are not put for the present travel with it.
    private var notPut: Int {
        questionnaire.questions.count { view.isPut($0.id) } - view.questions.count
    }

    @Test func `a cell of the table is never a formula`() throws {
        let table = ChecklistCSV.table(view, questionnaire, articles: view.articles, .en)
        let text = String(decoding: table, as: UTF8.self)
        #expect(text.utf8.starts(with: "\u{feff}\"question\",".utf8))
        #expect(text.components(separatedBy: "\r\n").count == questionnaire.questions.count { view.isPut($0.id) } + 2)
        for cell in ["=1", "+1", "-1", "@a", "=\u{301}1"] {
            #expect(ChecklistCSV.cell(cell).utf8.starts(with: "\"'".utf8), "\(cell)")
        }
        #expect(ChecklistCSV.cell("a \"b\"") == "\"a \"\"b\"\"\"")
    }
}

/// Translators' files, out and in.
@Suite struct XLIFFTests {
    let questionnaire: Questionnaire

    init() throws {
        questionnaire = try #require(try Facts.questionnaires().max { $0.version < $1.version })
    }

    @Test(arguments: [Language.ar, .zh, .fr, .ru, .es])
    func `what goes out comes back the same`(_ language: Language) throws {
        let file = XLIFF.file(questionnaire, language, changedOnly: false)
        let read = try XLIFFReading.read(Array(file.utf8))
        #expect(read.language == language)
        #expect(read.targets.count == questionnaire.questions.count * 2)
        for question in questionnaire.questions {
            #expect(read.targets["\(question.id)/text"]?.target == question.text(language))
            #expect(read.targets["\(question.id)/text"]?.source == question.text(.en))
            #expect(read.targets["\(question.id)/help"]?.target == question.help(language))
        }
        let changed = try XLIFFReading.read(Array(XLIFF.file(questionnaire, language, changedOnly: true).utf8))
        #expect(changed.targets.isEmpty)
    }

    @Test(arguments: [
        "", "<xliff version=\"2.0\" srcLang=\"en\"/>", "<xliff version=\"1.2\" srcLang=\"en\" trgLang=\"fr\"/>",
        "<!DOCTYPE x [<!ENTITY a \"b\">]><xliff version=\"2.0\" srcLang=\"en\" trgLang=\"fr\"/>",
        "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"fr\"><file>",
        "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"en\"/>",
        "no xml",
    ])
    func `what is none is refused`(_ text: String) {
        #expect(throws: Refusal.input("checklist.unreadable", field: "file")) {
            try XLIFFReading.read(Array(text.utf8))
        }
    }
}
