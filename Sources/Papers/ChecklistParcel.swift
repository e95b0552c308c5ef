import Checklist
import Foundation
import Kernel
import Tongue

/// What somebody brings back: the saved file, its JSON, a Word document or a submission of ODK, told by its bytes.
package enum ChecklistParcel {
    /// What was found in a file.
    package struct Found: Sendable {
        package let parcel: Response.Parcel
        /// Fields of a Word document beside which words stand that were not taken in.
        package let outside: [String]
    }

    /// - Throws: a refusal of the whole, with a reason for each place that cannot be taken.
    package static func read(
        _ bytes: [UInt8], for questionnaire: Questionnaire, upon response: ResponseView, _ words: ChecklistWords
    ) throws -> Found {
        let content = bytes.drop {
            $0 == 0x20 || $0 == 0x0a || $0 == 0x0d || $0 == 0x09 || $0 == 0xef || $0 == 0xbb || $0 == 0xbf
        }
        switch content.first {
        case UInt8(ascii: "{"): return Found(parcel: try json(Array(content)), outside: [])
        case UInt8(ascii: "P") where content.starts(with: [0x50, 0x4b, 0x03, 0x04]):
            let found = try ChecklistDOCX.read(bytes, response, questionnaire, words)
            return Found(parcel: found.parcel, outside: found.outside)
        default:
            if let inside = ChecklistHTML.response(in: bytes) {
                return Found(parcel: try json(Array(inside)), outside: [])
            }
            // A page cut off before its data is none of ODK's submissions.
            let head = String(decoding: content.prefix(9), as: UTF8.self).lowercased()
            if content.first == UInt8(ascii: "<"), head != "<!doctype", !head.hasPrefix("<html") {
                return Found(parcel: try submission(bytes, of: questionnaire, upon: response), outside: [])
            }
            throw Refusal.input("checklist.unreadable", field: "file")
        }
    }

    /// A submission does not say upon what it was written: where something else stands, both are shown.
    private static func submission(
        _ bytes: [UInt8], of questionnaire: Questionnaire, upon response: ResponseView
    ) throws -> Response.Parcel {
        let read = try ChecklistSubmission(bytes, of: questionnaire, clean: Text.clean)
            .upon(response.answers.mapValues(\.value), response.notes.mapValues(\.value))
        return Response.Parcel(
            response: read.review, questionnaire: read.questionnaire, version: read.version,
            answers: read.answers.mapValues { .init(upon: 0, $0) }, notes: read.notes.mapValues { .init(upon: 0, $0) })
    }

    /// Reads `palermo-response/1`.
    static func json(_ bytes: [UInt8]) throws -> Response.Parcel {
        guard let file = try? JSONDecoder().decode(File.self, from: Data(bytes)), file.format == ChecklistJSON.format
        else { throw Refusal.input("checklist.unreadable", field: "file") }
        var reasons: [Refusal.Reason] = []
        var answers: [String: Response.Parcel.Written<Response.Answer>] = [:]
        for row in file.questions {
            guard let was = row.was.answer, let now = row.now.answer, row.upon >= 0, answers[row.id] == nil else {
                reasons.append(.init("checklist.place", nil, field: "file", ["place": .code(row.id)]))
                continue
            }
            if !was.saysTheSame(as: now) { answers[row.id] = .init(upon: row.upon, now) }
        }
        var notes: [Article: Response.Parcel.Written<Response.Note>] = [:]
        for row in file.articles {
            guard let article = Article(row.key), let was = row.note.was.note, let now = row.note.now.note,
                row.note.upon >= 0, notes[article] == nil
            else {
                reasons.append(.init("checklist.place", nil, field: "file", ["place": .code(row.key)]))
                continue
            }
            if was != now { notes[article] = .init(upon: row.note.upon, now) }
        }
        try Refusal.unless(reasons)
        return Response.Parcel(
            response: file.review, questionnaire: file.questionnaire, version: file.version, answers: answers,
            notes: notes)
    }
}

private struct File: Decodable {
    struct Answer: Decodable {
        let choice: String?
        let law: String
        let practice: String

        var answer: Response.Answer? {
            let known = choice.map { Response.Choice(rawValue: $0) }
            if case .some(.none) = known { return nil }
            return Response.Answer(
                choice: known ?? nil, law: Text.clean(law), practice: Text.clean(practice))
        }
    }

    struct Note: Decodable {
        let successes: String
        let challenges: String
        let assistance: String
        let needs: [String]
        let priority: String?
        let receipt: String?

        var note: Response.Note? {
            let needs = needs.compactMap { Response.Note.Need(rawValue: $0) }
            let priority = priority.map { Response.Note.Priority(rawValue: $0) }
            let receipt = receipt.map { Response.Note.Receipt(rawValue: $0) }
            if needs.count != self.needs.count { return nil }
            if case .some(.none) = priority { return nil }
            if case .some(.none) = receipt { return nil }
            return Response.Note(
                successes: Text.clean(successes), challenges: Text.clean(challenges),
                assistance: Text.clean(assistance), needs: Response.Note.Need.allCases.filter(needs.contains),
                priority: priority ?? nil, receipt: receipt ?? nil)
        }
    }

    struct Written<Value: Decodable>: Decodable {
        let upon: Int
        let was: Value
        let now: Value
    }

    struct Question: Decodable {
        let id: String
        let upon: Int
        let was: Answer
        let now: Answer
    }

    struct ArticleRow: Decodable {
        let key: String
        let note: Written<Note>
    }

    let format: String
    let review: String
    let questionnaire: String
    let version: Int
    let questions: [Question]
    let articles: [ArticleRow]
}
