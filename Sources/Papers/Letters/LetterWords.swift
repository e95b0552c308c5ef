import Desk
import Kernel
import Mechanism
import Tongue

/// The words of the secretariat's letters, as notes verbales in one language, from the facts of the review.
package enum LetterWords {
    /// The letter as it would be issued now.
    ///
    /// - Parameter remarks: what the secretariat adds; each line becomes a paragraph.
    package static func letter(
        _ address: Review.Letter.Address, of review: ReviewView, _ inside: ReviewView.Inside, remarks: String,
        on today: Day, in speaker: Speaker
    ) -> Review.Letter {
        let number = inside.letters.count + 1
        let words = Words(address: address, review: review, inside: inside, today: today, speaker: speaker)
        let added = remarks.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
        return Review.Letter(
            number: number, kind: address.kind, to: address.to, language: speaker.language,
            text: Review.Letter.Text(
                heading: words.heading(review.reference(number)),
                paragraphs: [words.say("opening"), words.subject] + words.body + added + [words.say("confidential")],
                closing: [words.say("closing"), words.say("signed"), words.say("place", ["day": .day(today)])],
                enclosure: words.enclosure(review.reference(number))))
    }

    private struct Words {
        let address: Review.Letter.Address
        let review: ReviewView
        let inside: ReviewView.Inside
        let today: Day
        let speaker: Speaker

        func say(_ key: String, _ values: [String: Phrase.Value] = [:]) -> String {
            speaker.say(Phrase("letter.\(key)", ["state": .state(address.to)].merging(values) { $1 }))
        }

        func heading(_ reference: String) -> [String] {
            [say("form"), say("reference", ["reference": .code(reference)]), say("to")]
        }

        var subject: String {
            say(
                "subject",
                [
                    "reviewed": .state(review.pairing.reviewed),
                    "states": .list(review.pairing.reviewers.map { .state($0) }),
                    "cycle": .number(review.cycle), "year": .code(String(review.year)),
                ])
        }

        /// When a stop is due.
        func due(_ stop: Timeline.Stop) -> Phrase.Value { .day(inside.timeline.due(stop)) }

        /// When a stop was reached.
        func done(_ stop: Timeline.Stop) -> Phrase.Value {
            .day(inside.timeline.points(on: today).first { $0.stop == stop }?.done ?? today)
        }

        var body: [String] {
            switch address.kind {
            case .beginning: beginning
            case .focalPoint: [say("focal-point", ["day": due(.focalPoint)]), say("form-enclosed")]
            case .experts: [say("experts", ["day": due(.introduction)]), say("form-enclosed")]
            case .response:
                [say("response", ["received": done(.response)]), say("desk-review-asked", ["day": due(.deskReview)])]
                    + (inside.circulationNote.isEmpty ? [] : [inside.circulationNote])
            case .deskReview:
                [say("desk-review", ["received": done(.deskReview)]), say("dialogue", ["day": due(.dialogue)])]
            case .draftReport: [say("draft-report"), say("agreement", ["day": due(.agreement)])]
            case .final:
                [
                    say("final", ["day": done(.agreement)]),
                    say(inside.stage == .published ? "summary-published" : "summary-to-publish"), say("publication"),
                ]
            }
        }

        private var beginning: [String] {
            guard let informed = inside.informed else { return [] }
            let schedule = inside.timeline.points(on: today).filter { $0.stop != .informed }.map { point in
                say(
                    "line",
                    [
                        "stop": .phrase(Phrase("timeline.stop.\(point.stop.rawValue)")),
                        "day": .day(point.done ?? point.due), "citation": .citation(point.citation),
                    ])
            }
            return [say("begins", ["drawn": .day(review.drawn), "day": .day(informed.begins)])]
                + (informed.training.map { [say("training", ["day": .day($0)])] } ?? [])
                + [say("staff", ["name": .text(informed.staff.name)])]
                + informed.note.split(whereSeparator: \.isNewline).map { $0.trimmed }.filter { !$0.isEmpty }
                + [say("schedule")] + schedule + [say("consultations")]
        }

        func enclosure(_ reference: String) -> [String] {
            guard [.focalPoint, .experts].contains(address.kind) else { return [] }
            let fields = ["name", "function", "institution", "telephone", "email", "expertise"]
            return [
                say("form-title"), say("form-opening", ["reference": .code(reference)]),
                say("form-\(address.kind.rawValue)"),
            ] + fields.map { say("blank", ["field": .phrase(Phrase("letter.field.\($0)"))]) }
                + [say("form-closing"), say("blank", ["field": .phrase(Phrase("letter.field.place"))])]
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
