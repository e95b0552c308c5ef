import Checklist
import Desk
import Kernel
import Mustache
import Tongue

extension ChecklistPages {
    struct InstrumentPage: Sendable, MustacheParent {
        let articles: [InstrumentArticle]

        func child(named name: String) -> Any? { name == "articles" ? articles : nil }
    }

    struct InstrumentArticle: Sendable, MustacheParent {
        let heading: Link
        let questions: [Question]
        let written: [ReviewPages.Fact]

        func child(named name: String) -> Any? {
            switch name {
            case "heading": heading
            case "questions": questions
            case "written": written
            default: nil
            }
        }
    }

    /// All questions of an instrument with their answers on one page, to be read through or printed.
    package static func instrument(_ instrument: Instrument, _ reading: ChecklistReading, for reader: Reader) -> Page {
        let articles = reading.response.articles.filter { $0.instrument == instrument }.map { article in
            InstrumentArticle(
                heading: reader.link(reader.heading(article), .review(reading.id, .checklist(.article(article)))),
                questions: reading.questions(on: article).filter(reading.applies).map {
                    asRead($0, reading, reader)
                }, written: written(reading.response.note(on: article), reader))
        }
        return Page(
            "checklist/instrument", title: reader.speaker.name(of: instrument), trail: trail(reading, for: reader),
            InstrumentPage(articles: articles))
    }
}
