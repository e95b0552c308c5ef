import Kernel
import Testing
import Tongue

@Suite struct SpeakerTests {
    @Test func saysAPlainKey() {
        let said = Fixture.each { $0.say("review.title") }
        #expect(
            said == [
                "الاستعراض القطري", "国别审议", "Country review", "Examen de pays", "Страновой обзор", "Examen del país",
            ])
    }

    @Test func fillsPlaceholdersWithEveryKindOfValue() {
        let phrase = Phrase(
            "review.due",
            [
                "state": .state("EGY"), "text": .text("Q1"), "day": .day(Day(number: 20_778)),
                "code": .code("CTOC/COP/2020/5"),
            ])
        #expect(
            Fixture.each { $0.say(phrase) } == [
                "ترد مصر على \u{2068}Q1\u{2069} في موعد أقصاه 21 تشرين الثاني/نوفمبر 2026؛ انظر \u{2066}CTOC/COP/2020/5\u{2069}.",
                "埃及应在2026年11月21日前答复Q1；见CTOC/COP/2020/5。",
                "Egypt answers Q1 by 21 November 2026; see CTOC/COP/2020/5.",
                "Égypte répond à Q1 avant le 21 novembre 2026 ; voir CTOC/COP/2020/5.",
                "Египет отвечает на Q1 до 21 ноября 2026 года; см. CTOC/COP/2020/5.",
                "Egipto responde a Q1 antes del 21 de noviembre de 2026; véase CTOC/COP/2020/5.",
            ])
    }

    @Test func choosesThePluralByCount() {
        func say(_ count: Int) -> [String] { Fixture.each { $0.say(Phrase("review.open", ["count": .number(count)])) } }
        #expect(say(0) == ["لا استعراضات", "0项审议", "0 reviews", "0 examen", "0 обзоров", "0 exámenes"])
        #expect(say(1) == ["استعراض واحد", "1项审议", "One review", "1 examen", "1 обзор", "Un examen"])
        #expect(say(2) == ["استعراضان", "2项审议", "2 reviews", "2 examens", "2 обзора", "2 exámenes"])
        #expect(say(11) == ["11 استعراضا", "11项审议", "11 reviews", "11 examens", "11 обзоров", "11 exámenes"])
        #expect(say(1_000_000)[3] == "1\u{202F}000\u{202F}000 d’examens")
    }

    @Test func missingValuesAndKeysShowThemselves() throws {
        let speaker = Fixture.speaker(.en)
        #expect(speaker.say("review.inform.help") == "Write to {name}.")
        #expect(speaker.say(Phrase("review.open")) == "{count} reviews")
        #expect(speaker.say("review.nothing") == "«review.nothing»")
        #expect(!speaker.has("review.nothing"))
        let tongue = try Fixture.tongue([.en: #"{"a": "A", "b": "B"}"#, .fr: #"{"a": "À"}"#])
        #expect(tongue.speaker(.fr).say("review.a") == "À")
        #expect(tongue.speaker(.fr).say("review.b") == "B")
        #expect(tongue.speaker(.ar).say("review.a") == "A")
    }

    @Test func namesStatesInstrumentsLanguagesAndArticles() {
        #expect(
            Fixture.each { $0.say(.state("XAA")) } == ["\u{2068}Alphaland\u{2069}"]
                + Array(repeating: "Alphaland", count: 5))
        #expect(Fixture.speaker(.fr).say(.state("QQQ")) == "QQQ")
        #expect(Fixture.speaker(.zh).say(.instrument(.tip)) == "《贩运人口议定书》")
        #expect(Fixture.speaker(.ar).say(.article(Article(.untoc, 5))) == "المادة 5")
        #expect(Fixture.speaker(.ru).say(.article(Article(.untoc, 6))) == "untoc-6")
        #expect(Fixture.each { $0.say(.language(.ru)) } == ["الروسية", "俄文", "Russian", "russe", "русский", "ruso"])
        #expect(Language.allCases.map(\.ownName) == ["العربية", "中文", "English", "Français", "Русский", "Español"])
    }

    @Test func citesByTheCatalogue() {
        #expect(Fixture.speaker(.en).citation(.tor("18 bis")) == "TOR, 18 bis")
        #expect(Fixture.speaker(.ar).say(.citation(.gui("26 (c)"))) == "GUI, \u{2068}26 (ج)\u{2069}")
        #expect(Fixture.speaker(.ar).citation(.gui("26")) == "GUI, \u{2066}26\u{2069}")
        #expect(Tongue(catalogues: [:], names: Names()).speaker(.en).citation(.tor("5")) == "TOR 5")
    }

    @Test func listsAndNestedPhrases() {
        func list(_ states: [StateCode]) -> [String] { Fixture.each { $0.say(.list(states.map { .state($0) })) } }
        #expect(list([]) == Array(repeating: "", count: 6))
        #expect(list(["EGY"])[2] == "Egypt")
        #expect(
            list(["EGY", "IRL"]) == [
                "مصر وأيرلندا", "埃及和爱尔兰", "Egypt and Ireland", "Égypte et Irlande", "Египет и Ирландия",
                "Egipto e Irlanda",
            ])
        #expect(
            Fixture.each { $0.list(["A", "B", "C"]) } == [
                "A وB وC", "A、B和C", "A, B and C", "A, B et C", "A, B и C", "A, B y C",
            ])
        let spanish = Fixture.speaker(.es)
        #expect(
            ["Hijas", "hierro", "«Índice»", "Yemen", "Haití", "Iones"].map { spanish.list(["X", $0]) } == [
                "X e Hijas", "X y hierro", "X e «Índice»", "X y Yemen", "X y Haití", "X y Iones",
            ])
        let nested = Phrase("review.inform.help", ["name": .phrase(Phrase("review.open", ["count": .number(3)]))])
        #expect(Fixture.speaker(.en).say(nested) == "Write to 3 reviews.")
    }

    @Test func wordsAreNestedForTemplates() throws {
        let words = Fixture.speaker(.en).words
        let review = try #require(words["review"] as? [String: Any])
        #expect(review["title"] as? String == "Country review")
        #expect(review["due"] == nil && review["open"] == nil)
        let inform = try #require(review["inform"] as? [String: Any])
        #expect(inform.keys.sorted() == ["title"])
        #expect(words["citation"] == nil)
    }

    @Test func directions() {
        #expect(Fixture.each(\.direction) == ["rtl", "ltr", "ltr", "ltr", "ltr", "ltr"])
    }
}
