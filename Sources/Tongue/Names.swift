import Kernel

/// The names that come with the data of the field and not with the catalogues.
package struct Names: Sendable {
    package let states: [StateCode: Multilingual]
    /// Short names: "Trafficking in Persons Protocol".
    package let instruments: [Instrument: Multilingual]
    /// Titles, as they are to stand in a sentence.
    package let articles: [Article: Multilingual]

    package init(
        states: [StateCode: Multilingual] = [:], instruments: [Instrument: Multilingual] = [:],
        articles: [Article: Multilingual] = [:]
    ) {
        self.states = states
        self.instruments = instruments
        self.articles = articles
    }
}

extension Language {
    /// The language's name for itself: what a switch between languages shows.
    package var ownName: String {
        switch self {
        case .ar: "العربية"
        case .zh: "中文"
        case .en: "English"
        case .fr: "Français"
        case .ru: "Русский"
        case .es: "Español"
        }
    }

    /// The name of `other` in this language, written as within a sentence.
    package func name(of other: Language) -> String {
        Language.names[self]?[other] ?? other.ownName
    }

    private static let names: [Language: [Language: String]] = [
        .ar: [.ar: "العربية", .zh: "الصينية", .en: "الإنكليزية", .fr: "الفرنسية", .ru: "الروسية", .es: "الإسبانية"],
        .zh: [.ar: "阿拉伯文", .zh: "中文", .en: "英文", .fr: "法文", .ru: "俄文", .es: "西班牙文"],
        .en: [.ar: "Arabic", .zh: "Chinese", .en: "English", .fr: "French", .ru: "Russian", .es: "Spanish"],
        .fr: [.ar: "arabe", .zh: "chinois", .en: "anglais", .fr: "français", .ru: "russe", .es: "espagnol"],
        .ru: [
            .ar: "арабский", .zh: "китайский", .en: "английский", .fr: "французский", .ru: "русский",
            .es: "испанский",
        ],
        .es: [.ar: "árabe", .zh: "chino", .en: "inglés", .fr: "francés", .ru: "ruso", .es: "español"],
    ]
}
