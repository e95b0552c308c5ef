import Checklist
import Desk
import Kernel
import Tongue

extension ChecklistPages {
    struct ElsewherePage: Sendable {
        let lead: String
        let files: [FormatLink]
        let form: OfflineForm
        let upload: Upload?
        let outcome: Outcome?
    }

    struct FormatLink: Sendable {
        let link: Link
        let text: String
    }

    /// What goes into the file for work without a connection; a form that asks and changes nothing.
    struct OfflineForm: Sendable {
        let action: String
        let fields: [Field]
        let submit: String
    }

    /// A form that sends a file.
    struct Upload: Sendable {
        let action: String
        let token: String
        let fields: [Field]
        let reasons: [Form.Reason]
        let isRefused: Bool
    }

    struct Outcome: Sendable {
        let saved: String
        let beside: [Link]
        let isBeside: Bool
        /// Words in a Word document that stand outside its marks.
        let outside: String?
    }

    /// The checklist as files: out for work without a connection or with other programs, and back in.
    package static func elsewhere(
        _ reading: ChecklistReading, outcome: Response.Parcel.Outcome? = nil, outside: [String] = [],
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let response = reading.response
        let languages = Language.allCases.map { ($0.rawValue, reader.say(.language($0))) }
        let parts =
            [("", reader.say("checklist.part-all"))]
            + (response.standing == .focalPoint
                ? response.assignments.map { ($0.id, $0.name) } : [])
        let reasons = refusal.map { Form.reasons($0, [], reader) } ?? []
        return Page(
            "checklist/elsewhere", title: reader.say("checklist.elsewhere"), trail: trail(reading, for: reader),
            ElsewherePage(
                lead: reader.say(response.mayWrite ? "checklist.offline-lead" : "checklist.offline-read"),
                files: ChecklistFormat.allCases.filter { $0 != .html }.map { format in
                    FormatLink(
                        link: reader.link(
                            reader.say("checklist.format.\(format.rawValue)"),
                            .review(reading.id, .checklist(.file(format)))),
                        text: response.mayWrite ? reader.say("checklist.format-text.\(format.rawValue)") : "")
                },
                form: OfflineForm(
                    action: Route.review(reading.id, .checklist(.file(.html))).path,
                    fields: [
                        Field(
                            "language", .select, label: reader.say("checklist.language"),
                            typed: reader.language.rawValue,
                            options: languages),
                        Field(
                            "second", .select, label: reader.say("checklist.second-language"), typed: "",
                            options: [("", "–")] + languages),
                    ]
                        + (parts.count > 1
                            ? [
                                Field(
                                    "part", .select, label: reader.say("checklist.part"), typed: "", options: parts)
                            ] : []),
                    submit: reader.say("checklist.download-offline")),
                upload: response.mayWrite
                    ? Upload(
                        action: Route.review(reading.id, .checklist(.elsewhere)).path, token: reader.formToken,
                        fields: [], reasons: reasons, isRefused: !reasons.isEmpty) : nil,
                outcome: outcome.map { outcome in
                    Outcome(
                        saved: outcome.saved == 0
                            ? reader.say("checklist.brought-nothing")
                            : reader.say("checklist.brought-in", ["count": .number(outcome.saved)]),
                        beside: outcome.beside.compactMap { whereabouts($0, reading, reader) },
                        isBeside: !outcome.beside.isEmpty,
                        outside: outside.isEmpty
                            ? nil
                            : reader.say("checklist.docx-outside", ["places": .list(outside.map { .code($0) })]))
                }))
    }

    // MARK: Documents

    struct DocumentsPage: Sendable {
        let lead: String
        let documents: [DocumentRow]
        let isEmpty: Bool
        let upload: Upload?
    }

    struct DocumentRow: Sendable {
        let id: String
        let link: Link
        let about: String
        let cited: [Link]
        let isCited: Bool
        let mayRemove: Bool
    }

    /// Laws, cases and other documents: attached once, cited as often as one likes.
    package static func documents(
        _ reading: ChecklistReading, typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let response = reading.response
        let rows = response.documents.map { document in
            let cited = response.answers.filter { _, kept in
                kept.value.cites?.contains(document.id) ?? false
            }.keys.sorted()
            return DocumentRow(
                id: document.id,
                link: reader.link(document.title, .review(reading.id, .checklist(.document(document.id)))),
                about: [
                    document.language.map { reader.say(.language($0)) }, reader.say(.text(document.name)),
                    reader.say("checklist.kilobytes", ["count": .number(max(1, document.size / 1024))]),
                ].compactMap { $0 }.joined(separator: " · "),
                cited: cited.compactMap { whereabouts($0, reading, reader) }, isCited: !cited.isEmpty,
                mayRemove: response.standing == .focalPoint && response.mayWrite && cited.isEmpty)
        }
        let reasons = refusal.map { Form.reasons($0, [], reader) } ?? []
        return Page(
            "checklist/documents", title: reader.say("checklist.documents"), trail: trail(reading, for: reader),
            DocumentsPage(
                lead: reader.say(response.mayWrite ? "checklist.documents-lead" : "checklist.documents-read"),
                documents: rows, isEmpty: rows.isEmpty,
                upload: response.mayWrite
                    ? Upload(
                        action: Route.review(reading.id, .checklist(.documents)).path, token: reader.formToken,
                        fields: [
                            Field(
                                "title", .text, label: reader.say("checklist.document-title"), typed: typed["title"]),
                            Field(
                                "language", .select, label: reader.say("checklist.document-language"),
                                typed: typed["language"],
                                options: [("", "–")]
                                    + Language.allCases.map { ($0.rawValue, reader.say(.language($0))) }),
                        ], reasons: reasons, isRefused: !reasons.isEmpty) : nil))
    }
}
