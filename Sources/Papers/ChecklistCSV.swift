import Checklist
import Kernel

/// The answers as a table, one question a row: RFC 4180, UTF-8 with its mark, for spreadsheets.
package enum ChecklistCSV {
    package static let columns = [
        "question", "article", "paragraph", "obligation", "theme", "text", "choice", "law", "practice",
    ]

    package static func table(
        _ response: ResponseView?, _ questionnaire: Questionnaire, articles: [Article], _ language: Language
    ) -> [UInt8] {
        let given = Set(articles)
        var rows = [columns]
        for question in questionnaire.questions where given.contains(question.article) {
            let answer = response?.answer(to: question.id) ?? .empty
            rows.append([
                question.id, question.article.key, question.paragraph, question.obligation.rawValue,
                question.theme.rawValue, question.text(language), answer.choice?.rawValue ?? "", answer.law,
                answer.practice,
            ])
        }
        return Array("\u{feff}".utf8) + Array(rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    /// A cell in quotation marks; one that a spreadsheet would take for a formula begins with an apostrophe.
    package static func cell(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        out.append("\"")
        let formula: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
        if text.unicodeScalars.first.map(formula.contains) == true { out.append("'") }
        for scalar in text.unicodeScalars {
            out.append(scalar)
            if scalar == "\"" { out.append(scalar) }
        }
        out.append("\"")
        return String(out)
    }
}
