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
        guard let body = file.report?.report else { return nil }
        let review = file.review
        var paper = Paper(
            .report, id: "\(file.id.text)-report", language: speaker.language, day: body.published ?? file.madeOn,
            title: speaker.say(Phrase("report.title", ["state": .state(review.pairing.reviewed)])))
        let status = body.final != nil ? "report.final" : body.sent != nil ? "report.under-agreement" : "report.draft"
        paper.subtitle = speaker.say(status)
        finish(&paper, isPublic: body.published != nil, isTraining: isTraining, speaker)
        paper.facts = facts(review, speaker)
        paper.contents = speaker.say("paper.contents")
        paper.sections = [
            .init(
                "introduction", .chapter, speaker.say("report.introduction"),
                passages("introduction", speaker.say("report.introduction-text"), in: speaker.language)),
            .init(
                "process", .chapter, speaker.say("report.process-title"),
                review.process.enumerated().flatMap { place, phrase in
                    passages("process-\(place + 1)", speaker.say(phrase), in: speaker.language)
                }),
            .init(
                "summary", .chapter, speaker.say("report.summary"),
                passages("summary", speaker.say("report.summary-elsewhere"), in: speaker.language)),
            .init(
                "implementation", .chapter, speaker.say("report.implementation"),
                sections: [ratification(file, speaker)] + articles(file, body, speaker)),
        ]
        return paper
    }

    /// The executive summary, in the language it was written in; `nil` for who may not read it.
    package static func summary(_ file: ReviewFile, isTraining: Bool, in tongue: Tongue) -> Paper? {
        guard let report = file.report, let drafted = report.summary else { return nil }
        let speaker = tongue.speaker(drafted.language)
        let review = file.review
        var paper = Paper(
            .summary, id: "\(file.id.text)-summary", language: drafted.language,
            day: report.published?.on ?? file.madeOn,
            title: speaker.say(Phrase("report.summary-title", ["state": .state(review.pairing.reviewed)])))
        paper.symbol = report.published.flatMap { DocumentSymbol($0.symbol) }
        if report.published == nil {
            paper.subtitle = speaker.say(report.summaryFinal ? "report.final" : "report.under-agreement")
        }
        finish(&paper, isPublic: report.published != nil, isTraining: isTraining, speaker)
        paper.dated.append(speaker.say(Phrase("paper.original", ["language": .language(drafted.language)])))
        paper.facts = facts(review, speaker)
        let words = drafted.summary
        paper.sections = [
            ("good-practices", words.goodPractices), ("challenges", words.challenges),
            ("observations", words.observations), ("needs", words.needs),
        ].filter { !$0.1.isEmpty }.map { part, text in
            .init(part, .chapter, speaker.say("part.\(part)"), passages(part, text, in: drafted.language))
        }
        return paper
    }

    private static func finish(_ paper: inout Paper, isPublic: Bool, isTraining: Bool, _ speaker: Speaker) {
        paper.masthead = speaker.say("paper.masthead")
        paper.notice =
            ((isPublic ? [] : [speaker.say("paper.confidential")])
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

    private static func ratification(_ file: ReviewFile, _ speaker: Speaker) -> Paper.Section {
        .init(
            "ratification", .part, speaker.say("report.ratification"),
            file.acts.ratification.enumerated().flatMap { place, phrase in
                passages("ratification-\(place + 1)", speaker.say(phrase), in: speaker.language)
            })
    }

    /// Instrument by instrument; of each article what was written.
    private static func articles(
        _ file: ReviewFile, _ body: ReportView.Body, _ speaker: Speaker
    ) -> [Paper.Section] {
        Instrument.allCases.compactMap { instrument in
            let articles = file.review.scope.filter { $0.instrument == instrument }
            if articles.isEmpty { return nil }
            return .init(
                instrument.rawValue, .part, speaker.name(of: instrument),
                sections: articles.map { article in
                    let section = body.section(on: article)
                    let parts = [
                        ("summary", section.summary), ("observations", section.observations),
                        ("good-practices", section.goodPractices), ("challenges", section.challenges),
                        ("needs", section.needs),
                    ].filter { !$0.1.isEmpty }.map { part, text in
                        Paper.Section(
                            "\(article.key)-\(part)", .item, speaker.say("part.\(part)"),
                            passages("\(article.key)-\(part)-text", text))
                    }
                    return .init(
                        article.key, .none, speaker.heading(of: article),
                        parts.isEmpty
                            ? [.plain(.init("\(article.key)-empty", speaker.say("report.empty"), in: speaker.language))]
                            : [], sections: parts)
                })
        }
    }

    /// A numbered paragraph a line.
    private static func passages(_ id: String, _ text: String, in language: Language? = nil) -> [Paper.Block] {
        text.split(separator: "\n").enumerated().map { place, line in
            .numbered(.init("\(id)-\(place + 1)", String(line), in: language))
        }
    }
}
