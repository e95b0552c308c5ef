import Kernel

/// Says phrases and values in one language.
///
/// What is said goes into a sentence or a page as it is: foreign words in it are already set apart from the writing
/// around them. It is text, not HTML.
package struct Speaker: Sendable {
    package let language: Language
    private let entries: [String: Catalogue.Entry]
    private let tree: [String: any Sendable]
    private let names: Names
    private let collation: Collation
    private let dates: DateForm
    private let numbers: NumberForm
    private let lists: ListForm

    /// Speaks from a catalogue, and from the English where that one has nothing.
    init(_ language: Language, _ catalogue: Catalogue, over english: Catalogue, names: Names) {
        self.language = language
        self.names = names
        entries = english.entries.merging(catalogue.entries) { _, own in own }
        tree = Speaker.tree(entries)
        collation = Collation(language, known: names.states.values.map { $0(language) })
        dates = .of(language)
        numbers = .of(language)
        lists = .of(language)
    }

    /// "rtl" or "ltr", for the `dir` attribute.
    package var direction: String { language.isRightToLeft ? "rtl" : "ltr" }

    /// Every plain string, nested by the parts of its key: `{{t.review.title}}` in a template whose `t` this is.
    /// Plurals and strings with placeholders are not in it.
    package var words: [String: Any] { tree }

    /// The strings of one file of the catalogues as they are written, placeholders and all, by the rest of their keys:
    /// what a page hands to its own script.
    package func written(_ file: String) -> [String: String] {
        var written: [String: String] = [:]
        for (key, entry) in entries where key.utf8.starts(with: "\(file).".utf8) {
            let rest = String(key.dropFirst(file.count + 1))
            switch entry {
            case .plain(let text): written[rest] = text
            case .pattern(let pattern): written[rest] = pattern.text
            case .plural: break
            }
        }
        return written
    }

    /// Whether the language, or English in its stead, has words for a key.
    package func has(_ key: String) -> Bool { entries[key] != nil }

    /// The words of a key; the key in guillemets where there are none.
    package func say(_ key: String) -> String {
        if case .plain(let text)? = entries[key] { return text }
        return say(Phrase(key))
    }

    package func say(_ phrase: Phrase) -> String {
        switch entries[phrase.key] {
        case nil: return "«\(phrase.key)»"
        case .plain(let text): return text
        case .pattern(let pattern): return fill(pattern, phrase.values)
        case .plural(let forms):
            var category = PluralCategory.other
            if case .number(let count)? = phrase.values["count"] { category = language.pluralCategory(count) }
            guard let form = forms[category] ?? forms[.other] else { return "«\(phrase.key)»" }
            return fill(form, phrase.values)
        }
    }

    package func say(_ value: Phrase.Value) -> String {
        switch value {
        case .text(let text): Bidi.isolated(text, in: language)
        case .code(let code): Bidi.isolatedCode(code, in: language)
        case .number(let number): self.number(number)
        case .day(let day): date(day)
        case .state(let state): name(of: state)
        case .language(let other): language.name(of: other)
        case .instrument(let instrument): name(of: instrument)
        case .article(let article): label(of: article)
        case .citation(let citation): self.citation(citation)
        case .phrase(let phrase): say(phrase)
        case .list(let values): list(values.map { say($0) })
        }
    }

    /// The State's name; its code where it has none.
    package func name(of state: StateCode) -> String {
        Bidi.isolatedName(names.states[state]?(language) ?? state.rawValue, in: language)
    }

    /// The instrument's short name.
    package func name(of instrument: Instrument) -> String {
        Bidi.isolatedName(names.instruments[instrument]?(language) ?? instrument.rawValue, in: language)
    }

    /// The article's title; "untoc-5" where it has none.
    package func title(of article: Article) -> String {
        Bidi.isolatedName(names.articles[article]?(language) ?? article.key, in: language)
    }

    /// "article 5 of the Convention", by "article.label" in the catalogue; its title where that is missing.
    package func label(of article: Article) -> String {
        has("article.label")
            ? say(
                Phrase(
                    "article.label",
                    ["number": .code(String(article.number)), "instrument": .instrument(article.instrument)]))
            : title(of: article)
    }

    /// "Article 5. Criminalization of participation in an organized criminal group", with its Protocol where it is one's.
    package func heading(of article: Article) -> String {
        let key = article.instrument == .untoc ? "article.heading" : "article.heading-protocol"
        return say(
            Phrase(
                key,
                [
                    "number": .code(String(article.number)), "title": .text(title(of: article)),
                    "instrument": .instrument(article.instrument),
                ]))
    }

    /// "Convention, article 5, paragraph 1 (a)"; of the whole article where there is no paragraph.
    package func provision(_ article: Article, paragraph: String) -> String {
        paragraph.isEmpty
            ? say(Phrase("checklist.provision-article", ["article": .article(article)]))
            : say(
                Phrase(
                    "checklist.provision",
                    ["article": .article(article), "paragraph": self.paragraph(paragraph)]))
    }

    /// "1 (a)" as this language numbers it, to be said.
    package func paragraph(_ english: String) -> Phrase.Value {
        let own = language.paragraph(english)
        return own == english ? .code(own) : .text(own)
    }

    /// "21 November 2026".
    package func date(_ day: Day) -> String { dates.date(day) }

    /// "November 2026".
    package func month(_ day: Day) -> String { dates.month(day) }

    /// "1,234", always in Latin digits.
    package func number(_ number: Int) -> String { numbers.text(number) }

    /// "a, b and c".
    package func list(_ items: [String]) -> String { lists.text(items) }

    /// "paragraph 18 bis of the terms of reference", by "citation.tor" and its sisters in the catalogue.
    package func citation(_ citation: Citation) -> String {
        let key = citation.source.catalogueKey
        return has(key)
            ? say(Phrase(key, ["paragraph": paragraph(citation.paragraph)]))
            : Bidi.isolatedCode(citation.text, in: language)
    }

    /// "paragraphs 30 and 36 of the terms of reference"; where they are not two of one text, each for itself.
    package func citations(_ all: [Citation]) -> String {
        guard all.count == 2, all[0].source == all[1].source, case let key = "\(all[0].source.catalogueKey)-two",
            has(key)
        else { return all.map(citation).joined(separator: " · ") }
        let (first, second) = (paragraph(all[0].paragraph), paragraph(all[1].paragraph))
        return say(Phrase(key, ["first": first, "second": second]))
    }

    /// In the alphabetical order of the language; what compares equal keeps its order.
    package func sorted<Items: Sequence>(_ items: Items, by text: (Items.Element) -> String) -> [Items.Element] {
        collation.sorted(items, by: text)
    }

    private func fill(_ pattern: Pattern, _ values: [String: Phrase.Value]) -> String {
        var out = ""
        for piece in pattern.pieces {
            switch piece {
            case .words(let words): out += words
            case .value(let name): out += values[name].map { say($0) } ?? "{\(name)}"
            }
        }
        return out
    }

    private static func tree(_ entries: [String: Catalogue.Entry]) -> [String: any Sendable] {
        var root = Branch()
        for (key, entry) in entries {
            guard case .plain(let text) = entry else { continue }
            root.insert(text, at: key.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }[...])
        }
        return root.dictionary
    }

    /// A tree under construction.
    private struct Branch {
        var leaves: [String: String] = [:]
        var branches: [String: Branch] = [:]

        mutating func insert(_ text: String, at path: ArraySlice<String>) {
            guard let name = path.first else { return }
            if path.count == 1 {
                leaves[name] = text
            } else {
                branches[name, default: Branch()].insert(text, at: path.dropFirst())
            }
        }

        var dictionary: [String: any Sendable] {
            var result: [String: any Sendable] = leaves
            for (name, branch) in branches { result[name] = branch.dictionary }
            return result
        }
    }
}

extension Citation.Source {
    /// "citation.tor".
    var catalogueKey: String { "citation.\(rawValue.lowercased())" }
}
