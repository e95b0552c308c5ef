/// A form in which a paper is given out.
package enum PaperForm: String, CaseIterable, Hashable, Sendable {
    case html, pdf, docx
    /// Akoma Ntoso 3.0.
    case akn
    case txt

    package var ending: String { self == .akn ? "xml" : rawValue }

    package var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .akn: "application/akn+xml"
        case .txt: "text/plain; charset=utf-8"
        }
    }
}
