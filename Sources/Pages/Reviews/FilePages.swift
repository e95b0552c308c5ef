import Checklist
import Desk
import Kernel
import Mechanism
import Reports
import Tongue

/// The whole file of a review on one page, to be printed or kept.
package enum FilePages {
    struct Model: Sendable {
        let facts: [ReviewPages.Fact]
        let course: [ReviewPages.Overview.Step]
        let hasCourse: Bool
        let chapters: [Chapter]
    }

    struct Chapter: Sendable {
        let title: String
        let passages: [Passage]
    }

    struct Passage: Sendable {
        let heading: String
        let parts: [ReviewPages.Fact]
    }

    package static func file(_ file: ReviewFile, for reader: Reader) -> Page {
        let review = file.review
        let facts: [ReviewPages.Fact] =
            [
                .init(name: reader.say("review.year"), value: String(review.year)),
                .init(
                    name: reader.say("review.reviewing"),
                    value: reader.speaker.list(review.pairing.reviewers.map { reader.say($0) })),
                .init(
                    name: reader.say("review.covers"),
                    value: reader.speaker.list(([.untoc] + review.protocols).map { reader.speaker.name(of: $0) })),
                .init(name: reader.say("review.made-on"), value: reader.say(file.madeOn)),
            ]
            + (review.inside.map { ReviewPages.arrangements($0, reader) + places($0, review, reader) } ?? [])
        let course = review.inside.map { ReviewPages.course($0, reader) } ?? []
        return Page(
            "review/file", title: reader.say("review.of", ["state": .state(review.pairing.reviewed)]),
            trail: ReviewPages.trail(file.id, review, for: reader),
            Model(
                facts: facts, course: course, hasCourse: !course.isEmpty,
                chapters: [
                    response(file, reader), proceedings(review, reader), report(file, reader), summary(file, reader),
                ]
                .compactMap { $0 }.filter { !$0.passages.isEmpty }))
    }

    /// Who held each place, from when until when: under whose hands the file was written.
    private static func places(
        _ inside: ReviewView.Inside, _ review: ReviewView, _ reader: Reader
    ) -> [ReviewPages.Fact] {
        review.states.compactMap { state in
            let lines = inside.places.filter { $0.state == state }.map { place in
                reader.say(
                    place.until == nil ? "nomination.held" : "nomination.held-until",
                    [
                        "name": .text(place.person.name), "from": .day(place.from),
                        "until": .day(place.until ?? place.from),
                    ])
            }
            let capacity: Capacity = state == review.pairing.reviewed ? .focalPoint(state) : .expert(state)
            let name = [reader.say("capacity.name.\(capacity.name)"), reader.say(state)].joined(separator: " · ")
            return lines.isEmpty ? nil : .init(name: name, value: lines.joined(separator: "\n"))
        }
    }

    private static func response(_ file: ReviewFile, _ reader: Reader) -> Chapter? {
        guard let response = file.response else { return nil }
        let passages = response.articles.map { article in
            var parts: [ReviewPages.Fact] = []
            for question in file.questionnaire?.questions(on: article) ?? [] {
                guard let answer = response.answer(to: question.id), !answer.isEmpty else { continue }
                let said = ChecklistPages.spelled(answer, question.kind, response, reader).map(\.value)
                parts.append(.init(name: question.text(reader.language), value: said.joined(separator: "\n")))
                parts += response.supplements.filter { $0.question == question.id }.map {
                    .init(name: reader.say("checklist.supplement"), value: $0.text)
                }
            }
            parts += ChecklistPages.written(response.note(on: article), reader)
            return Passage(heading: reader.heading(article), parts: parts)
        }.filter { !$0.parts.isEmpty }
        let stakeholders = written([("checklist.stakeholders", response.stakeholders?.text ?? "")], reader)
        return Chapter(
            title: reader.say("review.response"),
            passages: passages
                + (stakeholders.isEmpty
                    ? [] : [Passage(heading: reader.say("checklist.stakeholders"), parts: stakeholders)]))
    }

    private static func proceedings(_ review: ReviewView, _ reader: Reader) -> Chapter? {
        guard let inside = review.inside else { return nil }
        let findings = review.pairing.reviewers.flatMap { state in
            (inside.deskReviews[state]?.findings ?? []).map {
                Passage(heading: reader.heading($0.article), parts: [.init(name: reader.say(state), value: $0.text)])
            }
        }
        let materials = inside.materials.map { considered in
            Passage(
                heading: considered.material.title,
                parts: written(
                    [
                        ("desk.organization", considered.material.organization),
                        ("desk.reference", considered.material.reference), ("field.note", considered.material.note),
                    ], reader))
        }
        let dialogue = inside.dialogue.map { exchange in
            Passage(
                heading: reader.heading(exchange.question.enquiry.article),
                parts: exchange.messages.flatMap { said($0, reader) })
        }
        let calls = inside.calls.map { call in
            Passage(
                heading: reader.say(
                    "review.call", ["day": .day(call.on), "means": .phrase(Phrase("means.\(call.means.rawValue)"))]),
                parts: written(
                    [
                        ("field.participants", call.participants.joined(separator: "\n")),
                        ("field.conclusions", call.conclusions),
                    ], reader))
        }
        let meetings = inside.meetings.map { meeting in
            let shown = MeetingPages.meeting(meeting, reader)
            return Passage(
                heading: "\(shown.kind) · \(shown.stage)",
                parts: shown.facts + shown.stakeholders + shown.findings.map { .init(name: $0.whose, value: $0.text) })
        }
        return Chapter(
            title: reader.say("review.dialogue"), passages: findings + materials + dialogue + calls + meetings)
    }

    /// A message with the translations made of it.
    private static func said(_ said: Review.Said, _ reader: Reader) -> [ReviewPages.Fact] {
        let by = said.from.map { reader.say($0) } ?? reader.say("capacity.name.secretariat")
        let documents = said.documents.map(\.name).joined(separator: "\n")
        return [.init(name: by, value: said.text)] + written([("dialogue.file", documents)], reader)
            + Language.allCases.compactMap { language in
                said.translations[language].map {
                    .init(name: reader.say("dialogue.translation", ["language": .language(language)]), value: $0)
                }
            }
    }

    private static func report(_ file: ReviewFile, _ reader: Reader) -> Chapter? {
        chapter(file.report?.report, reader.say("review.report"), reader)
    }

    private static func summary(_ file: ReviewFile, _ reader: Reader) -> Chapter? {
        chapter(file.report?.summary, reader.say("review.summary"), reader)
    }

    /// A text of the review, each paragraph with its number, under the place it stands in.
    private static func chapter(_ body: ReportView.Body?, _ title: String, _ reader: Reader) -> Chapter? {
        guard let body else { return nil }
        let numbers = body.numbers
        let passages = ReportPages.grouped(body.paragraphs.filter { !$0.isStruck }).map { place, paragraphs in
            Passage(
                heading: ReportPages.heading(place, reader),
                parts: paragraphs.map {
                    .init(name: ReportPages.number($0, numbers, reader), value: $0.text)
                })
        }
        return Chapter(title: title, passages: passages)
    }

    private static func written(_ parts: [(key: String, text: String)], _ reader: Reader) -> [ReviewPages.Fact] {
        parts.filter { !$0.text.isEmpty }.map { .init(name: reader.say($0.key), value: $0.text) }
    }
}
