import Checklist
import Foundation
import Kernel
import Testing

@testable import Papers

/// The checklist as a Word document: out, and back in.
@Suite struct DOCXTests {
    // MARK: What is asked and answered

    static let articles = [Article(.untoc, 5), Article(.untoc, 17)]

    /// One question is called as its article is.
    static let questionnaire = Questionnaire(
        id: "untoc-2010", version: 2,
        questions: [
            question("untoc-5-1a", articles[0]),
            question("untoc-5-1b", articles[0], when: [.init(question: "untoc-5-1a", is: [.no])]),
            question("untoc-17", articles[1]), question("untoc-17-figures", articles[1], .account),
        ])

    static func question(
        _ id: String, _ article: Article, _ kind: Response.Reference.Kind = .measure,
        when conditions: [Response.Condition] = []
    ) -> Questionnaire.Question {
        .init(
            id: id, article: article, paragraph: "1 (a)", covers: [], obligation: .must, theme: .criminalization,
            kind: kind, conditions: conditions, related: [],
            text: .init(Multilingual([.en: "Is \(id) <in> the law?", .ar: "هل \(id) في القانون؟"])),
            help: .init(Multilingual([.en: "Quote & cite."])))
    }

    static let choices: [Language: [String]] = [
        .en: ["Yes", "Yes, in part", "No", "Not applicable"], .fr: ["Oui", "Oui, en partie", "Non", "Sans objet"],
        .es: ["Sí", "Sí, en parte", "No", "No procede"], .ru: ["Да", "Да, частично", "Нет", "Неприменимо"],
        .zh: ["是", "部分是", "否", "不适用"], .ar: ["نعم", "نعم، جزئياً", "لا", "لا ينطبق"],
    ]

    static let words = ChecklistWords(
        say: { phrase, language in
            let place = Response.Choice.allCases.firstIndex { "choice.\($0.rawValue)" == phrase.key }
            return place.flatMap { choices[language]?[$0] } ?? phrase.key
        },
        heading: { article, _ in "Article \u{2066}\(article.number)\u{2069}" },
        provision: { question, _ in "paragraph \u{2066}\(question.paragraph)\u{2069}" })

    static let law = "Penal Code, art. 5 \"a\"\n\n  [[b]] < c\u{0301} && d"
    static let practice = "قانون العقوبات، المادة 5 (b)\nTwo  cases"

    static func view(as standing: ResponseStanding = .focalPoint) throws -> ResponseView {
        var state = Response.initial
        let now = Instant(Day(number: 20_000))
        let actor = Actor.person("p-focal", .focalPoint("XAA"))
        let commands: [Response.Command] = [
            .open(
                state: "XAA", questionnaire: "untoc-2010", version: 2,
                questions: questionnaire.references(scope: articles)),
            .answer("untoc-5-1a", upon: 0, .init(choice: .yes, law: "Old", practice: "")),
            .answer("untoc-5-1a", upon: 1, .init(choice: .partly, law: law, practice: practice)),
            .note(
                articles[0], upon: 0,
                .init(successes: "One\nTwo", challenges: "", assistance: "", needs: [.advice], priority: .high)),
        ]
        for command in commands {
            let context = Context(now: now, actor: actor, newID: { "id" }, fingerprint: { $0.canonical })
            for event in try Response.decide(command, state, context) {
                Response.evolve(&state, event, Stamp(at: now, actor: actor))
            }
        }
        return try #require(state.view(as: standing))
    }

    // MARK: Going and coming

    static func html(_ language: Language) throws -> String {
        ChecklistDOCX.html("1-xaa", try view(), questionnaire, articles: nil, language, words)
    }

    /// What comes back where somebody changed the document so.
    static func back(_ language: Language = .en, _ change: (inout String) -> Void = { _ in }) throws
        -> ChecklistDOCX.Found
    {
        var html = try html(language)
        change(&html)
        return try read(ChecklistDOCX.convert(html, language, by: .installed))
    }

    static func read(_ file: [UInt8], by pandoc: Pandoc = .installed) throws -> ChecklistDOCX.Found {
        try ChecklistDOCX.read(file, view(), questionnaire, words, by: pandoc)
    }

    /// The reasons for which a document changed so is refused.
    static func reasons(_ change: (inout String) -> Void) throws -> [Refusal.Reason] {
        do {
            _ = try back(.en, change)
            return []
        } catch let refusal as Refusal {
            #expect(refusal.kind == .input)
            return refusal.reasons
        }
    }

    static func reason(_ code: String, _ place: String) -> Refusal.Reason {
        .init("checklist.\(code)", nil, field: "file", ["place": .code(place)])
    }

    // MARK: Tests

    @Test(arguments: [Language.en, .ar]) func `what comes back as it went out changes nothing`(_ language: Language)
        throws
    {
        let file = try ChecklistDOCX.document("1-xaa", Self.view(), Self.questionnaire, language, Self.words)
        let found = try Self.read(file)
        #expect(found.parcel.response == "1-xaa")
        #expect(found.parcel.questionnaire == "untoc-2010" && found.parcel.version == 2)
        #expect(found.parcel.answers.isEmpty && found.parcel.notes.isEmpty && found.outside.isEmpty)
    }

    @Test func `who only reads gets no marks`() throws {
        let html = ChecklistDOCX.html(
            "1-xaa", try Self.view(as: .reviewer), Self.questionnaire, articles: [Self.articles[0]], .en, Self.words)
        #expect(!html.utf8.contains(Array("palermo-response".utf8)))
        #expect(!html.utf8.contains(Array("untoc-5-1b".utf8)) && !html.utf8.contains(Array("untoc-17".utf8)))
        let file = try ChecklistDOCX.convert(html, .en, by: .installed)
        #expect(throws: Refusal.input("checklist.docx-no-head", field: "file")) { try Self.read(file) }
    }

    @Test func `what was typed comes back, with what stood beside it`() throws {
        let found = try Self.back { html in
            html.type("<p>Two</p><p>Three &amp; <b>bold</b></p>", into: "untoc-5 challenges")
            html.type("<p>  NON. </p>", into: "untoc-5-1a choice")
            html.type(
                """
                <p>Text</p><ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>
                <table><tr><td>1</td><td><p>2</p><p>3</p></td></tr><tr><td>4</td><td>5</td></tr></table>
                <p>See <a href="https://example.org/law">the law</a></p>
                """, into: "untoc-17-figures practice")
            html.type("<p>نعم جزئيا</p>", into: "untoc-17 choice")
        }
        let answers = found.parcel.answers
        #expect(answers.keys.sorted() == ["untoc-17", "untoc-17-figures", "untoc-5-1a"])
        #expect(answers["untoc-5-1a"]?.upon == 2)
        #expect(
            answers["untoc-5-1a"]?.value.saysTheSame(
                as: .init(choice: .no, law: Self.law, practice: Self.practice)) == true)
        #expect(answers["untoc-17"]?.value == .init(choice: .partly, law: "", practice: ""))
        #expect(
            answers["untoc-17-figures"]?.value.practice
                == "Text\n3. a\n  - b\n4. c\n1 | 2 3\n4 | 5\nSee the law (https://example.org/law)")
        #expect(found.parcel.notes.keys.sorted() == [Self.articles[0]])
        #expect(
            found.parcel.notes[Self.articles[0]]?.value
                == .init(
                    successes: "One\nTwo", challenges: "Two\nThree & bold", assistance: "", needs: [.advice],
                    priority: .high))
        #expect(found.outside.isEmpty)
    }

    @Test func `an older document keeps its revision and its own text`() throws {
        let found = try Self.back { html in
            html = html.replacing("[[untoc-5-1a law 2 ", with: "[[untoc-5-1a law 1 ")
                .replacing("[[untoc-5-1a choice 2 ", with: "[[untoc-5-1a choice 1 ")
                .replacing("[[untoc-5-1a practice 2 ", with: "[[untoc-5-1a practice 1 ")
            html.type("<p>New</p>", into: "untoc-5-1a practice")
        }
        let written = try #require(found.parcel.answers["untoc-5-1a"])
        #expect(written.upon == 1 && written.value.choice == .partly && written.value.practice == "New")
        #expect(written.value.law.utf8.elementsEqual("Penal Code, art. 5 \"a\"\n\n[[b]] < ć && d".utf8))
    }

    @Test func `marks outlive a word processor and a careless hand`() throws {
        let found = try Self.back { html in
            html = html.replacing("[[untoc-17 law 0", with: "［[Untoc\u{2011}17\u{A0}law\u{202F}٠")
            html = html.replacing("[[/untoc-17 law]]</p>", with: "Code[[/untoc–17  \u{200F}LAW]]]</p>")
            html = html.replacing(
                "<p>[[/untoc-17 practice]]</p>", with: "<ul><li>x</li><li>[[/untoc-17 practice]]</li></ul>")
        }
        #expect(found.parcel.answers["untoc-17"]?.value == .init(choice: nil, law: "Code", practice: "- x"))
    }

    @Test func `words outside the marks are told of`() throws {
        let found = try Self.back { html in
            html = html.replacing("<p>[[/untoc-5-1a law]]</p>", with: "<p>[[/untoc-5-1a law]]</p><p>Lost</p>")
            html = html.replacing("</body>", with: "<p>Lost</p></body>")
        }
        #expect(found.outside == ["untoc-5-1a practice", "untoc-17 assistance"])
        #expect(found.parcel.answers.isEmpty)
    }

    @Test func `a part may come back alone`() throws {
        let found = try Self.back { html in
            guard let start = html.range(of: "<h1>Article <span dir=\"ltr\">17"), let end = html.range(of: "</body>")
            else {
                return
            }
            html.removeSubrange(start.lowerBound..<end.lowerBound)
            html.type("<p>Yes</p>", into: "untoc-5-1b choice")
        }
        #expect(found.parcel.answers.keys.sorted() == ["untoc-5-1b"] && found.outside.isEmpty)
    }

    @Test(arguments: Language.allCases) func `a choice is known in every language`(_ language: Language) throws {
        let choices = ChecklistDOCX.Choices(Self.words)
        for (choice, word) in zip(Response.Choice.allCases, Self.choices[language] ?? []) {
            #expect(choices[" \(word.uppercased()).\u{A0}"] == choice)
        }
    }

    @Test func `nothing that stands in a document is lost on the way to text`() throws {
        let json = """
            {"blocks": [
              {"t": "BlockQuote", "c": [{"t": "Para", "c": [{"t": "Str", "c": "a"}, {"t": "LineBreak"}, {"t": "Emph",
                "c": [{"t": "Str", "c": "b"}]}, {"t": "Note", "c": [{"t": "Para", "c": [{"t": "Str", "c": "n"}]}]}]}]},
              {"t": "OrderedList", "c": [[4, {"t": "LowerRoman"}, {"t": "TwoParens"}], [
                [{"t": "Plain", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, "x"]}]}],
                [{"t": "Figure", "c": [["", [], []], [null, []], [{"t": "Plain", "c": [{"t": "Image", "c":
                  [["", [], []], [], ["p.png", ""]]}]}]]}]]]},
              {"t": "OrderedList", "c": [[28, {"t": "LowerAlpha"}, {"t": "OneParen"}], [[{"t": "Para", "c": []}],
                [{"t": "CodeBlock", "c": [["", [], []], "c\\n d"]}]]]},
              {"t": "DefinitionList", "c": [[[{"t": "Str", "c": "term"}], [[{"t": "Para", "c": [{"t": "Str", "c": "it"}]}]]]]},
              {"t": "Header", "c": [2, ["", [], []], [{"t": "Span", "c": [["", [], []], [{"t": "Str", "c": "h"}]]}]]}
            ]}
            """
        #expect(
            try PandocText.lines(ofJSON: Array(json.utf8))
                == ["a", "b [n]", "(iv) x", "(v) \u{FFFC}", "", "cc) c", "   d", "term", "it", "h"])
        #expect(throws: (any Error).self) { try PandocText.lines(ofJSON: Array("[]".utf8)) }
    }

    // MARK: Refused whole

    @Test func `each place that cannot be taken is told`() throws {
        let reasons = try Self.reasons { html in
            html = html.replacing("[[/untoc-5-1a practice]]", with: "")
            html = html.replacing("untoc-5-1b", with: "untoc-5-9")
            html.type("<p>see [[annex]]</p>", into: "untoc-5 challenges")
            html.type("<p>\u{FFFC}</p>", into: "untoc-17 law")
            html = html.replacing("[[/untoc-17 successes]]", with: "[[/untoc-17 succes]]")
        }
        #expect(
            reasons == [
                Self.reason("docx-unclosed", "untoc-5-1a practice"),
                Self.reason("docx-unknown", "untoc-5-9 choice"), Self.reason("docx-unknown", "untoc-5-9 law"),
                Self.reason("docx-unknown", "untoc-5-9 practice"), Self.reason("docx-place", "annex"),
                Self.reason("docx-picture", "untoc-17 law"), Self.reason("docx-place", "/untoc-17 succes"),
            ])
    }

    @Test func `a document that is none of ours`() throws {
        let noHead = Refusal.Reason("checklist.docx-no-head", nil, field: "file")
        #expect(try Self.reasons { $0 = "<p>Minutes</p>" } == [noHead])
        #expect(try Self.reasons { $0 = $0.replacing("[[palermo-response 1-xaa", with: "[[palermo 1-xaa") } == [noHead])
        let other: [String: Phrase.Value] = ["review": .code("1-xaa"), "questionnaire": .code("untoc-2010.3")]
        #expect(
            try Self.reasons { $0 = $0.replacing("untoc-2010 2", with: "untoc-2010 3") }
                == [.init("checklist.other-response", nil, field: "file", other)])
    }

    @Test func `marks that are missing, doubled or mixed`() throws {
        #expect(
            try Self.reasons { html in
                html = html.replacing("<p>[[/untoc-17-figures practice]]</p>", with: "")
                html = html.replacing("[[/untoc-17 successes]]", with: "[[/untoc-17 successes]")
            } == [
                Self.reason("docx-unclosed", "untoc-17-figures practice"),
                Self.reason("docx-unclosed", "untoc-17 successes"),
            ])
        #expect(
            try Self.reasons { html in
                html = html.replacing("</body>", with: "<p>[[untoc-17 law 0 k1 g1]]</p><p>[[/untoc-17 law]]</p></body>")
            } == [Self.reason("docx-twice", "untoc-17 law")])
        #expect(
            try Self.reasons { html in
                html.type("<p>[[palermo-response 1-xaa untoc-2010 2 en]]</p>", into: "untoc-17 law")
            } == [Self.reason("docx-twice", "palermo-response"), Self.reason("docx-place", "palermo-response")])
        #expect(
            try Self.reasons { html in
                html = html.replacing("[[untoc-5-1a law 2", with: "[[untoc-5-1a law 1")
                html = html.replacing("[[untoc-5-1b law 0", with: "[[untoc-5-1b law")
                html.type("<p>Perhaps</p>", into: "untoc-17 choice")
            }.map(\.code) == ["checklist.docx-place", "checklist.docx-place", "checklist.docx-choice"])
        #expect(
            try Self.reasons { html in
                html.type("", into: "untoc-17 law")
                html = html.replacing("<p>[[untoc-17 law 0", with: "<p hidden=\"")
                    .replacing("<p>[[/untoc-17 law]]</p>", with: "")
            } == [Self.reason("docx-missing", "untoc-17 law")])
    }

    // MARK: Hostile bytes

    static let unreadable = Refusal.input("checklist.unreadable", field: "file")

    @Test func `what is no document is not handed to pandoc`() throws {
        let nowhere = Pandoc(path: "/nowhere")
        let file = try ChecklistDOCX.convert("<p>x</p>", .en, by: .installed)
        for bytes in [
            [], Array("PK".utf8), Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 100),
            Array(file.dropLast(30)),
            Archive(lines: 10, said: 33 << 20).bytes, Archive(text: "word/other.xml", lines: 10, said: 200).bytes,
            file + [UInt8](repeating: 0, count: 17 << 20),
        ] {
            #expect(throws: Self.unreadable) { try Self.read(bytes, by: nowhere) }
        }
        #expect(throws: Refusal.input("checklist.no-pandoc")) { try Self.read(file, by: nowhere) }
    }

    @Test func `a document larger than it says ends at pandoc's limits`() throws {
        let bomb = Archive(lines: 20 << 20, said: 1000).bytes
        #expect(bomb.count < 1 << 20)
        #expect(throws: Self.unreadable) {
            try Self.read(bomb, by: Pandoc(path: Pandoc.installed.path, seconds: 1))
        }
        // The same, small: what ends it is its size.
        #expect(throws: Refusal.input("checklist.docx-no-head", field: "file")) {
            try Self.read(Archive(lines: 43, said: 1000).bytes)
        }
    }

    @Test func `what pandoc does not end, is ended`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pandoc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func pandoc(_ script: String) throws -> Pandoc {
            let program = folder.appendingPathComponent("pandoc")
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: program)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
            return Pandoc(path: "\(folder.path):/usr/bin:/bin", seconds: 1)
        }
        #expect(throws: Pandoc.Failure.failed) { try pandoc("exec sleep 20").convert([], from: "a", to: "b") }
        #expect(throws: Pandoc.Failure.failed) { try pandoc("echo half; exit 3").convert([], from: "a", to: "b") }
        #expect(throws: Pandoc.Failure.tooLarge) { try pandoc("exec cat /dev/zero").convert([], from: "a", to: "b") }
        let told = try pandoc("head -c 1000000 /dev/zero >&2; cat input; env | cut -d= -f1 | sort; ls -A; pwd")
            .convert(Array("in ".utf8), from: "a", to: "b")
        let lines = String(decoding: told, as: UTF8.self).split(separator: "\n")
        #expect(lines.dropLast() == ["in LANG", "PATH", "PWD", "input"])
        #expect(lines.last.map { !FileManager.default.fileExists(atPath: String($0)) } == true)
    }
}

extension String {
    /// Puts something in the place of a field's text.
    fileprivate mutating func type(_ html: String, into field: String) {
        guard let opening = range(of: "<p>[[\(field) "),
            let start = range(of: "</div>", range: opening.upperBound..<endIndex),
            let closing = range(of: "<p>[[/\(field)]]"),
            let end = range(of: "<div", options: .backwards, range: start.upperBound..<closing.lowerBound)
        else { return }
        replaceSubrange(start.upperBound..<end.lowerBound, with: html)
    }
}

/// A ZIP archive that says of the size of its text what one likes.
private struct Archive {
    private(set) var bytes: [UInt8] = []
    private var contents: [UInt8] = []

    /// - Parameter lines: how many empty paragraphs the document has, at least.
    init(text name: String = "word/document.xml", lines: Int, said: Int) {
        let relations = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" \
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
            Target="word/document.xml"/></Relationships>
            """
        add("_rels/.rels", Self.deflated(relations), said: relations.utf8.count)
        let schema = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        let text = Self.deflated(
            "<w:document xmlns:w=\"\(schema)\"><w:body><w:p/>", lines: lines, "</w:body></w:document>")
        add(name, text, said: said)
        bytes += contents + number(0x0605_4b50, 4) + number(0, 4) + number(2, 2) + number(2, 2)
        bytes += number(contents.count, 4) + number(bytes.count - contents.count - 12, 4) + number(0, 2)
    }

    private mutating func add(_ name: String, _ content: [UInt8], said: Int) {
        let place = bytes.count
        let method = number(20, 2) + number(0, 2) + number(8, 2)
        let sizes = number(0, 4) + number(content.count, 4) + number(said, 4) + number(name.utf8.count, 2)
        let entry = method + number(0, 4) + sizes + number(0, 2)
        bytes += number(0x0403_4b50, 4) + entry + Array(name.utf8) + content
        contents += number(0x0201_4b50, 4) + number(20, 2) + entry + number(0, 6) + number(0, 4) + number(place, 4)
        contents += Array(name.utf8)
    }

    private func number(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> (8 * $0) & 0xff) } }

    /// By the fixed codes of RFC 1951: the head letter by letter, its last six letters 43 at a time, the tail.
    private static func deflated(_ head: String, lines: Int = 0, _ tail: String = "") -> [UInt8] {
        var out: [UInt8] = []
        var held: UInt8 = 0
        var bits = 0
        func put(_ code: Int, _ size: Int) {
            for place in stride(from: size - 1, through: 0, by: -1) {
                held |= UInt8(code >> place & 1) << bits
                bits = (bits + 1) % 8
                if bits == 0 {
                    out.append(held)
                    held = 0
                }
            }
        }
        put(0b110, 3)
        for byte in head.utf8 { put(0x30 + Int(byte), 8) }
        // 258 letters from six letters back.
        for _ in 0..<lines / 43 { put(0b1100_0101_00100_1, 14) }
        for byte in tail.utf8 { put(0x30 + Int(byte), 8) }
        put(0, 14)
        return out
    }
}
