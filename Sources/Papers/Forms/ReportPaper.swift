import Checklist
import Desk
import Kernel
import Mechanism
import Reports
import Tongue
import Treaties

/// A review's report and its executive summary as papers. What the reader may not see is not in the file they are made
/// from.
package enum ReportPaper {
    /// The country review report, in the chapters of the blueprint; `nil` for who may not read it.
    ///
    /// Headings are in the speaker's language; what people wrote stands as they wrote it.
    package static func report(_ file: ReviewFile, isTraining: Bool, in speaker: Speaker) -> Paper? {
        guard let texts = file.report, let body = texts.report else { return nil }
        var paper = Paper(
            .report, id: "\(file.id.text)-report", language: speaker.language, day: body.published ?? file.madeOn,
            title: title("report.title", file, speaker))
        paper.subtitle = speaker.say(status(body))
        finish(
            &paper, label(body, isPublic: body.published != nil || body.isPart && !body.isGranted), isTraining, speaker)
        paper.facts = facts(file.review, speaker)
        paper.contents = speaker.say("paper.contents")
        func chapter(_ chapter: Report.Chapter, _ numbering: Paper.Section.Numbering) -> Paper.Section {
            section(
                chapter.rawValue, numbering, speaker.say("report.chapter.\(chapter.rawValue)"),
                body.paragraphs(in: .chapter(chapter)), texts.language)
        }
        paper.sections = [
            chapter(.introduction, .chapter), chapter(.process, .chapter), summary(texts, speaker),
            .init(
                "implementation", .chapter, speaker.say("report.implementation"),
                sections: [chapter(.ratification, .part), chapter(.legalSystem, .part)].filter(\.isWritten)
                    + articles(texts, body, speaker)),
        ].filter(\.isWritten)
        return paper
    }

    /// The executive summary, in a language where it is translated as a whole, else as it was written; `nil` for who
    /// may not read it.
    package static func summary(
        _ file: ReviewFile, _ wanted: Language, isTraining: Bool, in tongue: Tongue
    ) -> Paper? {
        guard let texts = file.report, let body = texts.summary else { return nil }
        let paragraphs = body.paragraphs.filter { !$0.isStruck }
        let own = texts.language ?? wanted
        let isTranslated =
            wanted != own && paragraphs.allSatisfy { $0.translations[wanted]?.revision == $0.revision }
        let language = isTranslated ? wanted : own
        let speaker = tongue.speaker(language)
        var paper = Paper(
            .summary, id: "\(file.id.text)-summary", language: language,
            day: texts.published?.on ?? file.madeOn, title: title("report.summary-title", file, speaker))
        paper.symbol = texts.published.flatMap { DocumentSymbol($0.symbol) }
        if texts.published == nil { paper.subtitle = speaker.say(status(body)) }
        finish(&paper, label(body, isPublic: texts.published != nil), isTraining, speaker)
        paper.dated.append(speaker.say(Phrase("paper.original", ["language": .language(own)])))
        paper.facts = facts(file.review, speaker)
        paper.sections = Report.Part.ofSummary.map { part in
            section(
                part.rawValue, .chapter, speaker.say("part.\(part.rawValue)"),
                paragraphs.filter { $0.place == .executive(part) }, language, isTranslated ? wanted : nil)
        }.filter(\.isWritten)
        return paper
    }

    // MARK: Sections

    /// Chapter III: the summary once it is agreed, and where it is found until then (BLU 7).
    private static func summary(_ texts: ReportView, _ speaker: Speaker) -> Paper.Section {
        guard let body = texts.summary, body.final != nil, texts.report?.isPart == false else {
            let elsewhere = Paper.Passage(
                "summary-elsewhere", speaker.say("report.summary-elsewhere"), in: speaker.language)
            return .init(
                "summary", .chapter, speaker.say("report.summary"),
                texts.report?.isPart == false ? [.plain(elsewhere)] : [])
        }
        return .init(
            "summary", .chapter, speaker.say("report.summary"),
            sections: Report.Part.ofSummary.map { part in
                section(
                    "summary-\(part.rawValue)", .item, speaker.say("part.\(part.rawValue)"),
                    body.paragraphs(in: .executive(part)), texts.language)
            }.filter(\.isWritten))
    }

    /// Instrument by instrument; of each article what was written (BLU 11–16).
    private static func articles(
        _ texts: ReportView, _ body: ReportView.Body, _ speaker: Speaker
    ) -> [Paper.Section] {
        Instrument.allCases.map { instrument in
            .init(
                instrument.rawValue, .part, speaker.name(of: instrument),
                sections: texts.scope.filter { $0.instrument == instrument }.map { article in
                    .init(
                        article.key, .none, speaker.heading(of: article),
                        sections: Report.Part.allCases.map { part in
                            section(
                                "\(article.key)-\(part.rawValue)", .item, speaker.say("part.\(part.rawValue)"),
                                body.paragraphs(in: .article(article, part)), texts.language)
                        }.filter(\.isWritten))
                }.filter(\.isWritten))
        }.filter(\.isWritten)
    }

    /// Paragraphs under a heading, numbered; in a translation where one is asked for.
    private static func section(
        _ id: String, _ numbering: Paper.Section.Numbering, _ title: String, _ paragraphs: [Report.Paragraph],
        _ language: Language?, _ translation: Language? = nil
    ) -> Paper.Section {
        .init(
            id, numbering, title,
            paragraphs.filter { !$0.isStruck }.map { paragraph in
                let text = translation.flatMap { paragraph.translations[$0]?.text } ?? paragraph.text
                return .numbered(.init("p-\(name(paragraph))", text, in: language))
            })
    }

    private static func name(_ paragraph: Report.Paragraph) -> String { paragraph.id.replacing("/", with: "-") }

    // MARK: What stands at the head

    private static func title(_ key: String, _ file: ReviewFile, _ speaker: Speaker) -> String {
        speaker.say(Phrase(key, ["state": .state(file.review.pairing.reviewed)]))
    }

    private static func status(_ body: ReportView.Body) -> String {
        if body.isGranted { return "report.granted" }
        if body.isPart { return "report.part-published" }
        return body.final != nil ? "report.final" : body.sent != nil ? "report.under-agreement" : "report.draft"
    }

    /// A draft is the reviewing side's until it is sent; what was granted, a State party's.
    private static func label(_ body: ReportView.Body, isPublic: Bool) -> Label {
        if isPublic { return .everybody }
        return body.isGranted ? .statesParties : body.sent == nil ? .reviewingSide : .participants
    }

    private static func finish(_ paper: inout Paper, _ label: Label, _ isTraining: Bool, _ speaker: Speaker) {
        paper.masthead = speaker.say("paper.masthead")
        paper.notice =
            ([speaker.confidential(label)].compactMap { $0 }
            + (isTraining ? [speaker.say("app.training.name") + " " + speaker.say("app.training.sign")] : []))
            .joined(separator: " · ")
        paper.dated = [speaker.date(paper.day)]
    }

    private static func facts(_ review: ReviewView, _ speaker: Speaker) -> [Paper.Fact] {
        [
            .init(name: speaker.say("review.year"), value: String(review.year)),
            .init(
                name: speaker.say("review.reviewing"),
                value: speaker.list(review.pairing.reviewers.map { speaker.name(of: $0) })),
            .init(
                name: speaker.say("review.covers"),
                value: speaker.list(([.untoc] + review.protocols).map { speaker.name(of: $0) })),
        ]
    }
}

extension Paper.Section {
    /// Whether anything stands in it.
    fileprivate var isWritten: Bool { !blocks.isEmpty || !sections.isEmpty }
}
