import Kernel

extension Response {
    package struct State: Sendable {
        var opened: Opened?
        var answers: [String: Kept<Answer>] = [:]
        var notes: [Article: Kept<Note>] = [:]
        /// Earlier versions of each answer, oldest first; one writer's saves in one sitting are one version. What was
        /// brought in and gave way is among them.
        var history: [String: [Kept<Answer>]] = [:]
        var noteHistory: [Article: [Kept<Note>]] = [:]
        /// What was brought in beside what stands, by question's identifier or `Article.aboutKey`.
        var brought: [String: Brought] = [:]
        var ready: Set<String> = []
        var cleared: Set<String> = []
        var comments: [String: [Comment]] = [:]
        var assignments: [Assignment] = []
        var documents: [Document] = []
        var help: Help?
        var stakeholders: Stakeholders?
        var submitted: Submitted?
        var supplements: [Supplement] = []
    }

    struct Opened: Sendable {
        let state: StateCode
        let questionnaire: String
        let version: Int
        let questions: [Reference]
        let byID: [String: Reference]

        var articles: [Article] { Array(Set(questions.map(\.article))).sorted() }
    }

    /// Something as last saved.
    package struct Kept<Value: Sendable>: Sendable {
        package let value: Value
        /// Counts the saves, from 1; 0 for what was brought in and set aside.
        package let revision: Int
        package let stamp: Stamp
    }

    package struct Brought: Sendable {
        package let answer: Answer?
        package let note: Note?
        package let stamp: Stamp
    }

    package struct Comment: Hashable, Sendable {
        package let text: String
        package let by: PersonID?
        package let at: Instant
    }

    /// Articles given to a ministry or an agency.
    package struct Assignment: Hashable, Sendable {
        package let id: String
        package let name: String
        package let articles: [Article]
        package let people: [NamedPerson]
    }

    package struct Help: Hashable, Sendable {
        package let note: String
        package let since: Day
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
        package let by: PersonID?

        /// The beginning of the fingerprint as twelve digits in threes: read aloud alike in any language.
        package var receipt: String {
            let number = fingerprint.utf8.prefix(10).reduce(UInt64(0)) { $0 << 4 | UInt64(Submitted.digit($1)) }
            let digits = String(number % 1_000_000_000_000)
            let padded = Array(String(repeating: "0", count: 12 - digits.utf8.count) + digits)
            return stride(from: 0, to: 12, by: 3).map { String(padded[$0..<$0 + 3]) }.joined(separator: " ")
        }

        private static func digit(_ byte: UInt8) -> UInt8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
            default: 0
            }
        }
    }

    /// What was added after the response was handed in.
    package struct Supplement: Hashable, Sendable {
        package let question: String
        package let text: String
        package let language: Language
        package let on: Day
    }

    /// How far the work on a question has come.
    package enum Progress: String, CaseIterable, Sendable {
        case empty, draft, ready, cleared
    }
}

extension Response.State {
    func progress(of question: String) -> Response.Progress {
        if cleared.contains(question) { return .cleared }
        if ready.contains(question) { return .ready }
        return answers[question]?.value.isEmpty == false ? .draft : .empty
    }

    /// Whether a question is put at all, given the answers to those it follows up.
    func applies(_ reference: Response.Reference) -> Bool {
        reference.applies { answers[$0]?.value.choice }
    }

    /// The whole response as one text, over which the fingerprint is taken.
    var text: JSON {
        [
            "questionnaire": .string(opened?.questionnaire ?? ""), "version": .number(opened?.version ?? 0),
            "answers": .object(answers.mapValues { $0.value.json }),
            "notes": .object(
                Dictionary(notes.map { ($0.key.key, $0.value.value.json) }) { first, _ in first }),
            "documents": .array(documents.map { .string($0.hash) }),
            "stakeholders": .string(stakeholders?.text ?? ""), "none-consulted": .bool(stakeholders?.none ?? false),
        ]
    }
}

extension Response.Answer {
    package var json: JSON {
        var members: [String: JSON] = [
            "choice": choice.map { .string($0.rawValue) } ?? .null, "law": .string(law), "practice": .string(practice),
        ]
        if let cites {
            members["cites"] = .array(cites.map { .string($0) })
        }
        return .object(members)
    }
}

extension Response.Note {
    package var isEmpty: Bool { self == .empty }

    package var json: JSON {
        [
            "successes": .string(successes), "challenges": .string(challenges), "assistance": .string(assistance),
            "needs": .array(needs.map { .string($0.rawValue) }),
            "priority": priority.map { .string($0.rawValue) } ?? .null,
            "receipt": receipt.map { .string($0.rawValue) } ?? .null,
        ]
    }
}
