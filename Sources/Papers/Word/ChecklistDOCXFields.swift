import Checklist
import Kernel

/// The fields of a document that came back: its text, followed from mark to mark.
struct ChecklistDOCXFields {
    struct Typed {
        let upon: Int
        let isTouched: Bool
        let text: String
    }

    /// What fields are of. A question may be called as an article is: "untoc-17".
    enum Subject {
        case question(Questionnaire.Question)
        case note(Article)

        var fields: [ChecklistMark.Field] {
            switch self {
            case .question(let question):
                (question.kind == .account ? [.practice] : ChecklistMark.Part.ofQuestion)
                    .map { .init(key: question.id, part: $0) }
            case .note(let article): ChecklistMark.Part.ofNote.map { .init(key: article.key, part: $0) }
            }
        }
    }

    private let questionnaire: Questionnaire
    private(set) var head: ChecklistMark.Head?
    private(set) var typed: [ChecklistMark.Field: Typed] = [:]
    /// As they came.
    private(set) var subjects: [Subject] = []
    /// The fields before which something stands that was not printed there, and the last one where something follows.
    private(set) var outside: [String] = []
    var faults = Faults()

    init(_ lines: [String], of questionnaire: Questionnaire) {
        self.questionnaire = questionnaire
        follow(Array(lines.joined(separator: "\n").unicodeScalars))
    }

    private func subject(of field: ChecklistMark.Field) -> Subject? {
        let subject =
            ChecklistMark.Part.ofNote.contains(field.part)
            ? Article(field.key).flatMap { questionnaire.articles.contains($0) ? Subject.note($0) : nil }
            : questionnaire[field.key].map { Subject.question($0) }
        return subject?.fields.contains(field) == true ? subject : nil
    }

    // MARK: Marks

    private mutating func follow(_ text: [Unicode.Scalar]) {
        var open: (field: ChecklistMark.Field, upon: Int, handed: String)?
        var last: ChecklistMark.Field?
        /// Since a mark that cannot be read nothing is told but that.
        var isBroken = false
        var start = 0
        for range in Self.marks(in: text) {
            let between = text[start..<range.lowerBound]
            let inside = text[range].dropFirst(2).dropLast(2)
            start = range.upperBound
            switch ChecklistMark(inside: inside) {
            case nil:
                faults.add("docx-place", ChecklistMark.plain(inside))
                isBroken = true
            case .head(let found):
                if head != nil { faults.add("docx-twice", ChecklistMark.headName) }
                if open != nil { faults.add("docx-place", ChecklistMark.headName) }
                head = found
            case .opening(let field, let upon, let handed, let before):
                if let open {
                    faults.add("docx-unclosed", open.field, isTold: !isBroken)
                } else if ChecklistPrint.before(between) != before {
                    outside.append(field.text)
                }
                open = (field, upon, handed)
                isBroken = false
            case .closing(let field):
                if let opened = open, opened.field == field {
                    take(field, opened.upon, opened.handed, between)
                    open = nil
                    last = field
                } else {
                    faults.add("docx-unclosed", field, isTold: !isBroken)
                }
                isBroken = false
            }
        }
        if let open { faults.add("docx-unclosed", open.field, isTold: !isBroken) }
        if let last, text[start...].contains(where: { $0.properties.isAlphabetic }) { outside.append(last.text) }
    }

    private mutating func take(
        _ field: ChecklistMark.Field, _ upon: Int, _ handed: String, _ between: ArraySlice<Unicode.Scalar>
    ) {
        guard let subject = subject(of: field) else { return faults.add("docx-unknown", field) }
        if typed[field] != nil { return faults.add("docx-twice", field) }
        if between.contains("\u{FFFC}") { faults.add("docx-picture", field) }
        if subject.fields.allSatisfy({ typed[$0] == nil }) { subjects.append(subject) }
        typed[field] = Typed(
            upon: upon, isTouched: ChecklistPrint.handed(between) != handed, text: Self.unguarded(between))
    }

    /// Where double brackets enclose something on one line.
    private static func marks(in text: [Unicode.Scalar]) -> [Range<Int>] {
        func isDouble(_ place: Int, _ signs: [Unicode.Scalar]) -> Bool {
            place + 1 < text.count && signs.contains(text[place]) && signs.contains(text[place + 1])
        }
        var marks: [Range<Int>] = []
        var start: Int?
        var place = 0
        while place < text.count {
            if isDouble(place, ["[", "\u{FF3B}"]) {
                start = place
                place += 1
            } else if let from = start, place > from + 1, isDouble(place, ["]", "\u{FF3D}"]) {
                marks.append(from..<place + 2)
                start = nil
                place += 2
            } else {
                if text[place] == "\n" || start.map({ place - $0 > longest }) ?? false { start = nil }
                place += 1
            }
        }
        return marks
    }

    private static let longest = 160

    /// Somebody's words without what kept them from looking like a mark.
    private static func unguarded(_ text: ArraySlice<Unicode.Scalar>) -> String {
        var out = String.UnicodeScalarView()
        for (index, scalar) in zip(text.indices, text) {
            let isGuard =
                scalar == "\u{2060}" && index > text.startIndex && index + 1 < text.endIndex
                && text[index - 1] == text[index + 1] && "[]［］".unicodeScalars.contains(text[index + 1])
            if !isGuard { out.append(scalar) }
        }
        return String(out)
    }
}

// MARK: Faults

extension ChecklistDOCXFields {
    /// What is wrong, place by place.
    struct Faults {
        private(set) var reasons: [Refusal.Reason] = []
        /// The fields with which something is wrong.
        private(set) var fields: Set<ChecklistMark.Field> = []

        /// No more are told than anybody reads.
        private static let most = 200

        mutating func add(_ code: String, _ place: String) {
            let place = String(String.UnicodeScalarView(place.unicodeScalars.prefix(80)))
            let reason = Refusal.Reason("checklist.\(code)", nil, field: "file", ["place": .code(place)])
            if reasons.count < Faults.most && !reasons.contains(reason) { reasons.append(reason) }
        }

        mutating func add(_ code: String, _ field: ChecklistMark.Field, isTold: Bool = true) {
            fields.insert(field)
            if isTold { add(code, field.text) }
        }
    }
}
