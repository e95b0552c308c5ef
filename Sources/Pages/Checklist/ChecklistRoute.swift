import Kernel

extension Route {
    /// The pages of a response.
    package enum ChecklistPage: Hashable, Sendable {
        case map
        case instrument(Instrument)
        case article(Article)
        /// One question, by its identifier.
        case question(String)
        case stakeholders
        /// Who answers what.
        case work
        case documents
        case document(String)
        /// Files out and in.
        case elsewhere
        case file(ChecklistFormat)
    }
}

/// A form in which the checklist travels.
package enum ChecklistFormat: String, CaseIterable, Hashable, Sendable {
    /// One file that is filled in without a connection.
    case html
    case docx
    /// For ODK and KoBo.
    case xlsform
    case csv, json

    /// "palermo-1-xaa.docx".
    package func fileName(_ stem: String) -> String { "palermo-\(stem).\(self == .xlsform ? "xlsx" : rawValue)" }

    package var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsform: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8"
        case .json: "application/json"
        }
    }
}

extension Route.ChecklistPage {
    init?(_ parts: [String]) {
        switch (parts.first, parts.count) {
        case (nil, _): self = .map
        case ("stakeholders", 1): self = .stakeholders
        case ("work", 1): self = .work
        case ("documents", 1): self = .documents
        case ("documents", 2): self = .document(parts[1])
        case ("elsewhere", 1): self = .elsewhere
        case ("files", 2):
            guard let format = ChecklistFormat(rawValue: parts[1]) else { return nil }
            self = .file(format)
        case ("questions", 2): self = .question(parts[1])
        case (let key?, 1):
            if let instrument = Instrument(rawValue: key) {
                self = .instrument(instrument)
            } else if let article = Article(key) {
                self = .article(article)
            } else {
                return nil
            }
        default: return nil
        }
    }

    var path: String {
        switch self {
        case .map: ""
        case .instrument(let instrument): "/\(instrument.rawValue)"
        case .article(let article): "/\(article.key)"
        case .question(let id): "/questions/\(id)"
        case .stakeholders: "/stakeholders"
        case .work: "/work"
        case .documents: "/documents"
        case .document(let id): "/documents/\(id)"
        case .elsewhere: "/elsewhere"
        case .file(let format): "/files/\(format.rawValue)"
        }
    }
}
