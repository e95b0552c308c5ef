import Checklist
import Kernel

/// Writes the rows of a form.
struct XLSFormWriter {
    typealias Label = (Language) -> String

    private let words: ChecklistWords
    private(set) var survey: [[String]]
    private(set) var choices: [[String]]

    init(words: ChecklistWords) {
        self.words = words
        survey = [
            ["type", "name"] + Language.allCases.map { "label::\(XLSFormWriter.name(of: $0))" }
                + Language.allCases.map { "hint::\(XLSFormWriter.name(of: $0))" }
                + ["appearance", "relevant", "default", "calculation"]
        ]
        choices = [["list_name", "name"] + Language.allCases.map { "label::\(XLSFormWriter.name(of: $0))" } + ["said"]]
        list("choice", Response.Choice.allCases.map { ($0.rawValue, "choice.\($0.rawValue)") })
        list("need", Response.Note.Need.allCases.map { ($0.rawValue, "checklist.need.\($0.rawValue)") })
        list("priority", Response.Note.Priority.allCases.map { ($0.rawValue, "checklist.priority-\($0.rawValue)") })
        list("receipt", Response.Note.Receipt.allCases.map { ($0.rawValue, "checklist.receipt-\($0.rawValue)") })
    }

    /// A language as its speakers and the form's tools know it.
    static func name(of language: Language) -> String {
        switch language {
        case .ar: "العربية (ar)"
        case .zh: "中文 (zh)"
        case .en: "English (en)"
        case .fr: "Français (fr)"
        case .ru: "Русский (ru)"
        case .es: "Español (es)"
        }
    }

    // MARK: Parts of a form

    /// A value that the form hands back as it is; no quotation mark is in any.
    mutating func hide(_ field: XLSFormField, _ value: String) {
        row("calculate", field.name, calculation: "'\(value)'")
    }

    mutating func group(
        _ group: XLSFormGroup, label: @escaping Label, appearance: String = "", relevant: String = "",
        _ fill: (inout XLSFormWriter) -> Void
    ) {
        row("begin group", group.name, label: label, appearance: appearance, relevant: relevant)
        fill(&self)
        row("end group", group.name)
    }

    mutating func put(_ question: Questionnaire.Question, _ answer: Response.Answer) {
        let id = question.id
        let words = words
        let relevant = question.conditions.map { condition in
            let any = XLSFormWriter.any(condition.is, of: condition.question)
            return question.conditions.count > 1 ? "(\(any))" : any
        }.joined(separator: " and ")
        group(
            .question(id), label: { words.provision(question, $0) }, appearance: "field-list", relevant: relevant
        ) { writer in
            if question.kind == .account {
                writer.text(
                    .practice(id), answer.practice, label: { question.text($0) }, hint: { question.help($0) })
                return
            }
            writer.row(
                "select_one choice", XLSFormField.choice(id).name, label: { question.text($0) },
                hint: { question.help($0) }, standing: answer.choice?.rawValue ?? "")
            // What a law that is cited already says is not put out of sight.
            let isAsked = answer.law.isEmpty || answer.choice == .yes || answer.choice == .partly
            writer.text(
                .law(id), answer.law, label: { words.say("checklist.law", $0) },
                relevant: isAsked ? XLSFormWriter.any([.yes, .partly], of: id) : "")
            writer.text(
                .practice(id), answer.practice, label: { words.say("checklist.practice", $0) },
                hint: { words.say("checklist.practice-hint", $0) })
        }
    }

    mutating func put(_ article: Article, _ note: Response.Note) {
        let words = words
        group(.whole(article), label: { words.say("checklist.on-article", $0) }, appearance: "field-list") { writer in
            writer.text(.successes(article), note.successes, label: { words.say("checklist.successes", $0) })
            writer.text(.challenges(article), note.challenges, label: { words.say("checklist.challenges", $0) })
            writer.text(.assistance(article), note.assistance, label: { words.say("checklist.assistance", $0) })
            writer.row(
                "select_multiple need", XLSFormField.needs(article).name,
                label: { words.say("checklist.needs", $0) },
                standing: note.needs.map(\.rawValue).joined(separator: " "))
            writer.row(
                "select_one priority", XLSFormField.priority(article).name,
                label: { words.say("checklist.priority", $0) }, standing: note.priority?.rawValue ?? "")
            writer.row(
                "select_one receipt", XLSFormField.receipt(article).name,
                label: { words.say("checklist.receipt", $0) }, standing: note.receipt?.rawValue ?? "")
        }
    }

    // MARK: Rows

    /// A text. What stands already is looked up among the choices: written as a default, "Act 5-2" is a subtraction.
    private mutating func text(
        _ field: XLSFormField, _ standing: String, label: @escaping Label, hint: Label? = nil, relevant: String = ""
    ) {
        var lookup = ""
        if !standing.isEmpty, ChecklistXLSForm.carries(standing) {
            choices.append(["standing", field.name] + Language.allCases.map { _ in field.name } + [standing])
            lookup = "instance('standing')/root/item[name = '\(field.name)']/said"
        }
        row(
            "text", field.name, label: label, hint: hint, appearance: "multiline", relevant: relevant,
            standing: lookup)
    }

    private mutating func row(
        _ type: String, _ name: String, label: Label? = nil, hint: Label? = nil, appearance: String = "",
        relevant: String = "", standing: String = "", calculation: String = ""
    ) {
        let labels = Language.allCases.map { label?($0) ?? "" }
        let hints = Language.allCases.map { hint?($0) ?? "" }
        survey.append([type, name] + labels + hints + [appearance, relevant, standing, calculation])
    }

    private mutating func list(_ name: String, _ values: [(value: String, key: String)]) {
        for (value, key) in values {
            choices.append([name, value] + Language.allCases.map { words.say(key, $0) })
        }
    }

    private static func any(_ choices: [Response.Choice], of question: String) -> String {
        let name = XLSFormField.choice(question).name
        return choices.map { "selected(${\(name)}, '\($0.rawValue)')" }.joined(separator: " or ")
    }
}
