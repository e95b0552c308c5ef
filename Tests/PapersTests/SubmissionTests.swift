import Checklist
import Foundation
import Kernel
import Papers
import Testing

@Suite struct SubmissionTests {
    static let hidden =
        "<palermo_review>1-xaa</palermo_review><palermo_questionnaire>untoc-2010</palermo_questionnaire>"
        + "<palermo_version>2</palermo_version>"
    static let meta = "<meta><instanceID>uuid:8300f905</instanceID><x><y/></x></meta>"

    /// A submission, by what lies on article 5 in it.
    static func submission(
        _ inside: String, root: String = #"id="palermo_untoc-2010_2" version="2""#, hidden: String = hidden,
        beside: String = ""
    ) -> String {
        "<?xml version='1.0' encoding='UTF-8' ?><data \(root) xmlns:orx=\"http://openrosa.org/xforms\">\(hidden)"
            + "<untoc_5__article>\(inside)</untoc_5__article>\(beside)\(meta)</data>"
    }

    static func question(_ inside: String) -> String {
        submission("<untoc_5_1a__question>\(inside)</untoc_5_1a__question>")
    }

    static func read(_ text: String) throws(Refusal) -> ChecklistSubmission { try read(Array(text.utf8)) }

    static func read(_ bytes: [UInt8]) throws(Refusal) -> ChecklistSubmission {
        try ChecklistSubmission(bytes, of: Small.form) { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    }

    /// Where a submission is at fault; none when it is taken.
    static func places(_ text: String) -> [String] { places(Array(text.utf8)) }

    static func places(_ bytes: [UInt8]) -> [String] {
        do {
            _ = try read(bytes)
            return []
        } catch {
            #expect(error.kind == .input)
            return error.reasons.map { reason in
                #expect(reason.code == "checklist.not-a-submission" && reason.field == "file")
                guard case .code(let place)? = reason.facts["place"] else { return "?" }
                return place
            }
        }
    }

    // MARK: Taken

    @Test func `what ODK sends is taken`() throws {
        let read = try SubmissionTests.read(
            SubmissionTests.submission(
                """

                  <untoc_5_1a__question><untoc_5_1a>partly</untoc_5_1a>
                    <untoc_5_1a__law> Act &lt;5&gt; &amp; &#233;
                second line </untoc_5_1a__law><untoc_5_1a__practice/></untoc_5_1a__question>
                  <untoc_5_1b__question><untoc_5_1b/>
                    <untoc_5_1b__practice> </untoc_5_1b__practice></untoc_5_1b__question>
                  <untoc_5__whole><untoc_5__successes>S</untoc_5__successes>
                    <untoc_5__needs>data good-practices</untoc_5__needs><untoc_5__priority>low</untoc_5__priority>
                    <untoc_5__receipt>no</untoc_5__receipt></untoc_5__whole>

                """,
                beside: "<untoc_19__article><untoc_19_practice__question><untoc_19_practice__practice>Told"
                    + "</untoc_19_practice__practice></untoc_19_practice__question></untoc_19__article>"))
        #expect(read.review == "1-xaa" && read.questionnaire == "untoc-2010" && read.version == 2)
        #expect(
            read.answers == [
                "untoc-5-1a": .init(choice: .partly, law: "Act <5> & é\nsecond line", practice: ""),
                "untoc-19-practice": .init(choice: nil, law: "", practice: "Told"),
            ])
        #expect(
            read.notes == [
                Small.five: .init(
                    successes: "S", challenges: "", assistance: "", needs: [.goodPractices, .data], priority: .low,
                    receipt: .no)
            ])
    }

    @Test func `what KoBo sends is taken, by its fields and not by its identifier`() throws {
        let kobo = "<formhub><uuid>d156a2</uuid></formhub><__version__>vUK8</__version__>"
        let root = #"id="aMZ3qF" version="1 (2026-03-29 19:40:28)""#
        #expect(try SubmissionTests.read(SubmissionTests.submission("", root: root, beside: kobo)).answers.isEmpty)
        #expect(SubmissionTests.places(SubmissionTests.submission("", root: root)) == ["id"])
        let other = SubmissionTests.hidden.replacing(">2<", with: ">1<")
        #expect(
            SubmissionTests.places(SubmissionTests.submission("", root: root, hidden: other, beside: kobo))
                == ["palermo_version"])
    }

    @Test func `the version in the root may be another, the one in the form not`() throws {
        let root = #"id="palermo_untoc-2010_2" version="2 again""#
        #expect(try SubmissionTests.read(SubmissionTests.submission("", root: root)).version == 2)
        #expect(
            SubmissionTests.places(SubmissionTests.submission("", root: #"id="palermo_untoc-2010_2""#)) == ["id"])
    }

    @Test func `everything that a form has is taken back`() throws {
        var fields = ""
        for row in Small.rows(1, of: Small.workbook()) {
            let (type, name) = (row["type"] ?? "", row["name"] ?? "")
            switch type {
            case "begin group": fields += "<\(name)>"
            case "end group": fields += "</\(name)>"
            case "calculate": fields += "<\(name)>\((row["calculation"] ?? "").replacing("'", with: ""))</\(name)>"
            case "select_one priority": fields += "<\(name)>high</\(name)>"
            case "select_multiple need": fields += "<\(name)>other</\(name)>"
            case "select_one choice", "select_one receipt": fields += "<\(name)>yes</\(name)>"
            default: fields += "<\(name)>\(name)</\(name)>"
            }
        }
        let read = try SubmissionTests.read("<data id=\"palermo_untoc-2010_2\" version=\"2\">\(fields)</data>")
        #expect(read.review == "1-xaa" && read.notes.count == 2 && read.answers.count == Small.form.questions.count)
        for question in Small.form.questions {
            let answer = read.answers[question.id]
            #expect(answer?.choice == (question.kind == .account ? nil : .yes))
            #expect(answer?.practice.hasSuffix("__practice") == true)
        }
    }

    // MARK: Refused whole

    @Test func `an entity bomb is refused before it is read, in any guise`() {
        let bomb = #"<!DOCTYPE data [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>"#
        let declared = #"<?xml version="1.0" encoding="UTF-8"?>"#
        let body = #"<data id="palermo_untoc-2010_2" version="2">&b;</data>"#
        #expect(SubmissionTests.places(declared + bomb + body) == ["<!"])
        #expect(SubmissionTests.places(bomb + body) == ["<!"])
        #expect(SubmissionTests.places(SubmissionTests.question("<![CDATA[x]]>")) == ["<!"])
        #expect(SubmissionTests.places(SubmissionTests.question("<?php x?>")) == ["<?"])
        // A scan for bytes must not be hidden from by another encoding.
        let wide = Array((bomb + body).utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(SubmissionTests.places(wide) == ["UTF-8"])
        #expect(SubmissionTests.places([0xFF, 0xFE] + wide) == ["UTF-8"])
        #expect(SubmissionTests.places(#"<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE data+AD4-"#) == ["UTF-8"])
        #expect(
            SubmissionTests.places(Array(SubmissionTests.submission("\u{FFFD}").utf8.dropLast()) + [0xC3]) == ["UTF-8"])
        #expect(!SubmissionTests.places(SubmissionTests.question("<untoc_5_1a>&b;</untoc_5_1a>")).isEmpty)
    }

    @Test(arguments: [
        "", " ", "text", "<", "<data", "<data>", "<data></other>", "<a></a><b></b>", "<a>&#0;</a>", "<a b='1' b='2'/>",
        "<a>&amp</a>",
    ])
    func `broken XML is refused with its place alone`(_ text: String) {
        let places = SubmissionTests.places(text)
        #expect(places.count == 1 && places.allSatisfy { $0 == "XML" || $0.utf8.contains(UInt8(ascii: ":")) })
    }

    @Test func `a submission cut off is refused, wherever it is cut`() {
        let whole = Array(SubmissionTests.question("<untoc_5_1a>yes</untoc_5_1a>").utf8)
        #expect(SubmissionTests.places(whole).isEmpty)
        #expect(whole.indices.allSatisfy { !SubmissionTests.places(Array(whole[..<$0])).isEmpty })
    }

    @Test func `another document is refused`() {
        #expect(
            SubmissionTests.places("<html><body>x</body></html>")
                == ["body", "id", "palermo_review", "palermo_questionnaire", "palermo_version"])
        #expect(
            SubmissionTests.places(SubmissionTests.submission("", root: #"id="palermo_untoc-2010_1" version="1""#))
                == ["id"])
        #expect(
            SubmissionTests.places(
                SubmissionTests.submission("", hidden: SubmissionTests.hidden.replacing("2010", with: "2011")))
                == ["palermo_questionnaire"])
    }

    @Test func `all that is alien is named at once`() {
        #expect(
            SubmissionTests.places(
                SubmissionTests.submission(
                    """
                    <untoc_5_9__question><untoc_5_9>yes</untoc_5_9></untoc_5_9__question>
                    <untoc_5_1a__question><untoc_5_1a>perhaps</untoc_5_1a><untoc_5_1b>yes</untoc_5_1b>stray\
                    </untoc_5_1a__question><untoc_5__whole><untoc_5__needs>data data</untoc_5__needs>\
                    <untoc_5__receipt>yes no</untoc_5__receipt></untoc_5__whole>
                    """, hidden: SubmissionTests.hidden.replacing("1-xaa", with: "")))
                == [
                    "untoc_5_9__question", "untoc_5_1b", "untoc_5_1a__question", "untoc_5_1a", "untoc_5__needs",
                    "untoc_5__receipt", "palermo_review",
                ])
    }

    @Test func `a field said twice is refused, and one with fields in it, and one of another namespace`() {
        let yes = "<untoc_5_1a>yes</untoc_5_1a>"
        #expect(SubmissionTests.places(SubmissionTests.question(yes + yes)) == ["untoc_5_1a"])
        #expect(
            SubmissionTests.places(SubmissionTests.submission("", beside: "<untoc_5__article/>"))
                == ["untoc_5__article"])
        #expect(SubmissionTests.places(SubmissionTests.question("<untoc_5_1a><b/></untoc_5_1a>")) == ["b"])
        #expect(
            SubmissionTests.places(SubmissionTests.question("<e:untoc_5_1a xmlns:e='urn:e'>no</e:untoc_5_1a>"))
                == ["untoc_5_1a"])
        #expect(SubmissionTests.places(SubmissionTests.submission("", beside: "text")) == [""])
    }

    @Test func `what is huge, deep or endless is refused`() {
        let huge = SubmissionTests.question(String(repeating: " ", count: 2 << 20))
        #expect(SubmissionTests.places(huge) == ["> 2097152"])
        let deep = String(repeating: "<a>", count: 50_000) + String(repeating: "</a>", count: 50_000)
        #expect(SubmissionTests.places(SubmissionTests.submission("", beside: "<meta>\(deep)</meta>")).first == "a")
        let endless = (0..<5_000).map { "<a\($0)/>" }.joined()
        let places = SubmissionTests.places(SubmissionTests.submission(endless))
        #expect(places.prefix(2) == ["a0", "a1"] && places.count <= 110)
        let long = String(repeating: "a", count: 10_000)
        #expect(SubmissionTests.places(SubmissionTests.submission("<\(long)/>")).first?.utf8.count == 80)
    }

    // MARK: Upon what stood

    @Test func `a text that only its carriage changed is as it was`() throws {
        let long = String(repeating: "x", count: 40_000)
        let answers: [String: Response.Answer] = [
            "untoc-5-1a": .init(choice: .yes, law: "  L\u{2019}Act  \u{201C}5\u{201D}\nTwo", practice: long)
        ]
        let came = SubmissionTests.question(
            "<untoc_5_1a>yes</untoc_5_1a><untoc_5_1a__law>L'Act \"5\"\nTwo</untoc_5_1a__law>")
        let same = try SubmissionTests.read(came).upon(answers, [:])
        #expect(same.answers["untoc-5-1a"].map { $0.saysTheSame(as: answers["untoc-5-1a"] ?? .empty) } == true)
        let changed = try SubmissionTests.read(came.replacing("\nTwo", with: " Two")).upon(answers, [:])
        #expect(changed.answers["untoc-5-1a"]?.law == "L'Act \"5\" Two")
        #expect(try SubmissionTests.read(came).upon([:], [:]).answers["untoc-5-1a"]?.practice == "")
    }
}
