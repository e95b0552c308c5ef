import Kernel
import Mechanism
import Reports
import Seals
import Tongue

extension ReportPages {
    struct TranslationPage: Sendable {
        let lead: String
        let translator: String?
        let assign: Form?
        let action: String
        let token: String
        let reasons: [Form.Reason]
        let isRefused: Bool
        let pairs: [Side]
        let mayTranslate: Bool
        let source: String
        let language: String
        let direction: String
        let submit: String
    }

    /// A paragraph with its translation beside it.
    struct Side: Sendable {
        let number: String
        let heading: String
        let text: String
        let language: String?
        let direction: String
        /// What it is a translation of, and upon which one it is written.
        let upon: [Field]
        let words: Field
        /// What somebody else saved meanwhile.
        let savedNow: String?
        let translated: String?
        let isOutdated: Bool
    }

    /// The executive summary beside its translation, paragraph by paragraph (TOR 35).
    package static func translation(
        into language: Kernel.Language, _ body: ReportView.Body, _ reading: Reading, officers: [NamedPerson],
        typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let mayTranslate = reading.asks(.translateSummary)
        let numbers = body.numbers
        let source = reading.texts.language
        let route = Route.review(reading.id, .translation(language))
        let translator = reading.texts.translators[language]
        let reasons =
            refusal.map { Form.reasons($0, Set(body.paragraphs.map { "p-\($0.id)" }), reader) } ?? []
        return Page(
            "report/translation", title: reader.say("report.translation-title", ["language": .language(language)]),
            trail: reading.trail(reader, under: .summary),
            TranslationPage(
                lead: reader.say("report.translation-lead"), translator: translator?.name,
                assign: mayTranslate
                    ? Form(
                        route, submit: reader.say("report.assign"),
                        [
                            Field(
                                "translator", .select, label: reader.say("report.translator"),
                                typed: translator?.id.rawValue ?? "",
                                options: officers.map { ($0.id.rawValue, $0.name) })
                        ], for: reader) : nil,
                action: route.path, token: reader.formToken, reasons: reasons, isRefused: !reasons.isEmpty,
                pairs: body.paragraphs.filter { !$0.isStruck }.map {
                    side($0, language, numbers, reading, typed, refusal, reader)
                },
                mayTranslate: mayTranslate, source: source.map { reader.say(.language($0)) } ?? "",
                language: language.rawValue, direction: language.isRightToLeft ? "rtl" : "ltr",
                submit: reader.say("report.save-translation")))
    }

    private static func side(
        _ paragraph: Report.Paragraph, _ language: Kernel.Language, _ numbers: [String: Int], _ reading: Reading,
        _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> Side {
        let kept = paragraph.translations[language]
        let name = "p-\(paragraph.id)"
        let contested = refusal?.kind == .conflict && refusal?.reasons.contains { $0.field == name } == true
        let number = number(paragraph, numbers, reader)
        return Side(
            number: number, heading: heading(paragraph.place, reader), text: paragraph.text,
            language: reading.texts.language?.rawValue,
            direction: reading.texts.language.map { $0.isRightToLeft ? "rtl" : "ltr" } ?? "auto",
            upon: [
                ("of", fingerprint(paragraph)), ("upon", kept.map { Fingerprint.of($0.words) } ?? ""),
                ("was", mark(kept?.text ?? "")),
            ].map { part, now in
                // What was read is what stands now, once that has been shown beside what was typed.
                let isShown = contested && part != "was"
                return Field(
                    "\(name)-\(part)", .hidden, label: "", typed: isShown ? now : typed.or("\(name)-\(part)", now))
            },
            words: Field(
                name, .long(rows: max(3, min(14, paragraph.text.unicodeScalars.count / 60 + 1))),
                label: reader.say("report.translation-of", ["number": spoken(paragraph, numbers, reader)]),
                typed: typed.or(name, kept?.text ?? "")),
            savedNow: contested ? kept?.text : nil,
            translated: kept?.text, isOutdated: kept.map { $0.revision != paragraph.revision } ?? false)
    }

    /// How far each translation of the summary is.
    static func translations(_ body: ReportView.Body, _ reading: Reading, _ reader: Reader) -> [Translation] {
        guard reading.review.standing.isParticipant, body.sent != nil else { return [] }
        return Kernel.Language.allCases.filter { $0 != reading.texts.language }.map { language in
            let paragraphs = body.paragraphs.filter { !$0.isStruck }
            let done = paragraphs.filter { $0.translations[language] != nil }
            let outdated = done.contains { $0.translations[language]?.revision != $0.revision }
            let key = outdated ? "outdated" : done.isEmpty ? "none" : done.count < paragraphs.count ? "part" : "whole"
            let who = reading.texts.translators[language].map { " · \($0.name)" } ?? ""
            return Translation(
                link: reader.link(reader.say(.language(language)), .review(reading.id, .translation(language))),
                note: reader.say("report.translation.\(key)") + who)
        }
    }
}
