import Checklist
import Kernel

/// A filled form of the checklist, as ODK Central and KoBo hand it out: one submission, in XML.
///
/// It is taken whole or refused whole, with every place at fault. A field left empty says nothing: out of the field, an
/// answer taken back looks like one never given.
package struct ChecklistSubmission: Sendable {
    package let review: String
    package let questionnaire: String
    package let version: Int
    package let answers: [String: Response.Answer]
    package let notes: [Article: Response.Note]

    /// Reads a submission to a form; `clean` makes a text fit to be kept.
    ///
    /// Which form it is, the form itself says in fields of its own. KoBo replaces a form's identifier, and both let
    /// their users replace its version.
    package init(_ bytes: [UInt8], of form: Questionnaire, clean: (String) -> String) throws(Refusal) {
        let map = XLSFormMap(form)
        let read = try SubmissionXML.read(bytes, of: map)
        var taken = Taken(places: read.places)
        let isOurs = read.id.utf8.elementsEqual(ChecklistXLSForm.id(of: form).utf8) && read.version != nil
        if !isOurs && !(read.isOfKoBo && !read.id.isEmpty) { taken.places.append("id") }
        for (path, text) in read.texts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            if let field = map.fields[path] { taken.take(field, text, clean) }
        }
        if taken.review.isEmpty { taken.places.append(XLSFormField.review.name) }
        if !taken.questionnaire.utf8.elementsEqual(form.id.utf8) {
            taken.places.append(XLSFormField.questionnaire.name)
        }
        if !taken.version.utf8.elementsEqual(String(form.version).utf8) {
            taken.places.append(XLSFormField.version.name)
        }
        if !taken.places.isEmpty { throw Refusal(notASubmissionAt: taken.places) }
        self.init(
            review: taken.review, questionnaire: form.id, version: form.version,
            answers: taken.answers.mapValues(\.answer).filter { !$0.value.isEmpty },
            notes: taken.notes.mapValues(\.note).filter { !$0.value.isEmpty })
    }

    private init(
        review: String, questionnaire: String, version: Int, answers: [String: Response.Answer],
        notes: [Article: Response.Note]
    ) {
        self.review = review
        self.questionnaire = questionnaire
        self.version = version
        self.answers = answers
        self.notes = notes
    }
}

/// What was taken of a submission so far.
private struct Taken {
    struct Answer {
        var choice: Response.Choice?
        var law = ""
        var practice = ""

        var answer: Response.Answer { .init(choice: choice, law: law, practice: practice) }
    }

    struct Note {
        var successes = ""
        var challenges = ""
        var assistance = ""
        var needs: [Response.Note.Need] = []
        var priority: Response.Note.Priority?
        var receipt: Response.Note.Receipt?

        var note: Response.Note {
            .init(
                successes: successes, challenges: challenges, assistance: assistance, needs: needs,
                priority: priority, receipt: receipt)
        }
    }

    var places: [String]
    var review = ""
    var questionnaire = ""
    var version = ""
    var answers: [String: Answer] = [:]
    var notes: [Article: Note] = [:]

    mutating func take(_ field: XLSFormField, _ text: String, _ clean: (String) -> String) {
        switch field {
        case .review: review = text
        case .questionnaire: questionnaire = text
        case .version: version = text
        case .choice(let question): answers[question, default: .init()].choice = value(text, field)
        case .law(let question): answers[question, default: .init()].law = clean(text)
        case .practice(let question): answers[question, default: .init()].practice = clean(text)
        case .successes(let article): notes[article, default: .init()].successes = clean(text)
        case .challenges(let article): notes[article, default: .init()].challenges = clean(text)
        case .assistance(let article): notes[article, default: .init()].assistance = clean(text)
        case .needs(let article): notes[article, default: .init()].needs = needs(text, field)
        case .priority(let article): notes[article, default: .init()].priority = value(text, field)
        case .receipt(let article): notes[article, default: .init()].receipt = value(text, field)
        }
    }

    private mutating func value<Value: RawRepresentable<String>>(_ text: String, _ field: XLSFormField) -> Value? {
        let value = Value(rawValue: text)
        if value == nil, !text.isEmpty { places.append(field.name) }
        return value
    }

    /// Several values with spaces between them, in the order in which they were chosen; kept in ours.
    private mutating func needs(_ text: String, _ field: XLSFormField) -> [Response.Note.Need] {
        let values = text.utf8.split(separator: UInt8(ascii: " ")).map {
            Response.Note.Need(rawValue: String($0) ?? "")
        }
        let chosen = Set(values.compactMap(\.self))
        if chosen.count != values.count { places.append(field.name) }
        return Response.Note.Need.allCases.filter(chosen.contains)
    }
}

// MARK: What the form changed by itself

extension ChecklistSubmission {
    /// The same, given what the form was given out with: a text that only its carriage changed is as it was.
    ///
    /// pyxform, through which ODK and KoBo read an XLSForm, sets straight quotation marks for curved ones, one space
    /// for several, and none at either end. A text too long for a cell was not given out.
    package func upon(
        _ answers: [String: Response.Answer], _ notes: [Article: Response.Note]
    ) -> ChecklistSubmission {
        ChecklistSubmission(
            review: review, questionnaire: questionnaire, version: version,
            answers: Dictionary(
                self.answers.map { ($0.key, $0.value.upon(answers[$0.key] ?? .empty)) }
            ) { first, _ in first },
            notes: Dictionary(self.notes.map { ($0.key, $0.value.upon(notes[$0.key] ?? .empty)) }) { first, _ in first }
        )
    }
}

extension Response.Answer {
    fileprivate func upon(_ was: Response.Answer) -> Response.Answer {
        .init(choice: choice, law: back(law, was.law), practice: back(practice, was.practice))
    }
}

extension Response.Note {
    fileprivate func upon(_ was: Response.Note) -> Response.Note {
        .init(
            successes: back(successes, was.successes), challenges: back(challenges, was.challenges),
            assistance: back(assistance, was.assistance), needs: needs, priority: priority, receipt: receipt)
    }
}

private func back(_ text: String, _ was: String) -> String {
    if text.isEmpty { return ChecklistXLSForm.carries(was) ? text : was }
    return carried(text).elementsEqual(carried(was)) ? was : text
}

/// A text as pyxform leaves it.
private func carried(_ text: String) -> [Unicode.Scalar] {
    var out: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\u{2018}", "\u{2019}": out.append("'")
        case "\u{201C}", "\u{201D}": out.append("\"")
        case " " where out.last == " ": break
        default: out.append(scalar)
        }
    }
    let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    return Array(out.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
}
