import Desk
import Kernel

extension Route.ReviewPage {
    /// Whether it is of the report or its executive summary.
    package var isText: Bool {
        switch self {
        case .report, .reportArticle, .reportChapters, .paragraph, .publication, .access, .grant, .summary,
            .summaryDraft, .translation:
            true
        default: false
        }
    }
}

extension ReviewAct {
    /// The page on which an act is done where that is no form of its own.
    package var page: Route.ReviewPage? {
        switch self {
        case .answerChecklist: .checklist(.map)
        case .writeDesk: .desk(.map)
        case .submitDeskReview: .desk(.outcome)
        case .considerMaterial: .desk(.materials)
        case .answer, .reply, .translate: .dialogue(.threads)
        case .draftReport, .agreeReport, .comment, .settleComments: .report
        case .agreeSummary, .translateSummary: .summary
        case .draftSummary: .summaryDraft
        case .publishReport: .publication
        case .answerRequest: .access
        case .issueLetter: .letters
        default: nil
        }
    }
}

extension Route.ReviewPage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .overview
        case ("checklist", 1...3):
            guard let page = Route.ChecklistPage(Array(parts.dropFirst())) else { return nil }
            self = .checklist(page)
        case ("desk", 1...2):
            guard let page = Route.DeskPage(Array(parts.dropFirst())) else { return nil }
            self = .desk(page)
        case ("dialogue", 1...2):
            guard let page = Route.DialoguePage(Array(parts.dropFirst())) else { return nil }
            self = .dialogue(page)
        case ("attachments", 2): self = .attachment(parts[1])
        case ("report", 1): self = .report
        case ("report", 2) where parts[1] == "chapters": self = .reportChapters
        case ("report", 2) where parts[1] == "publication": self = .publication
        case ("report", 2) where parts[1] == "access": self = .access
        case ("report", 2):
            guard let article = Article(parts[1]) else { return nil }
            self = .reportArticle(article)
        case ("report", 3) where parts[1] == "paragraphs": self = .paragraph(parts[2])
        case ("report", 3) where parts[1] == "access": self = .grant(StateCode(parts[2]))
        case ("summary", 1): self = .summary
        case ("summary", 2) where parts[1] == "draft": self = .summaryDraft
        case ("summary", 2):
            guard let language = Language(rawValue: parts[1]) else { return nil }
            self = .translation(language)
        case ("report", 3), ("summary", 3):
            guard parts[1] == "files", let form = PaperForm(rawValue: parts[2]) else { return nil }
            self = parts[0] == "report" ? .reportFile(form) : .summaryFile(form)
        case ("file", 1): self = .file
        case ("meetings", 1): self = .meetings
        case ("letters", 1): self = .letters
        case ("letters", 2) where parts[1] == "draft": self = .letterDraft
        case ("letters", 2):
            let isText = parts[1].hasSuffix(".txt")
            guard let number = Int(isText ? String(parts[1].dropLast(4)) : parts[1]) else { return nil }
            self = isText ? .letterText(number) : .letter(number)
        case ("confidentiality", 1...4):
            guard let page = Route.ConfidentialityPage(Array(parts.dropFirst())) else { return nil }
            self = .confidentiality(page)
        case ("do", 2):
            guard let act = ReviewAct(rawValue: parts[1]) else { return nil }
            self = .act(act)
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .overview: ""
        case .checklist(let page): "/checklist\(page.path)"
        case .desk(let page): "/desk\(page.path)"
        case .dialogue(let page): "/dialogue\(page.path)"
        case .attachment(let id): "/attachments/\(id)"
        case .report: "/report"
        case .reportArticle(let article): "/report/\(article.key)"
        case .reportChapters: "/report/chapters"
        case .paragraph(let id): "/report/paragraphs/\(id)"
        case .reportFile(let form): "/report/files/\(form.rawValue)"
        case .publication: "/report/publication"
        case .access: "/report/access"
        case .grant(let state): "/report/access/\(state.rawValue)"
        case .summary: "/summary"
        case .summaryDraft: "/summary/draft"
        case .summaryFile(let form): "/summary/files/\(form.rawValue)"
        case .translation(let language): "/summary/\(language.rawValue)"
        case .file: "/file"
        case .meetings: "/meetings"
        case .letters: "/letters"
        case .letterDraft: "/letters/draft"
        case .letter(let number): "/letters/\(number)"
        case .letterText(let number): "/letters/\(number).txt"
        case .confidentiality(let page): "/confidentiality\(page.path)"
        case .act(let act): "/do/\(act.rawValue)"
        }
    }
}
