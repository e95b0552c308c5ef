import Checklist
import Kernel
import Testing

/// Which questions ask about a provision.
@Suite struct CoverageTests {
    static func provision(_ paragraph: String, _ says: [Provision.Verb] = [.must]) -> Provision {
        Provision(article: .five, paragraph: paragraph, says: says)
    }

    @Test(arguments: [
        ("1 (a)(ii)", "1 (a)(ii)", true), ("1 (a)(ii)", "1 (a)", true), ("1 (a)(ii)", "1", true), ("1", "", true),
        ("(a)", "", true), ("", "", true), ("10", "1", false), ("1", "10", false), ("1", "1 (a)", false),
        ("1 (a)(ii)", "1 (a)(i)", false), ("1 (a)", "(a)", false), ("", "1", false), ("1 (b)", "1 (a)", false),
    ])
    func `a shorter label stands for all below it`(_ paragraph: String, _ label: String, _ lies: Bool) {
        #expect(CoverageTests.provision(paragraph).lies(in: label) == lies)
    }

    @Test func `what binds is asked, or its silence is explained, or it is left`() {
        let words = Questionnaire.Wording(Multilingual([.en: "Is it?"]))
        let question = Questionnaire.Question(
            id: "5-1", article: .five, paragraph: "1", covers: ["1"], obligation: .must, theme: .prevention,
            kind: .measure, conditions: [], related: [], text: words, help: words)
        let questionnaire = Questionnaire(
            id: "untoc", version: 1, questions: [question],
            silences: [.init(article: .five, paragraph: "2", reason: .saving)])
        let coverage = questionnaire.coverage(of: [
            CoverageTests.provision("1 (a)"), CoverageTests.provision("2"), CoverageTests.provision("3"),
            CoverageTests.provision("4", []), Provision(article: .six, paragraph: "1", says: [.may]),
        ])
        #expect(coverage.map(\.questions) == [["5-1"], [], [], [], []])
        #expect(coverage.map(\.silence?.reason) == [nil, .saving, nil, nil, nil])
        #expect(coverage.map(\.isLeft) == [false, false, true, false, true])
    }
}
