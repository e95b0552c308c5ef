import Kernel
import Testing
import Tongue

@Suite struct CollationTests {
    private func sorted(_ language: Language, _ words: [String]) -> [String] {
        Fixture.speaker(language).sorted(words.shuffled()) { $0 }
    }

    @Test func eachLanguageHasItsOrder() {
        let orders: [(Language, [String])] = [
            (
                .ar,
                [
                    "آيسلندا", "إثيوبيا", "أذربيجان", "الأرجنتين", "الأردن", "أرمينيا", "ألبانيا", "جامايكا", "الجزائر",
                    "جزر البهاما", "اليمن",
                ]
            ),
            (.zh, ["阿富汗", "巴西", "重庆", "德国", "法国", "日本", "乌干达", "意大利", "中国"]),
            (.en, ["Åland", "apple", "Cote", "Côte d'Ivoire", "Croatia", "Türkiye", "Zambia"]),
            (.fr, ["cote", "coté", "côte", "côté", "Égypte", "Équateur", "Espagne", "États-Unis", "Zambie"]),
            (.ru, ["Австрия", "Ежи", "Ёлка", "Ель", "Жук", "Индия", "Йемен", "Яблоко", "Ямайка"]),
            (.es, ["Angola", "Ángola", "Chile", "Cuba", "España", "Nicaragua", "Nube", "Ñandú", "Omán", "Zambia"]),
        ]
        for (language, order) in orders { #expect(sorted(language, order) == order) }
    }

    @Test func namesOfStatesGoByTheirRank() {
        let states: [StateCode] = ["XAA", "IRL", "EGY"]
        let order = Fixture.each { speaker in
            speaker.sorted(states) { speaker.name(of: $0) }.map(\.rawValue).joined(separator: " ")
        }
        // Each language puts its own script first.
        #expect(order == ["IRL EGY XAA", "EGY IRL XAA", "XAA EGY IRL", "XAA EGY IRL", "EGY IRL XAA", "XAA EGY IRL"])
    }

    @Test func equalsKeepTheirOrder() {
        let items = (0..<50).map { (name: ["Egypt", "Ireland"][$0 % 2], number: $0) }
        let numbers = Fixture.speaker(.en).sorted(items) { $0.name }.map(\.number)
        #expect(numbers == (0..<50).filter { $0 % 2 == 0 } + (0..<50).filter { $0 % 2 == 1 })
    }

    @Test func ranksAndComparisonsAgree() {
        let words = (0..<200).map { "Équateur \($0 * 7919 % 1000)" }
        let names = Names(
            states: Dictionary(uniqueKeysWithValues: words.map { (StateCode($0), Multilingual([.fr: $0])) }))
        let ranked = Tongue(catalogues: [:], names: names).speaker(.fr)
        #expect(ranked.sorted(words) { $0 } == Fixture.speaker(.fr).sorted(words) { $0 })
    }
}
