import Access
import Checklist
import Desk
import Facts
import Kernel
import Mechanism
import Tongue

/// The experts' desk: the articles, one article's sheet, the outcome put together, information of organizations.
package enum DeskPages {
    struct Map: Sendable {
        let lead: String
        let isExpert: Bool
        let rows: [Row]
        let outcome: Link?
        let links: [Link]
    }

    struct Row: Sendable {
        let article: Link
        let taken: String
        let own: String
        let others: String
    }

    struct ArticlePage: Sendable {
        let precis: String
        let provision: Link
        let taken: String?
        let answers: [Answered]
        let hasAnswers: Bool
        let written: [ReviewPages.Fact]
        let materials: [Considered]
        let hasMaterials: Bool
        let others: [Shared]
        /// The finding, with what it repeats of the response marked; empty where it repeats nothing.
        let marked: [Marked]
        let isRepeating: Bool
        let sharing: String
        /// Finding and questions, once they were handed in.
        let handedIn: [ReviewPages.Fact]
        let savedNow: [ReviewPages.Fact]
        let form: Form?
        let previous: Link?
        let next: Link?
    }

    /// An answer of the State under review, with the documents it cites a click away.
    struct Answered: Sendable {
        let question: ChecklistPages.Question
        let cites: [Link]
        let hasCites: Bool
    }

    struct Shared: Sendable {
        let title: String
        let about: String
        let parts: [ReviewPages.Fact]
    }

    struct Marked: Sendable {
        let text: String
        let isRepeated: Bool
    }

    struct OutcomePage: Sendable {
        let findings: [Finding]
        let questions: [Question]
        let hasQuestions: Bool
        let isRepeating: Bool
        let handedIn: String?
        let form: Form?
    }

    struct Finding: Sendable {
        let heading: String
        let passages: [Marked]
        let isEmpty: Bool
        let mend: Link?
    }

    struct Question: Sendable {
        let heading: String
        let kind: String
        let text: String
        let mend: Link?
    }

    struct MaterialsPage: Sendable {
        let materials: [Considered]
        let isEmpty: Bool
        let upload: UploadForm?
    }

    struct Considered: Sendable {
        let title: String
        let about: String
        let reference: String
        let note: String?
        let document: Link?
    }

    /// The whole desk, article by article.
    package static func map(_ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside, for reader: Reader)
        -> Page
    {
        let own = review.standing.reviewing
        let rows = review.scope.map { article in
            let desk = inside.desk[article]
            let sheet = desk?.own?.sheet
            var parts: [String] = []
            if sheet?.notes.isEmpty == false { parts.append(reader.say("desk.notes")) }
            if sheet?.finding.isEmpty == false { parts.append(reader.say("desk.finding")) }
            if let count = sheet?.questions.count, count > 0 {
                parts.append(reader.say("desk.questions", ["count": .number(count)]))
            }
            if let desk, desk.own != nil { parts.append(sharing(desk, reader)) }
            return Row(
                article: reader.link(reader.heading(article), .review(id, .desk(.article(article)))),
                taken: inside.tasks[article].map { reader.say($0) } ?? "–",
                own: parts.isEmpty ? "–" : parts.joined(separator: " · "),
                others: desk.map { $0.others.keys.sorted().map { reader.say($0) } }.flatMap {
                    $0.isEmpty ? nil : reader.speaker.list($0)
                } ?? "–")
        }
        return Page(
            "review/desk", title: reader.say("desk.title"), trail: ReviewPages.trail(id, review, for: reader),
            Map(
                lead: reader.say(own == nil ? "desk.lead-secretariat" : "act.write-desk.text"), isExpert: own != nil,
                rows: rows,
                outcome: own == nil || inside.tasks.isEmpty
                    ? nil : reader.link(reader.say("desk.outcome"), .review(id, .desk(.outcome))),
                links: [
                    reader.link(reader.say("review.response"), .review(id, .checklist(.map))),
                    reader.link(reader.say("desk.materials"), .review(id, .desk(.materials))),
                ]))
    }

    /// One article: the provision, the response, what others shared, and the sheet of the reader's State.
    package static func article(
        _ article: Article, _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside,
        _ reading: ChecklistReading?, precis: Multilingual?, organizations: [Organization], typed: Typed = Typed(),
        refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let desk = inside.desk[article]
        let sheet = desk?.own?.sheet ?? .empty
        let marked = passages(sheet.finding, article, reading)
        let place = review.scope.firstIndex(of: article)
        func neighbour(_ step: Int) -> Link? {
            guard let place, review.scope.indices.contains(place + step) else { return nil }
            let other = review.scope[place + step]
            return reader.link(reader.heading(other), .review(id, .desk(.article(other))))
        }
        let answers = answers(on: article, reading, reader)
        let materials = inside.materials.filter { $0.material.articles.contains(article) }
        return Page(
            "review/desk-article", title: reader.heading(article), trail: trail(id, review, for: reader),
            ArticlePage(
                precis: precis?(reader.language) ?? "",
                provision: reader.link(
                    reader.say("desk.provision"),
                    .status(reader.isTraining ? .training : .real, .article(article))),
                taken: inside.tasks[article].map { reader.say("desk.taken", ["state": .state($0)]) },
                answers: answers, hasAnswers: !answers.isEmpty,
                written: reading.map { ChecklistPages.written($0.response.note(on: article), reader) } ?? [],
                materials: materials.map { considered($0, id, organizations, reader) },
                hasMaterials: !materials.isEmpty,
                others: (desk?.others ?? [:]).sorted { $0.key < $1.key }.map { state, kept in
                    Shared(
                        title: reader.say("desk.others", ["state": .state(state)]),
                        about: reader.say("desk.shared-on", ["day": .day(kept.stamp.day)]),
                        parts: parts(kept.sheet, reader))
                },
                marked: marked, isRepeating: marked.contains(where: \.isRepeated),
                sharing: desk.map { sharing($0, reader) } ?? "",
                handedIn: review.standing.reviewing.flatMap { inside.deskReviews[$0] } == nil
                    ? [] : parts(Review.Sheet(notes: "", finding: sheet.finding, questions: sheet.questions), reader),
                savedNow: refusal?.kind == .conflict ? parts(sheet, reader) : [],
                form: form(article, id, review, inside, sheet, typed, refusal, reader),
                previous: neighbour(-1), next: neighbour(1)))
    }

    private static func form(
        _ article: Article, _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside, _ sheet: Review.Sheet,
        _ typed: Typed, _ refusal: Refusal?, _ reader: Reader
    ) -> Form? {
        guard Access.judge(review.standing, .writeDesk) == .allowed, review.summaryPublished == nil,
            let own = review.standing.reviewing
        else { return nil }
        let isIn = inside.deskReviews[own] != nil
        var fields = [
            Field(
                "upon", .hidden, label: "", typed: typed.or("upon", String(inside.desk[article]?.own?.revision ?? 0))),
            Field(
                "notes", .long(rows: 5), label: reader.say("desk.notes"), hint: reader.say("desk.notes-hint"),
                typed: typed.or("notes", sheet.notes), optional: true),
        ]
        if inside.tasks[article] == own && !isIn {
            fields.append(
                Field(
                    "finding", .long(rows: 8), label: reader.say("desk.finding"),
                    hint: reader.say("desk.finding-hint"), typed: typed.or("finding", sheet.finding)))
        }
        if !isIn { fields += questions(sheet, typed, reader) }
        return Form(
            .review(id, .desk(.article(article))), submit: reader.say("desk.save"), fields, refusal: refusal,
            for: reader)
    }

    /// The questions there are, and two more.
    private static func questions(_ sheet: Review.Sheet, _ typed: Typed, _ reader: Reader) -> [Field] {
        let sent = typed.values.keys.filter { $0.hasPrefix("question-") && $0.hasSuffix("-text") }.count
        let count = max(sheet.questions.count + 2, sent)
        let fields = (1...count).flatMap { index -> [Field] in
            let asked = index <= sheet.questions.count ? sheet.questions[index - 1] : nil
            return [
                Field(
                    "question-\(index)-kind", .select,
                    label: reader.say("desk.question-kind", ["number": .number(index)]),
                    typed: typed.or("question-\(index)-kind", asked?.kind.rawValue ?? ""),
                    options: ActForms.kinds(reader)),
                Field(
                    "question-\(index)-text", .long(rows: 3),
                    label: reader.say("desk.question", ["number": .number(index)]),
                    typed: typed.or("question-\(index)-text", asked?.text ?? ""), optional: true),
            ]
        }
        let language = sheet.questions.first?.language ?? reader.language
        return fields + [
            Field(
                "language", .select, label: reader.say("desk.question-language"),
                typed: typed.or("language", language.rawValue), options: ActForms.languages(reader))
        ]
    }

    /// The desk review, put together from the sheets, to be read before it is handed in.
    package static func outcome(
        _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside, _ state: StateCode,
        _ reading: ChecklistReading?, refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let outcome = inside.outcome(of: state, scope: review.scope)
        let isIn = inside.deskReviews[state]
        let may = Access.judge(review.standing, .submitDeskReview) == .allowed && isIn == nil
        func mend(_ article: Article) -> Link? {
            may ? reader.link(reader.say("desk.mend"), .review(id, .desk(.article(article)))) : nil
        }
        let findings = outcome.findings.map { finding in
            Finding(
                heading: reader.heading(finding.article),
                passages: passages(finding.text, finding.article, reading), isEmpty: finding.text.isEmpty,
                mend: mend(finding.article))
        }
        return Page(
            "review/desk-outcome", title: reader.say("desk.outcome"), trail: trail(id, review, for: reader),
            OutcomePage(
                findings: findings,
                questions: outcome.questions.map {
                    Question(
                        heading: reader.heading($0.article), kind: reader.say("enquiry.\($0.kind.rawValue)"),
                        text: $0.text, mend: mend($0.article))
                }, hasQuestions: !outcome.questions.isEmpty,
                isRepeating: findings.contains { $0.passages.contains(where: \.isRepeated) },
                handedIn: isIn.map { reader.say("desk.handed-in", ["day": .day($0.on)]) },
                form: may
                    ? Form(
                        .review(id, .act(.submitDeskReview)), submit: reader.say("act.submit-desk-review.button"),
                        [Field("upon", .hidden, label: "", typed: String(outcome.revision))], refusal: refusal,
                        for: reader) : nil))
    }

    /// Information of organizations that is considered, and the form to record more (TOR 26 (c)).
    package static func materials(
        _ id: ReviewID, _ review: ReviewView, _ inside: ReviewView.Inside, organizations: [Organization],
        typed: Typed = Typed(), refusal: Refusal? = nil, for reader: Reader
    ) -> Page {
        let may = Access.judge(review.standing, .considerMaterial) == .allowed && inside.reportFinal == nil
        let sorted = reader.speaker.sorted(organizations) { $0.names(reader.language) }
        let fields =
            [
                Field(
                    "organization", .select, label: reader.say("desk.organization"), typed: typed["organization"],
                    options: [("", "–")] + sorted.map { ($0.name, $0.names(reader.language)) }),
                Field("title", .text, label: reader.say("desk.material-title"), typed: typed["title"]),
                Field(
                    "reference", .text, label: reader.say("desk.reference"), hint: reader.say("desk.reference-hint"),
                    typed: typed["reference"], optional: true),
                Field(
                    "articles", .many, label: reader.say("desk.articles"),
                    typed: typed.all("articles").joined(separator: " "),
                    options: review.scope.map { ($0.key, reader.heading($0)) }),
                Field("note", .long(rows: 4), label: reader.say("field.note"), typed: typed["note"], optional: true),
            ]
            + (review.standing == .secretariat
                ? [
                    Field(
                        "membership", .text, label: reader.say("desk.membership"),
                        hint: reader.say("desk.membership-hint"), typed: typed["membership"], optional: true)
                ] : [])
        return Page(
            "review/materials", title: reader.say("desk.materials"), trail: trail(id, review, for: reader),
            MaterialsPage(
                materials: inside.materials.map { considered($0, id, organizations, reader) },
                isEmpty: inside.materials.isEmpty,
                upload: may
                    ? UploadForm(
                        Form(
                            .review(id, .desk(.materials)), submit: reader.say("act.consider-material.button"), fields,
                            refusal: refusal, for: reader), refusal, reader) : nil))
    }

    // MARK: Parts

    private static func trail(_ id: ReviewID, _ review: ReviewView, for reader: Reader) -> [Link] {
        ReviewPages.trail(id, review, for: reader) + [reader.link(reader.say("desk.title"), .review(id, .desk(.map)))]
    }

    private static func sharing(_ desk: Review.DeskView, _ reader: Reader) -> String {
        guard let own = desk.own else { return "" }
        return reader.say(
            desk.shared == nil ? "desk.not-shared" : desk.shared == own.revision ? "desk.shared" : "desk.changed-since")
    }

    private static func parts(_ sheet: Review.Sheet, _ reader: Reader) -> [ReviewPages.Fact] {
        let texts = [("desk.notes", sheet.notes), ("desk.finding", sheet.finding)].filter { !$0.1.isEmpty }
        return texts.map { .init(name: reader.say($0.0), value: $0.1) }
            + sheet.questions.map { .init(name: reader.say("enquiry.\($0.kind.rawValue)"), value: $0.text) }
    }

    /// What the State under review answered on an article; nothing for who may not read it.
    static func answers(
        on article: Article, _ reading: ChecklistReading?, _ reader: Reader
    ) -> [Answered] {
        guard let reading else { return [] }
        return reading.questions(on: article).filter(reading.applies).map { question in
            let ids = reading.response.answer(to: question.id)?.cites ?? []
            let cites = ids.compactMap { id in reading.response.documents.first { $0.id == id } }.map {
                reader.link($0.title, .review(reading.id, .checklist(.document($0.id))))
            }
            return Answered(
                question: ChecklistPages.asRead(question, reading, reader), cites: cites, hasCites: !cites.isEmpty)
        }
    }

    /// A finding with what it repeats of the response on its article marked (GUI 22).
    static func passages(_ finding: String, _ article: Article, _ reading: ChecklistReading?) -> [Marked] {
        guard !finding.isEmpty else { return [] }
        var sources: [String] = []
        if let response = reading?.response {
            for question in response.questions(on: article) {
                let answer = response.answer(to: question.question) ?? .empty
                sources += [answer.law, answer.practice]
                sources += response.supplements.filter { $0.question == question.question }.map(\.text)
            }
            let note = response.note(on: article)
            sources += [note.successes, note.challenges, note.assistance]
        }
        return Repetition.passages(of: finding, in: sources).map { Marked(text: $0.text, isRepeated: $0.isRepeated) }
    }

    static func considered(
        _ considered: Review.Considered, _ id: ReviewID, _ organizations: [Organization], _ reader: Reader
    ) -> Considered {
        let material = considered.material
        let who = considered.from.map { reader.say($0) } ?? reader.say("capacity.name.secretariat")
        let name =
            organizations.first { $0.name == material.organization }?.names(reader.language) ?? material.organization
        return Considered(
            title: material.title,
            about: [
                name, reader.speaker.list(material.articles.map { reader.say(.article($0)) }), who,
                reader.say(considered.on),
            ].joined(separator: " · "),
            reference: material.reference, note: material.note.isEmpty ? nil : material.note,
            document: material.document.map { attachment($0, id, reader) })
    }

    /// "ruling.pdf (120 kB)".
    static func attachment(_ attachment: Review.Attachment, _ id: ReviewID, _ reader: Reader) -> Link {
        reader.link(
            reader.say(
                "dialogue.attachment",
                ["name": .text(attachment.name), "size": .number(max(1, attachment.size / 1024))]),
            .review(id, .attachment(attachment.id)))
    }
}

/// A form with which a file may come.
struct UploadForm: Sendable {
    let form: Form
    let fileRefusal: String?

    init(_ form: Form, _ refusal: Refusal?, _ reader: Reader) {
        self.form = form
        fileRefusal = refusal?.reasons.first { $0.field == "file" }.map { reader.say("refusal.\($0.code)", $0.facts) }
    }
}
