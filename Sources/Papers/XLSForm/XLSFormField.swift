import Checklist
import Kernel

/// Everything that a form of the checklist holds, and what it is called there: the writer and the reader agree on it
/// here.
enum XLSFormField: Hashable {
    case review, questionnaire, version
    case choice(String)
    case law(String)
    case practice(String)
    case successes(Article)
    case challenges(Article)
    case assistance(Article)
    case needs(Article)
    case priority(Article)
    case receipt(Article)

    /// A name of letters, digits and low lines. Two low lines set apart what is part of a question or an article:
    /// "untoc-18-13-practice" is a question of its own.
    var name: String {
        switch self {
        case .review: "palermo_review"
        case .questionnaire: "palermo_questionnaire"
        case .version: "palermo_version"
        case .choice(let question): XLSFormField.name(question)
        case .law(let question): "\(XLSFormField.name(question))__law"
        case .practice(let question): "\(XLSFormField.name(question))__practice"
        case .successes(let article): "\(XLSFormField.name(article.key))__successes"
        case .challenges(let article): "\(XLSFormField.name(article.key))__challenges"
        case .assistance(let article): "\(XLSFormField.name(article.key))__assistance"
        case .needs(let article): "\(XLSFormField.name(article.key))__needs"
        case .priority(let article): "\(XLSFormField.name(article.key))__priority"
        case .receipt(let article): "\(XLSFormField.name(article.key))__receipt"
        }
    }

    fileprivate static func name(_ id: String) -> String {
        String(String.UnicodeScalarView(id.unicodeScalars.map { $0 == "-" ? "_" : $0 }))
    }
}

enum XLSFormGroup: Hashable {
    case article(Article)
    case question(String)
    /// What is said on an article as a whole.
    case whole(Article)

    var name: String {
        switch self {
        case .article(let article): "\(XLSFormField.name(article.key))__article"
        case .question(let question): "\(XLSFormField.name(question))__question"
        case .whole(let article): "\(XLSFormField.name(article.key))__whole"
        }
    }
}

/// Where a form of a questionnaire has what, below its root: "untoc_5__article/untoc_5_1a__question/untoc_5_1a".
struct XLSFormMap {
    private(set) var fields: [String: XLSFormField] = [:]
    private(set) var groups: Set<String> = []

    init(_ form: Questionnaire) {
        for field in [XLSFormField.review, .questionnaire, .version] { fields[field.name] = field }
        for question in form.questions {
            let parts: [XLSFormField] =
                question.kind == .account
                ? [.practice(question.id)] : [.choice(question.id), .law(question.id), .practice(question.id)]
            add(parts, [.article(question.article), .question(question.id)])
        }
        for article in form.articles {
            add(
                [
                    .successes(article), .challenges(article), .assistance(article), .needs(article),
                    .priority(article), .receipt(article),
                ], [.article(article), .whole(article)])
        }
    }

    private mutating func add(_ parts: [XLSFormField], _ path: [XLSFormGroup]) {
        var above = ""
        for group in path {
            above += group.name
            groups.insert(above)
            above += "/"
        }
        for part in parts { fields[above + part.name] = part }
    }
}
