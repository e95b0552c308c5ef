import Kernel
import Reports

extension ReportView {
    /// "report" and "summary", each with its paragraphs, as far as the reader may see them.
    var json: [String: JSON] {
        var members: [String: JSON] = [:]
        if let report { members["report"] = .object(json(report)) }
        if let summary {
            let symbol: JSON = published.map { .string($0.symbol) } ?? .null
            members["summary"] = .object(json(summary).merging(["symbol": symbol]) { $1 })
        }
        return members
    }

    private func json(_ body: Body) -> [String: JSON] {
        let numbers = body.numbers
        return [
            "language": language.map { .string($0.rawValue) } ?? .null, "sent": body.sent.map(day) ?? .null,
            "final": body.final.map { .string($0) } ?? .null, "agreed": .array(body.agreed.sorted().map(code)),
            "published": body.published.map(day) ?? .null,
            "paragraphs": .array(body.paragraphs.map { json($0, numbers[$0.id]) }),
            "comments": .array(body.remarks.map { json($0) }),
        ]
    }

    private func json(_ paragraph: Report.Paragraph, _ number: Int?) -> JSON {
        let translations = paragraph.translations.map { language, translation -> (String, JSON) in
            (
                language.rawValue,
                ["text": .string(translation.text), "of_revision": .number(translation.revision)]
            )
        }
        return [
            "id": .string(paragraph.id), "number": number.map { .number($0) } ?? .null,
            "place": .string(paragraph.place.key), "revision": .number(paragraph.revision),
            "text": .string(paragraph.text), "taken_out": .bool(paragraph.isStruck),
            "agreed": .array(paragraph.agreed.sorted().map(code)),
            "translations": .object(Dictionary(translations) { first, _ in first }),
        ]
    }

    private func json(_ remark: Report.Remark) -> JSON {
        [
            "on": day(remark.on), "paragraph": remark.paragraph.map { .string($0) } ?? .null,
            "article": remark.article.map { .string($0.key) } ?? .null, "text": .string(remark.text),
            "proposal": .string(remark.proposal), "outcome": remark.outcome.map { .string($0.rawValue) } ?? .null,
            "answer": .string(remark.answer),
        ]
    }
}
