import Checklist
import Foundation
import Kernel
import Tongue

extension ChecklistDOCX {
    /// What came back in a document.
    package struct Found: Sendable {
        package let parcel: Response.Parcel
        /// The fields before which something stands that was not printed there: words outside the marks, which were
        /// not taken in.
        package let outside: [String]
    }

    /// Reads a document that was handed out and came back: what was changed between the marks.
    ///
    /// - Parameter response: as it stands for who brings the document.
    /// - Throws: a refusal of the whole, with a reason for each place that cannot be taken.
    package static func read(
        _ file: [UInt8], _ response: ResponseView, _ questionnaire: Questionnaire, _ words: ChecklistWords,
        by pandoc: Pandoc = .installed
    ) throws -> Found {
        var fields = ChecklistDOCXFields(try lines(of: file, pandoc), of: questionnaire)
        guard let head = fields.head else { throw Refusal.input("checklist.docx-no-head", field: "file") }
        if head.questionnaire != questionnaire.id || head.version != questionnaire.version {
            throw Refusal.input(
                "checklist.other-response", field: "file",
                ["review": .code(head.response), "questionnaire": .code("\(head.questionnaire).\(head.version)")])
        }
        let choices = Choices(words)
        var answers: [String: Response.Parcel.Written<Response.Answer>] = [:]
        var notes: [Article: Response.Parcel.Written<Response.Note>] = [:]
        for subject in fields.subjects {
            guard let upon = fields.revision(of: subject) else { continue }
            switch subject {
            case .question(let question):
                let handed = response.handedOut(question.id, upon)
                let choice = fields.choice(question.id, handed, choices)
                guard fields.isTouched(subject) else { continue }
                let answer = Response.Answer(
                    choice: choice, law: fields.text(question.id, .law, handed?.law, ChecklistDOCX.clean),
                    practice: fields.text(question.id, .practice, handed?.practice, ChecklistDOCX.clean))
                answers[question.id] = .init(upon: upon, answer)
            case .note(let article):
                guard fields.isTouched(subject) else { continue }
                let present = response.note(on: article)
                let handed = response.revision(of: article) == upon ? present : nil
                let note = Response.Note(
                    successes: fields.text(article.key, .successes, handed?.successes, ChecklistDOCX.clean),
                    challenges: fields.text(article.key, .challenges, handed?.challenges, ChecklistDOCX.clean),
                    assistance: fields.text(article.key, .assistance, handed?.assistance, ChecklistDOCX.clean),
                    // Answered on the site alone: what stands there, stands.
                    needs: present.needs, priority: present.priority, receipt: present.receipt)
                notes[article] = .init(upon: upon, note)
            }
        }
        try Refusal.unless(fields.faults.reasons)
        return Found(
            parcel: .init(
                response: head.response, questionnaire: head.questionnaire, version: head.version, answers: answers,
                notes: notes), outside: fields.outside)
    }

    private static func lines(of file: [UInt8], _ pandoc: Pandoc) throws -> [String] {
        let unreadable = Refusal.input("checklist.unreadable", field: "file")
        guard file.count <= Pandoc.largestIn, DOCXContainer.fits(file) else { throw unreadable }
        let json: [UInt8]
        do {
            json = try pandoc.convert(file, from: "docx+empty_paragraphs", to: "json")
        } catch is Pandoc.Failure {
            throw unreadable
        }
        guard let lines = try? PandocText.lines(ofJSON: json) else { throw unreadable }
        return lines
    }
}

extension ChecklistDOCXFields {
    fileprivate func isTouched(_ subject: Subject) -> Bool {
        subject.fields.contains { typed[$0]?.isTouched ?? false }
    }

    /// The revision upon which all fields of a subject were handed out.
    fileprivate mutating func revision(of subject: Subject) -> Int? {
        if !faults.fields.isDisjoint(with: subject.fields) { return nil }
        let missing = subject.fields.filter { typed[$0] == nil }
        for field in missing { faults.add("docx-missing", field) }
        let revisions = Set(subject.fields.compactMap { typed[$0]?.upon })
        if missing.isEmpty, revisions.count > 1, let first = subject.fields.first { faults.add("docx-place", first) }
        return missing.isEmpty && revisions.count == 1 ? revisions.first : nil
    }

    /// A field's text; as it was handed out, to the letter, where it was not touched and that is known.
    fileprivate func text(
        _ key: String, _ part: ChecklistMark.Part, _ handed: String?, _ clean: (String) -> String
    ) -> String {
        guard let field = typed[.init(key: key, part: part)] else { return "" }
        return field.isTouched ? clean(field.text) : handed ?? clean(field.text)
    }

    fileprivate mutating func choice(
        _ key: String, _ handed: Response.Answer?, _ choices: ChecklistDOCX.Choices
    ) -> Response.Choice? {
        let field = ChecklistMark.Field(key: key, part: .choice)
        guard let typed = typed[field] else { return nil }
        if !typed.isTouched, let handed { return handed.choice }
        if let choice = choices[typed.text] { return choice }
        if !typed.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { faults.add("docx-choice", field) }
        return nil
    }
}

extension ResponseView {
    /// An answer as it stood at a revision, where that is known still.
    fileprivate func handedOut(_ question: String, _ upon: Int) -> Response.Answer? {
        let kept = (history[question] ?? []) + (answers[question].map { [$0] } ?? [])
        return kept.last { $0.revision == upon }?.value
    }
}

// MARK: Choices

extension ChecklistDOCX {
    /// What each choice is called, in any of the six languages.
    struct Choices {
        private var choices: [String: Response.Choice] = [:]

        init(_ words: ChecklistWords) {
            for language in Language.allCases {
                for choice in Response.Choice.allCases {
                    choices[Self.folded(words.say(Phrase("choice.\(choice.rawValue)"), language))] = choice
                }
            }
        }

        subscript(word: String) -> Response.Choice? { choices[Self.folded(word)] }

        /// A word without capitals, accents, vowel signs, spaces and punctuation.
        private static func folded(_ word: String) -> String {
            guard word.unicodeScalars.count <= 160 else { return "" }
            var out = String.UnicodeScalarView()
            for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars {
                let properties = scalar.properties
                guard properties.isAlphabetic, properties.generalCategory != .nonspacingMark else { continue }
                out.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
            }
            return String(out)
        }
    }
}

extension ChecklistDOCX {
    /// What was typed between two marks: without the lines that part it from them.
    private static func clean(_ text: String) -> String {
        Text.clean(text).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
