import Checklist
import Desk
import Kernel
import Tongue

extension ChecklistPages {
    struct QuestionPage: Sendable {
        let words: QuestionWords
        /// Where it stands, and how far the work on it has come.
        let about: String
        let beforeForm: Form?
        let versions: [Version]
        let hasVersions: Bool
        let comments: [Remark]
        let hasComments: Bool
        let commentForm: Form?
        let supplements: [Remark]
        let supplementForm: Form?
    }

    struct Version: Sendable {
        let what: String
        let parts: [Part]
    }

    struct Part: Sendable {
        let name: String
        let words: [Difference.Run]
    }

    struct Remark: Sendable {
        let by: String
        let text: String
    }

    /// One question with all versions of its answer, what was said about it, and what was added later.
    package static func question(
        _ question: Questionnaire.Question, _ reading: ChecklistReading, typed: Typed = Typed(),
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let response = reading.response
        let route = Route.review(reading.id, .checklist(.question(question.id)))
        let kept = (response.history[question.id] ?? []) + (response.answers[question.id].map { [$0] } ?? [])
        let versions = kept.indices.reversed().map { index in
            version(kept[index], after: index == 0 ? .empty : kept[index - 1].value, reading, reader)
        }
        let mayComment = response.mayWrite
        let progress = response.progress[question.id] ?? .empty
        let about =
            [paragraph(question, reader), reader.say("obligation.\(question.obligation.rawValue)")]
            + (response.showsWork ? [reader.say("checklist.progress.\(progress.rawValue)")] : [])
        let comments = response.comments[question.id] ?? []
        let maySupplement = response.standing == .focalPoint && response.submitted != nil
        return Page(
            "checklist/question", title: reader.say("checklist.question", ["question": .code(question.id)]),
            trail: trail(reading, for: reader) + [
                Link(
                    text: reader.heading(question.article),
                    href: Route.review(reading.id, .checklist(.article(question.article))).path + "#q-\(question.id)")
            ],
            QuestionPage(
                words: QuestionWords(question, reader), about: about.joined(separator: " · "),
                beforeForm: before(question, response, route, typed, refusal, reader),
                versions: versions, hasVersions: !versions.isEmpty,
                comments: comments.map { comment in
                    Remark(
                        by: [
                            comment.by.flatMap { reading.names[$0] }.map { reader.say(.text($0)) },
                            reader.say(comment.at.day),
                        ]
                        .compactMap { $0 }.joined(separator: " · "), text: comment.text)
                }, hasComments: mayComment || !comments.isEmpty,
                commentForm: mayComment
                    ? Form(
                        route, submit: reader.say("checklist.comment-button"),
                        [
                            Field(
                                "comment", .long(rows: 3), label: reader.say("checklist.comment"),
                                hint: reader.say("checklist.comment-hint"), typed: typed["comment"])
                        ], refusal: typed.has("comment") ? refusal : nil, for: reader) : nil,
                supplements: response.supplements.filter { $0.question == question.id }.map { added in
                    Remark(
                        by: "\(reader.say(added.on)) · \(reader.say(.language(added.language)))", text: added.text)
                },
                supplementForm: maySupplement
                    ? Form(
                        route, submit: reader.say("checklist.supplement-button"),
                        [
                            Field(
                                "text", .long(rows: 5), label: reader.say("checklist.supplement"),
                                hint: reader.say("checklist.supplement-hint"), typed: typed["text"]),
                            Field(
                                "language", .select, label: reader.say("checklist.language"),
                                typed: typed.or("language", reader.language.rawValue),
                                options: Language.allCases.map { ($0.rawValue, reader.say(.language($0))) }),
                        ], refusal: typed.has("text") ? refusal : nil, for: reader) : nil))
    }

    /// For an answer that was given before to another mechanism (RES 5 (j)).
    private static func before(
        _ question: Questionnaire.Question, _ response: ResponseView, _ route: Route, _ typed: Typed,
        _ refusal: Refusal?, _ reader: Reader
    ) -> Form? {
        guard response.mayWrite, let answer = response.answer(to: question.id), !answer.isEmpty else { return nil }
        let given = answer.origin.flatMap { $0.mechanism == nil ? nil : $0 }
        let typed = typed.has("mechanism") ? typed : Typed()
        return Form(
            route, submit: reader.say("checklist.before-button"),
            [
                Field("upon", .hidden, label: "", typed: String(response.revision(of: question.id))),
                Field(
                    "mechanism", .text, label: reader.say("checklist.before-mechanism"),
                    hint: reader.say("checklist.before-hint"), typed: typed.or("mechanism", given?.mechanism ?? "")),
                Field(
                    "day", .date, label: reader.say("checklist.before-day"),
                    typed: typed.or("day", given.map { "\($0.on)" } ?? "")),
            ], refusal: typed.isEmpty ? nil : refusal, for: reader)
    }

    /// All versions of what is said on an article as a whole.
    package static func note(_ article: Article, _ reading: ChecklistReading, for reader: Reader) -> Page {
        let response = reading.response
        let kept = (response.noteHistory[article] ?? []) + (response.notes[article].map { [$0] } ?? [])
        let versions = kept.indices.reversed().map { index in
            let before = index == 0 ? [] : written(kept[index - 1].value, reader)
            let after = written(kept[index].value, reader)
            let names = after.map(\.name) + before.map(\.name).filter { name in !after.contains { $0.name == name } }
            return Version(
                what: savedAt(kept[index].stamp, reading, reader),
                parts: names.map { name in
                    Part(
                        name: name,
                        words: apart(
                            Difference.runs(
                                from: before.first { $0.name == name }?.value ?? "",
                                to: after.first { $0.name == name }?.value ?? "")))
                })
        }
        return Page(
            "checklist/question", title: reader.say("checklist.on-article"),
            trail: trail(reading, for: reader) + [
                reader.link(reader.heading(article), .review(reading.id, .checklist(.article(article))))
            ],
            QuestionPage(
                words: QuestionWords(reader.heading(article)), about: "", beforeForm: nil, versions: versions,
                hasVersions: !versions.isEmpty, comments: [], hasComments: false, commentForm: nil, supplements: [],
                supplementForm: nil))
    }

    private static func version(
        _ kept: Response.Kept<Response.Answer>, after earlier: Response.Answer, _ reading: ChecklistReading,
        _ reader: Reader
    ) -> Version {
        let now = kept.value
        func choice(_ answer: Response.Answer) -> String { answer.choice.map { self.choice($0, reader) } ?? "" }
        let response = reading.response
        // A choice is one thing: it changes as a whole.
        let chosen =
            [Difference.Run(text: choice(earlier), isNew: false, isGone: choice(earlier) != choice(now))]
            + (choice(earlier) == choice(now) ? [] : [.init(text: choice(now), isNew: true, isGone: false)])
        let parts = [
            ("checklist.in-place", chosen), ("checklist.law", Difference.runs(from: earlier.law, to: now.law)),
            ("checklist.cites", Difference.runs(from: cited(earlier, response), to: cited(now, response))),
            ("checklist.practice", Difference.runs(from: earlier.practice, to: now.practice)),
        ]
        return Version(
            what: savedAt(kept.stamp, reading, reader),
            parts: parts.map { Part(name: reader.say($0.0), words: apart($0.1)) }.filter { !$0.words.isEmpty })
    }

    /// Runs that are told apart by a space where the text has none: "Yes" gone and "No" come are two words.
    static func apart(_ runs: [Difference.Run]) -> [Difference.Run] {
        var apart: [Difference.Run] = []
        for run in runs where !run.text.isEmpty {
            if let last = apart.last, last.isNew || last.isGone || run.isNew || run.isGone,
                let (before, after) = joined(last.text, run.text), !before.isWhitespace, !after.isWhitespace,
                !before.isIdeographic, !after.isIdeographic
            {
                apart.append(.init(text: " ", isNew: false, isGone: false))
            }
            apart.append(run)
        }
        return apart
    }

    private static func joined(
        _ before: String, _ after: String
    ) -> (Unicode.Scalar.Properties, Unicode.Scalar.Properties)? {
        guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else { return nil }
        return (last.properties, first.properties)
    }

    /// "Saved on 3 March 2027 at 14:05 (UTC) by Ada Ott".
    private static func savedAt(_ stamp: Stamp, _ reading: ChecklistReading, _ reader: Reader) -> String {
        let minutes = stamp.at.milliseconds / 60_000 % 1440
        let clock = [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
        let facts: [String: Phrase.Value] = ["day": .day(stamp.day), "time": .code(clock)]
        guard let name = stamp.actor.person.flatMap({ reading.names[$0] }) else {
            return reader.say("checklist.saved-at", facts)
        }
        return reader.say("checklist.saved-at-by", facts.merging(["name": .text(name)]) { $1 })
    }
}

/// What changed between two texts, word by word.
package enum Difference {
    package struct Run: Hashable, Sendable {
        package let text: String
        package let isNew: Bool
        package let isGone: Bool
    }

    /// More words than this on both sides, beside what they begin and end with alike, are shown whole: comparing takes
    /// the square of their number.
    private static let most = 1000

    /// The later text in runs of words that stayed, came and went, in reading order.
    package static func runs(from earlier: String, to later: String) -> [Run] {
        var (old, new) = (words(earlier)[...], words(later)[...])
        var (before, after): ([String], [String]) = ([], [])
        while let word = old.first, word == new.first {
            before.append(word)
            (old, new) = (old.dropFirst(), new.dropFirst())
        }
        while let word = old.last, word == new.last {
            after.append(word)
            (old, new) = (old.dropLast(), new.dropLast())
        }
        var runs = Runs()
        before.forEach { runs.add($0) }
        if min(old.count, new.count) > 0, max(old.count, new.count) <= most {
            runs.compare(Array(old), Array(new))
        } else {
            old.forEach { runs.add($0, gone: true) }
            new.forEach { runs.add($0, new: true) }
        }
        after.reversed().forEach { runs.add($0) }
        return runs.runs
    }

    private struct Runs {
        var runs: [Run] = []

        mutating func add(_ word: String, new isNew: Bool = false, gone isGone: Bool = false) {
            if let last = runs.last, last.isNew == isNew, last.isGone == isGone {
                runs[runs.count - 1] = Run(text: last.text + word, isNew: isNew, isGone: isGone)
            } else {
                runs.append(Run(text: word, isNew: isNew, isGone: isGone))
            }
        }

        mutating func compare(_ old: [String], _ new: [String]) {
            var gone: [Int: String] = [:]
            var come: Set<Int> = []
            for change in new.difference(from: old) {
                switch change {
                case .remove(let offset, let word, _): gone[offset] = word
                case .insert(let offset, _, _): come.insert(offset)
                }
            }
            var from = 0
            for (to, word) in new.enumerated() {
                while let removed = gone[from] {
                    add(removed, gone: true)
                    from += 1
                }
                if come.contains(to) {
                    add(word, new: true)
                } else {
                    add(word)
                    from += 1
                }
            }
            while let removed = gone[from] {
                add(removed, gone: true)
                from += 1
            }
        }
    }

    /// Words, each with the space after it; of Chinese, single characters.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func end() {
            if !word.isEmpty { words.append(String(word)) }
            word = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            word.append(scalar)
            if scalar.properties.isWhitespace || scalar.properties.isIdeographic { end() }
        }
        end()
        return words
    }
}
