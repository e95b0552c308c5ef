import Desk
import Facts
import Kernel
import Tongue
import Treaties

extension StatusPages {
    struct ArticlePage: Sendable {
        let translated: Translated?
        let precis: String
        let text: OfficialWords?
        let others: [OfficialWords]
        /// The command that attaches a text, where none is.
        let command: String?
        let previous: Link?
        let next: Link?

        struct OfficialWords: Sendable {
            let heading: String
            let code: String
            let words: String
            let origin: String
            /// Said where it is not in the reader's language.
            let notice: String?
        }
    }

    /// One article: what it asks in our words, and its official text where the installation has attached it; `nil`
    /// where there is no such article.
    package static func article(_ article: Article, _ reading: StatusReading, for reader: Reader) -> Page? {
        guard let facts = reading.facts(article.instrument),
            let index = facts.articles.firstIndex(where: { $0.number == article.number })
        else { return nil }
        let shown = facts.articles[index]
        let texts = texts(article, reading, reader)
        func neighbour(_ place: Int) -> Link? {
            guard facts.articles.indices.contains(place) else { return nil }
            let other = facts.articles[place]
            return reading.link(heading(other, reader), .article(Article(article.instrument, other.number)))
        }
        return Page(
            "status/article", title: heading(shown, reader),
            trail: [
                reading.root(reader),
                reading.link(reader.speaker.name(of: article.instrument), .instrument(article.instrument)),
            ],
            ArticlePage(
                translated: Translated(shown.title, reader.language), precis: shown.precis(reader.language),
                text: texts.first, others: Array(texts.dropFirst()),
                command: texts.isEmpty ? "palermo instruments import" : nil, previous: neighbour(index - 1),
                next: neighbour(index + 1)))
    }

    /// The official texts of an article: in the reader's language where there is one, else in English, then the others.
    private static func texts(
        _ article: Article, _ reading: StatusReading, _ reader: Reader
    ) -> [ArticlePage.OfficialWords] {
        let attached = reading.register.textLanguages(article.instrument)
        let order = [reader.language, .en].filter { attached.contains($0) }
        var languages: [Language] = []
        for language in order + attached where !languages.contains(language) { languages.append(language) }
        return languages.compactMap { language in
            guard let text = reading.register.text(article.instrument, language)?.value,
                let words = text.articles[article.number]
            else { return nil }
            let isForeign = languages.first == language && language != reader.language
            return ArticlePage.OfficialWords(
                heading: reader.say("status.article.in", ["language": .language(language)]), code: language.rawValue,
                words: words, origin: text.source,
                notice: isForeign
                    ? reader.say(
                        "status.article.foreign", ["own": .language(reader.language), "language": .language(language)])
                    : nil)
        }
    }
}
