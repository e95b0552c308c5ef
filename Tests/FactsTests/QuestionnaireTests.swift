import Checklist
import Crypto
import Facts
import Foundation
import Kernel
import Testing

/// The checklist as it is shipped: every version of it.
@Suite struct QuestionnaireTests {
    let all: [Questionnaire]
    let latest: Questionnaire

    init() throws {
        all = try Facts.questionnaires()
        latest = try #require(all.max { $0.version < $1.version })
    }

    @Test func `every version is there, in its folder, in order`() throws {
        #expect(all.map { "\($0.id).\($0.version)" } == (try Facts.files(in: "questionnaires")))
        #expect(all.map(\.id) == all.map { _ in "untoc-2010" } && all.map(\.version) == Array(1...all.count))
        #expect(all.map(\.questions.count) == [23, 362])
    }

    @Test func `every string is there in six languages, and no more than that`() throws {
        for version in all {
            let keys = Set(version.questions.flatMap { ["\($0.id)/text", "\($0.id)/help"] })
            for question in version.questions {
                #expect(isWhole(question.text.words), "text of \(question.id), version \(version.version)")
                #expect(isWhole(question.help.words), "help of \(question.id), version \(version.version)")
            }
            for language in Language.allCases {
                let path = "questionnaires/\(version.id).\(version.version)/words/\(language.rawValue).json"
                let words = try JSONDecoder().decode([String: Translation].self, from: Facts.bytes(path))
                #expect(Set(words.keys).symmetricDifference(keys) == [], "\(path)")
                #expect(language != .en || words.values.allSatisfy { $0.of == nil })
            }
        }
    }

    @Test func `no translation of the latest version is outdated`() {
        let outdated = latest.questions.flatMap { question in
            [("text", question.text), ("help", question.help)].flatMap { part, wording in
                wording.outdated.map { "\(question.id)/\(part) \($0.rawValue)" }
            }
        }
        #expect(outdated.sorted() == [])
    }

    @Test func `a translation of another English is outdated`() throws {
        let english = "Is it an offence?"
        #expect(Translation.fingerprint(of: english) == "f3f3a711")
        let words: [Language: Translation] = [
            .en: Translation(words: english, of: nil),
            .fr: Translation(words: "Est-ce une infraction ?", of: Translation.fingerprint(of: english)),
            .es: Translation(words: "¿Es delito?", of: Translation.fingerprint(of: "Is it a crime?")),
            .ru: Translation(words: "Является ли это преступлением?", of: nil),
        ]
        let wording = try #require(Questionnaire.Wording(words))
        #expect(wording.outdated == [.es, .ru])
        #expect(wording(.es) == "¿Es delito?", "what is outdated is shown all the same")
        #expect(wording.language(.es) == .es && wording.language(.zh) == .en && wording(.zh) == english)
        #expect(Questionnaire.Wording(words.filter { $0.key != .en }) == nil)
    }

    // MARK: Questions

    @Test func `each identifier names one question, of its article`() {
        for version in all {
            let ids = version.questions.map(\.id)
            #expect(Set(ids).count == ids.count)
            for question in version.questions {
                let isOfArticle =
                    question.id == question.article.key || question.id.hasPrefix("\(question.article.key)-")
                #expect(isOfArticle && isPlain(question.id), "\(question.id)")
            }
            let articles = version.questions.map(\.article)
            #expect(articles == articles.sorted(), "the questions follow the articles")
        }
    }

    private func isPlain(_ id: String) -> Bool {
        id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    @Test func `conditions name earlier measures of the same article`() {
        for version in all {
            var before: [String: Questionnaire.Question] = [:]
            for question in version.questions {
                for condition in question.conditions {
                    let followed = before[condition.question]
                    #expect(followed?.article == question.article, "\(question.id) follows \(condition.question)")
                    #expect(followed?.kind == .measure, "\(question.id) follows \(condition.question)")
                    #expect(!condition.is.isEmpty && Set(condition.is).count == condition.is.count)
                    #expect(condition.is.count < Response.Choice.allCases.count, "\(question.id) is no follow-up")
                    // What follows a follow-up vanishes with it: it says so itself.
                    for own in followed?.conditions ?? [] {
                        #expect(question.conditions.contains(own), "\(question.id) follows \(own.question) as well")
                    }
                }
                before[question.id] = question
            }
        }
    }

    @Test func `what is related, and what asks with another, exists`() {
        for version in all {
            for question in version.questions {
                for related in question.related {
                    let other = version[related]
                    #expect(other != nil && other?.article != question.article, "\(question.id): \(related)")
                }
                #expect(Set(question.related).count == question.related.count)
            }
            for silence in version.silences {
                #expect((silence.with != nil) == (silence.reason == .askedWith), "\(silence)")
                #expect(silence.with.map { version[$0] != nil } ?? true, "\(silence)")
            }
        }
    }

    /// A mark that ends a question.
    static let marks: [Language: Character] = [.ar: "؟", .zh: "？", .en: "?", .fr: "?", .ru: "?", .es: "?"]

    @Test func `a question is put as one, with the same figures in every language`() {
        func figures(_ text: String) -> [Substring] {
            text.split { !($0.isASCII && $0.isNumber) }.sorted()
        }
        for question in latest.questions {
            for language in Language.allCases {
                let text = question.text(language)
                #expect(text.last == QuestionnaireTests.marks[language], "\(question.id), \(language)")
                #expect(language != .es || text.contains("¿"), "\(question.id)")
                #expect(figures(text) == figures(question.text(.en)), "\(question.id)/text, \(language)")
                #expect(
                    figures(question.help(language)) == figures(question.help(.en)), "\(question.id)/help, \(language)")
            }
        }
    }

    // MARK: Coverage

    static func provisions() throws -> [Provision] {
        try Instrument.allCases.flatMap { try Facts.provisions($0) }
    }

    @Test(arguments: Instrument.allCases)
    func `nothing that binds is left out`(_ instrument: Instrument) throws {
        let provisions = try Facts.provisions(instrument)
        #expect(provisions.allSatisfy { $0.article.instrument == instrument })
        #expect(Set(provisions).count == provisions.count)
        let articles = try #require(try Facts.instruments().first { $0.code == instrument }).articles.map(\.number)
        #expect(Set(provisions.map(\.article.number)) == Set(articles))
        let coverage = latest.coverage(of: provisions)
        #expect(coverage.filter(\.isLeft).map { "\($0.provision.article.key) \($0.provision.paragraph)" } == [])
        // Where nothing binds, it is said why nothing is asked.
        #expect(coverage.filter { $0.questions.isEmpty && $0.silence == nil }.map(\.provision) == [])
        // What is asked is not explained away.
        #expect(coverage.filter { !$0.questions.isEmpty && $0.silence != nil }.map(\.provision) == [])
    }

    @Test func `what is asked, or not, is there`() throws {
        let provisions = Dictionary(grouping: try QuestionnaireTests.provisions(), by: \.article)
        func isThere(_ article: Article, _ label: String) -> Bool {
            provisions[article]?.contains { $0.lies(in: label) } ?? false
        }
        for version in all {
            for question in version.questions {
                #expect(!question.covers.isEmpty, "\(question.id)")
                for label in question.covers { #expect(isThere(question.article, label), "\(question.id): \(label)") }
            }
            for silence in version.silences { #expect(isThere(silence.article, silence.paragraph), "\(silence)") }
        }
    }

    /// By which verbs a question's obligation is borne out.
    static let bearing: [Questionnaire.Question.Obligation: Set<Provision.Verb>] = [
        .must: [.must], .mustWithinDomesticLaw: [.must], .mustConsider: [.consider], .mustEndeavour: [.endeavour],
        .may: [.may, .encouraged],
    ]

    /// Questions on provisions without any of the verbs, and what they have instead.
    static let otherwise = ["untoc-7-3": "are called upon to"]

    @Test func `an obligation is as strong as the verbs of what is asked about`() throws {
        let provisions = Dictionary(grouping: try QuestionnaireTests.provisions(), by: \.article)
        #expect(Set(QuestionnaireTests.bearing.keys) == Set(Questionnaire.Question.Obligation.allCases))
        for question in latest.questions {
            let covered = (provisions[question.article] ?? []).filter { question.covers.contains(where: $0.lies) }
            let verbs = Set(covered.flatMap(\.says))
            let bearing = try #require(QuestionnaireTests.bearing[question.obligation])
            if QuestionnaireTests.otherwise[question.id] != nil {
                #expect(verbs.isEmpty, "\(question.id) needs no exception")
            } else {
                #expect(!verbs.isDisjoint(with: bearing), "\(question.id): \(question.obligation), but \(verbs)")
            }
        }
        for id in QuestionnaireTests.otherwise.keys { #expect(latest[id] != nil, "\(id)") }
    }

    // MARK: Versions

    /// What was published stays as it was, byte for byte: answers were given to those words. If this fails, put the file
    /// back as it was and publish the change as the next version, in a folder of its own, keeping the identifiers of the
    /// questions that ask the same. Only what no installation has opened a response with may still be changed.
    static let published = [
        "untoc-2010.1/questions.json": "d4cb538b22951106c2e087bd6ed07a28bcadcd53d1130ce00d21761c8ae9841b",
        "untoc-2010.1/words/ar.json": "20cc7193ca31389eea5c0968f9eaf3f376e3e445561b2182ff5b3007c21717c2",
        "untoc-2010.1/words/en.json": "4413a7db9ee4f42eea3ce1169d3b2bfde809af0d90c929975da4e37a55f388cf",
        "untoc-2010.1/words/es.json": "7c391c1eab7053739a62325bb36b2c82ade666fcf9f084edf6322d611f0cb791",
        "untoc-2010.1/words/fr.json": "c4a8e977d66ce7afb63b911c17c050353bf9e62420e57c7dcabb2308b9128b01",
        "untoc-2010.1/words/ru.json": "71f449191dc3bfc56f8be2906e291ed34778893ca1cc1d097f5b759ed2ff2bc2",
        "untoc-2010.1/words/zh.json": "794a35d2112b3427b824c6a25b7a6c49ac0a4e913769e9eb8e92808f3ac69a0f",
        "untoc-2010.2/questions.json": "48e4c7a13ab571b165c4865a129d571b84299a432f1daaa829eccdfce3d93271",
        "untoc-2010.2/words/ar.json": "a95c5d7ffd01cf4b635b8d0f8fe57e38e7a96a007bde27d289d31bf0ef68f107",
        "untoc-2010.2/words/en.json": "8f18e309ab195abf12dfb4d63d90ecce360fefa01eb37c29d94deec92ddba390",
        "untoc-2010.2/words/es.json": "0590d63d54a10b5e3ba7ab1f4735abde63183419847227f1f18c20dfb55d0f21",
        "untoc-2010.2/words/fr.json": "73c1280ff6bdd86b300e9956890d27bb1dda1a424f021241f1cb09952fc16678",
        "untoc-2010.2/words/ru.json": "fa217a1389e8ab734f456e0f171036c558c116ec4fecc429a1912d75685e71e2",
        "untoc-2010.2/words/zh.json": "a94af9e453cf6b8a8001e68ef32a0c136b67559b40d4853bef19bfab95dd1ebd",
    ]

    @Test func `a published version never changes`() throws {
        for (path, print) in QuestionnaireTests.published {
            let digest = SHA256.hash(data: try Facts.bytes("questionnaires/\(path)"))
            #expect(digest.map { String(format: "%02x", $0) }.joined() == print, "\(path)")
        }
        #expect(try Facts.files(in: "questionnaires/untoc-2010.1") == ["questions.json", "words"])
        #expect(try Facts.files(in: "questionnaires/untoc-2010.1/words").count == Language.allCases.count)
    }

    @Test func `a later version keeps every question of the earlier, by its identifier or by naming it`() throws {
        for (earlier, later) in zip(all, all.dropFirst()) {
            for old in earlier.questions {
                guard let new = later[old.id] ?? later.questions.first(where: { $0.keeps.contains(old.id) }) else {
                    Issue.record("\(old.id) is gone from version \(later.version)")
                    continue
                }
                #expect(new.article == old.article && new.kind == old.kind, "\(old.id)")
            }
        }
    }
}
