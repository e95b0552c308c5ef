import Checklist
import Kernel

/// The response as `palermo-response/1`: what other programs read, what the file for work without a connection holds,
/// and what both bring back. `docs/formats.md` describes it.
package enum ChecklistJSON {
    package static let format = "palermo-response/1"

    /// The answers alone, to be read by other programs.
    package static func bare(
        _ id: String, _ response: ResponseView, _ questionnaire: Questionnaire, madeOn: Day
    ) -> JSON {
        var members = head(id, response, madeOn)
        members["articles"] = .array(
            response.articles.map { ["key": .string($0.key), "note": note($0, response)] })
        members["questions"] = .array(
            questionnaire.questions.filter { response.isPut($0.id) }.map { .object(answer($0, response)) })
        return .object(members)
    }

    /// Questions, answers and words: all that the file for work without a connection needs.
    ///
    /// - Parameter articles: the part that is handed out.
    package static func whole(
        _ id: String, _ response: ResponseView, _ questionnaire: Questionnaire, articles: [Article], part: String?,
        _ words: ChecklistWords, languages: [Language], madeOn: Day
    ) -> JSON {
        func each(_ say: (Language) -> String) -> JSON {
            .object(Dictionary(languages.map { ($0.rawValue, .string(say($0))) }) { first, _ in first })
        }
        let given = Set(articles)
        var members = head(id, response, madeOn)
        members["part"] = part.map { .string($0) } ?? .null
        members["stateName"] = each { words.name(response.state, $0) }
        members["languages"] = .array(languages.map { .string($0.rawValue) })
        members["words"] = .object(
            Dictionary(
                languages.map { language in
                    (language.rawValue, .object(words.offline(language).mapValues { .string($0) }))
                }
            ) { first, _ in first })
        members["instruments"] = .array(
            Instrument.allCases.filter { code in articles.contains { $0.instrument == code } }.map { instrument in
                ["code": .string(instrument.rawValue), "title": each { words.name(instrument, $0) }]
            })
        members["articles"] = .array(
            articles.map { article in
                [
                    "key": .string(article.key), "instrument": .string(article.instrument.rawValue),
                    "title": each { words.heading(article, $0) }, "note": note(article, response),
                ]
            })
        let titles = Dictionary(response.documents.map { ($0.id, $0.title) }) { first, _ in first }
        members["questions"] = .array(
            questionnaire.questions.filter { given.contains($0.article) }.map { question in
                var row = answer(question, response)
                row["article"] = .string(question.article.key)
                row["provision"] = each { words.provision(question, $0) }
                row["obligation"] = .string(question.obligation.rawValue)
                row["kind"] = .string(question.kind.rawValue)
                row["when"] = .array(
                    question.conditions.map {
                        ["question": .string($0.question), "is": .array($0.is.map { .string($0.rawValue) })]
                    })
                row["text"] = each { question.text($0) }
                row["help"] = each { question.help($0) }
                row["lang"] = each { question.text.language($0).rawValue }
                row["outdated"] = .array(
                    languages.filter(question.text.outdated.union(question.help.outdated).contains).map {
                        .string($0.rawValue)
                    })
                row["cites"] = .array(
                    (response.answer(to: question.id)?.cites ?? []).compactMap { titles[$0] }.map { .string($0) })
                return .object(row)
            })
        return .object(members)
    }

    private static func head(_ id: String, _ response: ResponseView, _ madeOn: Day) -> [String: JSON] {
        [
            "format": .string(format), "review": .string(id), "state": .string(response.state.rawValue),
            "questionnaire": .string(response.questionnaire), "version": .number(response.version),
            "madeOn": .string(madeOn.description),
        ]
    }

    private static func note(_ article: Article, _ response: ResponseView) -> JSON {
        let note = response.note(on: article).json
        return ["upon": .number(response.revision(of: article)), "was": note, "now": note]
    }

    private static func answer(_ question: Questionnaire.Question, _ response: ResponseView) -> [String: JSON] {
        let answer = response.answer(to: question.id) ?? .empty
        let json = Response.Answer(choice: answer.choice, law: answer.law, practice: answer.practice).json
        return [
            "id": .string(question.id), "upon": .number(response.revision(of: question.id)), "was": json, "now": json,
        ]
    }
}
