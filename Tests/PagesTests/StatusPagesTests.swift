import Desk
import Facts
import Foundation
import Kernel
import Testing
import Tongue
import Treaties

@testable import Pages

/// The register, real and of the training room, with what its pages need beside it.
private struct Library {
    let register: RegisterView
    let training: RegisterView
    let state: Register.State
    let profiles: [StateCode: StateProfile]
    let instruments: [InstrumentFacts]
    let annex: Annex
    let tongue: Tongue
    let renderer: Renderer
    let today: Day

    init() throws {
        today = try #require(Day("2026-03-01"))
        instruments = try Facts.instruments()
        annex = try Facts.annex()
        let facts = try Facts.training()
        profiles = Dictionary(try Facts.profiles().map { ($0.code, $0) }) { first, _ in first }
        let invented = Dictionary(facts.profiles.map { ($0.code, $0) }) { first, _ in first }
        let seed = try Facts.seed()
        state = try Library.given([.seed(seed.acts, seed.unknown)], Register.initial, today)
        register = state.view(profiles)
        training = try Library.given([.seed(facts.acts, [])], Register.initial, today).view(invented)
        tongue = try Tongue.load(
            names: Names(
                states: profiles.merging(invented) { real, _ in real }.mapValues(\.names),
                instruments: Dictionary(instruments.map { ($0.code, $0.short) }) { first, _ in first }))
        renderer = try Renderer.load()
    }

    /// A register after some commands; ids run r1, r2, r3...
    static func given(_ commands: [Register.Command], _ state: Register.State, _ today: Day) throws -> Register.State {
        let ids = Ids()
        let context = Context(
            now: Instant(today), actor: .system("test"), newID: { ids.next() }, fingerprint: { $0.canonical })
        var state = state
        for command in commands {
            for event in try Register.decide(command, state, context) {
                Register.evolve(&state, event, Stamp(at: context.now, actor: context.actor))
            }
        }
        return state
    }

    func with(_ commands: [Register.Command]) throws -> StatusReading {
        StatusReading(try Library.given(commands, state, today).view(profiles), .real, instruments, today: today)
    }

    func reader(_ language: Language) -> Reader {
        Reader(
            speaker: tongue.speaker(language), actor: .visitor, account: nil, formToken: "token", today: today,
            isTraining: false, path: "/status")
    }

    func reading(_ name: RegisterName = .real, asAt: String? = nil) -> StatusReading {
        StatusReading(name == .real ? register : training, name, instruments, asAt: asAt, today: today)
    }

    func html(_ page: Page?, _ language: Language = .en) throws -> String {
        renderer.html(try #require(page), for: reader(language))
    }

    /// Every kind of page, of every group and instrument.
    func pages(_ reading: StatusReading, _ reader: Reader) throws -> [Page] {
        let states: [StateCode] = reading.name == .real ? ["DZA", "EUU", "PSE", "PNG", "JPN"] : ["XAN", "XBR"]
        var pages = [StatusPages.overview(reading, for: reader)]
        pages += RegionalGroup.allCases.map { StatusPages.group($0, reading, for: reader) }
        pages += try states.map { try #require(StatusPages.state($0, reading, for: reader)) }
        pages += try Instrument.allCases.map { try #require(StatusPages.instrument($0, reading, for: reader)) }
        pages += try [Article(.untoc, 1), Article(.untoc, 41), Article(.firearms, 5)].map {
            try #require(StatusPages.article($0, reading, for: reader))
        }
        if reading.name == .real { pages.append(StatusPages.annex(annex, reading, for: reader)) }
        return pages
    }
}

private final class Ids: @unchecked Sendable {
    private var count = 0
    func next() -> String {
        count += 1
        return "r\(count)"
    }
}

extension String {
    fileprivate func count(of needle: String) -> Int { components(separatedBy: needle).count - 1 }
}

@Suite struct StatusPagesTests {
    private let library: Library

    init() throws {
        library = try Library()
    }

    @Test func `the six catalogues say the same things about the status`() {
        let gaps = library.tongue.missing().filter { $0.1.hasPrefix("status.") }
        #expect(gaps.isEmpty, "\(gaps)")
    }

    @Test(arguments: Language.allCases)
    func `every page is whole in every language`(language: Language) throws {
        let readings = [
            library.reading(), library.reading(asAt: "2004-07-20"), library.reading(asAt: "2000-01-01"),
            library.reading(asAt: "yesterday"), library.reading(.training),
            library.reading(.training, asAt: "2005-01-01"),
        ]
        for reading in readings {
            for page in try library.pages(reading, library.reader(language)) {
                let html = library.renderer.html(page, for: library.reader(language))
                let place = "\(page.template) \(reading.name) \(reading.asAt)"
                #expect(html.hasSuffix("</html>\n"), "\(place)")
                #expect(
                    html.range(of: "«[a-z]+[.-]", options: .regularExpression) == nil, "\(place): a key without words")
                #expect(
                    html.range(of: "\\{[a-z]+\\}", options: .regularExpression) == nil,
                    "\(place): a value not filled in")
                #expect(
                    html.range(of: "<h[1-6][^>]*>\\s*</h", options: .regularExpression) == nil,
                    "\(place): an empty heading")
                #expect(
                    html.range(of: "<t[hd][^>]*>\\s*</t[hd]>", options: .regularExpression) == nil,
                    "\(place): an empty cell")
                #expect(!html.contains("Optional("), "\(place)")
                #expect(html.contains("dir=\"\(language.isRightToLeft ? "rtl" : "ltr")\""), "\(place)")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `titles of instruments and articles exist in the reader's language`(language: Language) {
        for facts in library.instruments {
            #expect(facts.title.titles[language] != nil)
            #expect(facts.articles.allSatisfy { $0.title.titles[language] != nil && $0.precis.texts[language] != nil })
        }
    }

    @Test(arguments: [nil, "2004-07-20", "2014-07-10"])
    func `the numbers shown are those computed`(day: String?) throws {
        let reading = library.reading(asAt: day)
        let html = try library.html(StatusPages.overview(reading, for: library.reader(.en)))
        for line in reading.register.status(asAt: reading.asAt, today: reading.today).instruments {
            let all = line.parties + line.partiesDateUnknown
            let unknown = line.partiesDateUnknown == 0 ? "–" : "\(line.partiesDateUnknown)"
            #expect(
                html.contains(
                    "<td class=\"number\">\(all)</td><td class=\"number aside\">\(unknown)</td><td class=\"number\">\(line.signatories)</td>"
                ))
            // Once in the foot of the groups, once at the end of its line.
            #expect(html.contains("<td class=\"number\">\(all)</td>"))
            #expect(html.contains("class=\"count\">\(line.parties)</text>"))
        }
        for group in RegionalGroup.allCases {
            let counts = Instrument.allCases.map { instrument in
                let members = reading.register.parties(instrument, asAt: reading.asAt).count { $0.group == group }
                return members
                    + reading.register.partiesDateUnknown(instrument, asAt: reading.asAt, today: reading.today)
                    .count { $0.group == group }
            }
            let cells = counts.map { "<td class=\"number\">\($0)</td>" }.joined()
            #expect(html.contains(cells), "\(group)")
            let page = try library.html(StatusPages.group(group, reading, for: library.reader(.en)))
            #expect(page.contains(counts.map { "<td>\($0)</td>" }.joined()), "\(group)")
        }
    }

    @Test func `a group lists each of its States once, by name, and each date with its kind`() throws {
        let reading = library.reading()
        let html = try library.html(StatusPages.group(.asiaPacific, reading, for: library.reader(.en)))
        let states = library.profiles.values.filter { $0.group == .asiaPacific }
        for state in states { #expect(html.count(of: "href=\"/status/states/\(state.code.rawValue)\"") == 1) }
        let (bahrain, japan) = (html.range(of: ">Bahrain<"), html.range(of: ">Japan<"))
        #expect(try #require(bahrain).lowerBound < #require(japan).lowerBound)
        #expect(html.contains("11 July 2017&nbsp;<abbr title=\"Acceptance\">A</abbr>"))
        #expect(html.contains("<span class=\"aside\">signed 9 December 2002</span>"))
        #expect(html.contains("party, date not known"))
    }

    @Test func `the past knows nothing of what came later`() throws {
        let reading = library.reading(asAt: "2004-07-20")
        let html = try library.html(StatusPages.group(.asiaPacific, reading, for: library.reader(.en)))
        #expect(!html.contains("party, date not known"))
        #expect(!html.contains("2017"))
        #expect(html.contains("href=\"/status/states/JPN?as-at=2004-07-20\""))
        let overview = try library.html(StatusPages.overview(reading, for: library.reader(.en)))
        #expect(overview.contains("Not in force"))
        #expect(overview.contains("Shown is the status as at 20 July 2004."))
    }

    @Test func `a day that cannot be shown gives way to today, and says so`() throws {
        for typed in ["2026-03-02", "2004-02-30", "x"] {
            let reading = library.reading(asAt: typed)
            #expect(reading.asAt == library.today)
            #expect(
                try library.html(StatusPages.overview(reading, for: library.reader(.en))).contains("role=\"status\""))
        }
        #expect(
            try !library.html(StatusPages.overview(library.reading(asAt: ""), for: library.reader(.en))).contains(
                "role=\"status\""))
    }

    @Test func `what there is not has no page`() {
        let reader = library.reader(.en)
        #expect(StatusPages.state("QQQ", library.reading(), for: reader) == nil)
        #expect(StatusPages.state("DZA", library.reading(.training), for: reader) == nil)
        #expect(StatusPages.article(Article(.untoc, 42), library.reading(), for: reader) == nil)
    }

    @Test func `a State's page gives each act its source, and the evidence where there is no date`() throws {
        let html = try library.html(StatusPages.state("AFG", library.reading(), for: library.reader(.en)))
        let acts = library.register.acts(of: "AFG")
        #expect(html.count(of: "<div class=\"act\">") == acts.count)
        #expect(html.contains("reservation in UNTC declarations page"))
        let past = try library.html(
            StatusPages.state("AFG", library.reading(asAt: "2001-01-01"), for: library.reader(.en)))
        #expect(past.count(of: "<div class=\"act\">") == 1)
    }

    @Test func `hostile words stay words`() throws {
        let hostile = "\"\u{301} <\u{301}script>alert(1)</script> \u{600}<img src=x> '\u{301} & {{t.app.name}}"
        let day = try #require(Day("2010-01-01"))
        let reading = try library.with([
            .recordStatement(
                Register.Statement(
                    "DZA", .untoc, .reservation, text: hostile, language: .en, day: day, source: hostile)),
            .recordStatement(
                Register.Statement(
                    "ESP", .untoc, .objection, text: hostile, language: .es, day: day, source: hostile, objectsTo: "r1")
            ),
            .attachText(
                Register.Text(
                    .untoc, .en, articles: Dictionary((1...41).map { ($0, hostile) }) { first, _ in first },
                    source: hostile)),
        ])
        let pages = [
            try library.html(StatusPages.state("DZA", reading, for: library.reader(.ar)), .ar),
            try library.html(StatusPages.state("ESP", reading, for: library.reader(.en))),
            try library.html(StatusPages.article(Article(.untoc, 5), reading, for: library.reader(.en))),
        ]
        for html in pages {
            // By scalars: as Characters, a mark hides what it stands on.
            let bytes = html.utf8
            #expect(bytes.firstRange(of: "<\u{301}script".utf8) == nil)
            #expect(bytes.firstRange(of: "<img".utf8) == nil)
            #expect(bytes.firstRange(of: "</script".utf8) == nil)
            #expect(bytes.firstRange(of: "&lt;\u{301}script&gt;alert(1)&lt;/script&gt;".utf8) != nil)
            #expect(bytes.firstRange(of: "&quot;\u{301}".utf8) != nil)
            #expect(html.contains("{{t.app.name}}"))
        }
        #expect(pages[0].contains("href=\"/status/states/ESP#statement-r2\""))
        #expect(pages[1].contains("href=\"/status/states/DZA#statement-r1\""))
    }

    @Test func `a struck act is kept in sight`() throws {
        let seed = try Facts.seed()
        let act = try #require(library.register.acts(of: "DZA").first)
        let view = try Library.given(
            [.seed(seed.acts, seed.unknown), .withdrawRecord(id: act.id, reason: "misread <day>")], Register.initial,
            library.today
        ).view(library.profiles)
        let reading = StatusReading(view, .real, library.instruments, today: library.today)
        let html = try library.html(StatusPages.state("DZA", reading, for: library.reader(.en)))
        #expect(html.contains("misread &lt;day&gt;"))
        #expect(
            try !library.html(StatusPages.state("DZA", library.reading(), for: library.reader(.en))).contains(
                "struck out"))
    }

    @Test func `an article shows its text in the reader's language, or says which language it is in`() throws {
        let reader = library.reader(.fr)
        let bare = try library.html(StatusPages.article(Article(.tip, 3), library.reading(), for: reader), .fr)
        #expect(bare.contains("<code>palermo instruments import</code>"))
        func text(_ language: Language, _ words: String) -> Register.Command {
            .attachText(
                Register.Text(
                    .tip, language, articles: Dictionary((1...20).map { ($0, "\(words) \($0)") }) { first, _ in first },
                    source: "a file"))
        }
        let foreign = try library.with([text(.es, "Palabras"), text(.en, "Words")])
        let shown = try library.html(StatusPages.article(Article(.tip, 3), foreign, for: reader), .fr)
        #expect(shown.contains("langue : anglais") || shown.contains("autre langue\u{A0}: anglais"))
        #expect(shown.contains("lang=\"en\" dir=\"auto\">Words 3</div>"))
        #expect(shown.contains("lang=\"es\" dir=\"auto\">Palabras 3</div>"))
        #expect(!shown.contains("palermo instruments import"))
        let own = try library.with([text(.fr, "Mots"), text(.en, "Words")])
        let mine = try library.html(StatusPages.article(Article(.tip, 3), own, for: reader), .fr)
        #expect(mine.contains("lang=\"fr\" dir=\"auto\">Mots 3</div>"))
        #expect(!mine.contains("autre langue"))
    }

    @Test func `articles lead to their neighbours, the first and the last to one only`() throws {
        func neighbours(_ number: Int) throws -> String {
            try library.html(StatusPages.article(Article(.untoc, number), library.reading(), for: library.reader(.en)))
        }
        #expect(try !neighbours(1).contains("rel=\"prev\""))
        #expect(try !neighbours(41).contains("rel=\"next\""))
        #expect(try neighbours(5).contains("href=\"/status/articles/untoc-6\" rel=\"next\""))
    }

    @Test func `the annex shows every difference, and every line`() throws {
        let comparison = AnnexComparison(library.annex, library.register)
        let html = try library.html(StatusPages.annex(library.annex, library.reading(), for: library.reader(.en)))
        #expect(html.contains("\(comparison.differences.count) differences were found."))
        let lists = html.components(separatedBy: "<h2 id=\"whole\">")
        let differences = try #require(
            lists.first?.components(separatedBy: "<main").last?.components(separatedBy: "id=\"totals\"").last)
        #expect(differences.count(of: "<li>") == comparison.differences.count)
        #expect(try #require(lists.last).count(of: "<th scope=\"row\">") == comparison.lines.count)
        #expect(html.contains("Tunisia, Trafficking in Persons Protocol: printed 19 June 2003, recorded 14 July 2003."))
        #expect(html.contains("A/59/204"))
    }

    @Test func `the training room's register has its own States and no annex`() throws {
        let html = try library.html(StatusPages.overview(library.reading(.training), for: library.reader(.en)))
        #expect(!html.contains("annex-2004"))
        #expect(html.contains("/training/status/groups/african"))
        #expect(html.contains("invented"))
        #expect(!html.contains("href=\"/status/states"))
    }
}

@Suite struct GrowthTests {
    @Test func `lines end where the register does, and labels do not touch`() throws {
        let library = try Library()
        for language in Language.allCases {
            for day in [nil, "2003-01-01", "2004-07-20"] {
                let reading = library.reading(asAt: day)
                let rolls = Instrument.allCases.map { Roll($0, reading) }
                let growth = try #require(Growth(reading, rolls, library.reader(language)))
                #expect(growth.rows.last?.counts == rolls.map { "\($0.parties.count)" })
                #expect(growth.lines.allSatisfy { $0.path.hasSuffix("H\(growth.width)") })
                let rows = growth.lines.flatMap { $0.words.map(\.line) }.sorted()
                #expect(zip(rows, rows.dropFirst()).allSatisfy { $1 - $0 >= 16 }, "\(language) \(rows)")
                #expect(rows.allSatisfy { $0 > 0 && $0 <= growth.height })
            }
        }
        let before = library.reading(asAt: "2000-12-31")
        #expect(Growth(before, Instrument.allCases.map { Roll($0, before) }, library.reader(.en)) == nil)
    }
}
