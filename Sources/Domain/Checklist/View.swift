import Kernel

/// A response as one reader may see it: the State under review while it is being written, the participants of the
/// review once it was circulated (TOR 30).
package struct ResponseView: Sendable {
    package let questionnaire: String
    package let version: Int
    package let articles: [Article]
    package let questions: [Response.Reference]
    package let entries: [Article: Response.Saved]
    package let stakeholders: Response.Stakeholders?
    package let submitted: Response.Submitted?
    /// What is missing before it can be handed in.
    package let missing: [Refusal.Reason]

    package func entry(on article: Article) -> Response.Entry { entries[article]?.entry ?? .empty }
    package func revision(of article: Article) -> Int { entries[article]?.revision ?? 0 }

    package func answer(to question: String, on article: Article) -> Response.Answer? {
        entries[article]?.entry.answers.first { $0.question == question }
    }

    /// How many of an article's questions have been answered: progress of the work, not of the State.
    package func answered(on article: Article) -> Int {
        questions.count { $0.article == article && answer(to: $0.question, on: article)?.choice != nil }
    }
}

extension Response.State {
    /// The secretariat helps on request (TOR 16) and so may read a draft; the reviewing States may not.
    package func view(standing: Standing, circulated: Bool) -> ResponseView? {
        guard let opened else { return nil }
        switch standing {
        case .outside: return nil
        case .reviewingDelegate, .reviewingExpert: if !circulated { return nil }
        case .secretariat, .delegateUnderReview, .focalPoint: break
        }
        return ResponseView(
            questionnaire: opened.questionnaire, version: opened.version, articles: opened.articles,
            questions: opened.questions, entries: entries, stakeholders: stakeholders, submitted: submitted,
            missing: submitted == nil ? Response.incomplete(self, opened) : [])
    }
}
