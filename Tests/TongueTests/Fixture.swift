import Foundation
import Kernel
import Tongue

/// Six small catalogues that agree with each other, and the names of a few States.
enum Fixture {
    static let tongue = Tongue(catalogues: catalogues, names: names)

    static func speaker(_ language: Language) -> Speaker { tongue.speaker(language) }

    static func tongue(_ files: [Language: String]) throws -> Tongue {
        Tongue(catalogues: try files.mapValues { try Catalogue(files: ["review": Data($0.utf8)]) }, names: Names())
    }

    /// What one function says in each language, in the order ar, zh, en, fr, ru, es.
    static func each(_ say: (Speaker) -> String) -> [String] { Language.allCases.map { say(speaker($0)) } }

    static let names = Names(
        states: [
            "EGY": Multilingual([.ar: "مصر", .zh: "埃及", .en: "Egypt", .fr: "Égypte", .ru: "Египет", .es: "Egipto"]),
            "IRL": Multilingual([
                .ar: "أيرلندا", .zh: "爱尔兰", .en: "Ireland", .fr: "Irlande", .ru: "Ирландия", .es: "Irlanda",
            ]),
            "XAA": Multilingual([.en: "Alphaland"]),
        ],
        instruments: [
            .tip: Multilingual([
                .ar: "بروتوكول الاتجار بالأشخاص", .zh: "《贩运人口议定书》", .en: "Trafficking in Persons Protocol",
                .fr: "Protocole relatif à la traite des personnes", .ru: "Протокол о торговле людьми",
                .es: "Protocolo contra la Trata de Personas",
            ])
        ],
        articles: [Article(.untoc, 5): Multilingual([.en: "article 5", .ar: "المادة 5"])])

    private static let catalogues: [Language: Catalogue] = texts.mapValues { review in
        let files = ["review": Data(review.utf8), "citation": Data(citation.utf8)]
        return (try? Catalogue(files: files)) ?? Catalogue()
    }

    private static let citation = #"""
        {"tor": "TOR, {paragraph}", "gui": "GUI, {paragraph}", "blu": "BLU, {paragraph}", "res": "5/5, {paragraph}",
         "untoc": "UNTOC, {paragraph}"}
        """#

    private static let texts: [Language: String] = [
        .en: #"""
        {"title": "Country review", "inform": {"title": "Information", "help": "Write to {name}."},
         "due": "{state} answers {text} by {day}; see {code}.",
         "open": {"one": "One review", "other": "{count} reviews"}}
        """#,
        .ar: #"""
        {"title": "الاستعراض القطري", "inform": {"title": "معلومات", "help": "اكتب إلى {name}."},
         "due": "ترد {state} على {text} في موعد أقصاه {day}؛ انظر {code}.",
         "open": {"zero": "لا استعراضات", "one": "استعراض واحد", "two": "استعراضان", "few": "{count} استعراضات",
          "many": "{count} استعراضا", "other": "{count} استعراض"}}
        """#,
        .zh: #"""
        {"title": "国别审议", "inform": {"title": "信息", "help": "请致函{name}。"},
         "due": "{state}应在{day}前答复{text}；见{code}。", "open": {"other": "{count}项审议"}}
        """#,
        .fr: #"""
        {"title": "Examen de pays", "inform": {"title": "Informations", "help": "Écrire à {name}."},
         "due": "{state} répond à {text} avant le {day} ; voir {code}.",
         "open": {"one": "{count} examen", "many": "{count} d’examens", "other": "{count} examens"}}
        """#,
        .ru: #"""
        {"title": "Страновой обзор", "inform": {"title": "Сведения", "help": "Напишите {name}."},
         "due": "{state} отвечает на {text} до {day}; см. {code}.",
         "open": {"one": "{count} обзор", "few": "{count} обзора", "many": "{count} обзоров", "other": "{count} обзора"}}
        """#,
        .es: #"""
        {"title": "Examen del país", "inform": {"title": "Información", "help": "Escriba a {name}."},
         "due": "{state} responde a {text} antes del {day}; véase {code}.",
         "open": {"one": "Un examen", "many": "{count} de exámenes", "other": "{count} exámenes"}}
        """#,
    ]
}

/// Numbers that look random and are the same for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension String {
    /// For comparing what `==` would call the same.
    var scalars: [UInt32] { unicodeScalars.map(\.value) }
}
