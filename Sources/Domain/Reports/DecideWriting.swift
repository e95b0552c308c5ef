import Kernel

// Writing: the chapters that write themselves, and paragraphs by several hands.

extension Report {
    /// The longest paragraph, in bytes of UTF-8: some five pages.
    package static let longest = 20_000

    static func write(_ command: Command, _ state: State, _ context: Context) throws(Refusal) -> [Event] {
        switch command {
        case .fill(let lines):
            if state.sent[.report] != nil { throw .rule("report.sent-already", .gui("34")) }
            return fill(lines, state, context)
        case .write(let place, let after, let text):
            guard state.places(place.text).contains(place) else {
                throw .rule("review.outside-scope", .tor("13"), field: "article")
            }
            try requireDraft(place.text, state)
            try fits(text, field: "new-\(place.key)")
            if let after, state.paragraphs[after]?.place != place { throw .hidden }
            return [.wrote(paragraph: context.newID(), place: place, after: after, text: text, line: nil)]
        case .revise(let id, let upon, let text, let reason):
            let paragraph = try paragraph(id, upon, state)
            try fits(text, field: "p-\(id)")
            if paragraph.text.utf8.elementsEqual(text.utf8) && !paragraph.isStruck { return [] }
            return [
                .revised(
                    paragraph: id, revision: upon + 1, text: text, reason: try reasoned(reason, paragraph))
            ]
        case .strike(let id, let upon, let reason):
            let paragraph = try paragraph(id, upon, state)
            if paragraph.isStruck { return [] }
            try requireOther(than: paragraph, state)
            return [.struck(paragraph: id, revision: upon + 1, reason: try reasoned(reason, paragraph))]
        default: return []
        }
    }

    /// New lines are written, changed ones anew, and those that the file no longer has are taken out; what somebody
    /// corrected stays.
    private static func fill(_ lines: [Line], _ state: State, _ context: Context) -> [Event] {
        var events: [Event] = []
        let kept = Chapter.allCases.flatMap { state.paragraphs(in: .chapter($0)) }
        for chapter in Chapter.allCases {
            var last: String?
            for line in lines where line.chapter == chapter && !line.text.isEmpty {
                if let paragraph = kept.first(where: { $0.line == line.key }) {
                    last = paragraph.id
                    let isSame = !paragraph.isStruck && paragraph.text.utf8.elementsEqual(line.text.utf8)
                    if paragraph.reason == nil && !isSame {
                        events.append(
                            .revised(
                                paragraph: paragraph.id, revision: paragraph.revision + 1, text: line.text, reason: nil)
                        )
                    }
                } else {
                    let id = context.newID()
                    events.append(
                        .wrote(
                            paragraph: id, place: .chapter(chapter), after: last, text: line.text, line: line.key))
                    last = id
                }
            }
        }
        for paragraph in kept where paragraph.line != nil && paragraph.reason == nil && !paragraph.isStruck {
            if !lines.contains(where: { $0.key == paragraph.line && !$0.text.isEmpty }) {
                events.append(.struck(paragraph: paragraph.id, revision: paragraph.revision + 1, reason: nil))
            }
        }
        return events
    }

    private static func paragraph(_ id: String, _ upon: Int, _ state: State) throws(Refusal) -> Paragraph {
        guard let paragraph = state.paragraphs[id] else { throw .hidden }
        try requireDraft(paragraph.place.text, state)
        if paragraph.revision != upon { throw Refusal(.conflict, [.init("changed-meanwhile", nil, field: "p-\(id)")]) }
        return paragraph
    }

    private static func fits(_ text: String, field: String) throws(Refusal) {
        if text.isEmpty { throw .input("required", field: field) }
        if text.utf8.count > longest {
            throw .input("report.too-long", field: field, ["count": .number(longest / 1000)])
        }
    }

    /// What the file wrote is corrected with a reason.
    private static func reasoned(_ reason: String, _ paragraph: Paragraph) throws(Refusal) -> String? {
        if paragraph.line == nil { return nil }
        if reason.isEmpty, case .chapter(let chapter) = paragraph.place {
            throw .rule("report.no-reason", chapter.citation, field: "reason-\(paragraph.id)")
        }
        return reason
    }

    /// A text that was sent keeps what the blueprint asks of it.
    private static func requireOther(than paragraph: Paragraph, _ state: State) throws(Refusal) {
        let place = paragraph.place
        guard state.sent[place.text] != nil,
            !state.paragraphs(in: place).contains(where: { $0.id != paragraph.id && !$0.isStruck })
        else { return }
        switch place {
        case .article(let article, let part) where Part.required[.report, default: []].contains(part):
            throw .rule(
                "report.section-incomplete", .blu("11-16"), field: "p-\(paragraph.id)", ["article": .article(article)])
        case .executive(let part) where Part.required[.summary, default: []].contains(part):
            throw .rule(
                "report.summary-incomplete", .blu("7"), field: "p-\(paragraph.id)",
                ["part": .phrase(Phrase("part.\(part.rawValue)"))])
        case .chapter(let chapter) where Chapter.required.contains(chapter):
            throw .rule(
                "report.chapter-missing", chapter.citation, field: "p-\(paragraph.id)",
                ["chapter": .phrase(Phrase("report.chapter.\(chapter.rawValue)"))])
        default: return
        }
    }
}
