import Access
import Desk
import Kernel
import Ledger
import Mechanism
import Tongue

/// The confidentiality of a review: who read its file, and suspicions that confidentiality was broken.
package enum ConfidentialityPages {
    struct Model: Sendable {
        let report: Link
        let reads: Reads?
        let suspicions: [Link]
        let hasSuspicions: Bool
    }

    struct Reads: Sendable {
        let rows: [Row]
        let isEmpty: Bool
        let file: Link
        /// Says that the page shows the latest only.
        let shortened: String?
    }

    struct Row: Sendable {
        let day: String
        let person: String
        let capacity: String
        let what: [String]
    }

    struct SuspicionModel: Sendable {
        let facts: [ReviewPages.Fact]
        let words: String
        let file: Link?
        let outcome: String?
        let form: Form?
    }

    struct ReportModel: Sendable {
        let form: Form
    }

    /// Days of readers shown on the page, a row each; the file has all.
    private static let mostRows = 200

    /// - Parameter lines: `nil` for who may not see them.
    package static func page(
        _ id: ReviewID, _ review: ReviewView, _ lines: [ReadLine]?, _ suspicions: [Suspicion.Reported], _ names: Names,
        for reader: Reader
    ) -> Page {
        Page(
            "review/confidentiality", title: reader.say("reads.title"),
            trail: ReviewPages.trail(id, review, for: reader),
            Model(
                report: reader.link(reader.say("suspicion.report"), .review(id, .confidentiality(.report))),
                reads: lines.map { reads($0, id, names, reader) },
                suspicions: suspicions.reversed().map {
                    reader.link(
                        "\(reader.say($0.on)) · \(reader.say(standing($0)))",
                        .review(id, .confidentiality(.suspicion($0.id))))
                }, hasSuspicions: !suspicions.isEmpty))
    }

    private static func reads(_ lines: [ReadLine], _ id: ReviewID, _ names: Names, _ reader: Reader) -> Reads {
        struct Key: Hashable { let day: Day, actor: Actor }
        var order: [Key] = []
        var what: [Key: [String]] = [:]
        for line in lines.reversed() {
            let key = Key(day: line.at.day, actor: line.read.actor)
            if what[key] == nil { order.append(key) }
            let said = words(line.read, names, reader)
            if what[key]?.contains(said) != true { what[key, default: []].append(said) }
        }
        return Reads(
            rows: order.prefix(mostRows).map { key in
                Row(
                    day: reader.say(key.day), person: names.name(of: key.actor, reader),
                    capacity: key.actor.capacity.map { reader.say($0) } ?? "", what: what[key] ?? [])
            }, isEmpty: lines.isEmpty,
            file: reader.link(reader.say("reads.file"), .review(id, .confidentiality(.reads))),
            shortened: order.count > mostRows ? reader.say("reads.shortened", ["count": .number(mostRows)]) : nil)
    }

    /// "Response · Article 5 …": what was read, in the field's words.
    package static func words(_ read: Read, _ names: Names, _ reader: Reader) -> String {
        [reader.say("reads.matter.\(read.matter.rawValue)"), part(read, names, reader)].compactMap { $0 }
            .joined(separator: " · ")
    }

    private static func part(_ read: Read, _ names: Names, _ reader: Reader) -> String? {
        if read.part.isEmpty { return nil }
        if let known = names.parts[read.part] { return reader.say(.text(known)) }
        if let article = Article(read.part) { return reader.heading(article) }
        if let instrument = Instrument(rawValue: read.part) { return reader.speaker.name(of: instrument) }
        switch read.matter {
        case .letters, .responseFile, .reportFile, .summaryFile: return reader.say(.code(read.part.uppercased()))
        case .summary: return Language(rawValue: read.part).map { reader.say(.language($0)) }
        case .response: return reader.say(.code(read.part))
        default: return nil
        }
    }

    /// Names for what a line holds by identifier alone.
    package struct Names: Sendable {
        package let people: [PersonID: String]
        /// Titles of documents, articles of threads.
        package let parts: [String: String]

        package init(people: [PersonID: String], parts: [String: String]) {
            self.people = people
            self.parts = parts
        }

        package func name(of actor: Actor, _ reader: Reader) -> String {
            actor.person.map { people[$0] ?? $0.rawValue } ?? reader.say("reads.operator")
        }
    }

    // MARK: Suspicions

    package static func report(
        _ id: ReviewID, _ review: ReviewView, typed: Typed, refusal: Refusal?, for reader: Reader
    ) -> Page {
        let others = review.boundPeople.filter { $0.id != reader.actor.person }
        return Page(
            "review/suspicion-report", title: reader.say("suspicion.report"), trail: trail(id, review, reader),
            ReportModel(
                form: Form(
                    .review(id, .confidentiality(.report)), submit: reader.say("suspicion.send"),
                    [
                        Field(
                            "words", .long(rows: 8), label: reader.say("suspicion.words"),
                            hint: reader.say("suspicion.words-hint"), typed: typed["words"]),
                        Field(
                            "about", .select, label: reader.say("suspicion.about"),
                            hint: reader.say("suspicion.about-hint"), typed: typed["about"],
                            options: [("", reader.say("suspicion.about-nobody"))]
                                + others.map { ($0.id.rawValue, $0.name) }, optional: true),
                    ], refusal: refusal, for: reader)))
    }

    package static func suspicion(
        _ one: Suspicion.Reported, _ id: ReviewID, _ review: ReviewView, _ names: Names, typed: Typed,
        refusal: Refusal?, for reader: Reader
    ) -> Page {
        let by = [names.name(of: one.by, reader), one.by.capacity.map { reader.say($0) }].compactMap { $0 }
        var facts: [ReviewPages.Fact] = [
            .init(name: reader.say("suspicion.reported-on"), value: reader.say(one.on)),
            .init(name: reader.say("suspicion.reported-by"), value: by.joined(separator: " · ")),
        ]
        if let about = one.about { facts.append(.init(name: reader.say("suspicion.about"), value: about.name)) }
        if let brought = one.brought {
            facts.append(.init(name: reader.say("suspicion.brought-on"), value: reader.say(brought)))
        }
        let mayReadLog = Access.judgeReads(review.standing) == .allowed
        return Page(
            "review/suspicion", title: reader.say("suspicion.title", ["day": .day(one.on)]),
            trail: trail(id, review, reader),
            SuspicionModel(
                facts: facts, words: one.words,
                file: mayReadLog
                    ? reader.link(reader.say("suspicion.log"), .review(id, .confidentiality(.readsThen(one.id)))) : nil,
                outcome: one.outcome, form: form(one, id, review.standing, typed, refusal, reader)))
    }

    /// The next thing that this reader may do about it.
    private static func form(
        _ one: Suspicion.Reported, _ id: ReviewID, _ standing: Standing, _ typed: Typed, _ refusal: Refusal?,
        _ reader: Reader
    ) -> Form? {
        let fields: [Field]
        let act: SuspicionAct
        if one.brought == nil {
            act = .bring
            fields = [
                Field(
                    "on", .date, label: reader.say("suspicion.brought-on"), hint: reader.say("suspicion.bring-hint"),
                    typed: typed.or("on", reader.today.description))
            ]
        } else if one.outcome == nil {
            act = .conclude
            fields = [
                Field(
                    "outcome", .long(rows: 4), label: reader.say("suspicion.outcome"),
                    hint: reader.say("suspicion.outcome-hint"), typed: typed["outcome"])
            ]
        } else {
            return nil
        }
        guard Access.judge(standing, act) == .allowed else { return nil }
        return Form(
            .review(id, .confidentiality(.suspicion(one.id))), submit: reader.say("suspicion.record"), fields,
            refusal: refusal, for: reader)
    }

    private static func standing(_ one: Suspicion.Reported) -> String {
        one.brought == nil ? "suspicion.reported" : one.outcome == nil ? "suspicion.brought" : "suspicion.concluded"
    }

    private static func trail(_ id: ReviewID, _ review: ReviewView, _ reader: Reader) -> [Link] {
        ReviewPages.trail(id, review, for: reader)
            + [reader.link(reader.say("reads.title"), .review(id, .confidentiality(.overview)))]
    }
}
