import Desk
import Kernel
import Mechanism
import Reports
import Seals
import Tongue

/// The country review report and its executive summary: to read and agree to, to draft, one paragraph with its history,
/// what is published or granted, and the summary's translations.
package enum ReportPages {
    /// One review's texts as somebody reads them.
    package struct Reading: Sendable {
        package let id: ReviewID
        package let review: ReviewView
        package let texts: ReportView
        /// What each article is about.
        let precis: [Article: Multilingual]

        package init(_ id: ReviewID, _ review: ReviewView, _ texts: ReportView, precis: [Article: Multilingual]) {
            (self.id, self.review, self.texts, self.precis) = (id, review, texts, precis)
        }

        func asks(_ act: ReviewAct) -> Bool {
            review.inside?.asks.contains { $0.act == act && $0.concerns(review.standing) } == true
        }

        /// The reader's State, where it is one of the three.
        var own: StateCode? {
            review.standing.reviewing ?? (review.standing.isUnderReview ? review.pairing.reviewed : nil)
        }

        func page(of text: Report.Text) -> Route { .review(id, text == .report ? .report : .summary) }

        func trail(_ reader: Reader, under text: Report.Text? = nil) -> [Link] {
            ReviewPages.trail(id, review, for: reader)
                + (text.map { [reader.link(reader.say("report.text.\($0.rawValue)"), page(of: $0))] } ?? [])
        }
    }

    /// What an agreement to a paragraph names.
    static func fingerprint(_ paragraph: Report.Paragraph) -> String { Fingerprint.of(paragraph.words) }

    /// "12.", as it stands before a paragraph; a dash where it was taken out.
    static func number(_ paragraph: Report.Paragraph, _ numbers: [String: Int], _ reader: Reader) -> String {
        numbers[paragraph.id].map { reader.speaker.number($0) + "." } ?? "–"
    }

    /// "12", as one speaks of it.
    static func spoken(_ paragraph: Report.Paragraph, _ numbers: [String: Int], _ reader: Reader) -> Phrase.Value {
        numbers[paragraph.id].map { .number($0) } ?? .text("–")
    }

    static func remark(_ remark: Report.Remark, _ reader: Reader) -> Remark {
        Remark(
            id: remark.id,
            on: [remark.article.map { reader.heading($0) }, reader.say(remark.on)].compactMap { $0 }
                .joined(separator: " · "),
            text: remark.text.isEmpty ? nil : remark.text, proposal: remark.proposal.isEmpty ? nil : remark.proposal,
            outcome: remark.outcome.map { reader.say("report.outcome.\($0.rawValue)") },
            answer: remark.answer.isEmpty ? nil : remark.answer)
    }

    struct Remark: Sendable {
        let id: String
        let on: String
        let text: String?
        let proposal: String?
        let outcome: String?
        let answer: String?
    }

    /// The heading under which a place stands.
    static func heading(_ place: Report.Place, _ reader: Reader) -> String {
        switch place {
        case .chapter(let chapter): reader.say("report.chapter.\(chapter.rawValue)")
        case .article(let article, let part): "\(reader.heading(article)) – \(reader.say("part.\(part.rawValue)"))"
        case .executive(let part): reader.say("part.\(part.rawValue)")
        }
    }
}
