import Kernel
import Treaties

extension Facts {
    /// The Convention and its Protocols, in that order.
    package static func instruments() throws(FactsError) -> [InstrumentFacts] {
        var instruments: [InstrumentFacts] = []
        for instrument in Instrument.allCases {
            let path = "instruments/\(instrument.rawValue).json"
            let facts = try decode(InstrumentFacts.self, path)
            guard facts.code == instrument else {
                throw FactsError(file: path, problem: "speaks of \(facts.code.rawValue)")
            }
            instruments.append(facts)
        }
        return instruments
    }
}

/// A title in a language: the official one, or ours where the official one is not at hand.
package struct Title: Decodable, Hashable, Sendable {
    package let text: String
    package let official: Bool
    package let source: String?
}

/// A title in each of the six languages.
package struct Titles: Decodable, Hashable, Sendable {
    package let titles: [Language: Title]

    package init(from decoder: any Decoder) throws {
        var titles: [Language: Title] = [:]
        for (code, title) in try [String: Title](from: decoder) {
            if let language = Language(rawValue: code) { titles[language] = title }
        }
        self.titles = titles
    }

    /// The title in a language; in English where that language lacks it.
    package subscript(language: Language) -> Title? { titles[language] ?? titles[.en] }

    /// The words alone.
    package var text: Multilingual { Multilingual(titles.mapValues(\.text)) }
}

/// What is shipped about an instrument: never its text, which an installation attaches.
package struct InstrumentFacts: Decodable, Sendable {
    package struct ArticleFacts: Decodable, Sendable {
        package let number: Int
        package let title: Titles
        /// What the article asks, in our words.
        package let precis: Multilingual
    }

    package let code: Instrument
    package let adopted: Day
    package let title: Titles
    package let short: Multilingual
    /// The article that says when it enters into force.
    package let entryIntoForceArticle: Int
    package let articles: [ArticleFacts]

    private enum Key: CodingKey { case code, adopted, title, short, entryIntoForce, articles }
    private struct Pointer: Decodable { let article: Int }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        code = try values.decode(Instrument.self, forKey: .code)
        adopted = try values.decode(Day.self, forKey: .adopted)
        title = try values.decode(Titles.self, forKey: .title)
        short = try values.decode(Multilingual.self, forKey: .short)
        entryIntoForceArticle = try values.decode(Pointer.self, forKey: .entryIntoForce).article
        articles = try values.decode([ArticleFacts].self, forKey: .articles)
    }
}
