import Desk
import Facts
import Kernel
import Mustache
import Tongue
import Treaties

extension StatusPages {
    struct InstrumentPage: Sendable {
        let asAt: AsAt
        let translated: Translated?
        let adopted: String
        let open: String
        let inForce: String
        let rule: String
        let parties: String
        let unknown: String?
        let signatories: String
        let groups: [GroupList]
        let signedOnly: [Member]
        let signedOnlyHead: String?
        let legend: [Marked.Mark]
        let articles: [ArticleLink]
        let hasUnofficial: Bool
        let texts: String?

        struct GroupList: Sendable {
            let head: String
            let members: [Member]
        }

        struct Member: Sendable, MustacheParent {
            let name: String
            let href: String
            let date: String
            let mark: Marked.Mark?

            func child(named name: String) -> Any? {
                switch name {
                case "name": self.name
                case "href": href
                case "date": date
                case "mark": mark
                default: nil
                }
            }
        }

        struct ArticleLink: Sendable {
            let heading: String
            let href: String
            let isUnofficial: Bool
        }
    }

    /// The official title that a title of ours stands for.
    struct Translated: Sendable {
        let original: String
        let code: String

        init?(_ titles: Titles, _ language: Language) {
            guard let title = titles[language], !title.official, let english = titles[.en], english.official else {
                return nil
            }
            original = english.text
            code = Language.en.rawValue
        }
    }

    /// One instrument: its title, its entry into force and by what rule, its parties, its articles; `nil` where nothing
    /// is shipped about it.
    package static func instrument(_ instrument: Instrument, _ reading: StatusReading, for reader: Reader) -> Page? {
        guard let facts = reading.facts(instrument) else { return nil }
        let roll = Roll(instrument, reading)
        let signatories = reading.register.signatories(instrument, asAt: reading.asAt)
        let clauses = FinalClauses.of(instrument)
        let members = Set(roll.members.map(\.state))
        let signedOnly = signatories.filter { !members.contains($0.state) }
        let days = Dictionary(signedOnly.map { ($0.state, $0.day) }) { first, _ in first }
        let inForce = reading.register.generalEntryIntoForce(instrument).flatMap { $0 <= reading.asAt ? $0 : nil }
        let languages = reading.register.textLanguages(instrument)
        return Page(
            "status/instrument", title: facts.title[reader.language]?.text ?? reader.speaker.name(of: instrument),
            trail: [reading.root(reader)],
            InstrumentPage(
                asAt: AsAt(reading, .instrument(instrument), reader),
                translated: Translated(facts.title, reader.language), adopted: reader.say(facts.adopted),
                open: reader.say(
                    "status.instrument.period",
                    [
                        "from": .day(clauses.signature.lowerBound), "to": .day(clauses.signature.upperBound),
                    ]),
                inForce: inForce.map { reader.say($0) } ?? reader.say("status.not-in-force"),
                rule: reader.say(
                    instrument == .untoc ? "status.instrument.rule" : "status.instrument.rule-protocol",
                    ["article": .article(Article(instrument, facts.entryIntoForceArticle)), "paragraph": .code("1")]),
                parties: reader.count(roll.members.count),
                unknown: roll.withoutDate.isEmpty
                    ? nil : reader.say("status.instrument.unknown", ["count": .number(roll.withoutDate.count)]),
                signatories: reader.count(signatories.count), groups: lists(roll, reading, reader),
                signedOnly: reader.sorted(days.keys.sorted()).compactMap { state in
                    days[state].map { member(state, reader.say($0), nil, reading, reader) }
                },
                signedOnlyHead: signedOnly.isEmpty
                    ? nil : reader.say("status.instrument.signed-only", ["count": .number(signedOnly.count)]),
                legend: Marked.Mark.legend(reader),
                articles: facts.articles.map { link($0, instrument, reading, reader) },
                hasUnofficial: facts.articles.contains { $0.title[reader.language]?.official == false },
                texts: languages.isEmpty
                    ? nil
                    : reader.say("status.instrument.texts", ["languages": .list(languages.map { .language($0) })])))
    }

    private static func lists(_ roll: Roll, _ reading: StatusReading, _ reader: Reader) -> [InstrumentPage.GroupList] {
        let parties = Dictionary(roll.parties.map { ($0.state, $0) }) { _, last in last }
        let byGroup = Dictionary(grouping: roll.members, by: \.group)
        return (RegionalGroup.allCases.map { Optional($0) } + [nil]).compactMap { group in
            guard let members = byGroup[group] else { return nil }
            return InstrumentPage.GroupList(
                head: reader.say(
                    "status.instrument.group", ["group": .text(reader.say(group)), "count": .number(members.count)]),
                members: reader.sorted(members.map(\.state)).map { state in
                    guard let party = parties[state] else {
                        return member(state, reader.say("status.date-unknown"), nil, reading, reader)
                    }
                    let marked = Marked(party.day, party.kind, reader)
                    return member(state, marked.date, marked.mark, reading, reader)
                })
        }
    }

    private static func member(
        _ state: StateCode, _ date: String, _ mark: Marked.Mark?, _ reading: StatusReading, _ reader: Reader
    ) -> InstrumentPage.Member {
        InstrumentPage.Member(name: reader.say(state), href: reading.href(.state(state)), date: date, mark: mark)
    }

    private static func link(
        _ article: InstrumentFacts.ArticleFacts, _ instrument: Instrument, _ reading: StatusReading, _ reader: Reader
    ) -> InstrumentPage.ArticleLink {
        InstrumentPage.ArticleLink(
            heading: heading(article, reader), href: reading.href(.article(Article(instrument, article.number))),
            isUnofficial: article.title[reader.language]?.official == false)
    }

    /// "Article 5. Criminalization of participation in an organized criminal group".
    static func heading(_ article: InstrumentFacts.ArticleFacts, _ reader: Reader) -> String {
        reader.say(
            "status.article.heading",
            [
                "number": .code(String(article.number)), "title": .text(article.title[reader.language]?.text ?? ""),
            ])
    }
}
