import Kernel

extension Response {
    package struct State: Sendable {
        var opened: Opened?
        var entries: [Article: Saved] = [:]
        var stakeholders: Stakeholders?
        var submitted: Submitted?

        /// The whole response as one text, over which the fingerprint is taken.
        var text: JSON {
            [
                "questionnaire": .string(opened?.questionnaire ?? ""), "version": .number(opened?.version ?? 0),
                "entries": .object(Dictionary(entries.map { ($0.key.key, $0.value.entry.json) }) { first, _ in first }),
                "stakeholders": .string(stakeholders?.text ?? ""), "none-consulted": .bool(stakeholders?.none ?? false),
            ]
        }
    }

    struct Opened: Sendable {
        let state: StateCode
        let questionnaire: String
        let version: Int
        let questions: [Reference]

        var articles: [Article] { Array(Set(questions.map(\.article))).sorted() }
    }

    package struct Saved: Sendable {
        package let entry: Entry
        /// Counts the saves of this article, from 1.
        package let revision: Int
        package let stamp: Stamp
    }

    package struct Stakeholders: Sendable {
        package let text: String
        /// The State says that none were consulted.
        package let none: Bool
        package let revision: Int
    }

    package struct Submitted: Sendable {
        package let language: Language
        package let on: Day
        package let fingerprint: String
    }
}

extension Response.Entry {
    var json: JSON {
        [
            "answers": .array(
                answers.map {
                    [
                        "question": .string($0.question), "choice": $0.choice.map { .string($0.rawValue) } ?? .null,
                        "law": .string($0.law), "practice": .string($0.practice),
                    ]
                }), "successes": .string(successes), "challenges": .string(challenges),
            "assistance": .string(assistance),
        ]
    }
}
