import Checklist
import Kernel

/// The checklist as an XLSForm, for work in the field without a connection: ODK and KoBo open it, in six languages.
///
/// One group an article, in it one a question. Nothing is required, so that work is saved in parts. What stands
/// already is the first thing seen. `ChecklistSubmission` reads what comes back.
package enum ChecklistXLSForm {
    /// The form of a review. A question that follows up one outside of the scope is left out: nothing could put it.
    package static func workbook(
        _ form: Questionnaire, scope: [Article], review: String, title: String,
        answers: [String: Response.Answer] = [:], notes: [Article: Response.Note] = [:], words: ChecklistWords
    ) -> [UInt8] {
        var writer = XLSFormWriter(words: words)
        writer.hide(.review, review)
        writer.hide(.questionnaire, form.id)
        writer.hide(.version, String(form.version))
        let put = questions(of: form, scope: scope)
        for article in Set(put.map(\.article)).sorted() {
            writer.group(.article(article), label: { words.heading(article, $0) }) { writer in
                for question in put where question.article == article {
                    writer.put(question, answers[question.id] ?? .empty)
                }
                writer.put(article, notes[article] ?? .empty)
            }
        }
        let settings = [
            ["form_title", "form_id", "version", "default_language"],
            [title, id(of: form), String(form.version), XLSFormWriter.name(of: .en)],
        ]
        return Workbook([
            .init("survey", writer.survey), .init("choices", writer.choices), .init("settings", settings),
        ]).bytes
    }

    /// "palermo_untoc-2010_2".
    package static func id(of form: Questionnaire) -> String { "palermo_\(form.id)_\(form.version)" }

    /// Those that can be put: what each follows up can be put as well, and has a choice.
    private static func questions(of form: Questionnaire, scope: [Article]) -> [Questionnaire.Question] {
        let scope = Set(scope)
        var put = form.questions.filter { scope.contains($0.article) }
        while true {
            let measures = Set(put.filter { $0.kind == .measure }.map(\.id))
            let next = put.filter { question in
                question.conditions.allSatisfy { !$0.is.isEmpty && measures.contains($0.question) }
            }
            if next.count == put.count { return put }
            put = next
        }
    }

    /// Whether a form can bring a text along: it fits a cell.
    static func carries(_ text: String) -> Bool { text.utf16.count <= Workbook.longest }
}
