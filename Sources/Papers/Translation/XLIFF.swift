import Checklist
import Facts
import Foundation
import Kernel

/// The questionnaire's words in a language as XLIFF 2.0, the form that translators' programs read.
///
/// One `unit` a string, named by its key; the English as source, the translation as target. A segment's state says how
/// it stands: `initial` where there is none or the English has changed since, `translated` otherwise.
package enum XLIFF {
    package struct Unit: Hashable, Sendable {
        package let key: String
        package let source: String
        package let target: String?
        package let isOutdated: Bool
    }

    /// - Parameter changedOnly: leaves out what is translated and not outdated.
    package static func file(_ questionnaire: Questionnaire, _ language: Language, changedOnly: Bool) -> String {
        let units = questionnaire.units(language).filter { !changedOnly || $0.target == nil || $0.isOutdated }
        let name = "\(questionnaire.id).\(questionnaire.version)"
        var out = """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="\(language.rawValue)">
            <file id="\(name)" original="\(name)">

            """
        for unit in units {
            let state = unit.target == nil || unit.isOutdated ? "initial" : "translated"
            out += "<unit id=\"\(unit.key.split(separator: "/").joined(separator: "."))\" name=\"\(unit.key)\">\n"
            if unit.isOutdated {
                out += "<notes><note>The English has changed since this was translated.</note></notes>\n"
            }
            out += "<segment state=\"\(state)\"><source xml:space=\"preserve\">\(Markup.escaped(unit.source))</source>"
            out += "<target xml:space=\"preserve\">\(Markup.escaped(unit.target ?? ""))</target></segment>\n</unit>\n"
        }
        return out + "</file>\n</xliff>\n"
    }

}

extension Questionnaire {
    /// Every string with its translation, in the order of the questions.
    func units(_ language: Language) -> [XLIFF.Unit] {
        questions.flatMap { question in
            [("text", question.text), ("help", question.help)].map { part, wording in
                XLIFF.Unit(
                    key: "\(question.id)/\(part)", source: wording(.en), target: wording.words.texts[language],
                    isOutdated: wording.outdated.contains(language))
            }
        }
    }
}
