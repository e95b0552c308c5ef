import Access
import Checklist
import Desk
import Kernel
import Tongue

extension ChecklistPages {
    struct ResponsesPage: Sendable {
        let instruments: [String]
        let rows: [ResponseRow]
        let isEmpty: Bool
    }

    struct ResponseRow: Sendable {
        let state: Link
        let year: String
        /// One for each instrument.
        let cells: [String]
        let help: String?
        let reminder: Link?
    }

    /// Where the responses stand, by State and instrument; nothing of what a draft says, nor how much.
    package static func responses(
        _ statuses: [(line: DocketLine, status: ResponseStatus)], for reader: Reader
    ) -> Page {
        let sorted = reader.speaker.sorted(statuses) {
            "\($0.line.cycle) \($0.line.year) \(reader.say($0.line.pairing.reviewed))"
        }
        let rows = sorted.map { line, status in
            ResponseRow(
                state: reader.link(reader.say(status.state), .review(line.id, .overview)), year: String(line.year),
                cells: Instrument.allCases.map { instrument in
                    status.instruments.contains(instrument) ? standing(status, reader) : "–"
                },
                help: status.submitted != nil
                    ? nil : status.help.map { reader.say("responses.help", ["day": .day($0.since)]) },
                reminder: status.submitted == nil
                    ? reader.link(reader.say("responses.remind"), .reminder(line.id)) : nil)
        }
        return Page(
            "checklist/responses", title: reader.say("responses.title"),
            ResponsesPage(
                instruments: Instrument.allCases.map { reader.speaker.name(of: $0) }, rows: rows, isEmpty: rows.isEmpty)
        )
    }

    private static func standing(_ status: ResponseStatus, _ reader: Reader) -> String {
        status.submitted.map { reader.say("responses.handed-in", ["day": .day($0.on)]) }
            ?? reader.say("responses.prepared")
    }

    struct ReminderPage: Sendable {
        let action: String
        let fields: [Field]
        let language: String
        let direction: String
        let paragraphs: [String]
        /// How it is sent, where there is somebody to send it to.
        let send: Form?
        let nobody: String?
        /// What was sent before.
        let letters: [String]
    }

    /// The words of a reminder, each paragraph by itself.
    package static func reminderWords(
        _ line: DocketLine, _ status: ResponseStatus, to name: String?, due: Day?, address: String, by speaker: Speaker
    ) -> [String] {
        let state: [String: Phrase.Value] = ["state": .state(status.state)]
        func say(_ key: String, _ values: [String: Phrase.Value] = [:]) -> String {
            speaker.say(Phrase("reminder.\(key)", values))
        }
        return [
            name.map { say("to", ["name": .text($0)]) } ?? say("to-state", state),
            say("body", state.merging(["year": .code(String(line.year))]) { $1 }),
            due.map { say("due", ["day": .day($0)]) }, say("how", ["address": .code(address)]), say("help"),
            say("signed"),
        ].compactMap { $0 }
    }

    /// What a State is told about its response, in its own language: to be sent, or copied into a letter.
    ///
    /// - Parameters:
    ///   - recipient: the focal point, where mail can be sent to one.
    ///   - letters: what was sent before, when, by whom and to whom.
    package static func reminder(
        _ line: DocketLine, _ status: ResponseStatus, words: [String], recipient: AccountView?,
        letters: [(day: Day, by: String?, to: String)], in speaker: Speaker, refusal: Refusal? = nil,
        for reader: Reader
    ) -> Page {
        let state: [String: Phrase.Value] = ["state": .state(status.state)]
        return Page(
            "checklist/reminder", title: reader.say("responses.remind-title", state),
            trail: [reader.link(reader.say("responses.title"), .responses)],
            ReminderPage(
                action: Route.reminder(line.id).path,
                fields: [
                    Field(
                        "language", .select, label: reader.say("checklist.language"),
                        typed: speaker.language.rawValue,
                        options: Language.allCases.map { ($0.rawValue, reader.say(.language($0))) })
                ], language: speaker.language.rawValue, direction: speaker.direction,
                paragraphs: words,
                send: recipient.map { account in
                    Form(
                        .reminder(line.id),
                        submit: reader.say("post.letter.send", ["name": .text(account.person.name)]),
                        [Field("language", .hidden, label: "", typed: speaker.language.rawValue)], refusal: refusal,
                        for: reader)
                }, nobody: recipient == nil ? reader.say("post.letter.nobody") : nil,
                letters: letters.map { letter in
                    reader.say(
                        "post.letter.sent",
                        [
                            "day": .day(letter.day), "to": .text(letter.to),
                            "by": .text(letter.by ?? reader.say("capacity.name.secretariat")),
                        ])
                }))
    }
}
