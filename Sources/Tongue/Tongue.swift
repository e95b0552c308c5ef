import Foundation
import Kernel

/// How the software speaks the six languages.
///
/// Pages, refusals and letters carry keys and typed values (`Phrase`); nothing above this module holds a word of any
/// language. A catalogue is a folder of JSON files (`Catalogues/<language>/<room>.json`); the key of a string is its
/// path, the file's name first: `{"inform": {"title": "…"}}` in `review.json` is "review.inform.title". A string may
/// carry `{name}` placeholders; an object of plural categories is a plural, chosen by the value named `count`.
///
/// A `Speaker` says them in one language: English stands in for what a language lacks, and `missing()` lists all that
/// is lacking, for the tests to forbid.
package struct Tongue: Sendable {
    package let catalogues: [Language: Catalogue]
    package let names: Names
    private let speakers: [Language: Speaker]

    package init(catalogues: [Language: Catalogue], names: Names) {
        self.catalogues = catalogues
        self.names = names
        let english = catalogues[.en] ?? Catalogue()
        speakers = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                (language, Speaker(language, catalogues[language] ?? Catalogue(), over: english, names: names))
            })
    }

    /// The catalogues that travel with the software.
    package static func load(names: Names) throws(CatalogueFault) -> Tongue {
        guard let folder = Bundle.module.url(forResource: "Catalogues", withExtension: nil) else {
            throw CatalogueFault(file: "Catalogues", reason: "is not in the resources of Tongue")
        }
        return try load(from: folder, names: names)
    }

    /// The catalogues of a folder that has one folder for each language.
    package static func load(from folder: URL, names: Names) throws(CatalogueFault) -> Tongue {
        var catalogues: [Language: Catalogue] = [:]
        for language in Language.allCases {
            catalogues[language] = try Catalogue(folder: folder.appendingPathComponent(language.rawValue))
        }
        return Tongue(catalogues: catalogues, names: names)
    }

    package func speaker(_ language: Language) -> Speaker {
        speakers[language] ?? Speaker(language, Catalogue(), over: Catalogue(), names: names)
    }
}
