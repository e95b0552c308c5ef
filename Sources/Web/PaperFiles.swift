import Desk
import Hummingbird
import Kernel
import Pages
import Papers
import Tongue

/// A review's papers as files, as far as this reader may see them.
extension Exchange {
    /// The report; its headings in the language of the page, or in the one asked for.
    func reportFile(_ form: PaperForm, _ id: ReviewID) throws -> Response {
        let language = Language(rawValue: query["language"]) ?? reader.language
        return try file(
            ReportPaper.report(
                try desk.file(id, as: actor), isTraining: reader.isTraining, in: site.tongue.speaker(language)), form)
    }

    func summaryFile(_ form: PaperForm, _ id: ReviewID) throws -> Response {
        let language = Language(rawValue: query["language"]) ?? reader.language
        return try file(
            ReportPaper.summary(
                try desk.file(id, as: actor), language, isTraining: reader.isTraining, in: site.tongue), form)
    }

    private func file(_ paper: Paper?, _ form: PaperForm) throws -> Response {
        guard let paper else { throw Refusal.hidden }
        return sent(try form.made(of: paper), form.mediaType, as: paper.fileName(form))
    }
}
