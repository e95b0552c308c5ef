import Kernel
import Mechanism
import Reports
import Tongue

extension ReportPages {
    struct ChoicePage: Sendable {
        let lead: String
        let note: String?
        let action: String
        let token: String
        let reasons: [Form.Reason]
        let isRefused: Bool
        let groups: [Group]
        let preview: [Row]
        let isPreview: Bool
        let confirm: String
    }

    struct Group: Sendable {
        let heading: String
        let choices: [Choice]
    }

    struct Choice: Sendable {
        let id: String
        let label: String
        let isChosen: Bool
        /// Published or granted already.
        let isOpen: Bool
    }

    /// The State under review chooses paragraphs to publish (TOR 36), or to grant to a State that asked (TOR 37), and
    /// sees them as their readers will.
    package static func choose(
        for other: StateCode?, _ body: ReportView.Body, _ reading: Reading, typed: Typed = Typed(),
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let numbers = body.numbers
        let all = body.paragraphs
        let chosen =
            typed.has("all") ? Set(all.map(\.id)) : Set(typed.all("paragraph"))
        let open = other == nil ? body.open : []
        let route = Route.review(reading.id, other.map { .grant($0) } ?? .publication)
        let groups = grouped(all).map { place, paragraphs in
            Group(
                heading: heading(place, reader),
                choices: paragraphs.map {
                    Choice(
                        id: $0.id, label: "\(number($0, numbers, reader)) \(beginning($0.text))",
                        isChosen: chosen.contains($0.id), isOpen: open.contains($0.id))
                })
        }
        let seen =
            typed.has("preview") || typed.has("all")
            ? all.filter { chosen.contains($0.id) || open.contains($0.id) } : []
        let act = other == nil ? "publish-report" : "answer-request"
        let reasons = refusal.map { Form.reasons($0, [], reader) } ?? []
        return Page(
            "report/choose",
            title: other.map { reader.say("report.grant-title", ["state": .state($0)]) }
                ?? reader.say("act.publish-report.title"),
            trail: reading.trail(reader, under: .report),
            ChoicePage(
                lead: reader.say("act.\(act).text"),
                note: other.flatMap { state in
                    reading.texts.requests.last { $0.state == state }?.note
                }, action: route.path, token: reader.formToken, reasons: reasons, isRefused: !reasons.isEmpty,
                groups: groups,
                preview: seen.map { bare($0, numbers, reading, reader) }, isPreview: !seen.isEmpty,
                confirm: other == nil
                    ? reader.say("report.publish-these") : reader.say("report.grant-these")))
    }

    /// As somebody outside the review reads it.
    private static func bare(
        _ paragraph: Report.Paragraph, _ numbers: [String: Int], _ reading: Reading, _ reader: Reader
    ) -> Row {
        let foreign = reading.texts.language.flatMap { $0 == reader.language ? nil : $0 }
        return Row(
            id: paragraph.id, number: number(paragraph, numbers, reader), text: paragraph.text,
            language: foreign?.rawValue, direction: foreign.map { $0.isRightToLeft ? "rtl" : "ltr" } ?? "auto",
            isStruck: false, more: nil, note: nil, consent: nil)
    }

    /// Paragraphs by the place they stand in.
    static func grouped(_ paragraphs: [Report.Paragraph]) -> [(Report.Place, [Report.Paragraph])] {
        var groups: [(Report.Place, [Report.Paragraph])] = []
        for paragraph in paragraphs {
            if groups.last?.0 == paragraph.place {
                groups[groups.count - 1].1.append(paragraph)
            } else {
                groups.append((paragraph.place, [paragraph]))
            }
        }
        return groups
    }

    /// The first words, enough to know a paragraph by.
    private static func beginning(_ text: String) -> String {
        let line = text.unicodeScalars.prefix { $0 != "\n" }
        let scalars = line.prefix(140)
        return String(scalars) + (scalars.count == text.unicodeScalars.count ? "" : "…")
    }

    // MARK: Other States' requests

    struct AccessPage: Sendable {
        let lead: String
        let requests: [AccessRequest]
        let isEmpty: Bool
        let request: Form?
    }

    struct AccessRequest: Sendable {
        let state: String
        let on: String
        let note: String?
        let status: String
        let grant: Link?
        let decline: Form?
    }

    /// For the State under review, who asked; for the delegate of another State party, the form to ask with (TOR 37).
    package static func access(
        _ reading: Reading, typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let isOwn = reading.review.standing == .delegateUnderReview
        let requests = reading.texts.requests.reversed().map { request in
            AccessRequest(
                state: reader.say(request.state), on: reader.say(request.on),
                note: request.note.isEmpty ? nil : request.note,
                status: reader.say(
                    "report.request.\(request.answer.map { $0 == .granted ? "granted" : "declined" } ?? "open")"),
                grant: request.answer == nil
                    ? reader.link(reader.say("report.grant"), .review(reading.id, .grant(request.state))) : nil,
                decline: request.answer == nil
                    ? Form(
                        .review(reading.id, .access), submit: reader.say("report.decline"),
                        [Field("decline", .hidden, label: "", typed: request.state.rawValue)], for: reader) : nil)
        }
        return Page(
            "report/access", title: reader.say("report.access"), trail: reading.trail(reader),
            AccessPage(
                lead: reader.say(isOwn ? "report.access-lead" : "report.request-lead"), requests: requests,
                isEmpty: isOwn && requests.isEmpty,
                request: isOwn
                    ? nil
                    : Form(
                        .review(reading.id, .access), submit: reader.say("report.request-button"),
                        [
                            Field(
                                "note", .long(rows: 4), label: reader.say("report.request-note"),
                                hint: reader.say("report.request-hint"), typed: typed["note"], optional: true)
                        ], refusal: refusal, for: reader)))
    }
}
