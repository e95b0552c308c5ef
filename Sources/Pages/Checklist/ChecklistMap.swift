import Checklist
import Desk
import Foundation
import Kernel
import Mustache
import Tongue

/// What somebody looks for on the map.
package struct ChecklistFilter: Sendable {
    package let instrument: Instrument?
    package let theme: Questionnaire.Question.Theme?
    package let obligation: Questionnaire.Question.Obligation?
    package let progress: Response.Progress?
    package let words: String

    package init(_ query: Typed) {
        instrument = Instrument(rawValue: query["instrument"])
        theme = .init(rawValue: query["theme"])
        obligation = .init(rawValue: query["obligation"])
        progress = .init(rawValue: query["progress"])
        words = query["words"]
    }

    /// Whether single questions are looked for, and not only an instrument's articles.
    var isNarrow: Bool { theme != nil || obligation != nil || progress != nil || !words.isEmpty }

    func takes(_ question: Questionnaire.Question, _ reading: ChecklistReading, _ language: Language) -> Bool {
        if let instrument, question.article.instrument != instrument { return false }
        if let theme, question.theme != theme { return false }
        if let obligation, question.obligation != obligation { return false }
        if let progress, reading.response.showsWork, reading.response.progress[question.id] != progress { return false }
        if words.isEmpty { return true }
        let answer = reading.response.answer(to: question.id)
        return [question.text(language), question.help(language), answer?.law ?? "", answer?.practice ?? ""].contains {
            $0.range(of: words, options: [.caseInsensitive, .diacriticInsensitive]) != nil
        }
    }
}

extension ChecklistPages {
    struct Map: Sendable, MustacheParent {
        let lead: String?
        /// What a State asks help with.
        let helpNote: String?
        let receipt: Receipt?
        let action: String
        let fields: [Field]
        let groups: [Group]
        let found: [Found]
        let isNarrow: Bool
        let foundCount: String
        let links: [Door]
        let submit: Link?
        let missing: Missing
        let isReady: Bool
        let mayHandIn: Bool
        let showsWork: Bool
        /// Whether it says to whom articles were given.
        let showsGiven: Bool
        /// It was to be handed in, and cannot be.
        let isRefused: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "lead": lead
            case "helpNote": helpNote
            case "receipt": receipt
            case "action": action
            case "fields": fields
            case "groups": groups
            case "found": found
            case "isNarrow": isNarrow
            case "foundCount": foundCount
            case "links": links
            case "submit": submit
            case "missing": missing
            case "isReady": isReady
            case "mayHandIn": mayHandIn
            case "showsWork": showsWork
            case "showsGiven": showsGiven
            case "isRefused": isRefused
            default: nil
            }
        }
    }

    /// What is missing before the response can be handed in: first what a person has to choose, then article by article.
    struct Missing: Sendable {
        let choices: [Found]
        let isToChoose: Bool
        let articles: [Lacking]
        /// What is about no article.
        let others: [Link]
    }

    struct Lacking: Sendable {
        let article: Link
        let lines: [Line]

        struct Line: Sendable {
            /// "Not answered:"
            let what: String
            let questions: [Link]
        }
    }

    struct Receipt: Sendable {
        let text: String
        let code: String
        let fingerprint: String
    }

    struct Group: Sendable, MustacheParent {
        let instrument: Link
        let rows: [Row]

        func child(named name: String) -> Any? {
            switch name {
            case "instrument": instrument
            case "rows": rows
            default: nil
            }
        }
    }

    struct Row: Sendable, MustacheParent {
        let article: Link
        let counts: String
        let ministries: String
        let saved: String

        func child(named name: String) -> Any? {
            switch name {
            case "article": article
            case "counts": counts
            case "ministries": ministries
            case "saved": saved
            default: nil
            }
        }
    }

    struct Found: Sendable {
        let question: Link
        let provision: String
        let progress: String
    }

    struct Door: Sendable {
        let link: Link
        let text: String
    }

    /// What is empty, in draft, ready, cleared: the state of the work, never of the State.
    ///
    /// - Parameter isRefused: it was to be handed in, and something is missing.
    package static func map(
        _ reading: ChecklistReading, _ filter: ChecklistFilter, isRefused: Bool = false, for reader: Reader
    ) -> Page {
        let response = reading.response
        let articles = response.articles.filter { filter.instrument == nil || $0.instrument == filter.instrument }
        let groups = Instrument.allCases.compactMap { instrument -> Group? in
            let rows = articles.filter { $0.instrument == instrument }.map { row($0, reading, reader) }
            if rows.isEmpty { return nil }
            return Group(
                instrument: reader.link(
                    reader.speaker.name(of: instrument), .review(reading.id, .checklist(.instrument(instrument)))),
                rows: rows)
        }
        let found = filter.isNarrow ? search(reading, filter, reader) : []
        let mayHandIn = response.standing == .focalPoint && response.submitted == nil
        return Page(
            "checklist/map", title: reader.say("review.response"),
            trail: trail(reading, for: reader, below: false),
            Map(
                lead: lead(response, reader),
                helpNote: response.standing == .secretariat
                    ? response.help.flatMap { $0.note.isEmpty ? nil : $0.note } : nil,
                receipt: response.submitted.map { receipt($0, reader) },
                action: Route.review(reading.id, .checklist(.map)).path, fields: fields(filter, response, reader),
                groups: groups, found: found, isNarrow: filter.isNarrow,
                foundCount: reader.say("checklist.found", ["count": .number(found.count)]),
                links: doors(reading, reader),
                submit: mayHandIn && response.missing.isEmpty
                    ? reader.link(
                        reader.say("act.submit-response.button"), .review(reading.id, .act(.submitResponse))) : nil,
                missing: missing(reading, reader),
                isReady: response.missing.isEmpty || !response.mayWrite, mayHandIn: mayHandIn,
                showsWork: response.showsWork,
                showsGiven: response.showsWork && !response.standing.isContributor, isRefused: isRefused))
    }

    /// What is still missing, each with the place where it is mended.
    private static func missing(_ reading: ChecklistReading, _ reader: Reader) -> Missing {
        let reasons = reading.response.mayWrite ? reading.response.missing : []
        var choices: [Found] = []
        var lacking: [Article: [String: [Link]]] = [:]
        var others: [Link] = []
        for reason in reasons {
            guard let key = reason.field, let article = reading.questionnaire[key]?.article ?? Article(about: key)
            else {
                others.append(
                    reader.link(
                        reader.say("refusal.\(reason.code)", reason.facts),
                        .review(reading.id, .checklist(.stakeholders))))
                continue
            }
            if reason.code == "checklist.two-versions" {
                choices.append(
                    Found(
                        question: Link(
                            text: reading.questionnaire[key]?.text(reader.language)
                                ?? reader.say("checklist.on-article"), href: place(key, article, reading)),
                        provision: whereabouts(key, reading, reader)?.text ?? "", progress: ""))
            } else {
                lacking[article, default: [:]][reason.code, default: []].append(
                    Link(text: key, href: place(key, article, reading)))
            }
        }
        let articles = lacking.sorted { $0.key < $1.key }.map { article, found in
            Lacking(
                article: reader.link(reader.heading(article), .review(reading.id, .checklist(.article(article)))),
                lines: lacks.compactMap { code in
                    found["checklist.\(code)"].map { .init(what: reader.say("checklist.lacks.\(code)"), questions: $0) }
                })
        }
        return Missing(choices: choices, isToChoose: !choices.isEmpty, articles: articles, others: others)
    }

    /// What an answer can lack, in the order in which it is mended.
    private static let lacks = ["unanswered", "no-law", "no-reason", "not-cleared"]

    private static func row(_ article: Article, _ reading: ChecklistReading, _ reader: Reader) -> Row {
        let response = reading.response
        let questions = response.questions(on: article)
        let counts = Response.Progress.allCases.compactMap { progress -> String? in
            guard response.showsWork else { return nil }
            let count = response.count(progress, of: questions)
            return count == 0
                ? nil
                : reader.say(
                    "checklist.count",
                    ["progress": .phrase(Phrase("checklist.progress.\(progress.rawValue)")), "count": .number(count)])
        }
        let last = (questions.compactMap { response.answers[$0.question]?.stamp } + [response.notes[article]?.stamp])
            .compactMap { $0 }.max { $0.at < $1.at }
        return Row(
            article: reader.link(reader.heading(article), .review(reading.id, .checklist(.article(article)))),
            counts: counts.joined(separator: " · "),
            ministries: response.assignments.filter { $0.articles.contains(article) }.map(\.name)
                .joined(separator: " · "),
            saved: last.map { reader.say($0.day) } ?? "–")
    }

    private static func search(_ reading: ChecklistReading, _ filter: ChecklistFilter, _ reader: Reader) -> [Found] {
        reading.response.questions.compactMap { reference in
            guard let question = reading.questionnaire[reference.question],
                filter.takes(question, reading, reader.language)
            else { return nil }
            let progress = reading.response.progress[question.id] ?? .empty
            return Found(
                question: Link(
                    text: question.text(reader.language),
                    href: Route.review(reading.id, .checklist(.article(question.article))).path + "#q-\(question.id)"),
                provision: provision(question, reader),
                progress: reading.response.showsWork
                    ? " · " + reader.say("checklist.progress.\(progress.rawValue)") : "")
        }
    }

    private static func lead(_ response: ResponseView, _ reader: Reader) -> String? {
        if response.submitted != nil { return nil }
        switch response.standing {
        case .contributor: return reader.say("checklist.lead-contributor")
        case .secretariat: return reader.say("checklist.lead-help", ["state": .state(response.state)])
        default: return nil
        }
    }

    static func receipt(_ submitted: Response.Submitted, _ reader: Reader) -> Receipt {
        Receipt(
            text: reader.say(
                "checklist.submitted-on", ["day": .day(submitted.on), "language": .language(submitted.language)]),
            code: submitted.receipt, fingerprint: submitted.fingerprint)
    }

    private static func fields(_ filter: ChecklistFilter, _ response: ResponseView, _ reader: Reader) -> [Field] {
        func select(_ name: String, _ chosen: String?, _ options: [(String, String)]) -> Field {
            Field(
                name, .select, label: reader.say("checklist.filter.\(name)"), typed: chosen ?? "",
                options: [("", reader.say("checklist.filter.all"))] + options)
        }
        let instruments = Instrument.allCases.filter { code in response.articles.contains { $0.instrument == code } }
        return [
            Field("words", .text, label: reader.say("checklist.filter.words"), typed: filter.words),
            select(
                "instrument", filter.instrument?.rawValue,
                instruments.map { ($0.rawValue, reader.speaker.name(of: $0)) }),
            select(
                "theme", filter.theme?.rawValue,
                Questionnaire.Question.Theme.allCases.map { ($0.rawValue, reader.say("theme.\($0.rawValue)")) }),
            select(
                "obligation", filter.obligation?.rawValue,
                Questionnaire.Question.Obligation.allCases.map {
                    ($0.rawValue, reader.say("obligation.\($0.rawValue)"))
                }),
        ]
            + (response.showsWork
                ? [
                    select(
                        "progress", filter.progress?.rawValue,
                        Response.Progress.allCases.map {
                            ($0.rawValue, reader.say("checklist.progress.\($0.rawValue)"))
                        })
                ] : [])
    }

    private static func doors(_ reading: ChecklistReading, _ reader: Reader) -> [Door] {
        let response = reading.response
        func door(_ key: String, _ page: Route.ChecklistPage) -> Door {
            Door(
                link: reader.link(reader.say("checklist.\(key)"), .review(reading.id, .checklist(page))),
                text: reader.say("checklist.door.\(key)"))
        }
        let declared = response.stakeholders.map { !$0.text.isEmpty || $0.none } ?? false
        var doors: [Door] = []
        if response.standing == .focalPoint || response.standing == .delegate {
            doors.append(door("work", .work))
        }
        if case .contributor = response.standing {
        } else {
            doors.append(
                Door(
                    link: reader.link(
                        reader.say("checklist.stakeholders"), .review(reading.id, .checklist(.stakeholders))),
                    text: reader.say(declared ? "checklist.declared" : "checklist.not-declared")))
        }
        doors.append(door("documents", .documents))
        doors.append(door("elsewhere", .elsewhere))
        return doors
    }
}
