import Checklist
import Desk
import Kernel
import Mustache
import Tongue

extension ChecklistPages {
    struct ArticlePage: Sendable, MustacheParent {
        let precis: String
        let action: String
        let token: String
        let owner: String
        let reasons: [Form.Reason]
        let isRefused: Bool
        let mayWrite: Bool
        let mayClear: Bool
        let ministries: String?
        let questions: [Question]
        let note: NoteForm?
        let written: [ReviewPages.Fact]
        let previous: Link?
        let next: Link?
        let script: String
        /// "Saved on the server at @", for the script to fill in.
        let onServer: String

        func child(named name: String) -> Any? {
            switch name {
            case "precis": precis
            case "action": action
            case "token": token
            case "owner": owner
            case "reasons": reasons
            case "isRefused": isRefused
            case "mayWrite": mayWrite
            case "mayClear": mayClear
            case "ministries": ministries
            case "questions": questions
            case "note": note
            case "written": written
            case "previous": previous
            case "next": next
            case "script": script
            case "onServer": onServer
            default: nil
            }
        }
    }

    struct Question: Sendable, MustacheParent {
        let id: String
        let words: QuestionWords
        let provision: String
        let obligation: String
        let isHidden: Bool
        /// The conditions under which it is put, for the page's own script: "untoc-5-1a:yes,partly".
        let when: String
        let fields: [Field]
        let upon: String
        let was: String
        let progress: String
        let saved: String?
        let origin: String?
        let more: Link
        let offers: [Offer]
        let beside: Beside?
        /// What somebody else saved meanwhile, where it differs from what was typed.
        let savedNow: Spelled?
        /// As answered, for who only reads.
        let read: Read?
        let supplements: [String]

        func child(named name: String) -> Any? {
            switch name {
            case "id": id
            case "words": words
            case "provision": provision
            case "obligation": obligation
            case "isHidden": isHidden
            case "when": when
            case "fields": fields
            case "upon": upon
            case "was": was
            case "progress": progress
            case "saved": saved
            case "origin": origin
            case "more": more
            case "offers": offers
            case "beside": beside
            case "savedNow": savedNow
            case "read": read
            case "supplements": supplements
            default: nil
            }
        }
    }

    struct Read: Sendable, MustacheParent {
        let choice: String?
        let law: String?
        let practice: String?
        let cites: [Link]
        let isCiting: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "choice": choice
            case "law": law
            case "practice": practice
            case "cites": cites
            case "isCiting": isCiting
            default: nil
            }
        }
    }

    /// What was written, part by part under its name.
    struct Spelled: Sendable {
        let parts: [ReviewPages.Fact]
    }

    struct Offer: Sendable {
        let value: String
        let source: String
        let parts: [ReviewPages.Fact]
    }

    /// What was written elsewhere, beside what stands.
    struct Beside: Sendable {
        let key: String
        let from: String
        let parts: [ReviewPages.Fact]
    }

    struct NoteForm: Sendable {
        let key: String
        let upon: String
        let was: String
        let fields: [Field]
        let saved: String?
        let savedNow: Spelled?
        let beside: Beside?
        let more: Link
    }

    /// One article's questions, to be answered or to be read.
    ///
    /// - Parameter offers: answers given elsewhere that could serve, by question.
    package static func article(
        _ article: Article, _ reading: ChecklistReading, precis: Multilingual?, offers: [String: [Response.Offer]],
        typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let response = reading.response
        let reasons = refusal.map { articleReasons($0, article, reader) } ?? []
        let contested = Set((refusal?.reasons ?? []).filter { isContest($0) }.compactMap(\.field))
        let questions = reading.questions(on: article).map { question in
            let isContested = contested.contains(question.id)
            // What was neither touched nor contested is shown as it stands now.
            let shown = refusal?.kind == .conflict && !isContested ? Typed() : typed
            return self.question(question, reading, offers[question.id] ?? [], shown, isContested, reader)
        }
        let given = response.assignments.filter { $0.articles.contains(article) }.map(\.name)
        let place = response.articles.firstIndex(of: article)
        func neighbour(_ step: Int) -> Link? {
            guard let place, response.articles.indices.contains(place + step) else { return nil }
            let other = response.articles[place + step]
            return reader.link(reader.heading(other), .review(reading.id, .checklist(.article(other))))
        }
        return Page(
            "checklist/article", title: reader.heading(article), trail: trail(reading, for: reader),
            ArticlePage(
                precis: precis?(reader.language) ?? "",
                action: Route.review(reading.id, .checklist(.article(article))).path, token: reader.formToken,
                owner: reader.actor.person?.rawValue ?? "", reasons: reasons, isRefused: !reasons.isEmpty,
                mayWrite: response.mayWrite,
                mayClear: response.mayWrite && response.standing == .focalPoint,
                ministries: given.isEmpty
                    ? nil : reader.say("checklist.given-to", ["names": .list(given.map { .text($0) })]),
                questions: response.mayWrite ? questions : questions.filter { !$0.isHidden },
                note: response.mayWrite
                    ? note(
                        article, reading,
                        refusal?.kind == .conflict && !contested.contains("successes") ? Typed() : typed,
                        contested.contains("successes"), reader) : nil,
                written: response.mayWrite ? [] : written(response.note(on: article), reader),
                previous: neighbour(-1), next: neighbour(1), script: Assets.path(of: "checklist.js"),
                onServer: reader.say("checklist.kept.server", ["time": .code("@")])))
    }

    /// Whether something typed was not saved, and stands in its field beside what was saved by somebody else. All other
    /// conflicts are about what a button asked for: what was typed is saved.
    private static func isContest(_ reason: Refusal.Reason) -> Bool {
        ["changed-meanwhile", "checklist.document-gone"].contains(reason.code)
    }

    /// Why something was not done, each with the question it is about.
    private static func articleReasons(_ refusal: Refusal, _ article: Article, _ reader: Reader) -> [Form.Reason] {
        zip(refusal.reasons, Form.reasons(refusal, [], reader)).map { reason, said in
            let key = reason.field.map { $0 == "successes" ? article.aboutKey : $0 }
            return Form.Reason(text: said.text, rule: said.rule, anchor: key.map { "#q-\($0)" })
        }
    }

    private static func question(
        _ question: Questionnaire.Question, _ reading: ChecklistReading, _ offers: [Response.Offer],
        _ typed: Typed, _ isContested: Bool, _ reader: Reader
    ) -> Question {
        let response = reading.response
        if !response.mayWrite { return asRead(question, reading, reader) }
        let kept = response.answers[question.id]
        let answer = kept?.value ?? .empty
        let progress = response.progress[question.id] ?? .empty
        let when = question.conditions.map {
            "\($0.question):\($0.is.map(\.rawValue).joined(separator: ","))"
        }
        return Question(
            id: question.id, words: QuestionWords(question, reader),
            provision: paragraph(question, reader),
            obligation: reader.say("obligation.\(question.obligation.rawValue)"),
            isHidden: !reading.applies(question), when: when.joined(separator: " "),
            fields: fields(question, answer, response.documents, typed, reader),
            upon: String(response.revision(of: question.id)), was: mark(answer),
            progress: reader.say("checklist.progress.\(progress.rawValue)"),
            saved: kept.map { saved($0.stamp, reading, reader) },
            origin: answer.origin.map { origin($0, reading, reader) },
            more: reader.link(
                more(question, response, reader), .review(reading.id, .checklist(.question(question.id)))),
            offers: answer.isEmpty ? offers.map { offer($0, question, reading, reader) } : [],
            beside: beside(question.id, reading, reader),
            savedNow: isContested ? Spelled(parts: spelled(answer, question.kind, response, reader)) : nil,
            read: nil, supplements: [])
    }

    /// A question as who only reads it sees it.
    static func asRead(
        _ question: Questionnaire.Question, _ reading: ChecklistReading, _ reader: Reader
    ) -> Question {
        let response = reading.response
        let answer = response.answer(to: question.id) ?? .empty
        return Question(
            id: question.id, words: QuestionWords(question, reader),
            provision: paragraph(question, reader),
            obligation: reader.say("obligation.\(question.obligation.rawValue)"),
            isHidden: !reading.applies(question), when: "", fields: [], upon: "", was: "",
            progress: reader.say("checklist.progress.\((response.progress[question.id] ?? .empty).rawValue)"),
            saved: nil,
            origin: answer.origin.map { origin($0, reading, reader) },
            more: reader.link(
                more(question, response, reader), .review(reading.id, .checklist(.question(question.id)))),
            offers: [], beside: nil, savedNow: nil, read: read(question, answer, reading, reader),
            supplements: response.supplements.filter { $0.question == question.id }.map(\.text))
    }

    private static func fields(
        _ question: Questionnaire.Question, _ answer: Response.Answer, _ documents: [Response.Document],
        _ typed: Typed, _ reader: Reader
    ) -> [Field] {
        let name = question.id
        let practice = Field(
            "\(name)__practice", .long(rows: 3),
            label: reader.say(question.kind == .account ? "checklist.account" : "checklist.practice"),
            hint: question.kind == .account ? nil : reader.say("checklist.practice-hint"),
            typed: typed.or("\(name)__practice", answer.practice))
        if question.kind == .account { return [practice] }
        let choices = Response.Choice.allCases.map { ($0.rawValue, reader.say("choice.\($0.rawValue)")) }
        var fields = [
            Field(
                name, .choice, label: reader.say("checklist.in-place"),
                typed: typed.or(name, answer.choice?.rawValue ?? ""), options: choices),
            Field(
                "\(name)__law", .long(rows: 2), label: reader.say("checklist.law"),
                typed: typed.or("\(name)__law", answer.law)),
        ]
        if !documents.isEmpty {
            fields.append(
                Field(
                    "\(name)__cites", .many, label: reader.say("checklist.cites"),
                    typed: typed.isEmpty
                        ? (answer.cites ?? []).joined(separator: " ")
                        : typed.all("\(name)__cites").joined(separator: " "),
                    options: documents.map { ($0.id, $0.title) }, optional: true))
        }
        return fields + [practice]
    }

    private static func more(
        _ question: Questionnaire.Question, _ response: ResponseView, _ reader: Reader
    ) -> String {
        let comments = response.comments[question.id]?.count ?? 0
        return comments == 0
            ? reader.say("checklist.more") : reader.say("checklist.more-comments", ["count": .number(comments)])
    }

    static func origin(_ origin: Response.Origin, _ reading: ChecklistReading, _ reader: Reader) -> String {
        reader.say(
            origin.mechanism == nil ? "checklist.taken-over" : "checklist.given-before",
            source(origin, reading, reader))
    }

    private static func source(
        _ origin: Response.Origin, _ reading: ChecklistReading, _ reader: Reader
    ) -> [String: Phrase.Value] {
        [
            "mechanism": .text(origin.mechanism ?? ""), "response": .code(origin.response ?? ""),
            "question": place(origin.question ?? "", reading, reader), "day": .day(origin.on),
        ]
    }

    /// Where a question stands, in words; its identifier where this version of the checklist has it no more.
    private static func place(_ question: String, _ reading: ChecklistReading, _ reader: Reader) -> Phrase.Value {
        reading.questionnaire[question].map { .text(provision($0, reader)) } ?? .code(question)
    }

    private static func offer(
        _ offer: Response.Offer, _ question: Questionnaire.Question, _ reading: ChecklistReading, _ reader: Reader
    ) -> Offer {
        Offer(
            value: "\(question.id) \(offer.response) \(offer.question)",
            source: reader.say(
                offer.origin.mechanism == nil ? "checklist.offered" : "checklist.offered-before",
                source(offer.origin, reading, reader)),
            parts: spelled(offer.answer, question.kind, reading.response, reader))
    }

    static func beside(_ key: String, _ reading: ChecklistReading, _ reader: Reader) -> Beside? {
        guard let brought = reading.response.brought[key] else { return nil }
        let kind = reading.questionnaire[key]?.kind ?? .account
        let parts =
            brought.answer.map { spelled($0, kind, reading.response, reader) } ?? brought.note.map {
                written($0, reader)
            } ?? []
        let value = "\(key) \(mark(brought)) \(mark(standing: key, reading.response))"
        var from: [String: Phrase.Value] = ["day": .day(brought.stamp.day)]
        if let name = brought.stamp.actor.person.flatMap({ reading.names[$0] }) { from["name"] = .text(name) }
        return Beside(
            key: value, from: reader.say(from["name"] == nil ? "checklist.beside" : "checklist.beside-by", from),
            parts: parts)
    }

    private static func read(
        _ question: Questionnaire.Question, _ answer: Response.Answer, _ reading: ChecklistReading, _ reader: Reader
    ) -> Read {
        let cites = (answer.cites ?? []).compactMap { id in
            reading.response.documents.first { $0.id == id }.map {
                reader.link($0.title, .review(reading.id, .checklist(.document($0.id))))
            }
        }
        return Read(
            choice: question.kind == .measure ? choice(answer.choice, reader) : nil,
            law: answer.law.isEmpty ? nil : answer.law, practice: answer.practice.isEmpty ? nil : answer.practice,
            cites: cites, isCiting: !cites.isEmpty)
    }

    private static func note(
        _ article: Article, _ reading: ChecklistReading, _ typed: Typed, _ isContested: Bool, _ reader: Reader
    ) -> NoteForm {
        let kept = reading.response.notes[article]
        let note = kept?.value ?? .empty
        func long(_ name: String, _ text: String) -> Field {
            Field(
                name, .long(rows: 3), label: reader.say("checklist.\(name)"), typed: typed.or(name, text),
                optional: true)
        }
        let needs = Response.Note.Need.allCases.map { ($0.rawValue, reader.say("checklist.need.\($0.rawValue)")) }
        func select(_ name: String, _ chosen: String?, _ values: [String]) -> Field {
            Field(
                name, .select, label: reader.say("checklist.\(name)"), typed: typed.or(name, chosen ?? ""),
                options: [("", "–")] + values.map { ($0, reader.say("checklist.\(name)-\($0)")) }, optional: true)
        }
        return NoteForm(
            key: article.aboutKey, upon: String(reading.response.revision(of: article)), was: mark(note),
            fields: [
                long("successes", note.successes), long("challenges", note.challenges),
                Field(
                    "needs", .many, label: reader.say("checklist.needs"),
                    typed: typed.isEmpty
                        ? note.needs.map(\.rawValue).joined(separator: " ") : typed.all("needs").joined(separator: " "),
                    options: needs, optional: true),
                long("assistance", note.assistance),
                select("priority", note.priority?.rawValue, Response.Note.Priority.allCases.map(\.rawValue)),
                select("receipt", note.receipt?.rawValue, Response.Note.Receipt.allCases.map(\.rawValue)),
            ], saved: kept.map { saved($0.stamp, reading, reader) },
            savedNow: isContested ? Spelled(parts: written(note, reader)) : nil,
            beside: beside(article.aboutKey, reading, reader),
            more: reader.link(
                reader.say("checklist.versions"), .review(reading.id, .checklist(.question(article.aboutKey)))))
    }

    static func written(_ note: Response.Note, _ reader: Reader) -> [ReviewPages.Fact] {
        let needs = note.needs.map { reader.say("checklist.need.\($0.rawValue)") }
        return [
            ("successes", note.successes), ("challenges", note.challenges),
            ("needs", needs.isEmpty ? "" : reader.speaker.list(needs)), ("assistance", note.assistance),
            ("priority", note.priority.map { reader.say("checklist.priority-\($0.rawValue)") } ?? ""),
            ("receipt", note.receipt.map { reader.say("checklist.receipt-\($0.rawValue)") } ?? ""),
        ].filter { !$0.1.isEmpty }.map { .init(name: reader.say("checklist.\($0.0)"), value: $0.1) }
    }

    // MARK: Marks

    /// A short mark of what a form was filled in upon: what comes back under the same mark was not touched.
    package static func mark(_ answer: Response.Answer) -> String {
        mark(
            [answer.choice?.rawValue ?? "", answer.law, answer.practice] + (answer.cites ?? []).sorted())
    }

    package static func mark(_ note: Response.Note) -> String {
        mark(
            [
                note.successes, note.challenges, note.assistance, note.priority?.rawValue ?? "",
                note.receipt?.rawValue ?? "",
            ]
                + note.needs.map(\.rawValue).sorted())
    }

    package static func mark(_ brought: Response.Brought) -> String {
        brought.answer.map { mark($0) } ?? brought.note.map { mark($0) } ?? ""
    }

    /// Of what stands under a question's identifier, or an article's key.
    package static func mark(standing key: String, _ view: ResponseView) -> String {
        Article(about: key).map { mark(view.note(on: $0)) } ?? mark(view.answer(to: key) ?? .empty)
    }

    /// Of the parts, each ended by a byte that no text has.
    private static func mark(_ parts: [String]) -> String {
        var mark = ContentMark()
        for part in parts {
            mark.take(part.utf8)
            mark.take([0xff])
        }
        return mark.text
    }
}
